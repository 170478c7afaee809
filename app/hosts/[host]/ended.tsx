import type { MarketOffer } from '@/db/queries/market';
import { type Day as DayText, ruleWords } from '@/pricing';
import { DataTable } from '../../components/data-table';
import { Day } from '../../components/day';
import { EndedOn } from '../../components/model/other-offers';
import { EvidenceLink } from '../../components/price';
import { checkedOf } from '../../lib/dates';
import { counted } from '../../lib/format';
import { endedOffersOfHost } from '../../lib/hosts';
import { firstRows } from '../../lib/overview-rows';
import { spanOn } from '../../lib/ranking';

type Props = { hostId: string; offers: readonly MarketOffer[]; today: DayText };

/** What the host sold once, with its last price. */
export function Ended({ hostId, offers, today }: Props) {
  const ended = endedOffersOfHost(hostId, offers, today);
  if (ended.length === 0) return null;
  return (
    <details className="mt-4">
      <summary>{counted(ended.length, 'offer')} no longer sold</summary>
      <DataTable
        caption="Missing from two complete readings in a row, or shut down as announced"
        columns={[
          { key: 'model', label: 'Host’s wording' },
          { key: 'ended', label: 'Ended' },
          { key: 'rule', label: 'Last price' },
          { key: 'evidence', label: 'Evidence' },
        ]}
        cards
      >
        {ended.map(({ offer, span, end }) => (
          <tr key={offer.id}>
            <th scope="row">
              <code className="small break-all">{offer.hostModel}</code>
            </th>
            <td data-l="Ended:">
              <EndedOn offer={offer} span={span} end={end} />
            </td>
            <td className="soft">{ruleWords(span.rule)}</td>
            <td>
              <EvidenceLink observation={span.evidence.observation} />
            </td>
          </tr>
        ))}
      </DataTable>
    </details>
  );
}

type CutProps = Props & { all: boolean; allHref: string };

/** Folded away at first: few open it, all wait for it. */
const FIRST_CLAIMS = 30;

/** What public datasets say about this host: a second opinion, never ranked. */
export function Opinions({ hostId, offers, today, all, allHref }: CutProps) {
  const claims = offers.flatMap((offer) => {
    const span = offer.hostId === hostId && offer.reporter !== 'host' && spanOn(offer, today);
    return span ? [{ offer, span }] : [];
  });
  if (claims.length === 0) return null;
  const shown = firstRows(claims, all, FIRST_CLAIMS);
  return (
    <details className="mt-4">
      <summary>{counted(claims.length, 'price')} in public datasets, never ranked</summary>
      <DataTable
        caption="What public datasets say of this host: a second opinion beside its own words"
        columns={[
          { key: 'model', label: 'Wording' },
          { key: 'by', label: 'Dataset' },
          { key: 'rule', label: 'Says' },
          { key: 'day', label: 'Read' },
          { key: 'evidence', label: 'Evidence' },
        ]}
        cards
      >
        {shown.map(({ offer, span }) => (
          <tr key={offer.id}>
            <th scope="row">
              <code className="small break-all">{offer.hostModel}</code>
            </th>
            <td>{offer.reporter}</td>
            <td className="soft">{ruleWords(span.rule)}</td>
            <td data-l="Read:">
              <Day {...checkedOf(span)} />
            </td>
            <td>
              <EvidenceLink observation={span.evidence.observation} />
            </td>
          </tr>
        ))}
      </DataTable>
      {shown.length < claims.length && (
        <p className="mt-3">
          <a href={allHref}>Show all {claims.length} prices in datasets</a>
        </p>
      )}
    </details>
  );
}
