import { hostById, modelById } from '@/catalog';
import { type AskedChanges, PERIODS } from '../lib/change-filters';
import { type ChangeKind, KINDS } from '../lib/changes';

const KIND_WORDS: Record<ChangeKind, string> = {
  rise: 'rises',
  fall: 'falls',
  new: 'new offers',
  gone: 'offers that ended',
};
const PERIOD_WORDS = { '30': '30 days', '90': '90 days', '365': '1 year', all: 'all' } as const;

type Props = {
  asked: AskedChanges;
  /** Of what is known to have changed, whoever says so. */
  changes: readonly { host: string; model: string | null }[];
};

/** Filters as a plain GET form; hosts and models are those with any change. */
export function ChangeFilterBar({ asked: { filters: f, errors }, changes }: Props) {
  const hosts = named(
    changes.map((c) => c.host),
    f.host,
    (id) => hostById(id)?.name ?? id,
  );
  const models = named(
    changes.flatMap((c) => c.model ?? []),
    f.model,
    (id) => modelById(id)?.name ?? id,
  );
  const period = PERIODS.find((p) => p === (f.period === null ? 'all' : String(f.period)));
  return (
    <form method="get" action="/changes" className="bar change-filters">
      <Select name="host" label="Host" value={f.host} options={[['', 'any'], ...hosts]} />
      <Select name="model" label="Model" value={f.model} options={[['', 'any'], ...models]} />
      <Select
        name="kind"
        label="Kind"
        value={f.kind}
        options={[['', 'any'], ...KINDS.map((k) => [k, KIND_WORDS[k]] as const)]}
      />
      <Select
        name="period"
        label="Period"
        value={period ?? null}
        options={PERIODS.map((p) => [p, PERIOD_WORDS[p]] as const)}
      />
      <button type="submit" className="button">
        Show
      </button>
      {errors.map((error) => (
        <p key={error} className="error basis-full" role="alert">
          {error}
        </p>
      ))}
    </form>
  );
}

type SelectProps = {
  name: string;
  label: string;
  value: string | null;
  options: readonly (readonly [string, string])[];
};

function Select({ name, label, value, options }: SelectProps) {
  return (
    <label className="field">
      {label}
      <select name={name} defaultValue={value ?? ''} className="md:max-w-52">
        {options.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Each id once, the chosen one among them, by name. */
function named(
  ids: readonly string[],
  chosen: string | null,
  nameOf: (id: string) => string,
): [string, string][] {
  const all = new Set(chosen ? [...ids, chosen] : ids);
  return [...all]
    .map((id): [string, string] => [id, nameOf(id)])
    .sort(([, a], [, b]) => a.localeCompare(b, 'en'));
}
