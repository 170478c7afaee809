import { Day } from '../../components/day';
import type { PipelineView } from '../../lib/calculator/pipeline';
import type { Scores } from '../../lib/calculator/scores';
import { ChoiceField, TextField } from '../fields';

/** Both stages and how many attempts each takes, as one GET form. */
export function PipelineForm({ view }: { view: PipelineView }) {
  const { form, asked, attempts, drafts, finals, shown } = view;
  const chosen = (name: string, opening: string) =>
    form.errors[name] ? 'any' : (form.given[name] ?? opening);
  const opening = form.given.final ? 'any' : (shown?.pair.final.id ?? 'any');
  return (
    <form method="get" action="/calculator/pipeline">
      <fieldset>
        <legend>Drafts</legend>
        <div className="bar">
          <ChoiceField form={form} name="draft" label="Draft with" value={chosen('draft', 'any')}>
            <option value="any">the cheapest that fits</option>
            {drafts.map((m) => (
              <option key={m.id} value={m.id}>
                {m.name}
              </option>
            ))}
          </ChoiceField>
          <TextField
            form={form}
            name="drafts"
            label="Drafts a kept image"
            value={attempts.drafts}
          />
          <TextField
            form={form}
            name="draftSize"
            label="Draft size"
            size={11}
            value={asked.draftSize}
          />
          <TextField
            form={form}
            name="draftScore"
            label="Draft’s least score"
            hint={<ScoreHint scores={view.draftScores} />}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>The finish</legend>
        <div className="bar">
          <ChoiceField
            form={form}
            name="final"
            label="Finish with"
            value={chosen('final', opening)}
          >
            <option value="any">the cheapest that fits</option>
            {finals.map((m) => (
              <option key={m.id} value={m.id}>
                {m.name}
              </option>
            ))}
          </ChoiceField>
          <ChoiceField form={form} name="finish" label="by" value={asked.finish}>
            <option value="edit">editing the chosen draft</option>
            <option value="generate">making it anew from the same words</option>
          </ChoiceField>
          <TextField form={form} name="finals" label="Calls a kept image" value={attempts.finals} />
          <TextField form={form} name="size" label="Final size" size={11} value={asked.size} />
          <TextField
            form={form}
            name="finalScore"
            label="Final’s least score"
            hint={<ScoreHint scores={view.finalScores} />}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>The month</legend>
        <div className="bar">
          <TextField
            form={form}
            name="volume"
            label="Images you keep a month"
            value={`${view.kept}`}
          />
          <button type="submit" className="button mt-5">
            Work it out
          </button>
        </div>
      </fieldset>
    </form>
  );
}

function ScoreHint({ scores }: { scores: Scores | null }) {
  if (!scores) return <>No scores are held.</>;
  const values = [...scores.byModel.values()].map(Number);
  return (
    <>
      {scores.metric} of <Day day={scores.day} precision="day" />, {Math.min(...values)} to{' '}
      {Math.max(...values)};{' '}
      <a href={scores.sourceUrl} rel="nofollow noopener">
        source
      </a>
      . Empty: any model.
    </>
  );
}
