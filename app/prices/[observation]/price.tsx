import { ruleWords } from '@/pricing';
import { On } from '../../components/when';
import { Source } from '../../hosts/[host]/reading';
import { formatUsd } from '../../lib/format';
import type { Row } from './page';

type Props = {
  row: Row;
  /** What the rule comes to for one image; null: no number. */
  usd: string | null;
  /** "1024×1024, default steps, generate, live". */
  what: string;
};

/** The number itself, with the day and the place of this very reading. */
export function Price({ row: { observation, source }, usd, what }: Props) {
  return (
    <p className="mt-4 mb-3">
      {usd === null ? (
        <b className="text-xl">{ruleWords(observation.rule)}</b>
      ) : (
        <>
          <b className="text-2xl">{formatUsd(usd)}</b> per image{' '}
          <span className="soft">({what})</span>
        </>
      )}
      <span className="block">
        read <On day={observation.day} precision={observation.precision} />
        {observation.precision === 'day' ? null : (
          <span className="soft"> (the day isn’t known)</span>
        )}{' '}
        at <Source url={source.url} />
      </span>
    </p>
  );
}
