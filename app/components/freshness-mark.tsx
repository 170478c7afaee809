import type { Freshness } from '@/pricing/freshness';
import { ageWords, type Dated, datedWords } from '../lib/dates';

const MEANING: Record<Freshness['state'], string> = {
  fresh: 'read within the last 8 days',
  ageing: 'last read 9 to 21 days ago',
  stale: 'not read for more than 21 days',
  failing: 'the last two tries to read it failed',
};

type Props = { freshness: Freshness; checked: Dated };

/** How far a price can still be trusted: a shape and a word, never colour alone. */
export function FreshnessMark({ freshness, checked }: Props) {
  const { state, age } = freshness;
  const title =
    checked.precision === 'day' || state === 'failing'
      ? `${MEANING[state]} (${ageWords(age, checked)})`
      : `read in ${datedWords(checked)}, the day isn’t known: ${ageWords(age, checked)} ago`;
  return (
    <span className={`fresh fresh-${state}`} title={title}>
      {state}
    </span>
  );
}
