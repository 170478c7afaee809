import type { Freshness } from '@/pricing/freshness';

const MEANING: Record<Freshness['state'], string> = {
  fresh: 'read within the last 8 days',
  ageing: 'last read 9 to 21 days ago',
  stale: 'not read for more than 21 days',
  failing: 'the last two tries to read it failed',
};

/** How far a price can still be trusted: a shape and a word, never colour alone. */
export function FreshnessMark({ freshness }: { freshness: Freshness }) {
  const { state, age } = freshness;
  const title = `${MEANING[state]} (${age} day${age === 1 ? '' : 's'})`;
  return (
    <span className={`fresh fresh-${state}`} title={title}>
      {state}
    </span>
  );
}
