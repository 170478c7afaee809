import { hostById, modelById } from '@/catalog';
import type { Day as DayText, Need } from '@/pricing';
import { Caveats } from '../components/caveats';
import { DataTable } from '../components/data-table';
import { Dates } from '../components/model/ranking-table';
import { UsualCheck } from '../components/next-check';
import { placesOf, Usd } from '../components/price';
import { counted, formatUsd } from '../lib/format';
import { hrefOn, modelHref } from '../lib/need-links';
import { readingOf } from '../lib/need-offers';
import { usualCheck } from '../lib/next-check';
import { type Answer, type Candidate, unitOf } from '../lib/pick';
import { assumedWords, usualAssumption, usualWords } from '../lib/usual-assumption';

/** Rows of the answer that are shown; the rest is counted. */
const SHOWN = 10;
const OTHERS = 4;

type Props = {
  answer: Answer;
  need: Need;
  asOf: DayText | null;
  /** The day shown. */
  today: DayText;
};

/** What fits, cheapest first, with the reason for each. */
export function Fits({ answer, need, asOf, today }: Props) {
  const shown = answer.fits.slice(0, SHOWN);
  return (
    <section>
      <h2>
        {counted(answer.fits.length, 'model')} {answer.fits.length === 1 ? 'fits' : 'fit'}
      </h2>
      <PickTable
        caption="What fits, cheapest first"
        need={need}
        rows={shown.map((f) => ({ place: String(f.place), row: f.best, others: f.others }))}
        asked={answer.asked}
        asOf={asOf}
        today={today}
      />
      {answer.fits.length > shown.length ? (
        <p className="small soft mt-2">
          {counted(answer.fits.length - shown.length, 'dearer model')} not shown.
        </p>
      ) : null}
    </section>
  );
}

/** Fits whose price is too old for a place: shown with its age, never numbered. */
export function OldFits({ answer, need, asOf, today }: Props) {
  const shown = answer.old.slice(0, SHOWN);
  if (shown.length === 0) return null;
  const left = answer.old.length - shown.length;
  return (
    <section>
      <h2>{answer.fits.length > 0 ? 'Would fit' : 'Fits'} by last known prices</h2>
      <p className="lead small">
        {counted(answer.old.length, 'model')} {answer.old.length === 1 ? 'meets' : 'meet'}{' '}
        everything else, by a price that nobody has read for more than 21 days. Check it at the host
        before you count on it.
      </p>
      <PickTable
        caption="What fits by prices too old for a place"
        need={need}
        rows={shown.map((row) => ({ place: '–', row, others: [] }))}
        asked={answer.asked}
        asOf={asOf}
        today={today}
      />
      {left > 0 ? (
        <p className="small soft mt-2">{counted(left, 'dearer model')} not shown.</p>
      ) : null}
    </section>
  );
}

const columns = (unit: string) => [
  { key: 'place', label: '#', numeric: true },
  { key: 'host', label: 'Model at host' },
  { key: 'price', label: `$ per ${unit}`, numeric: true },
  { key: 'why', label: 'Why' },
  { key: 'dates', label: 'Read' },
];

type Row = { place: string; row: Candidate; others: readonly Candidate[] };
type TableProps = {
  caption: string;
  need: Need;
  rows: readonly Row[];
  asked: Answer['asked'];
  asOf: DayText | null;
  today: DayText;
};

function PickTable({ caption, need, rows, asked, asOf, today }: TableProps) {
  const shown = rows.flatMap(({ place, row: { row, verdicts, model }, others }) =>
    row?.cost
      ? [{ place, others, model, verdicts, row, cost: row.cost, reading: readingOf(row, today) }]
      : [],
  );
  const usual = usualCheck(shown.map((s) => s.reading));
  const assumptions = shown.map((s) => s.row.quote.assumptions);
  const assumed = usualAssumption(assumptions);
  return (
    <>
      {usual || assumed ? (
        <p className="lead small">
          {assumed ? `${usualWords(assumed, assumptions)} ` : null}
          <UsualCheck next={usual} />
        </p>
      ) : null}
      <DataTable
        cards
        hideCaption
        className={`ranking ${placesOf(shown.map((s) => s.cost))}`}
        caption={caption}
        columns={columns(unitOf(need))}
      >
        {shown.map(({ place, others, model, verdicts, row, cost, reading }) => (
          <tr key={model}>
            <td className="n place soft">{place}</td>
            <th scope="row" className="host">
              <a href={modelHref(row.model.id, need, asOf)}>{row.model.name}</a>
              <span className="wording small soft">
                at{' '}
                <a href={hrefOn(`/hosts/${row.host}`, need, asOf)}>
                  {hostById(row.host)?.name ?? row.host}
                </a>
              </span>
            </th>
            <td className="n price">
              <Usd amount={cost} big />
              {unitOf(need) === 'image' ? null : (
                <span className="small soft block">
                  <Usd amount={row.quote.usd ?? cost} /> an image made
                </span>
              )}
              <Caveats of={row.caveats} />
            </td>
            <td className="rule small">
              <ul>
                {asked.map((key) =>
                  verdicts[key]?.words && key !== 'fresh' ? (
                    <li key={key}>{verdicts[key]?.words}</li>
                  ) : null,
                )}
                <Also words={assumedWords(row.quote.assumptions, assumed)} />
                <Also words={others.length > 0 ? othersWords(others) : null} />
              </ul>
            </td>
            <td className="dates small">
              <Dates offer={reading} asOf={asOf} usual={usual} />
            </td>
          </tr>
        ))}
      </DataTable>
    </>
  );
}

function Also({ words }: { words: string | null }) {
  return words ? <li className="soft">{words}</li> : null;
}

/** "also Replicate $0.003, Together $0.0027 and 2 more". */
function othersWords(others: readonly Candidate[]): string {
  const named = others
    .slice(0, OTHERS)
    .map((o) => `${hostById(o.row?.host ?? '')?.name ?? ''} ${formatUsd(o.cost ?? '0')}`);
  const more = others.length - named.length;
  return `also ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** "FLUX.1 [schnell] at fal". */
export function nameOf({ row, model }: Candidate): string {
  const host = row && (hostById(row.host)?.name ?? row.host);
  return `${modelById(model)?.name ?? model}${host ? ` at ${host}` : ''}`;
}
