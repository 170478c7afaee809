import { number } from './condition';
import { type Exact as Big, count, Exact, exact, print, readable } from './money';
import type { Quantity } from './rule';
import { bandFor, bandsIn, type Size, sizeText } from './size';
import type { Band } from './vocabulary';
import type { Workload } from './workload';

/**
 * A measured quantity (value ÷ over, kept apart because thirds aren't decimals), or why not.
 * The words are built when they are asked for: a ranking needs none of them.
 */
export type Measure =
  | {
      ok: true;
      value: Big;
      over?: Big;
      words: () => string;
      assumption?: (() => string | undefined) | undefined;
      estimated?: boolean;
    }
  | {
      ok: false;
      code: 'needs_gpu_seconds' | 'token_count_unpublished' | 'needs_steps';
      reason: string;
    };

/** What the catalog knows of a model and a rule may lack. */
export type ModelFacts = {
  defaultSteps: number | null;
  /** Output tokens of one image as the maker publishes them (or as measured). */
  imageTokens: TokenCount[];
  /** Edge of the square that the model is usually made in; absent where no model is known. */
  usualEdge?: number;
};
export type TokenCount = Extract<Quantity, { kind: 'image_token' }>['counts'][number] & {
  measured?: boolean;
};
export const NO_FACTS: ModelFacts = { defaultSteps: null, imageTokens: [] };

export type Context = { workload: Workload; facts: ModelFacts; sold: readonly Band[] };
/** Of which nothing need be multiplied. */
export const ONE = count(1);
type Megapixels = Extract<Quantity, { kind: 'megapixel' }>;

/**
 * How much of a quantity one output image takes.
 * @returns value ≥ 0 with words for the arithmetic line, e.g. "2 MP (1920×1080, rounded up)".
 */
export function measure(q: Quantity, context: Context): Measure {
  const { workload: w } = context;
  switch (q.kind) {
    case 'image':
      return known(ONE, () => '1 image');
    case 'megapixel': {
      const { value, words, how } = megapixels(q, w);
      if (q.part === 'first') return known(value, words);
      return known(value, () => `${words()} (${[label(w), ...how()].join(', ')})`);
    }
    case 'tile': {
      const n = tiles(w, q.edge);
      return known(count(n), () => `${counted(n, 'tile')} of ${q.edge}×${q.edge} (${label(w)})`);
    }
    case 'input_tile': {
      const n = tiles(inputSize(w), q.edge) * w.inputImages;
      const words = () =>
        `${counted(n, 'input tile')} of ${q.edge}×${q.edge} (${inputLabel(w, w.inputImages)})`;
      return known(count(n), words, () => inputAssumption(w, w.inputImages));
    }
    case 'step':
      return steps(q, context);
    case 'input_image': {
      const n = Math.max(0, w.inputImages - q.free);
      const after = q.free ? ` after the first${q.free > 1 ? ` ${q.free}` : ''}` : '';
      return known(count(n), () => `${counted(n, 'input image')}${after}`);
    }
    case 'input_megapixel':
      return inputMegapixels(q, w);
    case 'text_token':
      return known(
        count(w.promptTokens),
        () => counted(w.promptTokens, 'text token'),
        () => (w.promptTokens === 0 ? 'text tokens of the prompt left out' : undefined),
      );
    case 'image_token':
      return imageTokens(q, context);
    case 'input_image_token': {
      if (w.inputImages === 0) return known(count(0), () => 'no input images');
      if (q.perImage === undefined)
        return missing(
          'token_count_unpublished',
          'the host publishes no token count for input images',
        );
      const each = () =>
        `${counted(w.inputImages, 'input image')} of ${counted(q.perImage ?? 0, 'token')}`;
      return known(count(q.perImage).times(count(w.inputImages)), each);
    }
    case 'gpu_second': {
      if (q.seconds === undefined)
        return missing('needs_gpu_seconds', 'billed by GPU second; no run time is published');
      const whose = q.measured ? 'measured' : 'published';
      const assumption = () =>
        `${q.seconds} s an image, as ${whose}${q.source ? ` (${q.source})` : ''}; real runs vary`;
      return {
        ...known(exact(q.seconds), () => `${q.seconds} GPU seconds`, assumption),
        estimated: true,
      };
    }
  }
}

function inputMegapixels(q: Extract<Quantity, { kind: 'input_megapixel' }>, w: Workload): Measure {
  const n = Math.max(0, w.inputImages - (q.free ?? 0));
  const { value, how } = megapixels(q, inputSize(w), q.resizedTo);
  const total = value.times(count(n));
  const part = q.part === 'first' ? 'first ' : q.part === 'additional' ? 'further ' : '';
  const words = () => {
    const said = q.resizedTo
      ? `${counted(n, 'image')} resized to ${q.resizedTo} MP`
      : inputLabel(w, n);
    return `${readable(print(total))} ${part}input MP (${[said, ...how()].join(', ')})`;
  };
  return known(total, words, () => (q.resizedTo ? undefined : inputAssumption(w, n)));
}

