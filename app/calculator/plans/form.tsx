import { sizeText } from '@/pricing';
import type { PlansView } from '../../lib/calculator/plans';
import { tierWords } from '../../lib/params';
import { ChoiceField, TextField } from '../fields';

const OWN = ['fee', 'included', 'beyond', 'pack', 'packImages', 'packMonths'];
const TIER = ['tierAbove', 'tierPrice', 'tierBase'];

/** The month's images, and ways to pay that only the reader knows. */
export function PlansForm({ view }: { view: PlansView }) {
  const { form, asked, model, models } = view;
  const typed = [...OWN, ...TIER].some((name) => form.given[name]);
  return (
    <form method="get" action="/calculator/plans">
      <fieldset>
        <legend>What you make</legend>
        <div className="bar">
          <ChoiceField form={form} name="model" label="Model" value={model.id}>
            {models.map((m) => (
              <option key={m.id} value={m.id}>
                {m.name}
              </option>
            ))}
          </ChoiceField>
          <TextField form={asked} name="volume" label="Images you keep a month" value="10000" />
          <TextField form={asked} name="acceptance" label="Share you keep" placeholder="100%" />
          <TextField
            form={asked}
            name="size"
            label="Size"
            size={11}
            value={sizeText(asked.need.size)}
          />
          {model.tiers.length > 0 ? (
            <ChoiceField
              form={asked}
              name="quality"
              label="Quality tier"
              value={asked.need.quality ?? ''}
            >
              <option value="">middle</option>
              {model.tiers.map((t) => (
                <option key={t} value={t}>
                  {tierWords(t)}
                </option>
              ))}
            </ChoiceField>
          ) : null}
          <label className="check mt-5">
            <input type="checkbox" name="batch" value="1" defaultChecked={asked.need.batch} />
            They may wait: batch counts
          </label>
          <button type="submit" className="button mt-5">
            Work it out
          </button>
        </div>
      </fieldset>
      <details className="mt-2" open={typed}>
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
            <TextField form={form} name="tierAbove" label="Beyond images a month" />
            <TextField form={form} name="tierPrice" label="$ for each image beyond" />
          </div>
        </fieldset>
      </details>
    </form>
  );
}
