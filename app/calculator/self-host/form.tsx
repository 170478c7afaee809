import { barWords } from '../../components/need/bar-words';
import { Follow } from '../../components/need/follow';
import { NeedBar } from '../../components/need/need-bar';
import type { Rental } from '../../lib/calculator/machines';
import { rentalsOf, speedsOf } from '../../lib/calculator/machines';
import {
  LIKELY_BUSY,
  modelsToHost,
  NOT_HOSTED,
  type SelfHostView,
} from '../../lib/calculator/self-host';
import { percentWords } from '../../lib/calculator/words';
import { formatDay, formatUsd } from '../../lib/format';
import { makesOf } from '../../lib/params';
import { ChoiceField, TextField } from '../fields';

type Props = { view: SelfHostView; asOf: string | null; query: string };

/** The shared bar for what is made, with the machine and the work on it: one GET form. */
export function SelfHostForm({ view, asOf, query }: Props) {
  const { asked, model } = view;
  const makes = makesOf(model);
  return (
    <Follow query={query}>
      <NeedBar
        action="/calculator/self-host"
        asked={asked}
        words={barWords(asked.need, makes)}
        makes={{ ...makes, operations: [], opening: 'generate', defaultSteps: model.defaultSteps }}
        without={NOT_HOSTED}
        keptWords="images thrown away are made, too"
        hidden={asOf ? { asOf } : {}}
        lead={<Sides view={view} />}
        trail={<MachineFields view={view} />}
        submit="Work it out"
        submitLast
      />
    </Follow>
  );
}

function Sides({ view: { form, model, prices } }: { view: SelfHostView }) {
  const { known, others } = modelsToHost();
  return (
    <>
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
      <ChoiceField
        form={form}
        name="offer"
        label="API to compare with"
        value={form.given.api ? '' : (form.given.offer ?? '')}
        instead="api"
      >
        <option value="">the cheapest</option>
        {prices.map((p) => (
          <option key={p.offer.id} value={p.offer.id}>
            {p.hostName} {formatUsd(p.usd)}
            {p.current ? '' : ' (stale)'}
            {p.unsized ? ' (may not hold at this size)' : ''}
          </option>
        ))}
      </ChoiceField>
      <TextField form={form} name="api" label="or your price, $ per image" placeholder="0.04" />
    </>
  );
}

function MachineFields({ view: { form, model, machine, rental } }: { view: SelfHostView }) {
  const rentals = rentalsOf();
  const fast = rentals.filter((r) => speedsOf(model.id, r.gpu).length > 0);
  const rest = rentals.filter((r) => !fast.includes(r));
  const picked = rentals.find((r) => r.id === form.given.gpu) ?? rental ?? fast[0];
  return (
    <>
      <fieldset>
        <legend>The machine</legend>
        <div className="bar">
          <ChoiceField
            form={form}
            name="gpu"
            label="Rented GPU"
            value={picked?.id ?? ''}
            instead="hourly monthly"
          >
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
            value={percentWords(LIKELY_BUSY)}
            hint="50 is our assumption, not a measurement: requests rarely come evenly. 100 is the best case."
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>Your work on it</legend>
        <div className="bar">
          <TextField form={form} name="hours" label="Hours a month" value="0" />
          <TextField form={form} name="rate" label="$ an hour" value="0" />
        </div>
      </fieldset>
    </>
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
