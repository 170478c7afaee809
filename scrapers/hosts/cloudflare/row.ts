/** One image model: lines such as "$0.00041 per output 512x512 tile, per step". */
import { type Decimal, exact, type Quantity, type Rule, type Term, USD } from '@/pricing';
import { ExtractError, type Extracted } from '@/scrapers/contract';
import { findAmounts, readDecimal } from '@/scrapers/readers/amount';
import { type Row, squash, type Words } from '@/scrapers/readers/table';
import { agree } from './neurons';

type Cells = { dollars: Words; neurons: Words };
type Line = { amount: Decimal; unit: string };

const IMAGE_WORDS = /\btiles?\b|\bper step\b|\bMP\b/i;
const megapixel = { pixelsPerMegapixel: 1_048_576, rounding: 'up' } as const;
const step = { kind: 'step', basis: 'absolute' } as const;

const UNITS: Record<string, (edge: number) => Quantity[]> = {
  'per tile': (edge) => [{ kind: 'tile', edge }],
  'per output tile': (edge) => [{ kind: 'tile', edge }],
  'per input tile': (edge) => [{ kind: 'input_tile', edge }],
  'per tile, per step': (edge) => [{ kind: 'tile', edge }, step],
  'per output tile, per step': (edge) => [{ kind: 'tile', edge }, step],
  'per input tile, per step': (edge) => [{ kind: 'input_tile', edge }, step],
  'per step': () => [step],
  'per image': () => [{ kind: 'image' }],
  'per first mp': () => [{ kind: 'megapixel', ...megapixel, part: 'first' }],
  'per subsequent mp': () => [{ kind: 'megapixel', ...megapixel, part: 'additional' }],
  'per input image mp': () => [{ kind: 'input_megapixel', ...megapixel, part: 'all' }],
};
const STEP_ASSUMPTION = "the page doesn't say whether steps are billed per tile; read as per image";
const PART_ASSUMPTION =
  "the page doesn't say how part megapixels are billed; read as rounded up to 1024×1024 pixels each";

/** Image models by their section, or by their units where the section says nothing. */
export function isImageRow(section: string, row: Row): boolean {
  return /\bimage\b/i.test(section) || IMAGE_WORDS.test(row.text);
}

export function readRow(
  model: string,
  row: Row,
  cells: Cells,
  neuronUsd: Decimal,
  out: Extracted,
): void {
  try {
    if (!/^@[\w-]+\/\S+$/.test(model)) throw new ExtractError('expected an id such as @cf/…');
    const rule = readRule(cells, neuronUsd);
    out.offers.push({ hostModel: model, operation: null, rule, quote: cells.dollars.raw });
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({ wording: model, words: row.text, reason: error.message });
  }
}

function readRule(cells: Cells, neuronUsd: Decimal): Rule {
  const lines = dollarLines(cells.dollars.text);
  const neurons = neuronLines(cells.neurons.text);
  for (const line of lines) {
    const second = neurons.filter((n) => n.unit === line.unit);
    if (second.length !== 1) throw new ExtractError(`dollars ${line.unit} without one in neurons`);
    if (!agree(second[0]?.amount ?? '0', line.amount, neuronUsd))
      throw new ExtractError(
        `$${line.amount} and ${second[0]?.amount} neurons ${line.unit} are not the same price`,
      );
  }
  if (neurons.length !== lines.length)
    throw new ExtractError('neurons billed for something without dollars');
  return ruleOf(lines);
}

/** Dollars with their units, one a line or one after the other. */
export function readDollars(text: string): Rule {
  return ruleOf(dollarLines(text));
}

function ruleOf(lines: readonly Line[]): Rule {
  const assumptions = assumptionsOf(lines);
  const terms = lines.map(term);
  return { money: USD, terms, ...(assumptions.length > 0 ? { assumptions } : {}) };
}

function assumptionsOf(lines: readonly Line[]): string[] {
  const units = new Set(lines.map((l) => plainUnit(l.unit).key));
  const tiled = [...units].some((u) => u.includes('tile'));
  return [
    ...(tiled && units.has('per step') ? [STEP_ASSUMPTION] : []),
    ...([...units].some((u) => u.endsWith(' mp')) ? [PART_ASSUMPTION] : []),
  ];
}

function term(line: Line): Term {
  const { key, edge } = plainUnit(line.unit);
  const times = UNITS[key]?.(edge);
  if (!times) throw new ExtractError(`a unit nobody knows: "${line.unit}"`);
  if (exact(line.amount).eq('0')) throw new ExtractError('printed as $0 without a word of free');
  return { amount: line.amount, per: 1, times };
}

/** "per output 512x512 tile, per step" → "per output tile, per step" with edge 512. */
function plainUnit(unit: string): { key: string; edge: number } {
  const size = /\b(\d+)\s?[x×]\s?(\d+)\b/i.exec(unit);
  if (/\btile/.test(unit) && (!size || size[1] !== size[2]))
    throw new ExtractError(`expected tiles of N×N pixels, found "${unit}"`);
  if (/\bmp\b/.test(unit) && size && size[0].replace(/\s/g, '') !== '1024x1024')
    throw new ExtractError(`expected megapixels of 1024x1024 pixels, found "${unit}"`);
  const bare = unit
    .replace(/\s*\(?\b\d+\s?[x×]\s?\d+\b\)?/i, '')
    .replace(/\b(tile|step|image)s\b/g, '$1');
  return { key: squash(bare), edge: Number(size?.[1] ?? 0) };
}

function dollarLines(text: string): Line[] {
  const found = findAmounts(text);
  if (found.length === 0 || found[0]?.index !== text.search(/\S/))
    throw new ExtractError(`expected dollar amounts with their units, found "${squash(text)}"`);
  return found.map((amount, i) => {
    const unit = text.slice(amount.index + amount.words.length, found[i + 1]?.index);
    if (amount.per !== 1) throw new ExtractError(`a scale nobody expects: "${amount.words}"`);
    return { amount: amount.amount, unit: normal(unit) };
  });
}

function neuronLines(text: string): Line[] {
  const lines = squash(text).split(/(?<=\w\)?)[,;]?\s+(?=[\d.,]+ neurons\b)/i);
  return lines.map((line) => {
    const match = /^([\d.,]+) neurons (.+)$/i.exec(line);
    if (!match) throw new ExtractError(`expected "N neurons per …", found "${line}"`);
    const amount = readDecimal((match[1] ?? '').replace(/,(?=\d{3}\b)/g, ''), 'neurons');
    return { amount, unit: normal(match[2] ?? '') };
  });
}

function normal(unit: string): string {
  return squash(unit)
    .toLowerCase()
    .replace(/\b(\d+) by (\d+)\b/g, '$1x$2')
    .replace(/[,;]$/, '');
}
