import type { ReactNode } from 'react';
import { hasUsable, type Need } from '@/pricing';
import { Caveats } from '../../components/caveats';
import { DataTable } from '../../components/data-table';
import { Dates } from '../../components/model/ranking-table';
import { UsualCheck } from '../../components/next-check';
import { NativeRule, Usd } from '../../components/price';
import type { Shown } from '../../data';
import { formatUsd } from '../../lib/format';
import { pricedForWords, standingWords } from '../../lib/host-words';
import type { HostOffer } from '../../lib/hosts';
import { modelHref } from '../../lib/need-links';
import { type NextCheck, usualCheck } from '../../lib/next-check';
import { firstRows } from '../../lib/overview-rows';

const columns = (need: Need) => [
  { key: 'model', label: 'Model, and the host’s own wording' },
  { key: 'sold', label: 'Operation, variant' },
  { key: 'usd', label: hasUsable(need) ? '$ per usable image' : '$ per image', numeric: true },
  { key: 'rule', label: 'How the host bills' },
  { key: 'place', label: 'Place' },
  { key: 'dates', label: 'Checked, changed, tried' },
];

type Props = Pick<Shown, 'asOf'> & { own: readonly HostOffer[]; need: Need };

/** Fewer than of models: an offer’s row says more, and how the host is read follows. */
const FIRST_OFFERS = 28;

type CutProps = Props & { all: boolean; allHref: string };

/** A host's offers for the reader's need, each with its place among rivals. */
export function OffersTable({ own, need, asOf, all, allHref }: CutProps) {
  const shown = firstRows(own, all, FIRST_OFFERS);
  const cut = shown.length < own.length;
  const usual = usualCheck(shown);
  return (
    <>
      <Table
        own={shown}
        need={need}
        asOf={asOf}
        usual={usual}
        caption={
          <>
            <span>{`${cut ? `${shown.length} of ${own.length} offers` : 'Offers in force'}. `}</span>
            <span>{`${pricedForWords(need)} `}</span>
            <span>
              <UsualCheck next={usual} />
            </span>
          </>
        }
      />
      {cut && (
        <p className="mt-3">
          <a href={allHref}>Show all {own.length} offers</a>
        </p>
      )}
    </>
  );
}

type TableProps = Props & { caption: ReactNode; usual: NextCheck | null };

function Table({ own, need, asOf, caption, usual }: TableProps) {
  return (
    <DataTable caption={caption} columns={columns(need)} cards className="priced offers mt-4">
      {own.map((row) => (
        <Row key={row.offer.id} row={row} need={need} asOf={asOf} usual={usual} />
      ))}
    </DataTable>
  );
}

type RowProps = Omit<TableProps, 'own' | 'caption'> & { row: HostOffer };

function Row({ row, need, asOf, usual }: RowProps) {
  const { offer, model, span, priceSpan, quote, cost, freshness, next, standing } = row;
  const usd = cost ? cost.usd : quote.usd;
  return (
    <tr>
      <th scope="row">
        {model ? <a href={modelHref(model.id, need, asOf)}>{model.name}</a> : 'Model not named'}
        <br />
        <code className="small soft wrap-anywhere">{offer.hostModel}</code>
      </th>
      <td>
        {offer.operation}
        {offer.variant && <Variant words={offer.variant} tier={offer.tier} />}
      </td>
      <td className="n">
        {usd === null ? <span className="none">–</span> : <Usd amount={usd} />}
        {quote.usd !== null && hasUsable(need) && (
          <span className="small soft block font-normal">sticker {formatUsd(quote.usd)}</span>
        )}
        {cost?.month && (
          <span className="small soft block font-normal">{formatUsd(cost.month)} a month</span>
        )}
      </td>
      <td className="small">
        {usd === null && (
          <span className="block">No number: {cost ? cost.reason : quote.reason}</span>
        )}
        <NativeRule rule={span.rule} />{' '}
        {quote.exactness && <span className="tag">{quote.exactness}</span>}
        <Caveats of={cost?.caveats} />
      </td>
      <td className="md:whitespace-nowrap" data-l="Place:">
        {standingWords(standing)}
      </td>
      <td className="dates small">
        <Dates offer={{ offer, span, priceSpan, freshness, next }} asOf={asOf} usual={usual} />
      </td>
    </tr>
  );
}

function Variant({ words, tier }: { words: string; tier: string | null }) {
  const shown = words.split('&').map((part) => part.replace('=', ': ').replace('_', ' '));
  const own = words.toLowerCase().includes(`quality=${tier}`);
  return (
    <span className="small soft block">
      {shown.join(', ')}
      {tier && !own ? ` (${tier.replace('_', ' ')} tier)` : ''}
    </span>
  );
}
