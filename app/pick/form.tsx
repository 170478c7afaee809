import { CLASS_SECONDS } from '@/pricing';
import { ASKED_LATENCIES, type AskedConstraints, type ConstraintField } from '../lib/pick-params';

type Props = { asked: AskedConstraints; unit: string };

/** What the answer must be like; the lead of the page's one GET form. */
export function ConstraintFields({ asked, unit }: Props) {
  const { constraints: c, given, errors } = asked;
  const check = (name: 'open' | 'forecast' | 'lasting' | 'unknown', label: string) => (
    <label className="check">
      <input type="checkbox" name={name} value="1" defaultChecked={c[name]} />
      {label}
    </label>
  );
  return (
    <fieldset className="bar basis-full my-0">
      <legend className="sr-only">Constraints</legend>
      <div className="field">
        <label htmlFor="p-max">At most, $ per {unit}</label>
        <input
          id="p-max"
          name="max"
          size={8}
          inputMode="decimal"
          placeholder="any"
          defaultValue={given.max ?? ''}
          aria-invalid={errors.max ? true : undefined}
          aria-describedby={errors.max ? 'p-max-error' : undefined}
        />
        <Refused errors={errors} name="max" />
      </div>
      <div className="field">
        <label htmlFor="p-keys">Host sells at least … models</label>
        <input
          id="p-keys"
          name="keys"
          size={8}
          inputMode="numeric"
          placeholder="any"
          defaultValue={given.keys ?? ''}
          aria-invalid={errors.keys ? true : undefined}
          aria-describedby={errors.keys ? 'p-keys-error' : undefined}
        />
        <Refused errors={errors} name="keys" />
      </div>
      <div className="field">
        <label htmlFor="p-latency">Latency</label>
        <select
          id="p-latency"
          name="latency"
          defaultValue={c.latency ?? ''}
          data-written={c.latency ?? ''}
        >
          <option value="">any</option>
          {ASKED_LATENCIES.map((l) => (
            <option key={l} value={l}>
              {LATENCY_WORDS[l]}
            </option>
          ))}
        </select>
        <Refused errors={errors} name="latency" />
      </div>
      <div className="basis-full flex flex-wrap gap-x-4">
        {check('forecast', 'Price known before the call')}
        {check('open', 'Open weights')}
        {check('lasting', 'No announced end')}
        {check('unknown', 'Keep unknown latency')}
      </div>
      {(['open', 'unknown', 'forecast', 'lasting'] as const).map((name) => (
        <Refused key={name} errors={errors} name={name} />
      ))}
    </fieldset>
  );
}

const LATENCY_WORDS = {
  fast: `fast: up to ${CLASS_SECONDS.fast} s`,
  medium: `up to ${CLASS_SECONDS.medium} s`,
};

function Refused({ errors, name }: { errors: AskedConstraints['errors']; name: ConstraintField }) {
  if (!errors[name]) return null;
  return (
    <span id={`p-${name}-error`} className="error" role="alert">
      {errors[name]}
    </span>
  );
}
