import { DataTable } from '../../components/data-table';
import { Usd } from '../../components/price';
import type { SelfHostResult } from '../../lib/calculator/self-host';
import { signedUsd } from '../../lib/calculator/words';
import { grouped } from '../../lib/credits';

/** Both sides at round volumes and at the reader's own, with the arithmetic of renting. */
export function CostTable({ result: { rows, own } }: { result: SelfHostResult }) {
  return (
    <section aria-labelledby="sums">
      <h2 id="sums">The sums</h2>
      <DataTable
        caption="Cost a month, by images a month"
        columns={[
          { key: 'images', label: 'Images a month' },
          { key: 'api', label: 'API', numeric: true },
          { key: 'renting', label: 'Renting', numeric: true },
          { key: 'saved', label: 'Renting saves', numeric: true },
          { key: 'how', label: 'How renting adds up' },
        ]}
        cards
        className="sums"
      >
        {rows.map((r) => (
          <tr key={r.images} className={r.images === own.images ? 'own' : undefined}>
            <th scope="row">
              {grouped(`${r.images}`)}
              {r.why ? <span className="small soft block">{r.why}</span> : null}
            </th>
            <td className="n cents" data-l="API">
              <Usd amount={r.api} />
            </td>
            <td className="n cents" data-l="Renting">
              <Usd amount={r.renting.usd} />
            </td>
            <td className="n" data-l="Renting saves">
              {signedUsd(r.saved)}
            </td>
            <td className="small soft">{r.renting.lines.map((l) => l.words).join(' + ')}</td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}
