import { begunOf, checkedOf } from '../lib/dates';
import { isSameCheck, type NextCheck } from '../lib/next-check';
import type { RankedOffer } from '../lib/rank-offers';
import { stateWord } from '../lib/try-words';
import { Day } from './day';
import { FreshnessMark } from './freshness-mark';
import { NextCheckWords } from './next-check';

type Props = {
  offer: Pick<RankedOffer, 'offer' | 'span' | 'priceSpan' | 'freshness' | 'next'>;
  /** Said above the table already: a row says only another. */
  usual: NextCheck | null;
};

/** In a cell under the day of the check: how fresh, what the last try found, since when, the next. */
export function LastTry({ offer: { offer, span, priceSpan, freshness, next }, usual }: Props) {
  const changed = priceSpan.changedAfter !== null || offer.spans[0] !== priceSpan;
  return (
    <>
      <div>
        <FreshnessMark freshness={freshness} checked={checkedOf(span)} />
        <span className="small soft">
          {' · '}
          {changed && offer.lastTry === 'changed' ? null : stateWord(offer.lastTry)}
          {offer.triedOn > span.checkedOn ? (
            <>
              {' '}
              <Day day={offer.triedOn} precision="day" />
            </>
          ) : null}
          {changed || priceSpan.from < span.checkedOn ? (
            <>
              {changed ? (offer.lastTry === 'changed' ? 'changed ' : ', changed ') : ', since '}
              <Day {...begunOf(priceSpan)} />
            </>
          ) : null}
        </span>
      </div>
      {isSameCheck(next, usual) ? null : (
        <div className="small soft">
          <NextCheckWords next={next} />
        </div>
      )}
    </>
  );
}
