import { type Quote, type Rule, ruleWords, type Workload } from '@/pricing';
import { shownTerms } from '@/pricing/quote';
import { DataTable } from '../../components/data-table';
import { Usd } from '../../components/price';

const EXACTNESS = {
  listed: 'Listed: the source prints this very number.',
  computed: 'Computed: the source prints the rate, this is the arithmetic.',
  estimated: 'Estimated: a run time, a token count or an average of what was paid is part of it.',
} as const;

/** The rule in words and, term by term, what it comes to for the standard image. */
export function Arithmetic({
  rule,
  quote,
  workload,
}: {
  rule: Rule;
  quote: Quote;
  workload: Workload;
}) {
  return (
    <section aria-labelledby="arithmetic">
      <h2 id="arithmetic">The rule and the arithmetic</h2>
      <p>{ruleWords(rule)}</p>
      {quote.usd === null ? (
        <p className="mt-2">
          <b>No price per image:</b> {quote.reason}.
        </p>
      ) : (
        <DataTable
          caption={`The standard workload: ${workloadWords(workload)}`}
          columns={[
            { key: 'term', label: 'Term' },
            { key: 'usd', label: 'US dollars', numeric: true },
          ]}
          className="mt-2 max-w-3xl"
        >
          {shownTerms(quote.terms).map((term) => (
            <tr key={term.arithmetic}>
              <td>{term.arithmetic}</td>
              <td className="n">
                <Usd amount={term.usd} />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">One image</th>
            <td className="n">
              <Usd amount={quote.usd} />
            </td>
          </tr>
        </DataTable>
      )}
      {quote.exactness && <p className="small soft mt-2">{EXACTNESS[quote.exactness]}</p>}
      {quote.assumptions.length > 0 && (
        <p className="small soft">Assumed: {quote.assumptions.join('; ')}.</p>
      )}
    </section>
  );
}

/** "1024×1024, default steps, generate, live". */
export function workloadWords(w: Workload): string {
  const parts = [
    `${w.width}×${w.height}`,
    w.steps === null ? 'default steps' : `${w.steps} steps`,
    w.quality && `${w.quality.replace('_', ' ')} quality`,
    w.operation,
    w.inputImages > 0 && `${w.inputImages} input image${w.inputImages === 1 ? '' : 's'}`,
    w.batch ? 'batch' : 'live',
  ];
  return parts.filter(Boolean).join(', ');
}
