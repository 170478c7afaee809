import {
  type AskedNeed,
  NEED_FIELDS,
  type NeedField,
  OPERATIONS,
  sizeText,
  TIERS,
} from '@/pricing';
import { tierWords } from '../lib/params';

type Props = {
  asked: AskedNeed;
  /** The operation taken where none was asked for; null: each model's own. */
  operation: 'generate' | null;
  /** Fields that the same form shows elsewhere. */
  apart?: readonly NeedField[];
};

const SHOWN = ['size', 'operation', 'quality', 'acceptance'] as const;

/** The workload's commonest fields as a part of a larger GET form; whatever else was asked is kept. */
export function NeedFields({ asked, operation, apart = [] }: Props) {
  const { need, given, errors } = asked;
  const elsewhere = NEED_FIELDS.filter((f) => ![...SHOWN, ...apart].some((s) => s === f));
  const kept = elsewhere.filter((f) => given[f] && !errors[f]);
  return (
    <fieldset className="bar">
      <legend className="sr-only">Workload</legend>
      <NeedText asked={asked} name="size" label="Size" shown={given.size ?? sizeText(need.size)} />
      <label className="field">
        Operation
        <select name="operation" defaultValue={need.operation ?? operation ?? ''}>
          {operation === null ? <option value="">each model’s own</option> : null}
          {OPERATIONS.map((o) => (
            <option key={o}>{o}</option>
          ))}
        </select>
        <NeedError asked={asked} name="operation" />
      </label>
      <label className="field">
        Quality tier
        <select name="quality" defaultValue={need.quality ?? ''}>
          <option value="">each model’s middle</option>
          {TIERS.map((t) => (
            <option key={t} value={t}>
              {tierWords(t)}
            </option>
          ))}
        </select>
        <NeedError asked={asked} name="quality" />
      </label>
      <NeedText
        asked={asked}
        name="acceptance"
        label="Share you keep"
        shown={given.acceptance ?? ''}
        placeholder="all"
      />
      {kept.map((field) => (
        <input key={field} type="hidden" name={field} value={given[field]} />
      ))}
      {elsewhere.map((field) => (
        <NeedError key={field} asked={asked} name={field} />
      ))}
    </fieldset>
  );
}

type TextProps = {
  asked: AskedNeed;
  name: NeedField;
  label: string;
  shown: string;
  placeholder?: string;
};

export function NeedText({ asked, name, label, shown, placeholder }: TextProps) {
  const error = asked.errors[name];
  return (
    <div className="field">
      <label htmlFor={`n-${name}`}>{label}</label>
      <input
        id={`n-${name}`}
        name={name}
        size={9}
        defaultValue={shown}
        placeholder={placeholder}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `n-${name}-error` : undefined}
      />
      <NeedError asked={asked} name={name} />
    </div>
  );
}

function NeedError({ asked, name }: { asked: AskedNeed; name: NeedField }) {
  if (!asked.errors[name]) return null;
  return (
    <span id={`n-${name}-error`} className="error" role="alert">
      {asked.errors[name]}
    </span>
  );
}
