/** Reads the table's words for what sets a price apart: tier, size, batch, part of a sum. */
import type { Band, Condition } from '@/pricing';

const MEGAPIXEL = 1_048_576;

export type Facets = {
  quality?: string;
  speed?: string;
  style?: string;
  batch?: boolean;
  /** Sizes of one tier are alternatives within one rule. */
  size?: Condition | { kind: 'any_other' };
};

const QUALITIES =
  /^(model variant=)?(auto|very[_ ]low|low|medium|high|xhigh|max|turbo|balanced|default|quality|flash)$/i;
const BAND = /^(0\.5|1|1\.5|2|4)k$/i;
/** Words that name the unit or the part of a sum; the unit column says the same. */
const UNIT_WORDS =
  /^(token( image_output)?|per (step|request)|(first|next|extra|input) MP|reference image|(input |output )?tile|step|any quality|raster|GPU second|default steps \d+|LoRA\/ControlNet\/Kontext)$/;

/** Facets of a variant in words, or null when a word is new to us. */
export function facetsOf(variant: string): Facets | null {
  const text = variant.trim();
  if (text === '' || UNIT_WORDS.test(text)) return {};
  const special = specialFacets(text);
  if (special) return special;
  const facets: Facets = {};
  for (const word of text.replace('other size', 'other_size').split(/[ ,]+/)) {
    if (word === 'batch') facets.batch = true;
    else if (word === 'other_size' || (word === 'default' && facets.quality))
      facets.size = { kind: 'any_other' };
    else if (QUALITIES.test(word)) facets.quality = word;
    else {
      const size = sizeFacet(word);
      if (!size) return null;
      facets.size = size;
    }
  }
  return facets;
}

function specialFacets(text: string): Facets | null {
  if (/^vector(_illustration)?$/.test(text)) return { style: text };
  const quality = QUALITIES.exec(text)?.[2];
  if (quality) return { quality };
  const edited = /^([a-z_]+)-with-source-images$/.exec(text)?.[1];
  if (edited) return { quality: edited };
  // "standard" is a reseller's service class here, not a tier of the model.
  const speed = /^(?:model variant=)?(go_fast|regular|standard)$/.exec(text)?.[1];
  if (speed) return { speed };
  // The sizes go with stated steps; a rule can't be bound to steps, so the note says so.
  const stepped = /^(\d+x\d+), \d+ steps$/.exec(text)?.[1];
  if (stepped) return { size: { kind: 'size', is: [stepped] } };
  const area = areaFacet(text);
  return area ? { size: area } : null;
}

function sizeFacet(word: string): Condition | null {
  if (/^\d+x\d+$/.test(word)) return { kind: 'size', is: [word] };
  const range = /^(512|1K)-4K$/.exec(word);
  if (range)
    return {
      kind: 'resolution',
      is: range[1] === '512' ? ['0.5K', '1K', '2K', '4K'] : ['1K', '2K', '4K'],
    };
  const bands = word.split('/');
  return bands.every((b) => BAND.test(b))
    ? { kind: 'resolution', is: bands.map((b) => b.toUpperCase() as Band) }
    : null;
}

/** "<=0.5MP", "1-1.5MP", "0.5 MP" (a step of a price list by size), "<=1536x1536". */
function areaFacet(text: string): Condition | null {
  const square = /^(?:<=)?(\d+)x\1$/.exec(text);
  if (square?.[1] && text.startsWith('<=')) return { kind: 'pixels', upTo: Number(square[1]) ** 2 };
  const squares = /^(\d+)x\1\.\.(\d+)x\2$/.exec(text);
  if (squares)
    return { kind: 'pixels', above: Number(squares[1]) ** 2, upTo: Number(squares[2]) ** 2 };
  const upTo = /^<=([\d.]+)MP$/.exec(text)?.[1];
  if (upTo) return { kind: 'pixels', upTo: Number(upTo) * MEGAPIXEL };
  const above = /^>([\d.]+)MP$/.exec(text)?.[1];
  if (above) return { kind: 'pixels', above: Number(above) * MEGAPIXEL };
  const between = /^([\d.]+)-([\d.]+)MP$/.exec(text);
  if (between)
    return {
      kind: 'pixels',
      above: Number(between[1]) * MEGAPIXEL,
      upTo: Number(between[2]) * MEGAPIXEL,
    };
  const step = /^([\d.]+) ?(?:MP)?$/.exec(text)?.[1];
  return step ? { kind: 'pixels', upTo: Number(step) * MEGAPIXEL } : null;
}

/** A wording's own size, as the catalog tags it: `size=1024x1024`, `size=<=1.5K`. */
export function sizeOfTags(tags: readonly string[]): Condition | undefined {
  const size = tags.find((t) => t.startsWith('size='))?.slice('size='.length);
  if (size === undefined) return undefined;
  if (/^\d+x\d+$/.test(size)) return { kind: 'size', is: [size] };
  const edge = /^(<=|>)1\.5K$/.exec(size)?.[1];
  if (edge)
    return edge === '>'
      ? { kind: 'pixels', above: 1536 ** 2 }
      : { kind: 'pixels', upTo: 1536 ** 2 };
  return undefined;
}

/** "medium 1024x1024" or "1k" as a remark: the price holds for that size alone. */
export function sizeOfRemark(remark: string): Condition | undefined {
  const size = /^(?:[a-z]+ )?(\d+x\d+|\dk)$/i.exec(remark)?.[1];
  return size ? (sizeFacet(size) ?? undefined) : undefined;
}

/** One spelling, as host modules write it. */
export function variantText(f: Facets): string {
  const parts = [
    f.batch ? 'batch' : null,
    f.quality && `quality=${f.quality}`,
    f.speed && `speed=${f.speed}`,
    f.style && `style=${f.style}`,
  ];
  return parts.filter(Boolean).join('&');
}
