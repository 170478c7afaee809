import { type Quote, quote, type Rule, ruleWords, workload } from '@/pricing';
import { DataTable } from '../components/data-table';
import { Usd } from '../components/price';

/** Rules as hosts word them; the numbers beside them are computed when the page is asked for. */
const BY_MEGAPIXEL: Rule = {
  money: { kind: 'usd' },
  terms: [
    {
      amount: '0.003',
      per: 1,
      times: [{ kind: 'megapixel', pixelsPerMegapixel: 1_048_576, rounding: 'up', part: 'all' }],
    },
  ],
};
const BY_TILE_AND_STEP: Rule = {
  money: { kind: 'usd' },
  terms: [
    { amount: '0.0000528', per: 1, times: [{ kind: 'tile', edge: 512 }] },
    { amount: '0.0001056', per: 1, times: [{ kind: 'step', basis: 'absolute' }] },
  ],
};
const PER_THOUSAND: Rule = {
  money: { kind: 'usd' },
  terms: [{ amount: '3', per: 1_000, times: [{ kind: 'image' }] }],
};

const FULL_HD = workload({ width: 1920, height: 1080, steps: 4 });
const EXAMPLES = [BY_MEGAPIXEL, BY_TILE_AND_STEP, PER_THOUSAND].map((rule) => ({
  rule,
  quote: quote(rule, FULL_HD),
}));

/** One image of FLUX.1 [schnell] at 1920×1080 under three ways of billing. */
export function WorkedExample() {
  return (
    <DataTable
      caption="One image of 1920×1080 in 4 steps, under three ways of billing in use for FLUX.1 [schnell]"
      columns={[
        { key: 'rule', label: 'The rule' },
        { key: 'arithmetic', label: 'The arithmetic' },
        { key: 'usd', label: 'Per image', numeric: true },
      ]}
      cards
    >
      {EXAMPLES.map((e) => (
        <tr key={ruleWords(e.rule)}>
          <th scope="row">{ruleWords(e.rule)}</th>
          <td className="soft">{arithmetic(e.quote)}</td>
          <td className="n">{e.quote.usd && <Usd amount={e.quote.usd} />}</td>
        </tr>
      ))}
    </DataTable>
  );
}

function arithmetic(q: Quote): string {
  return q.terms.map((t) => t.arithmetic).join(' + ');
}
