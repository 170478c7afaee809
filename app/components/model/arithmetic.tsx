import type { Quote } from '@/pricing';

/** Every term of a quote, so that the number can be checked by hand. */
export function Arithmetic({ quote, quoted }: { quote: Quote; quoted: string }) {
  return (
    <details className="arithmetic">
      <summary>Arithmetic</summary>
      <ul>
        {quote.terms.map((t) => (
          <li key={t.arithmetic}>
            {t.arithmetic} = ${t.usd}
          </li>
        ))}
      </ul>
      {quote.terms.length > 1 ? <p>Sum: ${quote.usd}</p> : null}
      {quote.assumptions.length > 0 ? <p>Assumed: {quote.assumptions.join('; ')}.</p> : null}
      <p>
        Read from: <q>{quoted.length > 200 ? `${quoted.slice(0, 200)}…` : quoted}</q>
      </p>
    </details>
  );
}
