import { begunOf } from '../lib/dates';
import type { RankedOffer } from '../lib/rank-offers';
import { stateWord } from '../lib/try-words';
import { Day } from './day';
import { NextCheckWords } from './next-check';

type Props = { offer: Pick<RankedOffer, 'offer' | 'span' | 'priceSpan' | 'next'> };

/** In a cell under the day on which a price was checked: what the last try found, since when, the next. */
export function LastTry({ offer: { offer, span, priceSpan, next } }: Props) {
  const changed = priceSpan.changedAfter !== null || offer.spans[0] !== priceSpan;
  return (
    <div className="small soft">
      {stateWord(offer.lastTry)}
      {offer.triedOn > span.checkedOn ? (
        <>
          {' '}
          <Day day={offer.triedOn} precision="day" />
        </>
      ) : null}
      {changed || priceSpan.from < span.checkedOn ? (
        <>
          {changed ? ', changed ' : ', since '}
          <Day {...begunOf(priceSpan)} />
        </>
      ) : null}
      <br />
      <NextCheckWords next={next} />
    </div>
  );
}