function steps(q: Extract<Quantity, { kind: 'step' }>, context: Context): Measure {
  const { workload: w, facts } = context;
  const base = q.defaultSteps ?? facts.defaultSteps;
  const used = w.steps ?? base;
  if (used === null)
    return missing('needs_steps', 'billed by steps; the default number of steps is not published');
  const assumption = () => (w.steps === null ? `${counted(used, 'step')}, the default` : undefined);
  if (q.basis === 'absolute') return known(count(used), () => counted(used, 'step'), assumption);
  if (base === null)
    return missing('needs_steps', 'billed relative to the default steps, which are not published');
  if (q.basis === 'above_default' && used <= base)
    return known(ONE, () => `1 (no surcharge up to ${counted(base, 'step')})`, assumption);
  return {
    ...known(count(used), () => `${used} ÷ ${base} steps (used ÷ default)`, assumption),
    over: count(base),
  };
}

function imageTokens(q: Extract<Quantity, { kind: 'image_token' }>, context: Context): Measure {
  const { workload: w, facts } = context;
  const own = q.counts.length > 0;
  const counts: TokenCount[] = own ? q.counts : facts.imageTokens;
  if (counts.length === 0)
    return missing(
      'token_count_unpublished',
      'rate only: the token count of an image is unpublished',
    );
  const band = bandFor(w, own ? context.sold : bandsIn(counts));
  const size = sizeText(w);
  let row: TokenCount | undefined;
  for (const r of counts) {
    if (r.quality !== undefined && r.quality !== w.quality) continue;
    if (r.size !== undefined && r.size !== size) continue;
    if (r.resolution !== undefined && r.resolution !== band) continue;
    // The row that says most decides; of two that say the same, the dearer (never flatter a price).
    if (!row || (precision(r) - precision(row) || r.tokens - row.tokens) > 0) row = r;
  }
  if (!row) {
    const wanted = [w.quality, label(w)].filter(Boolean).join(' ');
    return missing(
      'token_count_unpublished',
      `rate only: no token count is published for ${wanted}`,
    );
  }
  const estimated = q.measured === true || row.measured === true;
  const whose = row.measured ? 'a measured count' : "the maker's count";
  const words = () => {
    const where = [row.quality, row.size?.replace('x', '×') ?? row.resolution].filter(Boolean);
    const said = where.length > 0 ? ` (${where.join(' ')})` : '';
    return counted(row.tokens, 'image token') + said;
  };
  const assumption = () =>
    own ? undefined : `${counted(row.tokens, 'token')} an image, ${whose} for this model`;
  return { ...known(count(row.tokens), words, assumption), ...(estimated ? { estimated } : {}) };
}

function precision(row: TokenCount): number {
  return (row.size ? 4 : 0) + (row.resolution ? 2 : 0) + (row.quality ? 1 : 0);
}

/** One pixel in megapixels, exactly: neither divisor has a prime factor but 2 and 5. */
const PIXEL = { 1000000: exact('0.000001'), 1048576: exact('0.00000095367431640625') };

function megapixels(
  q: Pick<Megapixels, 'pixelsPerMegapixel' | 'rounding' | 'minimum' | 'part'>,
  size: Size,
  resizedTo?: string,
): { value: Big; words: () => string; how: () => string[] } {
  if (q.part === 'first') return { value: ONE, words: () => 'the first MP', how: () => [] };
  const taken = resizedTo
    ? exact(resizedTo)
    : count(size.width * size.height).times(PIXEL[q.pixelsPerMegapixel]);
  const up = q.rounding === 'up';
  const rounded =
    q.rounding === 'none' ? taken : taken.round(0, up ? Exact.roundUp : Exact.roundHalfUp);
  const least = q.minimum === undefined ? null : exact(q.minimum);
  const raised = least?.gt(rounded) ?? false;
  const mp = raised && least ? least : rounded;
  const how = () => [
    ...(q.rounding === 'none' ? [] : [up ? 'rounded up' : 'rounded to the nearest']),
    ...(raised ? [`at least ${q.minimum}`] : []),
  ];
  if (q.part === 'all') return { value: mp, words: () => `${readable(print(mp))} MP`, how };
  const rest = mp.gt(ONE) ? mp.minus(ONE) : count(0);
  return { value: rest, words: () => `${readable(print(rest))} further MP`, how };
}

function inputSize(w: Workload): Size {
  return w.inputSize ?? { width: w.width, height: w.height };
}

function inputLabel(w: Workload, n: number): string {
  return n === 1 ? label(inputSize(w)) : `${number(n)} of ${label(inputSize(w))}`;
}

function inputAssumption(w: Workload, n: number): string | undefined {
  return n > 0 && w.inputSize === null ? 'input images taken as large as the output' : undefined;
}

function tiles(size: Size, edge: number): number {
  return Math.ceil(size.width / edge) * Math.ceil(size.height / edge);
}

function label(size: Size): string {
  return `${size.width}×${size.height}`;
}

/** "1 tile", "1,120 image tokens". */
function counted(n: number, noun: string): string {
  return `${number(n)} ${noun}${n === 1 ? '' : 's'}`;
}

function known(
  value: Big,
  words: () => string,
  assumption?: () => string | undefined,
): Extract<Measure, { ok: true }> {
  return { ok: true, value, words, assumption };
}

function missing(code: Extract<Measure, { ok: false }>['code'], reason: string): Measure {
  return { ok: false, code, reason };
}
