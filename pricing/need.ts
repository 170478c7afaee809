/**
 * What a reader needs: the images to make, how many of them are kept and what is done with those.
 * One strict reader of an address for server and browser: free of zod and of the catalog.
 */
import { type Decimal, exact, print } from './money';
import { count, decimal, type Parse, ratio, refused, steps } from './need-fields';
import { parseShare, type Share } from './share';
import { parseSize, reshape, type Size, sizeText } from './size';
import { OPERATIONS, type Operation, TIERS, type Tier } from './vocabulary';

export type Need = {
  /** As chosen; `outputSize` gives it in the ratio asked for. */
  size: Size;
  /** "16:9", or null: the size's own shape. */
  ratio: string | null;
  /** Null: each model's default. */
  steps: number | null;
  /** A preference: models without this tier are priced at their nearest. Null: the middle tier. */
  quality: Tier | null;
  /** Null: what a model is mainly sold for. */
  operation: Operation | null;
  /** Input images of one edit or upscale. Null: one. */
  inputs: number | null;
  batch: boolean;
  /** Usable images a month. Null: not said; no volume discount, no monthly bill. */
  volume: number | null;
  /** Share of generated images that is kept. Null: not said (every one, or see `attempts`). */
  acceptance: Share | null;
  /** Images generated for one that is kept; never together with `acceptance`. */
  attempts: Decimal | null;
  /** Edits of a kept image, on average. */
  edits: Decimal | null;
  /** Share of kept images that is upscaled. */
  upscale: Share | null;
  /** Dollars a month. */
  storage: Decimal | null;
  delivery: Decimal | null;
};

/** The names of the address, in the order of the form. */
export const NEED_FIELDS = [
  'size',
  'ratio',
  'quality',
  'operation',
  'volume',
  'steps',
  'inputs',
  'batch',
  'acceptance',
  'attempts',
  'edits',
  'upscale',
  'storage',
  'delivery',
] as const satisfies readonly (keyof Need)[];
export type NeedField = (typeof NEED_FIELDS)[number];

export const STANDARD_NEED: Need = {
  size: { width: 1024, height: 1024 },
  ratio: null,
  steps: null,
  quality: null,
  operation: null,
  inputs: null,
  batch: false,
  volume: null,
  acceptance: null,
  attempts: null,
  edits: null,
  upscale: null,
  storage: null,
  delivery: null,
};

export type AskedNeed = {
  need: Need;
  /** What stood in the address, to be shown again in the form. */
  given: Partial<Record<NeedField, string>>;
  /** What was refused, in words that say what is wanted; the rest of the address still counts. */
  errors: Partial<Record<NeedField, string>>;
};

/** An address's parameters, as Next gives them or as `Object.fromEntries(searchParams)`. */
export type Params = Record<string, string | string[] | undefined>;

/** The last value of a parameter that isn't empty, trimmed; undefined when there is none. */
export function param(params: Params, name: string): string | undefined {
  // Next hands a parameter called `toString` or `constructor` on as the object's own function.
  const value: unknown = params[name];
  if (typeof value === 'string') return value.trim() || undefined;
  const all = (Array.isArray(value) ? value : [value]).map((text: unknown) =>
    typeof text === 'string' ? text.trim() : undefined,
  );
  return all.filter((text) => text).at(-1);
}

export function readNeed(params: Params): AskedNeed {
  const asked: AskedNeed = { need: { ...STANDARD_NEED }, given: {}, errors: {} };
  const { need, errors } = asked;
  const read = <T>(field: NeedField, parse: Parse<T>): T | null => {
    const text = param(params, field)?.slice(0, 60);
    if (text === undefined) return null;
    asked.given[field] = text;
    const value = parse(text);
    if (value === null) errors[field] = refused(field, text);
    return value;
  };
  need.size = read('size', parseSize) ?? need.size;
  need.ratio = read('ratio', ratio);
  need.quality = read('quality', (text) => TIERS.find((t) => t === text) ?? null);
  need.operation = read('operation', (text) => OPERATIONS.find((o) => o === text) ?? null);
  need.volume = read('volume', count(1, 1_000_000_000));
  need.steps = read('steps', steps);
  need.inputs = read('inputs', count(1, 64));
  need.batch = read('batch', (text) => (text === '1' ? true : null)) ?? false;
  need.acceptance = read('acceptance', (text) => kept(parseShare(text)));
  need.attempts = read('attempts', decimal('1', '1000'));
  need.edits = read('edits', decimal('0', '100'));
  need.upscale = read('upscale', parseShare);
  need.storage = read('storage', decimal('0', '10000000'));
  need.delivery = read('delivery', decimal('0', '10000000'));
  unshapely(asked);
  together(asked);
  return asked;
}

