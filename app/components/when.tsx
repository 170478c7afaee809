import { type Dated, isWithin } from '../lib/dates';
import { Day } from './day';

/** "on 5 Sep 2026", "in Sep 2026": as exactly as the day is known. */
export function On(dated: Dated) {
  return (
    <>
      {dated.precision === 'day' ? 'on' : 'in'} <Day {...dated} />
    </>
  );
}

/** "between 9 Nov 2026 and 16 Nov 2026"; "in 2026, after Feb 2026" where the later is the vaguer. */
export function Between({ after, by }: { after: Dated; by: Dated }) {
  if (isWithin(after, by))
    return (
      <>
        in <Day {...by} />, after <Day {...after} />
      </>
    );
  return (
    <>
      between <Day {...after} /> and <Day {...by} />
    </>
  );
}
