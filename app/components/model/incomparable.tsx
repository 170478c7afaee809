import type { Need } from '@/pricing/need';
import { ruleWords } from '@/pricing/words';
import type { Shown } from '../../data';
import type { NextCheck } from '../../lib/next-check';
import type { RankedOffer } from '../../lib/rank-offers';
import { DataTable } from '../data-table';
import { Dates, HostAndWording } from './ranking-table';

type Props = Pick<Shown, 'asOf'> & {
  offers: readonly RankedOffer[];
  need: Need;
  usual: NextCheck | null;
};

/** Offers without a number for this workload: never dropped, never counted as 0. */
export function Incomparable({ offers, need, asOf, usual }: Props) {
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
              <HostAndWording offer={o} need={need} asOf={asOf} />
            </th>
            <td className="small">{o.quote.reason ?? o.cost?.reason}</td>
            <td className="small rule">{ruleWords(o.span.rule)}</td>
            <td className="small dates">
              <Dates offer={o} asOf={asOf} usual={usual} />
            </td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}
