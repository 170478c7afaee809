import { type Quote, shownTerms } from '@/pricing/quote';
import type { UsableCost } from '@/pricing/usable';
import { exactUsd } from '../../lib/format';

type Props = { quote: Quote; cost?: UsableCost | null; quoted: string };

/** Every term of a quote and every step from it to a kept image, to be checked by hand. */
export function Arithmetic({ quote, cost, quoted }: Props) {
  return (
    <details className="arithmetic">
      <summary>Arithmetic</summary>
      <ul>
        {shownTerms(quote.terms).map((t) => (
          <li key={t.arithmetic}>{`${t.arithmetic} = ${exactUsd(t.usd)}`}</li>
        ))}
      </ul>
      {shownTerms(quote.terms).length > 1 ? <p>{`Sum: ${exactUsd(quote.usd ?? '0')}`}</p> : null}
      {cost ? (
        <ol aria-label="From the price to the bill">
          {cost.steps.map((step, i) => (
            <li key={step.what}>
              {`${step.what}: ${i > 0 ? `${step.arithmetic} = ` : ''}${exactUsd(step.usd)}`}
            </li>
          ))}
        </ol>
      ) : null}
      {quote.assumptions.length > 0 ? <p>{`Assumed: ${quote.assumptions.join('; ')}.`}</p> : null}
      <p>
        Read from: <q>{quoted.length > 200 ? `${quoted.slice(0, 200)}…` : quoted}</q>
      </p>
    </details>
  );
}
