import { readable } from '@/pricing/money';
import { DataTable } from '../../components/data-table';
import { Day } from '../../components/day';
import { EvidenceLink, Usd } from '../../components/price';
import {
  monthOf,
  type PairView,
  type PipelineView,
  type Stage,
} from '../../lib/calculator/pipeline';
import { searchedAt } from '../../lib/calculator/pipeline-words';
import { signedUsd } from '../../lib/calculator/words';
import { formatCount } from '../../lib/format';
import { withParams } from '../../lib/params';

/** The sum of the pair shown, step by step, beside one model for every attempt. */
type Props = { view: PipelineView; asOf: string | null };

export function Steps({ view, shown, asOf }: Props & { shown: PairView }) {
  const { pair, one } = shown;
  const [drafting, finishing] = pair.cost.steps;
  const row = (name: string, sum: string | undefined, usd: string | undefined, stage?: Stage) => (
    <tr>
      <th scope="row">{name}</th>
      <td className="small soft">{sum}</td>
      <td className="n" data-l="A kept image">
        {usd ? <Usd amount={usd} /> : null}
      </td>
      <td className="n cents" data-l="A month">
        {usd ? <Usd amount={monthOf(usd, view.kept)} /> : null}
      </td>
      <td className="small soft">{stage ? <Where stage={stage} asOf={asOf} /> : null}</td>
    </tr>
  );
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">Step by step</h2>
      <DataTable
        caption={`One kept image, and ${formatCount(view.kept)} a month`}
        columns={[
          { key: 'step', label: 'Step' },
          { key: 'sum', label: 'The sum' },
          { key: 'usd', label: '$ a kept image', numeric: true },
          { key: 'month', label: '$ a month', numeric: true },
          { key: 'source', label: 'Price from' },
        ]}
        cards
        className="sums"
      >
        {row(`Drafts with ${pair.draft.model.name}`, drafting?.words, drafting?.usd, pair.draft)}
        {row(`Finish with ${pair.final.model.name}`, finishing?.words, finishing?.usd, pair.final)}
        {row('Two stages', undefined, pair.cost.usd)}
        {one
          ? row(
              `${one.stage.model.name} for every attempt`,
              `${view.attempts.drafts} × $${readable(one.stage.usd)}`,
              one.usd,
              one.stage,
            )
          : null}
      </DataTable>
    </section>
  );
}

/** The cheapest of the pairs that save; what saves nothing is counted, never listed as a saving. */
export function PairsTable({ view, asOf }: Props) {
  const { searched, compared, saving } = view;
  const rest = searched - compared;
  return (
    <section aria-labelledby="pairs">
      <h2 id="pairs">Pairs that save</h2>
      <p className="small soft mb-2">
        {formatCount(searched)} pairs searched, {searchedAt(view)}: {formatCount(saving)} save
        something against their final model alone, with {formatCount(compared - saving)} one model
        for all is as cheap or cheaper
        {rest > 0
          ? `; ${formatCount(rest)} can’t be compared, because the final model makes nothing from words at ${view.withStale ? 'any price held' : 'a price with a place'}`
          : ''}
        . Where no score is asked for, any model counts, however plain its images.
      </p>
      {view.pairs.length > 0 ? <SavingTable view={view} asOf={asOf} /> : null}
    </section>
  );
}

function SavingTable({ view, asOf }: Props) {
  return (
    <DataTable
      caption={`The cheapest ${view.pairs.length} of ${formatCount(view.saving)} pairs that save`}
      columns={[
        { key: 'draft', label: 'Draft' },
        { key: 'final', label: 'Finish' },
        { key: 'usd', label: '$ a kept image', numeric: true },
        { key: 'saved', label: 'Saves a kept image', numeric: true },
      ]}
      cards
      className="sums"
    >
      {view.pairs.map((p) => (
        <tr
          key={`${p.pair.draft.id}/${p.pair.final.id}`}
          className={p === view.shown ? 'own' : undefined}
        >
          <th scope="row">
            <a
              href={withParams('/calculator/pipeline', view.params, {
                draft: p.pair.draft.id,
                final: p.pair.final.id,
              })}
            >
              {p.pair.draft.model.name}
            </a>{' '}
            <Score value={view.draftScores?.byModel.get(p.pair.draft.id)} />
            <span className="small soft block">
              <Where stage={p.pair.draft} asOf={asOf} />
            </span>
          </th>
          <td>
            {p.pair.final.model.name}{' '}
            <Score value={view.finalScores?.byModel.get(p.pair.final.id)} />
            <span className="small soft block">
              <Where stage={p.pair.final} asOf={asOf} />
            </span>
          </td>
          <td className="n" data-l="A kept image">
            <Usd amount={p.pair.cost.usd} />
          </td>
          <td className="n" data-l="Saves">
            {p.one ? signedUsd(p.one.saved) : <span className="none">–</span>}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

function Score({ value }: { value: string | undefined }) {
  return <span className="tag">{value ? `score ${value}` : 'no score'}</span>;
}

function Where({ stage, asOf }: { stage: Stage; asOf: string | null }) {
  const { price, note } = stage;
  return (
    <>
      <Usd amount={price.usd} /> at {price.hostName}, checked <Day {...price.checked} />
      {price.current ? '' : ' (stale)'}
      {price.unsized ? ' (may not hold at this size)' : ''}{' '}
      <EvidenceLink observation={price.observation} asOf={asOf} />
      {note ? <> ({note})</> : null}
    </>
  );
}
