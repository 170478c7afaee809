import type { checksOfOffer } from '@/db/queries/evidence';
import { ruleWords } from '@/pricing';
import { DataTable } from '../../components/data-table';
import { Day } from '../../components/day';
import { Source } from '../../hosts/[host]/reading';
import { guardWords, originWords, outcomeWords } from '../../lib/evidence';
import { counted } from '../../lib/format';
import type { ReadingRow } from './standing';

/** So many are listed; an offer that is read weekly has hundreds in a few years. */
const READINGS_SHOWN = 40;
const CHECKS_SHOWN = 60;

function Further({ count, noun }: { count: number; noun: string }) {
  return count > 0 ? <p className="small soft mt-1">{counted(count, noun)} not shown.</p> : null;
}

/** Readings of the offer, newest first, this one among them however old it is. */
export function Readings({ id, readings }: { id: string; readings: readonly ReadingRow[] }) {
  const shown = readings.filter((r, i) => i < READINGS_SHOWN || r.id === id);
  return (
    <section aria-labelledby="readings">
      <h2 id="readings">Earlier and later readings</h2>
      <DataTable
        caption={`${counted(readings.length, 'reading')} of this offer, newest first`}
        columns={[
          { key: 'day', label: 'Read' },
          { key: 'rule', label: 'Price' },
          { key: 'words', label: 'Words' },
          { key: 'who', label: 'Whose words' },
        ]}
        cards
      >
        {shown.map((r) => (
          <tr key={r.id} aria-current={r.id === id ? 'true' : undefined}>
            <th scope="row" className="whitespace-nowrap">
              {r.id === id ? (
                <>
                  <Day day={r.day} precision={r.precision} />{' '}
                  <span className="small soft">(this one)</span>
                </>
              ) : (
                <a href={`/prices/${r.id}`}>
                  <Day day={r.day} precision={r.precision} />
                </a>
              )}
            </th>
            <td>
              {ruleWords(r.rule)}
              <Fate r={r} />
            </td>
            <td className="soft" translate="no">
              {r.quote.length > 120 ? `${r.quote.slice(0, 120)}…` : r.quote}
            </td>
            <td className="soft">{originWords(r.origin, 'host', r.form)}</td>
          </tr>
        ))}
      </DataTable>
      <Further count={readings.length - shown.length} noun="older reading" />
    </section>
  );
}

function Fate({ r }: { r: ReadingRow }) {
  const words = r.retracted
    ? `taken back: ${r.retracted}`
    : r.guard && r.verdict === 'reject'
      ? 'rejected'
      : r.guard && !r.verdict
        ? `held back: ${guardWords(r.guard)}`
        : r.disputed
          ? 'disputed'
          : null;
  return words && <span className="small soft block">{words}</span>;
}

/** What each try found, so that silence and confirmation can be told apart. */
export function Checks({
  checks,
  readings,
}: {
  checks: Awaited<ReturnType<typeof checksOfOffer>>;
  readings: readonly ReadingRow[];
}) {
  if (checks.length === 0) return null;
  const precision = new Map(readings.map((r) => [r.id, r.precision]));
  const first = checks.findLast((c) => c.observationId !== null);
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">Checks of this offer</h2>
      <DataTable
        caption="What each try found, newest first"
        columns={[
          { key: 'day', label: 'Day' },
          { key: 'what', label: 'Found' },
          { key: 'where', label: 'Where' },
        ]}
        cards
      >
        {checks.slice(0, CHECKS_SHOWN).map((c) => (
          <tr key={`${c.day} ${c.sourceUrl} ${c.outcome} ${c.observationId}`}>
            <th scope="row" className="whitespace-nowrap">
              <Day day={c.day} precision={precision.get(c.observationId ?? '') ?? 'day'} />
            </th>
            <td>{c === first ? 'first read' : outcomeWords(c.outcome)}</td>
            <td className="break-all">
              <Source url={c.sourceUrl} />
            </td>
          </tr>
        ))}
      </DataTable>
      <Further count={checks.length - CHECKS_SHOWN} noun="earlier check" />
    </section>
  );
}
