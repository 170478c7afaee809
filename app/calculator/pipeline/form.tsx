import { Day } from '../../components/day';
import { barWords } from '../../components/need/bar-words';
import { Follow } from '../../components/need/follow';
import { NeedBar } from '../../components/need/need-bar';
import { NOT_STAGED, type PipelineView } from '../../lib/calculator/pipeline';
import type { Scores } from '../../lib/calculator/scores';
import { ChoiceField, TextField } from '../fields';

type Props = { view: PipelineView; asOf: string | null; query: string };

/** The shared bar for the image that is kept, and how its two stages are made: one GET form. */
export function PipelineForm({ view, asOf, query }: Props) {
  const { asked } = view;
  return (
    <Follow query={query}>
      <NeedBar
        action="/calculator/pipeline"
        asked={asked}
        words={barWords(asked.need, null)}
        without={NOT_STAGED}
        hidden={asOf ? { asOf } : {}}
        lead={<p className="small soft basis-full">The images you keep:</p>}
        trail={<Stages view={view} />}
        submit="Work it out"
        submitLast
      />
    </Follow>
  );
}

function Stages({ view }: { view: PipelineView }) {
  const { form, attempts, drafts, finals } = view;
  const chosen = (name: 'draft' | 'final') => view.chosen[name]?.id ?? 'any';
  return (
    <>
      <fieldset>
        <legend>Drafts</legend>
        <div className="bar">
          <ChoiceField form={form} name="draft" label="Draft with" value={chosen('draft')}>
            <option value="any">the cheapest that saves</option>
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
            value={view.draftSize}
          />
          <TextField
            form={form}
            name="draftScore"
            label="Draft scores at least"
            hint={<ScoreHint scores={view.draftScores} />}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>The finish</legend>
        <div className="bar">
          <ChoiceField form={form} name="final" label="Finish with" value={chosen('final')}>
            <option value="any">the cheapest that saves</option>
            {finals.map((m) => (
              <option key={m.id} value={m.id}>
                {m.name}
              </option>
            ))}
          </ChoiceField>
          <ChoiceField form={form} name="finish" label="by" value={view.finish}>
            <option value="edit">editing the chosen draft</option>
            <option value="generate">making it anew from the same words</option>
          </ChoiceField>
          <TextField form={form} name="finals" label="Calls a kept image" value={attempts.finals} />
          <TextField
            form={form}
            name="finalScore"
            label="Final scores at least"
            hint={<ScoreHint scores={view.finalScores} />}
          />
        </div>
      </fieldset>
    </>
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
