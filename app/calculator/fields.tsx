import type { ReactNode } from 'react';

/** What was typed and what of it was refused, by field. */
type Asked = {
  given: Partial<Record<string, string>>;
  errors: Partial<Record<string, string>>;
};

type TextProps = {
  form: Asked;
  name: string;
  label: string;
  /** Shown when nothing was typed. */
  value?: string;
  placeholder?: string;
  /** Stands beneath the field; what is refused stands in its place. */
  hint?: ReactNode;
  size?: number;
};

/** A typed figure with what was refused in words beside it. */
export function TextField({ form, name, label, value, placeholder, hint, size = 9 }: TextProps) {
  const error = form.errors[name];
  const described = error || hint ? `c-${name}-more` : undefined;
  return (
    <div className="field">
      <label htmlFor={`c-${name}`}>{label}</label>
      <input
        id={`c-${name}`}
        name={name}
        size={size}
        inputMode="decimal"
        defaultValue={form.given[name] ?? value ?? ''}
        placeholder={placeholder}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
      />
      <FieldNote id={described} error={error} hint={hint} />
    </div>
  );
}

type ChoiceProps = {
  form: Asked;
  name: string;
  label: string;
  value: string;
  /** Names of typed fields that would win over the choice: emptied when it is made. */
  instead?: string;
  hint?: ReactNode;
  children: ReactNode;
};

/** A select; `children` are its options. */
export function ChoiceField({ form, name, label, value, instead, hint, children }: ChoiceProps) {
  const error = form.errors[name];
  const described = error || hint ? `c-${name}-more` : undefined;
  return (
    <div className="field choice-field">
      <label htmlFor={`c-${name}`}>{label}</label>
      <select
        id={`c-${name}`}
        name={name}
        defaultValue={value}
        data-written={value}
        data-instead={instead}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
      >
        {children}
      </select>
      <FieldNote id={described} error={error} hint={hint} />
    </div>
  );
}

function FieldNote(p: { id: string | undefined; error: string | undefined; hint: ReactNode }) {
  if (p.error)
    return (
      <span id={p.id} className="error" role="alert">
        {p.error}
      </span>
    );
  return p.hint ? (
    <span id={p.id} className="hint">
      {p.hint}
    </span>
  ) : null;
}
