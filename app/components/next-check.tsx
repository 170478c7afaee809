import type { NextCheck } from '../lib/next-check';
import { Day } from './day';

/** When a price is looked at again; plainly so where nothing does it by itself. */
export function NextCheckWords({ next }: { next: NextCheck }) {
  if (next.kind === 'by_hand')
    return (
      <span className="next-check">
        No automatic check; due by hand <Due {...next} />
      </span>
    );
  return (
    <span className="next-check">
      {next.kind === 'run' ? 'Next check' : 'Not read by a run yet; next'}{' '}
      <Day day={next.on} precision="day" />
    </span>
  );
}

/** The same under a heading that says what it is: the day first. */
export function NextCheckDay({ next }: { next: NextCheck }) {
  if (next.kind === 'by_hand') return <NextCheckWords next={next} />;
  return (
    <>
      <Day day={next.on} precision="day" />
      {next.kind === 'run' ? null : <span className="soft"> (not read by a run yet)</span>}
    </>
  );
}

/** Said once above a table, whose rows then say only another. Of the host, not of each price. */
export function UsualCheck({ next }: { next: NextCheck | null }) {
  if (!next) return null;
  return (
    <>
      {next.kind === 'by_hand' ? (
        <NextCheckWords next={next} />
      ) : (
        <span className="next-check">
          Next reading <Day day={next.on} precision="day" />
        </span>
      )}
      , or as the row says.
    </>
  );
}

/** Counted from a month or a year, the day it is due is not known either. */
function Due({ due, late }: Extract<NextCheck, { kind: 'by_hand' }>) {
  if (late && due.precision !== 'day') return 'now';
  return (
    <>
      {late ? 'since ' : due.precision === 'day' ? null : 'in '}
      <Day {...due} />
    </>
  );
}
