import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { hasUsable, type Need } from '@/pricing/need';
import type { Placed } from '@/pricing/rank';
import { ruleWords } from '@/pricing/words';
import type { Shown } from '../../data';
import { citation } from '../../lib/citation';
import { begunOf, changedAfter, checkedOf } from '../../lib/dates';
import { formatTimes, formatUsd } from '../../lib/format';
import { hrefOn } from '../../lib/need-links';
import { volumeWords } from '../../lib/need-words';
import { isSameCheck, type NextCheck } from '../../lib/next-check';
import { withParams } from '../../lib/params';
import type { Change, RankedOffer } from '../../lib/rank-offers';
import { direction, type Order, type RankSort, sortedBy } from '../../lib/rank-sort';
import { fraction, highest } from '../../lib/scale';
import { stateWord, triedWords } from '../../lib/try-words';
import { Caveats } from '../caveats';
import { CheckedDay } from '../checked-day';
import { CopyButton } from '../copy-button';
import { type Column, DataTable } from '../data-table';
import { Day } from '../day';
import { FreshnessMark } from '../freshness-mark';
import { HostMark } from '../host-mark';
import { Moved } from '../moved';
import { NextCheckWords } from '../next-check';
import { EvidenceLink, placesOf, Usd } from '../price';
import { Sparkline } from '../sparkline';
import { Between } from '../when';
import { Arithmetic } from './arithmetic';

function columns(usable: boolean, order: Order): Column[] {
  const sorting = (sort: RankSort) => {
    const chosen = order.sort === sort;
    const asked = {
      sort: sort === 'price' ? null : sort,
      reverse: chosen && !order.reversed ? '1' : null,
    };
    return {
      sortHref: withParams(order.path, order.params, asked),
      ...(chosen ? { sorted: direction(order) } : {}),
    };
  };
  const price = usable ? '$ per usable image' : '$ per image';
  return [
    { key: 'place', label: '#', numeric: true },
    { key: 'host', label: 'Host', ...sorting('host') },
    { key: 'price', label: price, numeric: true, ...sorting('price') },
    { key: 'rule', label: 'How the host bills' },
    { key: 'change', label: '90 days', ...sorting('change') },
    { key: 'dates', label: 'Read', ...sorting('checked') },
  ];
}

type Props = Pick<Shown, 'asOf'> & {
  /** What is ranked, and for which work: a copied price says both. */
  model: string;
  what: string;
  caption: string;
  offers: readonly Placed<RankedOffer>[];
  numbered: boolean;
  /** False: the rows are no one order, so none is so many times another. */
  multiples?: boolean;
  need: Need;
  order: Order;
  /** The next check that is said once for the whole page. */
  usual: NextCheck | null;
};

