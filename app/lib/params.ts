/** A page's address → what the reader needs, and the workload of one model. Refusals are in words, by field. */
import type { Model } from '@/catalog';
import { standardTier } from '@/catalog/tiers';
import {
  type AskedNeed,
  NEED_FIELDS,
  type NeedField,
  type Params,
  param,
  readNeed,
  STANDARD_NEED,
} from '@/pricing/need';
import { type Makes, workloadFor } from '@/pricing/need-workload';
import { STANDARD_WORKLOAD } from '@/pricing/standard';
import { OPERATIONS, type Operation } from '@/pricing/vocabulary';
import type { Workload } from '@/pricing/workload';
import { tierWords } from './need-words';

export { type Params, param, tierWords };
export type Field = NeedField;

export type AskedWorkload = AskedNeed & {
  workload: Workload;
  /** Where the model can't do just what was asked: "no max quality; priced at high, its nearest". */
  notes: string[];
};

/** What a model's facts say of the needs it can meet; all that a browser has to know of it. */
export type ModelMakes = Makes & Pick<Model, 'operations'>;

export function makesOf(model: Pick<Model, 'tiers' | 'operations'>): ModelMakes {
  const { tiers, operations } = model;
  return { tiers, operations, standardTier: standardTier(model) };
}

/**
 * The workload of a model's page; a refused field falls back to the standard workload's.
 * @param opening the operation where the address names none
 */
export function askedWorkload(
  model: Pick<Model, 'tiers' | 'operations'>,
  params: Params,
  opening: Operation = mainOperation(model),
): AskedWorkload {
  return askedOf(makesOf(model), params, opening);
}

/** The same from a model's lean facts, for the browser. */
export function askedOf(makes: ModelMakes, params: Params, opening: Operation): AskedWorkload {
  const asked: AskedWorkload = {
    ...readNeed(params),
    workload: STANDARD_WORKLOAD,
    notes: [],
  };
  const { errors, need, given } = asked;
  if (need.operation && !makes.operations.includes(need.operation)) {
    errors.operation = `“${need.operation}” isn’t something this model does: ${makes.operations.join(', ')}.`;
    need.operation = null;
  }
  if (errors.quality)
    errors.quality =
      makes.tiers.length === 0
        ? `“${given.quality}” was left out: this model has one quality.`
        : `“${given.quality}” isn’t a quality tier of this model: ${makes.tiers.map(tierWords).join(', ')}.`;
  return { ...asked, ...workloadFor(need, makes, opening) };
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
  return workloadFor(STANDARD_NEED, makesOf(model), operation).workload;
}

/** Each parameter that says something, with its last value. */
export function onceEach(params: Params): Record<string, string> {
  return Object.fromEntries(
    Object.keys(params).flatMap((name) => {
      const value = param(params, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
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

/** What stands behind the question mark, in the order of `withParams`. */
export function givenQuery(params: Params): string {
  return withParams('', params, {}).slice(1);
}

/** The parameters that are no part of a need, spelt once each: a form carries them on. */
export function otherParams(params: Params): Record<string, string> {
  const own = new Set<string>(NEED_FIELDS);
  return Object.fromEntries(Object.entries(onceEach(params)).filter(([name]) => !own.has(name)));
}

/** A query's parameters, each with all its values. */
export function paramsOf(search: URLSearchParams): Params {
  return Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]));
}
