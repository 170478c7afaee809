import type { NextCheck } from '../lib/next-check';
import { Day } from './day';

/** When a price is looked at again; plainly so where nothing does it by itself. */
export function NextCheckWords({ next }: { next: NextCheck }) {
  if (next.kind === 'by_hand')
    return (
      <span className="next-check">
        No automatic check; by hand {next.late ? 'due since' : 'due'}{' '}
        <Day day={next.due} precision="day" />
      </span>
    );
  return (
    <span className="next-check">
      {next.kind === 'run' ? 'Next check' : 'Not read by a run yet; next'}{' '}
      <Day day={next.on} precision="day" />
    </span>
  );
}

/** Said once above a table, whose rows then say only another. */
export function UsualCheck({ next }: { next: NextCheck | null }) {
  if (!next) return null;
  return (
    <>
      <NextCheckWords next={next} />, where a row says nothing else.
    </>
  );
}
