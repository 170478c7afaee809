import type { Model } from '@/catalog';
import { type Day, OPERATIONS, sizeText } from '@/pricing';
import {
  type AskedWorkload,
  type Field,
  type Params,
  tierWords,
  withParams,
} from '../../lib/params';
import { KeptDay } from '../as-of';

const SIZES = ['512x512', '1024x1024', '1536x1024', '1920x1080', '2048x2048', '3840x2160'];

type Props = { model: Model; asked: AskedWorkload; params: Params; asOf: Day | null };

/** What the reader wants to make: links for the common choices, a plain GET form for the rest. */
export function WorkloadBar({ model, asked, params, asOf }: Props) {
  const { workload: w, given, errors } = asked;
  const path = `/models/${model.id}`;
  const link = (name: string, value: string, shown: string, current: boolean) => (
    <a
      key={value}
      href={withParams(path, params, { [name]: value })}
      aria-current={current ? 'true' : undefined}
    >
      {shown}
    </a>
  );
  const size = sizeText(w);
  return (
    <section aria-label="Workload" className="workload">
      <fieldset>
        <legend className="small soft">Size</legend>
        <div className="choices">
          {SIZES.map((s) => link('size', s, s.replace('x', '×'), s === size))}
        </div>
      </fieldset>
      {model.tiers.length > 0 ? (
        <fieldset>
          <legend className="small soft">Quality tier</legend>
          <div className="choices">
            {model.tiers.map((t) => link('quality', t, tierWords(t), t === w.quality))}
          </div>
        </fieldset>
      ) : null}
      {model.operations.length > 1 ? (
        <fieldset>
          <legend className="small soft">Operation</legend>
          <div className="choices">
            {OPERATIONS.filter((o) => model.operations.includes(o)).map((o) =>
              link('operation', o, o, o === w.operation),
            )}
          </div>
        </fieldset>
      ) : null}
      <form method="get" action={path} className="bar">
        <TextField name="size" label="Other size" shown={given.size ?? size} errors={errors} />
        {model.defaultSteps || given.steps ? (
          <TextField
            name="steps"
            label="Steps"
            shown={given.steps ?? ''}
            placeholder={model.defaultSteps ? `${model.defaultSteps}` : 'default'}
            errors={errors}
          />
        ) : null}
        <label className="check">
          <input type="checkbox" name="batch" value="1" defaultChecked={w.batch} />
          Batch prices
        </label>
        {given.quality && w.quality ? (
          <input type="hidden" name="quality" value={w.quality} />
        ) : null}
        {given.operation ? <input type="hidden" name="operation" value={w.operation} /> : null}
        <KeptDay asOf={asOf} />
        <button type="submit" className="button">
          Price it
        </button>
      </form>
      {(['quality', 'operation', 'batch'] as const).map((name) =>
        errors[name] ? (
          <p key={name} className="error" role="alert">
            {errors[name]}
          </p>
        ) : null,
      )}
    </section>
  );
}

type TextFieldProps = {
  name: Field;
  label: string;
  shown: string;
  placeholder?: string;
  errors: AskedWorkload['errors'];
};

function TextField({ name, label, shown, placeholder, errors }: TextFieldProps) {
  const error = errors[name];
  return (
    <div className="field">
      <label htmlFor={`w-${name}`}>{label}</label>
      <input
        id={`w-${name}`}
        name={name}
        size={name === 'size' ? 11 : 7}
        defaultValue={shown}
        placeholder={placeholder}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `w-${name}-error` : undefined}
      />
      {error ? (
        <span id={`w-${name}-error`} className="error" role="alert">
          {error}{' '}
          {name === 'size' ? 'Priced below: 1024×1024.' : 'Priced below: the default steps.'}
        </span>
      ) : null}
    </div>
  );
}
