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
import { signedUsd } from '../../lib/calculator/words';
import { formatCount } from '../../lib/format';
import { withParams } from '../../lib/params';

/** The sum of the pair shown, step by step, beside one model for every attempt. */
export function Steps({ view, shown }: { view: PipelineView; shown: PairView }) {
  const { pair, one } = shown;
  const [drafting, finishing] = pair.cost.steps;
  const row = (name: string, sum: string | undefined, usd: string | undefined, stage?: Stage) => (
    <tr>
      <th scope="row">{name}</th>
      <td className="small soft">{sum}</td>
      <td className="n" data-l="A kept image">
        {usd ? <Usd amount={usd} /> : null}
      </td>
      <td className="n" data-l="A month">
        {usd ? <Usd amount={monthOf(usd, view.kept)} /> : null}
      </td>
      <td className="small soft">{stage ? <Where stage={stage} /> : null}</td>
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

/** The cheapest pairs of all that were searched. */
export function PairsTable({ view }: { view: PipelineView }) {
  return (
    <section aria-labelledby="pairs">
      <h2 id="pairs">Cheapest pairs</h2>
      <DataTable
        caption={`${view.pairs.length} of ${formatCount(view.searched)} pairs searched, each model at its cheapest host`}
        columns={[
          { key: 'draft', label: 'Draft' },
          { key: 'final', label: 'Finish' },
          { key: 'usd', label: '$ a kept image', numeric: true },
          { key: 'saved', label: 'Saves against the final model alone', numeric: true },
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
                <Where stage={p.pair.draft} />
              </span>
            </th>
            <td>
              {p.pair.final.model.name}{' '}
              <Score value={view.finalScores?.byModel.get(p.pair.final.id)} />
              <span className="small soft block">
                <Where stage={p.pair.final} />
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
    </section>
  );
}

function Score({ value }: { value: string | undefined }) {
  return <span className="tag">{value ? `score ${value}` : 'no score'}</span>;
}

function Where({ stage: { price } }: { stage: Stage }) {
  return (
    <>
      <Usd amount={price.usd} /> at {price.hostName}, checked <Day {...price.checked} />
      {price.current ? '' : ' (stale)'} <EvidenceLink observation={price.observation} />
    </>
  );
}
