import { WEEKLY_TIME } from '@/pricing';
import type { Shown } from '../data';
import { formatCount } from '../lib/format';
import type { Strip } from '../lib/overview';
import { Day } from './day';
import { PhoneFold } from './phone-fold';

type Props = Pick<Shown, 'asOf'> & { strip: Strip };

/**
 * How much is known and how lately it was read, before anybody relies on a number. Of an earlier
 * day no run is said to be due: none may have been planned yet.
 */
export function FreshnessStrip({ strip, asOf }: Props) {
  const old = strip.prices - strip.ranked;
  return (
    <PhoneFold
      className="strip"
      summary={
        <>
          <b>{formatCount(strip.prices)}</b> prices, <b>{formatCount(strip.ranked)}</b> read within
          21 days
        </>
      }
    >
      <p className="facts">
        <span>
          <b>{formatCount(strip.prices)}</b> prices in force at <b>{strip.hosts}</b> hosts
        </span>
        <span>
          <b>{formatCount(strip.ranked)}</b> read within 21 days, <b>{formatCount(strip.fresh)}</b>{' '}
          of them fresh, within 8
        </span>
        {strip.latest ? (
          <span>
            latest reading{' '}
            <b>
              <Day {...strip.latest} />
            </b>
          </span>
        ) : null}
        {asOf === null ? (
          <span>
            next run due{' '}
            <b>
              <Day day={strip.nextRun} precision="day" />
            </b>
            , {WEEKLY_TIME}
          </span>
        ) : null}
      </p>
      {old > strip.ranked ? (
        <p className="small soft mt-1">
          Most prices have not been read for more than 21 days. They are shown as <i>last known</i>,
          with their date: right on that day, perhaps not today.
        </p>
      ) : null}
    </PhoneFold>
  );
}
