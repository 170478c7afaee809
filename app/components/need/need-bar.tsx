import type { ReactNode, Ref } from 'react';
import type { AskedNeed, Need, NeedField } from '@/pricing/need';
import { RATIOS, sizeText } from '@/pricing/size';
import { OPERATIONS, type Operation, TIERS, type Tier } from '@/pricing/vocabulary';
import { tierWords } from '../../lib/tier-words';
import type { BarWords } from './bar-words';
import { Fold, type Folds } from './fold';

/** What one model can be asked for; a bar over many models offers everything. */
export type BarMakes = {
  tiers: readonly Tier[];
  standardTier: Tier | null;
  operations: readonly Operation[];
  opening: Operation;
  defaultSteps: number | null;
};

/** For pages over all models that begin with generating. */
export const ANY_MODEL: BarMakes = {
  tiers: TIERS,
  standardTier: null,
  operations: OPERATIONS,
  opening: 'generate',
  defaultSteps: null,
};

export type BarProps = {
  /** The page that answers the form. */
  action: string;
  asked: AskedNeed & { notes?: readonly string[] };
  makes?: BarMakes | null;
  /** Said by `barWords`, which a browser has no use for until something changes. */
  words: BarWords;
  /** Fields left out, because the page has no use for them. */
  without?: readonly NeedField[];
  /** Parameters of the page that are no part of the need, carried on. */
  hidden?: Record<string, string>;
  /** Fields of the page's own, before and after the need's. */
  lead?: ReactNode;
  trail?: ReactNode;
  submit?: string;
  /** The button stands after the page's own fields, which come last. */
  submitLast?: boolean;
  /** What is done with the share that is kept, where it is not ranking. */
  keptWords?: string;
  /** What is priced where no tier is chosen and the page is about no one model. */
  anyTier?: string;
  form?: Ref<HTMLFormElement>;
  /** Keeps the disclosure as the reader left it. */
  open?: boolean;
  /** On a phone the usual choices fold into one line that says what is set. */
  folds?: Folds;
};

const SIZES = ['512x512', '1024x1024', '1536x1024', '1920x1080', '2048x2048', '3840x2160'];
const MORE = [
  ['ratio', 'steps', 'inputs', 'batch'],
  ['acceptance', 'attempts', 'edits', 'upscale', 'storage', 'delivery'],
].flat() as NeedField[];

/** Fields that this page doesn't show: what was refused of them is said all the same. */
function unshown({ asked, makes, without = [] }: BarProps): NeedField[] {
  const hidden: NeedField[] = [...without];
  if (makes && makes.tiers.length === 0) hidden.push('quality');
  if (makes && makes.operations.length <= 1) hidden.push('operation');
  return [...new Set(hidden)].filter((field) => asked.errors[field]);
}

const KEPT = [
  ['acceptance', 'Share you keep', 'all, or 40%'],
  ['attempts', 'or attempts for each', '2.5'],
  ['edits', 'Edits of each', '0'],
  ['upscale', 'Share upscaled 2×', '0%'],
  ['storage', 'Storage, $ a month', '0'],
  ['delivery', 'Delivery, $ a month', '0'],
] as const satisfies readonly (readonly [NeedField, string, string])[];

function moreOf(has: (field: NeedField) => boolean): string {
  const said = [has('acceptance') ? 'what you keep' : null, has('edits') ? 'edits' : null];
  return ['shape', 'steps', ...said].filter(Boolean).join(', ');
}

function Submit({ words = 'Show' }: { words?: string | undefined }) {
  return (
    <button type="submit" className="button">
      {words}
    </button>
  );
}

