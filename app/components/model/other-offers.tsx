import { hostById } from '@/catalog';
import { STANDARD_NEED } from '@/pricing';
import type { Shown } from '../../data';
import { checkedOf, endedOf } from '../../lib/dates';
import { endWords } from '../../lib/lifecycle';
import type { EndedOffer } from '../../lib/ranking';
import { DataTable } from '../data-table';
import { Day } from '../day';
import { EvidenceLink, Usd } from '../price';
import { HostAndWording } from './ranking-table';

type Listed = Pick<Shown, 'asOf'> & { offers: readonly EndedOffer[] };

/** Offers that hosts have stopped selling, with their last price. */
export function Ended({ offers, asOf }: Listed) {
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
        {offers.map(({ offer, span, quote, end }) => (
          <tr key={offer.id}>
            <th scope="row" className="host">
              <HostAndWording
                offer={{
                  offer,
                  host: offer.hostId,
                  hostName: hostById(offer.hostId)?.name ?? offer.hostId,
                }}
                need={STANDARD_NEED}
                asOf={asOf}
              />
            </th>
            <td className="n price">
              {quote.usd ? <Usd amount={quote.usd} /> : <span className="none">no price</span>}
            </td>
            <td className="small dates">
              <EndedOn offer={offer} span={span} end={end} />, last read{' '}
              <Day {...checkedOf(span)} />{' '}
              <EvidenceLink observation={span.evidence.observation} asOf={asOf} />
            </td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}

/** "Shut down 17 Aug 2026 (source)", or when the price was gone from the host's page. */
export function EndedOn({ offer, span, end }: Omit<EndedOffer, 'quote'>) {
  const gone = endedOf(offer, span);
  if (!end)
    return gone ? (
      <>
        Gone since <Day {...gone} />
      </>
    ) : null;
  const words = endWords(end);
  return (
    <>
      {words.charAt(0).toUpperCase() + words.slice(1)}{' '}
      <Day day={end.date} precision={end.precision} />
      {end.sourceUrl ? (
        <>
          {' '}
          (<a href={end.sourceUrl}>source</a>)
        </>
      ) : null}
    </>
  );
}
