import { type Need, STANDARD_NEED } from '@/pricing';
import { Day } from '../components/day';
import { grantWords } from '../lib/credit-words';
import type { CreditEntry } from '../lib/credits';
import { WorthInImages } from './worth';

const SECTION_WORDS = {
  listed: '',
  startup: '',
  disputed: ' Sources disagree.',
  none: ' No source of ours finds one.',
  ended: ' It has ended.',
} as const;

type Props = { entry: CreditEntry; need?: Need };

/** One entry in a few lines, for a host's own page. */
export function CreditSummary({ entry, need = STANDARD_NEED }: Props) {
  const { claim, section } = entry;
  return (
    <>
      <a href={`/credits#${entry.id}`}>{programmeWords(entry)}</a>: {grantWords(claim)}
      {claim.statedOn ? (
        <>
          , stated <Day day={claim.statedOn.date} precision={claim.statedOn.precision} />
        </>
      ) : (
        ', by an undated page'
      )}
      .{SECTION_WORDS[section]}{' '}
      {(section === 'listed' || section === 'disputed') && (
        <WorthInImages entry={entry} need={need} />
      )}
    </>
  );
}

/** "Free tier". */
export function programmeWords({ claim }: CreditEntry): string {
  return claim.programme.charAt(0).toUpperCase() + claim.programme.slice(1);
}
