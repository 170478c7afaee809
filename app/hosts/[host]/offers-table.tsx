import { DataTable } from '../../components/data-table';
import { Dates } from '../../components/model/ranking-table';
import { NativeRule, Usd } from '../../components/price';
import type { Shown } from '../../data';
import { onDay } from '../../lib/as-of';
import { standingWords } from '../../lib/host-words';
import type { HostOffer } from '../../lib/hosts';
import { firstRows } from '../../lib/overview-rows';

const COLUMNS = [
  { key: 'model', label: 'Model, and the host’s own wording' },
  { key: 'sold', label: 'Operation, variant' },
  { key: 'usd', label: '$ per image', numeric: true },
  { key: 'rule', label: 'How the host bills' },
  { key: 'place', label: 'Place' },
  { key: 'dates', label: 'Checked, changed, tried' },
];

type Props = Pick<Shown, 'asOf'> & { own: readonly HostOffer[] };
/** Fewer than of models: an offer’s row says more, and how the host is read follows. */
const FIRST_OFFERS = 40;

type CutProps = Props & { all: boolean; allHref: string };

/** A host's offers at the standard workload, each with its place among rivals. */
export function OffersTable({ own, asOf, all, allHref }: CutProps) {
  const shown = firstRows(own, all, FIRST_OFFERS);
  const cut = shown.length < own.length;
  return (
    <>
      <Table
        own={shown}
        asOf={asOf}
        caption={`${cut ? `${shown.length} of ${own.length} offers` : 'Offers in force'}. ${PER_IMAGE}`}
      />
      {cut && (
        <p className="mt-3">
          <a href={allHref}>Show all {own.length} offers</a>
        </p>
      )}
    </>
  );
}

const PER_IMAGE =
  'Per image: 1024×1024, the model’s default steps, the offer’s own quality tier, one image.';

function Table({ own, asOf, caption }: Props & { caption: string }) {
  return (
    <DataTable caption={caption} columns={COLUMNS} cards className="priced mt-4">
      {own.map((row) => (
        <Row key={row.offer.id} row={row} asOf={asOf} />
      ))}
    </DataTable>
  );
}

function Row({ row, asOf }: Pick<Shown, 'asOf'> & { row: HostOffer }) {
  const { offer, model, span, priceSpan, quote, freshness, next, standing } = row;
  return (
    <tr>
      <th scope="row">
        {model ? <a href={onDay(`/models/${model.id}`, asOf)}>{model.name}</a> : 'Model not named'}
        <br />
        <code className="small soft break-all">{offer.hostModel}</code>
      </th>
      <td>
        {offer.operation}
        {offer.variant && <Variant words={offer.variant} tier={offer.tier} />}
      </td>
      <td className="n">
        {quote.usd === null ? <span className="none">–</span> : <Usd amount={quote.usd} />}
      </td>
      <td className="small">
        {quote.usd === null && <span className="block">No number: {quote.reason}</span>}
        <NativeRule rule={span.rule} />{' '}
        {quote.exactness && <span className="tag">{quote.exactness}</span>}
      </td>
      <td className="md:whitespace-nowrap" data-l="Place:">
        {standingWords(standing)}
      </td>
      <td className="dates small">
        <Dates offer={{ offer, span, priceSpan, freshness, next }} asOf={asOf} />
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
