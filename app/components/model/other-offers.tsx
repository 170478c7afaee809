import { ruleWords } from '@/pricing';
import { type EndedOffer, precisionOf, type RankedOffer } from '../../lib/ranking';
import { DataTable } from '../data-table';
import { Day } from '../day';
import { EvidenceLink, Usd } from '../price';
import { Dates, HostAndWording } from './ranking-table';

/** Offers without a number for this workload: never dropped, never counted as 0. */
export function Incomparable({ offers }: { offers: readonly RankedOffer[] }) {
  if (offers.length === 0) return null;
  return (
    <section>
      <h2>Can’t be compared</h2>
      <DataTable
        cards
        hideCaption
        className="ranking"
        caption="Offers without a comparable price, with the reason"
        columns={[
          { key: 'host', label: 'Host' },
          { key: 'why', label: 'Why' },
          { key: 'rule', label: 'How the host bills' },
          { key: 'dates', label: 'Read' },
        ]}
      >
        {offers.map((o) => (
          <tr key={o.id}>
            <th scope="row" className="host">
              <HostAndWording offer={o} />
            </th>
            <td className="small">{o.quote.reason}</td>
            <td className="small rule">{ruleWords(o.span.rule)}</td>
            <td className="small dates">
              <Dates offer={o} />
            </td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}

/** Offers that hosts have stopped selling, with their last price. */
export function Ended({ offers }: { offers: readonly EndedOffer[] }) {
  if (offers.length === 0) return null;
  return (
    <section>
      <h2>No longer sold</h2>
      <DataTable
        cards
        hideCaption
        className="ranking"
        caption="Offers that have ended, with their last price"
        columns={[
          { key: 'host', label: 'Host' },
          { key: 'price', label: 'Last price', numeric: true },
          { key: 'dates', label: 'Ended' },
        ]}
      >
        {offers.map(({ offer, span, quote }) => (
          <tr key={offer.id}>
            <th scope="row" className="host">
              <HostAndWording offer={{ offer, host: offer.hostId }} />
            </th>
            <td className="n price">
              {quote.usd ? <Usd amount={quote.usd} /> : <span className="none">no price</span>}
            </td>
            <td className="small dates">
              Gone since {span.to ? <Day day={span.to} /> : null}, last read{' '}
              <Day day={span.checkedOn} precision={precisionOf(span)} />{' '}
              <EvidenceLink observation={span.evidence.observation} />
            </td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}
