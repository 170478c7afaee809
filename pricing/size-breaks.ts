/** Sizes of one shape as an axis, and the places of it at which a price may jump. Counts of pixels only. */
import type { ModelFacts } from './quantity';
import type { Condition, Quantity, Rule } from './rule';
import { bandsIn, bandsOf, MAX_EDGE, MIN_EDGE, type Size, sizeText } from './size';
import { mostPixels, saysNoSize, tooSmall } from './usual-size';
import { BANDS, type Band } from './vocabulary';

/** Sizes by their longer edge, a pixel at a time; the shorter follows, rounded to whole pixels. */
export type SizeAxis = { from: number; to: number; at: (edge: number) => Size };

/** Areas between which people ask for images. */
const SMALLEST = 512 ** 2;
const LARGEST = 4096 ** 2;

/** Every size in the shape of `own`, from 512² to 4096² pixels of area and `own` itself. */
export function sizeAxis(own: Size): SizeAxis {
  const long = Math.max(own.width, own.height);
  const share = Math.min(own.width, own.height) / long;
  const edge = (area: number) => Math.min(MAX_EDGE, Math.floor(Math.sqrt(area / share)));
  const at = (x: number): Size => {
    const short = Math.max(MIN_EDGE, Math.round(x * share));
    return own.width >= own.height ? { width: x, height: short } : { width: short, height: x };
  };
  return { from: Math.min(long, edge(SMALLEST)), to: Math.max(long, edge(LARGEST)), at };
}

/** The last places before a price jumps or bends; `grows`: between them evenly with the area, else not at all. */
export type SizeBreaks = { breaks: number[]; grows: boolean };

/**
 * Where a rule's price changes along an axis; null where it may jump at any pixel.
 * @param facts image tokens of the model, where the rule has none of its own
 */
export function sizeBreaks(rule: Rule, facts: ModelFacts, axis: SizeAxis): SizeBreaks | null {
  const unrounded = Math.max(0, ...rule.terms.map(unroundedIn));
  const bent = rule.rounding !== undefined || rule.minimum !== undefined;
  // Grows with the square of the area, or is rounded or raised as a total.
  if (unrounded > 1 || (unrounded > 0 && bent)) return null;
  const areas = new Set<number>();
  const edges = new Set<number>();
  const sizes = new Set<string>();
  const bands = new Set<Band>(bandsOf(rule));
  const most = area(axis.at(axis.to));
  for (const term of rule.terms) {
    for (const c of term.when ?? []) byCondition(c, areas, sizes);
    for (const q of term.times) {
      if (q.kind === 'tile' || q.kind === 'input_tile')
        for (let edge = q.edge; edge < axis.to; edge += q.edge) edges.add(edge);
      if (isMegapixel(q)) for (const a of megapixelAreas(q, most)) areas.add(a);
      if (q.kind === 'image_token') {
        const counts = q.counts.length > 0 ? q.counts : facts.imageTokens;
        for (const band of bandsIn(counts)) bands.add(band);
        for (const { size } of counts) if (size) sizes.add(size);
      }
    }
  }
  // Where a price without a word of size stops being the price (usual-size.ts), also of an upscale.
  if (facts.usualEdge && saysNoSize(rule))
    for (const edge of [facts.usualEdge, facts.usualEdge * 2]) areas.add(mostPixels(edge));
  const least = tooSmall(bandsOf(rule), facts);
  if (least !== null) areas.add(least);
  // A band holds a tenth more than its square (size.ts).
  for (const band of bands) areas.add(Math.floor((BANDS[band] ** 2 * 11) / 10));
  const found = new Set<number>();
  for (const a of areas) found.add(lastWhere(axis, (s) => area(s) <= a));
  for (const e of edges) {
    found.add(lastWhere(axis, (s) => s.width <= e));
    found.add(lastWhere(axis, (s) => s.height <= e));
  }
  for (const size of sizes) {
    const x = Math.max(...size.split('x').map(Number));
    if (sizeText(axis.at(x)) === size) found.add(x - 1).add(x);
  }
  const breaks = [...found].filter((x) => x >= axis.from && x < axis.to).sort((a, b) => a - b);
  return { breaks, grows: unrounded > 0 };
}

type Megapixel = Extract<Quantity, { kind: 'megapixel' | 'input_megapixel' }>;

function isMegapixel(q: Quantity): q is Megapixel {
  return q.kind === 'megapixel' || (q.kind === 'input_megapixel' && q.resizedTo === undefined);
}

function unroundedIn({ times }: Rule['terms'][number]): number {
  return times.filter((q) => isMegapixel(q) && q.rounding === 'none').length;
}

function byCondition(c: Condition, areas: Set<number>, sizes: Set<string>) {
  if (c.kind === 'size') for (const size of c.is) sizes.add(size);
  if (c.kind === 'other_size') for (const size of c.than) sizes.add(size);
  if (c.kind !== 'pixels') return;
  if (c.above !== undefined) areas.add(c.above);
  if (c.upTo !== undefined) areas.add(c.upTo);
}

/** The largest area of each step; both megapixels are even, so half of one is a whole number. */
function megapixelAreas(q: Megapixel, most: number): number[] {
  const mp = q.pixelsPerMegapixel;
  const found = [mp, ...(q.minimum ? [Math.floor(Number(q.minimum) * mp)] : [])];
  for (let n = 0; q.rounding !== 'none' && n * mp <= most; n += 1)
    found.push(q.rounding === 'up' ? n * mp : n * mp + mp / 2 - 1);
  return found;
}

function area({ width, height }: Size): number {
  return width * height;
}

/** The last place at which something holds that, once over, never holds again; below `from`: none. */
function lastWhere({ from, to, at }: SizeAxis, holds: (size: Size) => boolean): number {
  let [low, high] = [from - 1, to];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(at(middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}
