/** Footnotes: the rate of image tokens, and how many of them an image takes. */
import { BANDS, type Band, type Decimal } from '@/pricing';
import { ExtractError } from '@/scrapers/contract';
import { findAmounts } from '@/scrapers/readers/amount';
import type { Section } from '@/scrapers/readers/sections';
import { squash } from '@/scrapers/readers/table';

export type Count = { bands: Band[]; tokens: number; equivalent: Decimal | null; words: string };
export type Notes = {
  /** US dollars per 1,000,000 output image tokens. */
  rate: Decimal | null;
  counts: Count[];
  input: { tokens: number; equivalent: Decimal | null } | null;
};

const RATE = /image output is priced at (\S+ per [\d,]+[mk]? tokens)/i;
const INPUT =
  /image input is (?:set at|priced at|equivalent to) ([\d,]+) tokens(?: or (\S+) per image)?/i;
const COUNT =
  /([^.;]*?(?:\d\.\d[^.;]*?)*)\bconsumes? ([\d,]+) tokens(?: and (?:is|are) equivalent to (\S+) per image)?/gi;
const NAMES = Object.keys(BANDS) as Band[];

export function readNotes(group: readonly Section[]): Notes {
  const notes: Notes = { rate: null, counts: [], input: null };
  for (const paragraph of group.flatMap((s) => s.paragraphs)) {
    const text = squash(paragraph.text);
    const rate = RATE.exec(text);
    if (rate) notes.rate = perMillion(rate[1] ?? '');
    const input = INPUT.exec(text);
    if (input) notes.input = { tokens: whole(input[1] ?? ''), equivalent: dollars(input[2]) };
    for (const match of text.matchAll(COUNT)) {
      const [words, before = '', tokens = '', each] = match;
      if (!/image/i.test(before)) throw new ExtractError(`tokens of what? "${words}"`);
      const count = { tokens: whole(tokens), equivalent: dollars(each), words: words.trim() };
      notes.counts.push({ ...count, bands: bandsIn(before) });
    }
  }
  const bands = notes.counts.flatMap((c) => c.bands);
  if (new Set(bands).size !== bands.length)
    throw new ExtractError(`two token counts for one resolution: ${bands.join(', ')}`);
  return notes;
}

/** "1K/2K", "1024x1024px (1K)", "512px" → resolution classes. */
export function bandsIn(text: string): Band[] {
  const named = [...text.matchAll(/(?<![\d.])([\d.]+K)\b/g)].map((m) => m[1] ?? '');
  const edges = [...text.matchAll(/\b(\d{3,4})(?:\s?[x×]\s?(\d{3,4}))?\s?(?:px|\b(?=[x×]))/gi)];
  const found = named.length > 0 ? named : edges.map((m) => bandOfEdge(m[1] ?? '', m[2]));
  const unknown = found.find((name) => !NAMES.includes(name as Band));
  if (unknown !== undefined || found.length === 0)
    throw new ExtractError(
      `expected resolutions such as 1K or 1024x1024px, found "${text.trim()}"`,
    );
  return NAMES.filter((name) => found.includes(name));
}

function bandOfEdge(width: string, height: string | undefined): string {
  if (height !== undefined && height !== width) return `${width}x${height}`;
  return NAMES.find((name) => String(BANDS[name]) === width) ?? `${width}px`;
}

function perMillion(text: string): Decimal {
  const [only, ...others] = findAmounts(text);
  if (!only || others.length > 0 || only.per !== 1_000_000)
    throw new ExtractError(`expected dollars per 1,000,000 image tokens, found "${text}"`);
  return only.printed;
}

function dollars(text: string | undefined): Decimal | null {
  if (text === undefined) return null;
  const [only] = findAmounts(text);
  if (only?.index !== 0) throw new ExtractError(`expected dollars per image, found "${text}"`);
  return only.amount;
}

function whole(text: string): number {
  if (!/^(?:\d{1,6}|\d{1,3}(?:,\d{3})+)$/.test(text))
    throw new ExtractError(`expected a token count, found "${text}"`);
  return Number(text.replaceAll(',', ''));
}
