/** A page's address → the workload it asks for. What can't be read is refused in words, by field. */
import { type Model, standardTier } from '@/catalog';
import {
  MAX_EDGE,
  MIN_EDGE,
  OPERATIONS,
  type Operation,
  parseSize,
  TIERS,
  type Tier,
  type Workload,
  workload,
} from '@/pricing';

export type Params = Record<string, string | string[] | undefined>;
export type Field = 'size' | 'steps' | 'quality' | 'operation' | 'batch' | 'asOf';

export const ASOF_WORDS =
  'What was shown on an earlier day can’t be asked for yet; these are the prices of today.';

export type AskedWorkload = {
  workload: Workload;
  /** What stood in the address, to be shown again in the form. */
  given: Partial<Record<Field, string>>;
  errors: Partial<Record<Field, string>>;
};

/** The first value of a parameter, trimmed; undefined when absent or empty. */
export function param(params: Params, name: string): string | undefined {
  const value = params[name];
  const text = (Array.isArray(value) ? value[0] : value)?.trim();
  return text === '' ? undefined : text;
}

/**
 * The workload of a model's page; a refused field falls back to the standard workload's.
 * @param opening the operation where the address names none
 */
export function askedWorkload(
  model: Model,
  params: Params,
  opening: Operation = mainOperation(model),
): AskedWorkload {
  const asked: AskedWorkload = { workload: workload(), given: {}, errors: {} };
  const read = <T>(field: Field, parse: (text: string) => T | null, wanted: string) => {
    const text = param(params, field)?.slice(0, 60);
    if (text === undefined) return undefined;
    asked.given[field] = text;
    const value = parse(text);
    if (value === null) asked.errors[field] = `“${text}” ${wanted}`;
    return value ?? undefined;
  };
  const size = read('size', parseSize, SIZE_WANTED);
  const steps = read(
    'steps',
    parseSteps,
    'isn’t a number of steps: a whole number from 1 to 1,000.',
  );
  const quality = read('quality', tierOf(model), tiersWanted(model));
  const operation = read('operation', operationOf(model), operationsWanted(model));
  const batch = read(
    'batch',
    (text) => (text === '1' ? true : null),
    'was left out: batch=1 or none.',
  );
  if (param(params, 'asOf') !== undefined) asked.errors.asOf = ASOF_WORDS;
  asked.workload = workload({
    ...size,
    steps,
    quality: quality ?? standardTier(model),
    operation: operation ?? opening,
    batch: batch ?? false,
  });
  return asked;
}

/** The operation that a model's page opens with. */
export function mainOperation(model: Pick<Model, 'operations'>): Operation {
  return OPERATIONS.find((o) => model.operations.includes(o)) ?? 'generate';
}

/** The first operation that somebody sells, else the first that somebody sold. */
export function openingOperation(
  model: Pick<Model, 'operations'>,
  sells: (operation: Operation) => boolean,
  sold: (operation: Operation) => boolean,
): Operation {
  const own = OPERATIONS.filter((o) => model.operations.includes(o));
  return own.find(sells) ?? own.find(sold) ?? mainOperation(model);
}

/** The standard workload of a model for an operation. */
export function standardWorkload(model: Model, operation: Operation): Workload {
  return workload({ operation, quality: standardTier(model) });
}

const EDGES = `${MIN_EDGE} to ${MAX_EDGE.toLocaleString('en-US')}`;
const SIZE_WANTED = `isn’t a size. Write width×height in pixels, each ${EDGES}, such as 1920x1080.`;

function parseSteps(text: string): number | null {
  if (!/^\d{1,4}$/.test(text)) return null;
  const steps = Number(text);
  return steps >= 1 && steps <= 1000 ? steps : null;
}

function tierOf(model: Model) {
  return (text: string): Tier | null =>
    TIERS.find((t) => t === text && model.tiers.includes(t)) ?? null;
}

function tiersWanted(model: Model): string {
  return model.tiers.length === 0
    ? 'was left out: this model has one quality.'
    : `isn’t a quality tier of this model: ${model.tiers.map(tierWords).join(', ')}.`;
}

function operationOf(model: Model) {
  return (text: string): Operation | null =>
    OPERATIONS.find((o) => o === text && model.operations.includes(o)) ?? null;
}

function operationsWanted(model: Model): string {
  return `isn’t something this model does: ${model.operations.join(', ')}.`;
}

/** "very_low" → "very low". */
export function tierWords(tier: Tier): string {
  return tier.replace('_', ' ');
}

/** An address with some parameters changed (null: removed), always in the same order. */
export function withParams(
  path: string,
  params: Params,
  changes: Record<string, string | null>,
): string {
  const all = new Map<string, string>();
  for (const name of Object.keys(params)) {
    const value = param(params, name);
    if (value !== undefined) all.set(name, value);
  }
  for (const [name, value] of Object.entries(changes))
    if (value === null) all.delete(name);
    else all.set(name, value);
  const query = new URLSearchParams([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
  return query.size === 0 ? path : `${path}?${query}`;
}
