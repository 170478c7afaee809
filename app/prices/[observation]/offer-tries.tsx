import type { MarketOffer } from '@/db/queries/market';
import type { Day as DayText } from '@/pricing';
import { Day } from '../../components/day';
import { NextCheckWords } from '../../components/next-check';
import { begunOf, changedAfter, checkedOf } from '../../lib/dates';
import { nextCheck } from '../../lib/next-check';
import { isReadWeekly } from '../../lib/quote-offer';
import { currentSpan } from '../../lib/ranking';
import { stateWord } from '../../lib/try-words';

/** The price in force of the offer: when it changed, was read again and tried, and what comes next. */
export function OfferTries({ offer, today }: { offer: MarketOffer; today: DayText }) {
  const span = currentSpan(offer, today);
  if (!span) return null;
  const after = changedAfter(offer, span);
  return (
    <dl className="lows mt-3">
      <Fact label={offer.spans[0] === span ? 'First read' : 'Changed'}>
        {after && (
          <>
            between <Day {...after} /> and{' '}
          </>
        )}
        <Day {...begunOf(span)} />
      </Fact>
      <Fact label="Checked">
        <Day {...checkedOf(span)} />
      </Fact>
      <Fact label="Tried">
        <Day day={offer.triedOn} precision={triedPrecision(offer, span)} />:{' '}
        {stateWord(offer.lastTry)}
      </Fact>
      <Fact label="Next">
        <NextCheckWords next={nextCheck(offer, span, isReadWeekly(offer), today)} />
      </Fact>
    </dl>
  );
}

/** A try that read the price is as exact as that reading. */
function triedPrecision(offer: MarketOffer, span: MarketOffer['spans'][number]) {
  return offer.triedOn === span.checkedOn ? checkedOf(span).precision : 'day';
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="small soft">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