/** Offers with a price in the asked order. Without numbers where they have lost their places. */
export function RankingTable({ caption, offers, numbered, need, asOf, model, ...rest }: Props) {
  const { what, multiples = true, order, usual } = rest;
  const usable = hasUsable(need);
  const dearest = highest(offers.map((o) => o.usd));
  return (
    <DataTable
      cards
      hideCaption
      className={`ranking ${placesOf(offers.map((o) => o.usd))}`}
      caption={caption}
      columns={columns(usable, order)}
    >
      {sortedBy(offers, order).map((o) => (
        <tr key={o.id}>
          <td className="n place soft">{numbered ? o.place : '–'}</td>
          <th scope="row" className="host">
            <HostAndWording offer={o} need={need} asOf={asOf} />
            <Ends end={o.end} asOf={asOf ?? null} />
          </th>
          <td className="n price">
            <Usd amount={o.usd} big />
            <svg className="ratio" aria-hidden="true">
              <rect width={`${Math.max(1, fraction(o.usd, dearest) * 100)}%`} height="4" rx="1" />
            </svg>
            {multiples ? (
              <span className="small soft whitespace-nowrap">
                {timesWords(o.timesCheapest, numbered)}
              </span>
            ) : null}
            {usable && o.quote.usd ? (
              <span className="small soft block">sticker {formatUsd(o.quote.usd)}</span>
            ) : null}
            {o.cost?.month ? (
              <span className="small soft block">{formatUsd(o.cost.month)} a month</span>
            ) : null}
          </td>
          <td className="rule small">
            {`${ruleWords(o.span.rule)} `}
            <span className="tag">{o.quote.exactness}</span>
            <Caveats of={o.cost?.caveats} />
            <Arithmetic quote={o.quote} cost={o.cost} quoted={o.span.evidence.quote} />
          </td>
          <td className="change small" data-l="90 days:">
            <Sparkline points={o.line} /> <ChangeWords change={o.change} />
          </td>
          <td className="dates small">
            <Dates offer={o} asOf={asOf} usual={usual} />{' '}
            {o.quote.usd ? (
              <CopyButton
                label="Copy with source"
                text={citation({
                  usd: o.quote.usd,
                  usable: usable ? o.usd : null,
                  host: o.hostName,
                  model,
                  workload: [what, usable && volumeWords(need)].filter(Boolean).join(', '),
                  checked: checkedOf(o.span),
                  evidence: `/prices/${o.span.evidence.observation}`,
                })}
              />
            ) : null}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

/** Without places the lowest is only the lowest of its group, never “the cheapest”. */
function timesWords(times: string, numbered: boolean): string {
  const what = numbered ? 'cheapest' : 'lowest';
  return times === '1' ? what : `${formatTimes(times)} the ${what}`;
}

type WordingProps = Pick<Shown, 'asOf'> & {
  offer: Pick<RankedOffer, 'offer' | 'host' | 'hostName'>;
  need: Need;
};

/** The host with its own words for what it sells. */
export function HostAndWording({ offer: o, need, asOf }: WordingProps) {
  return (
    <>
      <HostMark name={o.hostName} />
      <a href={hrefOn(`/hosts/${o.host}`, need, asOf)}>{o.hostName}</a>
      <span className="wording small soft" translate="no">
        {o.offer.hostModel}
        {o.offer.variant ? ` · ${o.offer.variant.replaceAll('&', ', ').replaceAll('=', ' ')}` : ''}
      </span>
    </>
  );
}

/** An announced end of the model at this host, as far as the day shown knew of it. */
function Ends({ end, asOf }: { end: RankedOffer['end']; asOf: string | null }) {
  if (!end || (asOf !== null && end.knownFrom > asOf)) return null;
  return (
    <span className="small block disputed">
      ends <Day day={end.date} precision={end.precision} />
    </span>
  );
}

type DatesProps = Partial<Pick<Shown, 'asOf'>> & {
  offer: Pick<RankedOffer, 'span' | 'priceSpan' | 'offer' | 'freshness' | 'next'>;
  /** Said above the table already: a row says only another. */
  usual?: NextCheck | null;
};

/** Checked, Changed and, when a later try found nothing, Tried; what the last try found; the next. */
export function Dates({ offer: o, asOf, usual = null }: DatesProps) {
  const { span, priceSpan, offer } = o;
  const later = offer.triedOn > span.checkedOn;
  // Of what was read once, and said so, the day is both its first and its last.
  const once = !later && offer.lastTry === 'first' && isFirst(offer, priceSpan, span.checkedOn);
  return (
    <>
      <FreshnessMark freshness={o.freshness} checked={checkedOf(span)} /> Checked{' '}
      <CheckedDay checked={checkedOf(span)} />
      {later ? null : <span className="soft">{`: ${stateWord(offer.lastTry)}`}</span>}
      <span className="soft">
        {once ? null : (
          <>
            <br />
            <Begun offer={offer} span={priceSpan} checkedOn={span.checkedOn} />
          </>
        )}
        {priceSpan === span ? null : (
          <>
            <br />
            Terms changed <When offer={offer} span={span} />
          </>
        )}
        {later ? (
          <>
            <br />
            Tried <Day day={offer.triedOn} precision="day" />: {triedWords(offer.lastTry)}
          </>
        ) : null}
        {isSameCheck(o.next, usual) ? null : (
          <>
            {' '}
            <br />
            <NextCheckWords next={o.next} />
          </>
        )}
      </span>
      {offer.disputes.length > 0 ? (
        <>
          <br />
          <span className="disputed">
            ≠ disputed:{' '}
            {offer.disputes.slice(0, 3).map((id, i) => (
              <a key={id} href={`/prices/${id}`}>
                {i === 0 ? 'another reading' : `, ${i + 1}`}
              </a>
            ))}
          </span>
        </>
      ) : null}
      <br />
      <EvidenceLink observation={span.evidence.observation} asOf={asOf} />
    </>
  );
}

type BegunProps = { offer: MarketOffer; span: MarketSpan };

const hasChanged = (offer: MarketOffer, span: MarketSpan) =>
  span.changedAfter !== null || offer.spans[0] !== span;
const isFirst = (offer: MarketOffer, span: MarketSpan, checkedOn: string) =>
  !hasChanged(offer, span) && span.from >= checkedOn;

function Begun({ offer, span, checkedOn }: BegunProps & { checkedOn: string }) {
  if (hasChanged(offer, span))
    return (
      <>
        Changed <When offer={offer} span={span} />
      </>
    );
  return (
    <>
      {isFirst(offer, span, checkedOn) ? 'First read' : 'Seen since'} <Day {...begunOf(span)} />
    </>
  );
}

/** A change seen by a check lies between two readings; a vague earlier one is left out. */
function When({ offer, span }: BegunProps) {
  const after = changedAfter(offer, span);
  if (after) return <Between after={after} by={begunOf(span)} />;
  const how = span.fromPrecision === 'day' ? (span.changedAfter ? 'by' : 'on') : 'in';
  return (
    <>
      {how} <Day {...begunOf(span)} />
    </>
  );
}

function ChangeWords({ change }: { change: Change }) {
  if (change.kind === 'changed') return <Moved before={change.before} after={change.after} />;
  if (change.kind === 'same') return <span className="soft">no change</span>;
  // The dates beside it say since when it is known, where that is all there is to say.
  return null;
}
