import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { type Day as DayText, ruleWords } from '@/pricing';
import { Day } from '../../components/day';
import { NextCheckDay } from '../../components/next-check';
import { Between } from '../../components/when';
import { begunOf, changedAfter, checkedOf } from '../../lib/dates';
import type { Standing } from '../../lib/evidence';
import { nextCheck } from '../../lib/next-check';
import { isReadWeekly } from '../../lib/quote-offer';
import { currentSpan } from '../../lib/ranking';
import { stateWord } from '../../lib/try-words';

type Props = { offer: MarketOffer; today: DayText; standing: Standing };

/**
 * What the offer costs by its latest reading, which may be another than the page's own: since when,
 * when it was read again and tried, and what comes next. Nothing where it is no longer sold.
 */
export function OfferNow({ offer, today, standing }: Props) {
  const span = currentSpan(offer, today);
  if (!span) return null;
  return (
    <section aria-labelledby="now">
      <h2 id="now">The offer today</h2>
      <p>
        {standing.kind === 'in_force' ? (
          'This price is the latest that was read of it.'
        ) : (
          <>
            The latest price that was read of it is another:{' '}
            <a href={`/prices/${span.evidence.observation}`}>{ruleWords(span.rule)}</a>.
          </>
        )}
      </p>
      <Dates offer={offer} span={span} today={today} />
    </section>
  );
}

type DatesProps = Omit<Props, 'standing'> & { span: MarketSpan };

function Dates({ offer, span, today }: DatesProps) {
  const after = changedAfter(offer, span);
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-2 mt-3">
      <Fact label={offer.spans[0] === span ? 'First read' : 'Changed'}>
        {after ? <Between after={after} by={begunOf(span)} /> : <Day {...begunOf(span)} />}
      </Fact>
      <Fact label="Checked">
        <Day {...checkedOf(span)} />
      </Fact>
      <Fact label="Tried">
        <Day day={offer.triedOn} precision={triedPrecision(offer, span)} />:{' '}
        {stateWord(offer.lastTry)}
      </Fact>
      <Fact label="Next">
        <NextCheckDay next={nextCheck(offer, span, isReadWeekly(offer), today)} />
      </Fact>
    </dl>
  );
}

/** A try that read the price is as exact as that reading. */
function triedPrecision(offer: MarketOffer, span: MarketSpan) {
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