/** At least one in a thousand: below that nobody keeps anything. */
function kept(share: Share | null): Share | null {
  if (share === null) return null;
  const [part = '0', of = '100'] = share.replace('%', '').split('/');
  return exact(part).times('1000').gte(exact(of)) ? share : null;
}

function unshapely({ need, errors }: AskedNeed) {
  if (need.ratio === null || reshape(need.size, need.ratio)) return;
  errors.ratio = `${sizeText(need.size).replace('x', '×')} can’t be made ${need.ratio}: an edge would be too short or too long.`;
  need.ratio = null;
}

/** The size of one output image, in the ratio asked for. */
export function outputSize(need: Pick<Need, 'size' | 'ratio'>): Size {
  return (need.ratio && reshape(need.size, need.ratio)) || need.size;
}

/** What each field allows by itself but not beside another. */
function together({ need, errors }: AskedNeed) {
  if (need.acceptance !== null && need.attempts !== null) {
    errors.attempts = 'Give the share you keep or the attempts, not both; the share counts.';
    need.attempts = null;
  }
  const monthly = need.storage !== null || need.delivery !== null;
  if (monthly && need.volume === null) {
    errors.volume ??=
      'Storage and delivery are paid by the month: say how many images a month share them. Until then they are left out.';
    need.storage = null;
    need.delivery = null;
  }
}

/** The parameters that say this need again: only what differs from the standard, spelt one way. */
export function needParams(need: Need): Partial<Record<NeedField, string>> {
  const said: Partial<Record<NeedField, string>> = {};
  for (const field of NEED_FIELDS) {
    const value = need[field];
    if (value === null || value === false) continue;
    said[field] =
      field === 'size' ? sizeText(need.size) : value === true ? '1' : plain(String(value));
  }
  if (said.size === sizeText(STANDARD_NEED.size)) delete said.size;
  return said;
}

/** "40%" is written 40: a sign less to encode. One percent keeps it, since 1 alone is refused. */
function plain(text: string): string {
  const percent = text.endsWith('%') ? text.slice(0, -1) : null;
  return percent !== null && exact(percent).gt('1') ? percent : text;
}

/** True when the reader said what becomes of the images, so that the sticker price is not the bill. */
export function hasUsable(need: Need): boolean {
  return (
    generatedPerKept(need).times !== '1' ||
    generatedPerKept(need).per !== '1' ||
    [need.edits, need.storage, need.delivery].some((n) => n !== null && n !== '0') ||
    (need.upscale !== null && !/^0[%/]/.test(need.upscale))
  );
}

/** Images generated for one that is kept, as a ratio: 40 % kept are 100 per 40. */
export function generatedPerKept(need: Pick<Need, 'acceptance' | 'attempts'>): {
  times: Decimal;
  per: Decimal;
} {
  if (need.attempts !== null) return { times: need.attempts, per: '1' };
  if (need.acceptance === null || need.acceptance === '100%') return { times: '1', per: '1' };
  const [part = '1', of = '100'] = need.acceptance.replace('%', '').split('/');
  if (exact(part).eq(exact(of))) return { times: '1', per: '1' };
  return { times: of, per: part };
}

/** Images generated a month for the usable ones, rounded up; 1 where no volume was said. */
export function generatedAMonth(need: Need): number {
  if (need.volume === null) return 1;
  const { times, per } = generatedPerKept(need);
  const wanted = exact(String(need.volume)).times(exact(times));
  const whole = wanted.div(exact(per)).round(0, 0);
  const short = whole.times(exact(per)).lt(wanted);
  return Math.min(1_000_000_000, Number(print(short ? whole.plus('1') : whole)));
}

/** The need's parameters with what was refused, so that an address opens to the same page again. */
export function askedParams(asked: AskedNeed): Partial<Record<NeedField, string>> {
  const said = needParams(asked.need);
  for (const field of NEED_FIELDS) {
    const text = asked.given[field];
    const lost = asked.errors[field] !== undefined || asked.need[field] === null;
    if (text !== undefined && lost) said[field] ??= text;
  }
  return said;
}
