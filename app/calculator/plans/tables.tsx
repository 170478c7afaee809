import { hostById, type Plan } from '@/catalog';
import { DataTable } from '../../components/data-table';
import { Day } from '../../components/day';
import { EvidenceLink, Usd } from '../../components/price';
import type { Option, PlansView } from '../../lib/calculator/plans';
import { perImageOfBill, termWords } from '../../lib/calculator/plans-words';
import { Source, Stated } from '../stated';

type Props = {
  view: PlansView;
  options: readonly Option[];
  caption: string;
  asOf: string | null;
};

export function OptionsTable({ view, options, caption, asOf }: Props) {
  const { images, cheapest, ties } = view;
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'way', label: 'Way to pay' },
        { key: 'usd', label: '$ a month', numeric: true },
        { key: 'each', label: '$ per image made', numeric: true },
        { key: 'how', label: 'The sum' },
        { key: 'source', label: 'Dates and sources' },
      ]}
      cards
      className="sums"
    >
      {options.map((o) => {
        const each = perImageOfBill(o, images);
        return (
          <tr key={o.id} className={o === cheapest || ties.includes(o) ? 'own' : undefined}>
            <th scope="row">
              {o.name}
              {o.batch ? <span className="tag ml-1">batch</span> : null}
              {o.lowTrust ? <span className="tag ml-1">low trust</span> : null}
            </th>
            <td className="n cents" data-l="A month">
              {o.bill.usd === null ? <span className="none">–</span> : <Usd amount={o.bill.usd} />}
            </td>
            <td className="n" data-l="Per image">
              {each === null ? <span className="none">–</span> : <Usd amount={each} />}
            </td>
            <td className="small soft">
              <Sum option={o} />
            </td>
            <td className="small soft">
              <OptionSources option={o} asOf={asOf} />
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
}

function Sum({ option: { bill } }: { option: Option }) {
  if (bill.usd === null) return <>{bill.reason}</>;
  return (
    <>
      {bill.words}
      {bill.lost === '0' ? null : (
        <span className="block disputed">
          <Usd amount={bill.lost} /> of it for images you don’t make
        </span>
      )}
      {bill.upFront === null ? null : (
        <span className="block">
          <Usd amount={bill.upFront} /> paid at once
        </span>
      )}
    </>
  );
}

function OptionSources({ option, asOf }: { option: Option; asOf: string | null }) {
  const { price, plan, terms, own } = option;
  if (own) return <>as you typed it</>;
  return (
    <>
      {price ? (
        <span className="block">
          checked <Day {...price.checked} />
          {price.current ? '' : ' (stale)'}{' '}
          <EvidenceLink observation={price.observation} asOf={asOf} />
          {price.assumptions.length > 0 ? ` (${price.assumptions.join('; ')})` : null}
        </span>
      ) : null}
      {[...(plan ? [plan] : []), ...terms].map((p) => (
        <span key={p.id} className="block">
          {p === plan ? p.sourceDetail : termWords(p)}, <Stated on={p.statedOn} word="stated" />{' '}
          <Source url={p.sourceUrl} />
          {p.note ? ` (${p.note})` : null}
        </span>
      ))}
    </>
  );
}

/** Plans that exist, with what is missing to compute them. */
export function Unpriced({ plans }: { plans: readonly Plan[] }) {
  return (
    <section aria-labelledby="unpriced">
      <h2 id="unpriced">Known, but not enough to compute</h2>
      <ul className="list-disc pl-5 grid gap-1">
        {plans.map((p) => (
          <li key={p.id}>
            <a href={`/hosts/${p.host}`}>{hostById(p.host)?.name ?? p.host}</a>, {p.name}:{' '}
            {termWords(p)}.{' '}
            <span className="small soft">
              {p.sourceDetail ? `${p.sourceDetail}; ` : ''}
              <Stated on={p.statedOn} word="stated" /> <Source url={p.sourceUrl} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
