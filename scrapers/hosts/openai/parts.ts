/** Price parts of a page: a heading, a unit, then labels each followed by an amount. */
import { type Decimal, exact } from '@/pricing';
import { ExtractError } from '@/scrapers/contract';
import { readAmount } from '@/scrapers/readers/amount';
import { isAmountLine } from '@/scrapers/readers/text';
import { HEADS, LABELS, sizeOf, TIERS, UNITS } from './labels';

export type TokenPart = {
  kind: 'text' | 'image';
  rates: Partial<Record<'input' | 'cached' | 'output', Decimal>>;
  words: string;
};
export type ImagePart = {
  kind: 'generation';
  quality: string | null;
  prices: { size: string | null; usd: Decimal }[];
  words: string;
};
export type Part = TokenPart | ImagePart;

/** Controls that stand between a table's heading and its rows. */
const FURNITURE = /^(?:[∙•·|]|batch api price)$/i;
/** The rates of words in and images out, shown once more beside the model's name. */
const SUMMARY = /^\$\d[\d.]*\s*[•·∙]\s*\$\d[\d.]*$/;
/** Bars that set this model's price beside other models'. */
const OTHERS = /^quick comparison$/i;

/** @returns the parts, where the first begins, and lines with amounts that stand outside of them */
export function readParts(page: readonly string[]): {
  parts: Part[];
  stray: string[];
  from: number;
} {
  const lines = withoutSummary(page.flatMap(splitPair).filter((line) => !FURNITURE.test(line)));
  const parts: Part[] = [];
  const stray: string[] = [];
  let at = 0;
  let comparing = false;
  while (at < lines.length) {
    const head = HEADS.get(key(lines[at]));
    if (head && isUnit(lines[at + 1])) {
      comparing = false;
      const part = readPart(head, lines, at);
      if (part.part) parts.push(part.part);
      at = part.next;
      continue;
    }
    const line = lines[at] ?? '';
    comparing ||= OTHERS.test(line);
    if (isAmountLine(line) && !comparing)
      throw new ExtractError(`an amount without its table: "${lines[at - 1] ?? ''}" / "${line}"`);
    if (/[$€£¥]\s?\d/.test(line) && !comparing) stray.push(line);
    at += 1;
  }
  const from = page.findIndex((line, i) => HEADS.has(key(line)) && isUnit(page[i + 1]));
  return { parts, stray, from };
}

/** Only above the first table: "$5 • $40", or both amounts and then both their labels. */
function withoutSummary(lines: readonly string[]): string[] {
  const first = lines.findIndex((line, i) => HEADS.has(key(line)) && isUnit(lines[i + 1]));
  const labelled = (at: number): boolean =>
    !LABELS.has(key(lines[at - 1])) &&
    [at, at + 1].every((i) => isAmountLine(lines[i] ?? '')) &&
    [at + 2, at + 3].every((i) => LABELS.has(key(lines[i])));
  return lines.filter(
    (line, i) => i >= first || !(SUMMARY.test(line) || labelled(i) || labelled(i - 1)),
  );
}

function readPart(
  head: 'text' | 'image' | 'generation' | 'other',
  lines: readonly string[],
  start: number,
): { part: Part | null; next: number } {
  const unit = lines[start + 1] ?? '';
  const wanted = head === 'generation' ? 'image' : 'tokens';
  if (head !== 'other' && UNITS.get(key(unit)) !== wanted)
    throw new ExtractError(`"${lines[start]}": a unit nobody expects: "${unit}"`);
  const pairs: [string, string][] = [];
  let at = start + 2;
  let quality: string | null = null;
  if (TIERS.head.has(key(lines[at]))) {
    quality = TIERS.words.get(key(lines[at + 1])) ?? lines[at + 1] ?? null;
    if (!quality || isAmountLine(quality)) throw new ExtractError('a quality without its name');
    at += 2;
  }
  while (isAmountLine(lines[at + 1] ?? '') && !isAmountLine(lines[at] ?? '')) {
    pairs.push([lines[at] ?? '', lines[at + 1] ?? '']);
    at += 2;
  }
  if (pairs.length === 0)
    throw new ExtractError(`"${lines[start]}": a price table without amounts`);
  const words = lines.slice(start, at).join(' ');
  if (head === 'other') return { part: null, next: at };
  if (head === 'generation')
    return { part: { kind: head, quality, prices: pairs.map(sized), words }, next: at };
  return { part: { kind: head, rates: ratesOf(pairs), words }, next: at };
}

function sized([label, amount]: [string, string]): { size: string | null; usd: Decimal } {
  const size = sizeOf(label);
  if (size === undefined)
    throw new ExtractError(`expected a size such as 1024x1024, found "${label}"`);
  return { size, usd: aboveZero(amount, label) };
}

function ratesOf(pairs: [string, string][]): TokenPart['rates'] {
  const rates: TokenPart['rates'] = {};
  for (const [label, amount] of pairs) {
    const name = LABELS.get(key(label));
    if (!name) throw new ExtractError(`a label nobody knows: "${label}" (${amount})`);
    if (rates[name]) throw new ExtractError(`"${label}" twice in one table`);
    rates[name] = aboveZero(amount, label);
  }
  const { input, cached, output } = rates;
  // Holds for every model since prices are printed; broken only where columns were swapped.
  if (
    (input && cached && exact(cached).gt(exact(input))) ||
    (input && output && exact(input).gt(exact(output)))
  )
    throw new ExtractError(`cached ${cached}, input ${input}, output ${output}: swapped?`);
  return rates;
}

function aboveZero(text: string, label: string): Decimal {
  const { amount, per } = readAmount(text);
  if (per !== 1) throw new ExtractError(`"${label}": a scale nobody expects: "${text}"`);
  if (exact(amount).eq('0')) throw new ExtractError(`"${label}": printed as ${text}`);
  return amount;
}

/** "Input $5.00" on one line is a label and its amount. */
function splitPair(line: string): string[] {
  const match = /^(\S.*?)[\s:]+(\$[\d.,]+)$/.exec(line);
  const label = match?.[1] ?? '';
  const known = LABELS.has(key(label)) || sizeOf(label) !== undefined;
  return match && known ? [label, match[2] ?? ''] : [line];
}

/** A unit, or what would stand in its place: so that an unknown one is named, not skipped. */
function isUnit(line: string | undefined): boolean {
  return (
    line !== undefined &&
    (UNITS.has(key(line)) || /\btokens?\b|\bper\b|\bpor\b|\bpro\b|あたり|\/|每/i.test(line))
  );
}

function key(line: string | undefined): string {
  return (line ?? '')
    .toLowerCase()
    .replace(/[:：]$/, '')
    .trim();
}
