import type { Rental } from '../../lib/calculator/machines';
import { rentalsOf, speedsOf } from '../../lib/calculator/machines';
import { modelsToHost, type SelfHostView } from '../../lib/calculator/self-host';
import { formatDay, formatUsd } from '../../lib/format';
import { ChoiceField, TextField } from '../fields';

/** The workload, the machine and the work on it, as one GET form. */
export function SelfHostForm({ view }: { view: SelfHostView }) {
  const { form, model, machine, prices } = view;
  const { known, others } = modelsToHost();
  const rentals = rentalsOf();
  const fast = rentals.filter((r) => speedsOf(model.id, r.gpu).length > 0);
  const rest = rentals.filter((r) => !fast.includes(r));
  const picked = rentals.find((r) => r.id === form.given.gpu) ?? view.rental ?? fast[0];
  return (
    <form method="get" action="/calculator/self-host">
      <fieldset>
        <legend>What you make</legend>
        <div className="bar">
          <ChoiceField form={form} name="model" label="Model" value={model.id}>
            <optgroup label="Speed known on a rented card">
              {known.map((m) => (
                <option key={m.id} value={m.id}>
                  {m.name}
                </option>
              ))}
            </optgroup>
            <optgroup label="Open weights, speed not known: type it">
              {others.map((m) => (
                <option key={m.id} value={m.id}>
                  {m.name}
                </option>
              ))}
            </optgroup>
          </ChoiceField>
          <TextField form={form} name="volume" label="Images a month" value={`${view.images}`} />
          <ChoiceField
            form={form}
            name="offer"
            label="API to compare with"
            value={form.given.api ? '' : (form.given.offer ?? '')}
          >
            <option value="">the cheapest</option>
            {prices.map((p) => (
              <option key={p.offer.id} value={p.offer.id}>
                {p.hostName} {formatUsd(p.usd)}
                {p.current ? '' : ' (stale)'}
              </option>
            ))}
          </ChoiceField>
          <TextField form={form} name="api" label="or your price, $ per image" placeholder="0.04" />
        </div>
      </fieldset>
      <fieldset>
        <legend>The machine</legend>
        <div className="bar">
          <ChoiceField form={form} name="gpu" label="Rented GPU" value={picked?.id ?? ''}>
            <optgroup label={`Speed known for ${model.name}`}>
              {fast.map((r) => (
                <RentalOption key={r.id} rental={r} />
              ))}
            </optgroup>
            <optgroup label="Speed not known: type it">
              {rest.map((r) => (
                <RentalOption key={r.id} rental={r} />
              ))}
            </optgroup>
          </ChoiceField>
          <TextField form={form} name="hourly" label="or your $ an hour" placeholder="0.69" />
          <TextField form={form} name="monthly" label="or a server, $ a month" placeholder="199" />
          <TextField
            form={form}
            name="speed"
            label="Images an hour"
            placeholder={machine.imagesPerHour ?? 'not known'}
          />
          <ChoiceField
            form={form}
            name="billed"
            label="Paid for"
            value={form.given.billed === 'used' ? 'used' : 'always'}
          >
            <option value="always">all 730 hours of the month</option>
            <option value="used">only the hours in use</option>
          </ChoiceField>
          <TextField
            form={form}
            name="busy"
            label="Share of paid hours at work, %"
            value="100"
            hint="100 is the best case: requests rarely come so evenly."
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>Your work on it</legend>
        <div className="bar">
          <TextField form={form} name="hours" label="Hours a month" value="0" />
          <TextField form={form} name="rate" label="$ an hour" value="0" />
          <button type="submit" className="button mt-5">
            Work it out
          </button>
        </div>
      </fieldset>
    </form>
  );
}

function RentalOption({ rental: r }: { rental: Rental }) {
  const seen = r.seenOn ? formatDay(r.seenOn.date, r.seenOn.precision) : 'undated';
  const trust = r.lowTrust ? ', low trust' : '';
  return (
    <option value={r.id}>
      {r.gpu} at {r.hostName}
      {r.tier ? `, ${r.tier}` : ''}: {formatUsd(r.usdPerHour)} ({seen}
      {trust})
    </option>
  );
}
