import { type Exact as Big, count, exact, print } from './money';
import type { Band, Quantity } from './rule';
import { type Workload, bandFor, bandsIn, sizeText } from './workload';

/** A measured quantity, or why it can't be measured. */
export type Measure =
  | { ok: true; value: Big; words: string; assumption?: string; estimated?: boolean }
  | { ok: false; code: 'needs_gpu_seconds' | 'token_count_unpublished' | 'needs_steps'; reason: string };

/** What the catalog knows of a model and a rule may lack. */
export type ModelFacts = {
  defaultSteps: number | null;
  /** Output tokens of one image as the maker publishes them (or as measured). */
  imageTokens: TokenCount[];
};
export type TokenCount = Extract<Quantity, { kind: 'image_token' }>['counts'][number] & {
  measured?: boolean;
};
export const NO_FACTS: ModelFacts = { defaultSteps: null, imageTokens: [] };

export type Context = { workload: Workload; facts: ModelFacts; sold: readonly Band[] };
type Megapixels = Extract<Quantity, { kind: 'megapixel' }>;

/**
 * How much of a quantity one output image takes.
 * @returns value ≥ 0 with words for the arithmetic line, e.g. "2 MP (1920×1080, rounded up)".
 */
export function measure(q: Quantity, context: Context): Measure {
  const { workload: w } = context;
  switch (q.kind) {
    case 'image':
      return known('1', 'image');
    case 'megapixel': {
      const { value, words } = megapixels(q, w);
      return known(value, `${words} (${label(w)}${roundedWords(q)})`);
    }
    case 'tile': {
      const n = tiles(w, q.edge);
      return known(String(n), `${n} ${plural(n, 'tile')} of ${q.edge} px (${label(w)})`);
    }
    case 'input_tile': {
      const n = tiles(inputSize(w), q.edge) * w.inputImages;
      return known(String(n), `${n} input ${plural(n, 'tile')} of ${q.edge} px`);
    }
    case 'step':
      return steps(q, context);
    case 'input_image': {
      const n = Math.max(0, w.inputImages - q.free);
      const after = q.free ? ` after the first${q.free > 1 ? ` ${q.free}` : ''}` : '';
      return known(String(n), `${n} input ${plural(n, 'image')}${after}`);
    }
    case 'input_megapixel': {
      const n = Math.max(0, w.inputImages - (q.free ?? 0));
      const one = megapixels(q, inputSize(w), q.resizedTo).value;
      const total = exact(one).times(count(n));
      const assumption =
        n > 0 && w.inputSize === null && !q.resizedTo
          ? 'input images taken as large as the output'
          : undefined;
      return {
        ...known(print(total), `${print(total)} input MP`),
        ...(assumption ? { assumption } : {}),
      };
    }
    case 'text_token':
      return {
        ...known(String(w.promptTokens), `${w.promptTokens} text tokens`),
        ...(w.promptTokens === 0 ? { assumption: 'text tokens of the prompt left out' } : {}),
      };
    case 'image_token':
      return imageTokens(q, context);
    case 'input_image_token': {
      if (w.inputImages === 0) return known('0', 'no input images');
      if (q.perImage === undefined)
        return missing('token_count_unpublished', 'the host publishes no token count for input images');
      const n = q.perImage * w.inputImages;
      return known(String(n), `${n} input image tokens`);
    }
    case 'gpu_second':
      if (q.seconds === undefined)
        return missing('needs_gpu_seconds', 'billed by GPU second; no run time is published');
      return { ...known(q.seconds, `${q.seconds} GPU seconds`), estimated: true };
  }
}

function steps(q: Extract<Quantity, { kind: 'step' }>, context: Context): Measure {
  const { workload: w, facts } = context;
  const base = q.defaultSteps ?? facts.defaultSteps;
  const used = w.steps ?? base;
  if (used === null)
    return missing('needs_steps', 'billed by steps; the default number of steps is not published');
  const assumption = w.steps === null ? `${used} steps, the default` : undefined;
  const extra = assumption ? { assumption } : {};
  if (q.basis === 'absolute') return { ...known(String(used), `${used} ${plural(used, 'step')}`), ...extra };
  if (base === null)
    return missing('needs_steps', 'billed relative to the default steps, which are not published');
  if (q.basis === 'above_default' && used <= base)
    return { ...known('1', `1 (no surcharge up to ${base} steps)`), ...extra };
  const ratio = print(count(used).div(count(base)));
  return { ...known(ratio, `${used}/${base} steps`), ...extra };
}

function imageTokens(q: Extract<Quantity, { kind: 'image_token' }>, context: Context): Measure {
  const { workload: w, facts } = context;
  const own = q.counts.length > 0;
  const counts: TokenCount[] = own ? q.counts : facts.imageTokens;
  if (counts.length === 0)
    return missing('token_count_unpublished', 'rate only: the token count of an image is unpublished');
  const band = bandFor(w, own ? context.sold : bandsIn(counts));
  const row = counts.find(
    (r) =>
      (r.quality === undefined || r.quality === w.quality) &&
      (r.size === undefined || r.size === sizeText(w)) &&
      (r.resolution === undefined || r.resolution === band),
  );
  if (!row) {
    const wanted = [w.quality, label(w)].filter(Boolean).join(' ');
    return missing('token_count_unpublished', `rate only: no token count is published for ${wanted}`);
  }
  const where = [row.quality, row.size?.replace('x', '×') ?? row.resolution].filter(Boolean).join(' ');
  return {
    ...known(String(row.tokens), `${row.tokens} image tokens${where ? ` (${where})` : ''}`),
    ...(q.measured || row.measured ? { estimated: true } : {}),
    ...(own ? {} : { assumption: `${row.tokens} tokens an image, the maker's count for this model` }),
  };
}

function megapixels(
  q: Pick<Megapixels, 'pixelsPerMegapixel' | 'rounding' | 'minimum' | 'part'>,
  size: { width: number; height: number },
  resizedTo?: string,
): { value: string; words: string } {
  const unit = count(q.pixelsPerMegapixel);
  let mp = resizedTo ? exact(resizedTo) : count(size.width * size.height).div(unit);
  if (q.rounding === 'up') mp = mp.round(0, 3);
  if (q.rounding === 'nearest') mp = mp.round(0, 1);
  if (q.minimum && mp.lt(q.minimum)) mp = exact(q.minimum);
  if (q.part === 'first') return { value: '1', words: 'first MP' };
  if (q.part === 'additional') {
    const rest = mp.minus('1');
    const value = print(rest.lt('0') ? exact('0') : rest);
    return { value, words: `${value} further MP` };
  }
  return { value: print(mp), words: `${print(mp)} MP` };
}

function roundedWords(q: Megapixels): string {
  return q.rounding === 'none' || q.part === 'first' ? '' : `, rounded ${q.rounding === 'up' ? 'up' : 'to the nearest'}`;
}

function inputSize(w: Workload): { width: number; height: number } {
  return w.inputSize ?? { width: w.width, height: w.height };
}

function tiles(size: { width: number; height: number }, edge: number): number {
  return Math.ceil(size.width / edge) * Math.ceil(size.height / edge);
}

function label(size: { width: number; height: number }): string {
  return `${size.width}×${size.height}`;
}

function plural(n: number, noun: string): string {
  return n === 1 ? noun : `${noun}s`;
}

function known(value: string, words: string): Extract<Measure, { ok: true }> {
  return { ok: true, value: exact(value), words };
}

function missing(code: Extract<Measure, { ok: false }>['code'], reason: string): Measure {
  return { ok: false, code, reason };
}
