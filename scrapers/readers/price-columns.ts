/** Which column of a price table says what, by its header in whatever wording. */
import { tierOf } from '@/catalog';
import { type Condition, OPERATIONS, type Operation } from '@/pricing';
import { ExtractError } from '../contract';
import { bandOf } from './price-units';
import { type ColumnName, squash, type Table } from './table';

/** A column of amounts, with what its header says they are for. */
export type PriceColumn = {
  name: string;
  when: Condition[];
  quality?: string;
  operation?: Operation;
};

/** Headers by name; `prices` has one column, or one a resolution, a quality or an operation. */
export type Roles = {
  model: string;
  prices: PriceColumn[];
  unit: string | null;
  resolution: string | null;
  quality: string | null;
  operation: string | null;
  beside: string[];
};

/** Best first: the id that a call names, then the name that a reader sees. */
export const MODEL: readonly ColumnName[] = [
  /^(?:model|api|endpoint) ?(?:id|code|slug|string|value)$|^model[_-]id$|^(?:id|slug)$|^api (?:name|model(?: name)?)$/,
  /^(?:(?:image|ai|image generation|generation|text[- ]to[- ]image|available|supported) )*models?(?: names?| family| version| variant)?$/,
  /^(?:image generation|image models?|images?)$/,
  /^(?:names?|services?|service descriptions?|products?|operations?|requests?|nodes?|endpoints?|apps?|tools?|apis?|features?|items?|skus?)$/,
];
/** Dollars before other columns of amounts. */
export const PRICE: readonly ColumnName[] = [
  /^(?:(?:unit|list|standard|base|output|api|our|current|pay[- ]as[- ]you[- ]go|on[- ]demand) )*(?:prices?|pricing|costs?|rates?|fees?)\b.*(?:\$|\busd\b|\bdollars?\b|\bimages?\b)/,
  /^(?:\$|usd|us\$)(?:\s?(?:\/|per)\s?.*)?$|^(?:per|\$ ?\/|\$ ?per) (?:image|edit|generation|run|request)$/,
  /^(?:(?:unit|list|standard|base|output|api|our|current|pay[- ]as[- ]you[- ]go|on[- ]demand) )*(?:prices?|pricing|costs?|rates?|fees?)(?: ?(?:\(|\/|per|for|by)\b.*| \(.*\))?$/,
  /^(?:credits?|units?)(?: ?(?:\/|per) ?(?:images?|generations?|runs?|requests?))?$/,
];
const UNIT =
  /^(?:billing(?: (?:basis|unit|type|mode))?|pricing (?:basis|unit)|unit(?: of measure)?|units|billed (?:per|by)|charged (?:per|by)|per|metric|unit type)$/;
const RESOLUTION =
  /^(?:(?:max(?:imum)?|image|output|supported|default) )*(?:resolutions?|sizes?|dimensions)(?: \(.*\))?$/;
const QUALITY =
  /^(?:(?:image|rendering|output) )*(?:quality(?: tiers?| level)?|tiers?|rendering speed)$/;
const OPERATION =
  /^(?:features?|functions?|tasks?|modes?|types?|operations?|capabilit(?:y|ies)|categor(?:y|ies)|task types?|model types?)$/;
/** Columns that say nothing of the price. */
const BESIDE =
  /^(?:#|descriptions?|notes?|remarks?|comments?|best (?:suited )?for|use cases?|features?|strengths?|highlights?|providers?|vendors?|developers?|makers?|companys?|organi[sz]ations?|creators?|brands?|privacy|status|released?|release date|licen[cs]es?|playground|docs?|documentation|links?|rate limits?|rpm|speed|latency|quality score|context(?: length| window)?|parameters|free (?:quota|credits?|tier)\b.*|api units?|cost \(api units\)|images per \$1|~?images per \$?\d+|input|output|official (?:prices?|pricing|rates?|costs?)|savings?|modality|modalities|max resolution)$/;

/** What a column's header says its amounts are for; null: nothing of the kind. */
function columnFor(header: string, cells: readonly string[]): Omit<PriceColumn, 'name'> | null {
  const text = header
    .replace(/\s*(?:price|cost|pricing|quality|resolution|\(usd\)|\(\$\))\s*/gi, ' ')
    .trim();
  // "Quality" is a tier where amounts stand beneath it, else it heads the names of tiers.
  if (text === '')
    return tierOf(header) && cells.some((c) => /^\$\s?\d/.test(c))
      ? { when: [], quality: header }
      : null;
  const band = bandOf(text);
  if (band) return { when: [{ kind: 'resolution', is: [band] }] };
  if (/^\d{3,5}\s?[x×]\s?\d{3,5}$/.test(text))
    return { when: [{ kind: 'size', is: [text.replace(/\s/g, '').replace('×', 'x')] }] };
  if (tierOf(text) && /^\S+(?: \S+)?$/.test(text)) return { when: [], quality: text };
  const operation = operationIn(text);
  return operation ? { when: [], operation } : null;
}

/** The operation that words name plainly; null for none or several. */
export function operationIn(words: string): Operation | null {
  const text = words.toLowerCase();
  const found = new Set<Operation>();
  if (/text[- ]to[- ]image|txt2img|\bt2i\b|\bgenerat(?:e|ion)\b/.test(text)) found.add('generate');
  if (/image[- ]to[- ]image|img2img|\bi2i\b|\bedit(?:s|ing)?\b|inpaint|outpaint/.test(text))
    found.add('edit');
  if (/upscal/.test(text)) found.add('upscale');
  const [only] = found;
  return found.size === 1 && only && OPERATIONS.includes(only) ? only : null;
}

const AMOUNT = /\$\s?\.?\d|^[\d.]+$/;
const INPUT = /\b(?:input|reference|source)\b/i;

/**
 * One column of prices beside columns for something else: beside "Price per edit" or what input
 * images cost it is the price of what is made from words.
 * @throws ExtractError beside prices by resolution or quality: then nobody says what it is for
 */
function besideOthers(
  only: string,
  more: readonly PriceColumn[],
  inputs: readonly string[],
): PriceColumn[] {
  const odd = more.find((p) => p.when.length > 0 || p.quality);
  if (odd) throw new ExtractError(`"${only}" beside "${odd.name}": what it is for is not said`);
  const own = columnFor(only, [])?.operation;
  const words = more.length + inputs.length > 0 && !own;
  const edits = more.filter((p) => p.operation !== (own ?? 'generate'));
  return [{ name: only, when: [], ...(words ? { operation: 'generate' } : {}) }, ...edits];
}

/** A header such as "LaoZhang API price": what this host asks, beside what others do. */
function ownPrice(host: string): RegExp {
  const name = host.replace(/\W+/g, '[\\W_]*');
  return new RegExp(
    `^(?:our|${name})(?:'s)?(?:\\.?(?:ai|com|io))?(?: api)? (?:prices?|pricing|costs?|rates?)\\b`,
  );
}

type Config = {
  /** Catalog id: "LaoZhang API price" is this host's own, "Official price" another's. */
  host?: string;
  model?: readonly ColumnName[];
  price?: readonly ColumnName[];
  beside?: readonly ColumnName[];
};

/** Whether a column names models, though none may be known to price them. */
export function namesModels(table: Table, { model }: Config): boolean {
  return table.has(...(model ?? MODEL.flat()));
}

/** @throws ExtractError when two columns could be the model or the price; null: no price table. */
export function rolesOf(table: Table, config: Config): Roles | null {
  const names = table.headers.map((h) => squash(h.text));
  const plain = names.map((n) =>
    n
      .replace(/[*^†‡]|\[\d\]/g, '')
      .trim()
      .toLowerCase(),
  );
  const at = (wanted: readonly ColumnName[]): number[] =>
    plain.flatMap((n, i) =>
      wanted.some((w) => (typeof w === 'string' ? w.toLowerCase() === n : w.test(n))) ? [i] : [],
    );
  const first = (groups: readonly (readonly ColumnName[])[]): number[] =>
    groups.map(at).find((found) => found.length > 0) ?? [];
  const model = first(config.model ? [config.model] : MODEL.map((m) => [m]));
  if (model.length === 0) return null;
  const taken = new Set([model[0] as number]);
  const name = (i: number): string => names[i] as string;
  const optional = (pattern: RegExp): string | null => {
    const [i, ...more] = at([pattern]).filter((k) => !taken.has(k));
    if (i === undefined || more.length > 0) return null;
    taken.add(i);
    return name(i);
  };
  const own = config.host ? [ownPrice(config.host)] : [];
  const single = first(config.price ? [config.price] : [...own, ...PRICE].map((p) => [p])).filter(
    (i) => !taken.has(i),
  );
  const several = plain.flatMap((_, i) => {
    const what = taken.has(i) ? null : columnFor(name(i), table.peek(name(i)));
    return what ? [{ name: name(i), ...what }] : [];
  });
  if (model.length > 1 || single.length > 1)
    throw new ExtractError(
      `more than one column of ${model.length > 1 ? 'models' : 'prices'}: ${names.join(' | ')}`,
    );
  const amounts = (column: string): boolean => table.peek(column).some((c) => AMOUNT.test(c));
  const [only] = single.map(name);
  const more = several.filter((p) => p.name !== only && amounts(p.name));
  const inputs = names.filter((n, i) => !taken.has(i) && INPUT.test(n) && n !== only && amounts(n));
  const prices = only === undefined ? several : besideOthers(only, more, inputs);
  if (prices.length === 0) return null;
  for (const p of prices) taken.add(names.indexOf(p.name));
  // A column that says "text to image" in every row says so under whatever header.
  const tasks = (): string | null => {
    const said = names.filter((n, i) => {
      const cells = taken.has(i) ? [] : table.peek(n).filter(Boolean);
      return cells.length > 0 && cells.every((cell) => operationIn(cell) !== null);
    });
    if (said.length !== 1) return null;
    taken.add(names.indexOf(said[0] as string));
    return said[0] as string;
  };
  const roles = {
    model: name(model[0] as number),
    prices,
    unit: optional(UNIT),
    resolution: optional(RESOLUTION),
    quality: optional(QUALITY),
    operation: optional(OPERATION) ?? tasks(),
  };
  const others = [...MODEL, BESIDE, ...(config.beside ?? [])];
  const beside = at(others)
    .filter((i) => !taken.has(i))
    .map(name);
  return { ...roles, beside };
}