/** What the reader needs, as a plain GET form: one line of the usual choices, the rest folded. */
export function NeedBar(props: BarProps) {
  const { action, asked, makes = null, words, without = [], hidden = {}, lead, trail } = props;
  const { need, errors, given } = asked;
  const has = (field: NeedField) => !without.includes(field);
  const odd = MORE.some((field) => errors[field]) || Boolean(errors.size);
  const tiers = makes?.tiers ?? TIERS;
  const operations = makes?.operations ?? OPERATIONS;
  return (
    <form
      ref={props.form}
      method="get"
      action={action}
      className="bar need"
      autoComplete="off"
      aria-label="What you need"
    >
      {lead}
      <Fold folds={props.folds} words={words.set} refused={Object.keys(errors).length > 0}>
        <Select name="size" label="Size" asked={asked} value={sizeText(need.size)} hint>
          {[...new Set([...SIZES, sizeText(need.size)])].map((size) => (
            <option key={size} value={size}>
              {size.replace('x', '×')}
            </option>
          ))}
        </Select>
        {has('quality') && tiers.length > 0 ? (
          <Select name="quality" label="Quality" asked={asked} value={words.quality}>
            <option value="">
              {makes?.standardTier
                ? tierWords(makes.standardTier)
                : (props.anyTier ?? 'each model’s middle')}
            </option>
            {tiers
              .filter((t) => t !== makes?.standardTier || need.quality === t)
              .map((t) => (
                <option key={t} value={t}>
                  {tierWords(t)}
                </option>
              ))}
          </Select>
        ) : null}
        {has('operation') && operations.length > 1 ? (
          <Select name="operation" label="Operation" asked={asked} value={need.operation ?? ''}>
            <option value="">{makes?.opening ?? 'any'}</option>
            {OPERATIONS.filter(
              (o) => operations.includes(o) && (o !== makes?.opening || need.operation === o),
            ).map((o) => (
              <option key={o}>{o}</option>
            ))}
          </Select>
        ) : null}
        <Text
          name="volume"
          label="Images a month (kept)"
          asked={asked}
          size={9}
          placeholder="any"
        />
      </Fold>
      {props.submitLast ? null : <Submit words={props.submit} />}
      <details className="more-need" open={props.open || odd}>
        <summary className="small">
          More{words.more ? <b>: {words.more}</b> : `: ${moreOf(has)}`}
        </summary>
        <div className="bar">
          <Text
            name="size"
            label="Other size"
            asked={asked}
            shown={errors.size ? (given.size ?? '') : ''}
            placeholder="1920x1080"
            size={11}
          />
          <Select name="ratio" label="Aspect ratio" asked={asked} value={need.ratio ?? ''}>
            <option value="">as the size</option>
            {[...new Set([...RATIOS, ...(need.ratio ? [need.ratio] : [])])].map((r) => (
              <option key={r}>{r}</option>
            ))}
          </Select>
          <Text
            name="steps"
            label="Steps"
            asked={asked}
            size={7}
            placeholder={makes?.defaultSteps ? `${makes.defaultSteps}` : 'default'}
          />
          {has('inputs') ? (
            <Text
              name="inputs"
              label="Input images of an edit"
              asked={asked}
              placeholder="1"
              size={9}
            />
          ) : null}
          {has('batch') ? (
            <div className="field">
              <label className="check">
                <input type="checkbox" name="batch" value="1" defaultChecked={need.batch} />
                Batch prices
              </label>
              <Refused name="batch" asked={asked} />
            </div>
          ) : null}
        </div>
        {KEPT.some(([name]) => has(name)) ? (
          <fieldset className="bar">
            <legend className="small soft">
              What becomes of the images:{' '}
              {props.keptWords ?? 'ranks by the cost of one that you keep'}
            </legend>
            {KEPT.map(([name, label, placeholder]) =>
              has(name) ? (
                <Text
                  key={name}
                  name={name}
                  label={label}
                  asked={asked}
                  placeholder={placeholder}
                />
              ) : null,
            )}
          </fieldset>
        ) : null}
      </details>
      {trail}
      {props.submitLast ? <Submit words={props.submit} /> : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {asked.notes?.map((note) => (
        <p key={note} className="small soft basis-full">
          This model has {note}.
        </p>
      ))}
      {unshown(props).map((field) => (
        <p key={field} className="basis-full">
          <Refused name={field} asked={asked} />
        </p>
      ))}
      {Object.keys(errors).length > 0 ? (
        <p className="small basis-full">
          Priced below: <b>{words.set}</b>. What was refused is left out.
        </p>
      ) : null}
      {words.reshaped ? <p className="small soft basis-full">{words.reshaped}</p> : null}
    </form>
  );
}

type FieldProps = { name: NeedField; label: string; asked: AskedNeed };

/** @param hint its refusal stands beside the text field of the same name */
function Select({
  name,
  label,
  asked,
  value,
  hint,
  children,
}: FieldProps & { value: string; hint?: boolean; children: ReactNode }) {
  const refused = hint ? undefined : asked.errors[name];
  return (
    <div className="field">
      <label htmlFor={`need-${name}`}>{label}</label>
      <select
        id={`need-${name}`}
        name={name}
        defaultValue={value}
        data-written={value}
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused ? `need-${name}-error` : undefined}
      >
        {children}
      </select>
      {refused ? <Refused name={name} asked={asked} /> : null}
    </div>
  );
}

type TextProps = FieldProps & { shown?: string; placeholder?: string; size?: number };

function Text({ name, label, asked, shown, placeholder, size = 10 }: TextProps) {
  const error = asked.errors[name];
  const id = name === 'size' ? 'need-other-size' : `need-${name}`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        size={size}
        defaultValue={shown ?? shownIn(name, asked)}
        placeholder={placeholder}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `need-${name}-error` : undefined}
      />
      <Refused name={name} asked={asked} />
    </div>
  );
}

/** What a text field shows: as typed where it was refused, else as it was understood. */
export function shownIn(name: NeedField, { need, errors, given }: AskedNeed): string {
  const value = need[name as keyof Need];
  if (errors[name] || value === null) return given[name] ?? '';
  return name === 'size' ? '' : String(value);
}

function Refused({ name, asked }: { name: NeedField; asked: AskedNeed }) {
  const error = asked.errors[name];
  if (!error) return null;
  return (
    <span id={`need-${name}-error`} className="error" role="alert">
      {error}
    </span>
  );
}
