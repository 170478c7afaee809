import { type Dated, notBefore } from '../lib/dates';
import { formatDay } from '../lib/format';
import { Day } from './day';

/**
 * When a price was last read: "16 Nov 2026"; of a vague day also the earliest that it can be,
 * "2026 (12 Nov or later)", which may be what keeps the price from being stale.
 */
export function CheckedDay({ checked }: { checked: Dated }) {
  const since = notBefore(checked);
  if (!since) return <Day {...checked} />;
  const datetime = { datetime: since.day };
  return (
    <>
      <Day {...checked} />{' '}
      <span className="small soft">
        (<time {...datetime}>{formatDay(since.day).replace(/ \d+$/, '')}</time> or later)
      </span>
    </>
  );
}
