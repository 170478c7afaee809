import { barWords } from '../../components/need/bar-words';
import { Follow } from '../../components/need/follow';
import { NeedBar } from '../../components/need/need-bar';
import { NOT_BILLED, type PlansView } from '../../lib/calculator/plans';
import { makesOf } from '../../lib/params';
import { ChoiceField, TextField } from '../fields';

const OWN = ['fee', 'included', 'beyond', 'pack', 'packImages', 'packMonths'];
const TIER = ['tierAbove', 'tierPrice', 'tierBase'];

type Props = { view: PlansView; asOf: string | null; query: string };

/** The shared bar for the month's images, and ways to pay that only the reader knows. */
export function PlansForm({ view, asOf, query }: Props) {
  const { form, asked, model, models } = view;
  const makes = makesOf(model);
  return (
    <Follow query={query}>
      <NeedBar
        action="/calculator/plans"
        asked={asked}
        words={barWords(asked.need, makes)}
        makes={{ ...makes, operations: [], opening: 'generate', defaultSteps: model.defaultSteps }}
        without={NOT_BILLED}
        keptWords="images thrown away are paid for, too"
        hidden={asOf ? { asOf } : {}}
        lead={
          <ChoiceField form={form} name="model" label="Model" value={model.id}>
            {models.map((m) => (
              <option key={m.id} value={m.id}>
                {m.name}
              </option>
            ))}
          </ChoiceField>
        }
        trail={<OwnWays view={view} />}
        submit="Work it out"
        submitLast
      />
    </Follow>
  );
}

function OwnWays({ view: { form } }: { view: PlansView }) {
  const typed = [...OWN, ...TIER].some((name) => form.given[name]);
  return (
    <details className="own-ways" open={typed}>
      <summary className="small">Add a subscription, packs or volume tiers of your own</summary>
      <fieldset>
        <legend>Your subscription</legend>
        <div className="bar">
          <TextField form={form} name="fee" label="$ a month" />
          <TextField form={form} name="included" label="Images in it" />
          <TextField form={form} name="beyond" label="$ per image beyond" />
        </div>
      </fieldset>
      <fieldset>
        <legend>Your packs</legend>
        <div className="bar">
          <TextField form={form} name="pack" label="$ a pack" />
          <TextField form={form} name="packImages" label="Images in a pack" />
          <TextField
            form={form}
            name="packMonths"
            label="Months until it expires"
            hint="Empty: it never does."
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>Your volume tiers</legend>
        <div className="bar">
          <TextField
            form={form}
            name="tierBase"
            label="$ per image at first"
            hint="Empty: the cheapest by use."
          />
          <TextField form={form} name="tierAbove" label="Beyond images made a month" />
          <TextField form={form} name="tierPrice" label="$ for each image beyond" />
        </div>
      </fieldset>
    </details>
  );
}
