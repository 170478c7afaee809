/** Gemini image models: output tokens by resolution at a rate, input tokens on top. */
import { type Decimal, exact, print } from '@/pricing';
import { ExtractError, type Extracted } from '@/scrapers/contract';
import { printsAs } from '@/scrapers/readers/compare';
import type { Section } from '@/scrapers/readers/sections';
import { type Cell, rateFor, readCell } from './cell';
import { type Notes, readNotes } from './notes';
import { examplesOf, type ImageInput, type ImageOutput, ruleOf } from './rule';
import {
  freeTier,
  isBesideThePoint,
  isUnavailable,
  type PriceRow,
  type TierTable,
  tierTables,
  variantOf,
} from './tiers';

const UNIT = /^1\s?m(?:illion)? tokens$|^1,000,000 tokens$/;
const INPUT = /^(?:text )?input price/i;
const OUTPUT = /^output price/i;

/** What the standard table says; a batch table may print only rounded halves of it. */
type Live = { output: ImageOutput; input: ImageInput };

export function readTokenModel(
  ids: readonly string[],
  group: readonly Section[],
  batchIsHalf: boolean,
  out: Extracted,
): void {
  const notes = readNotes(group);
  const [hostModel = '', ...same] = ids;
  let live: Live | null = null;
  for (const table of tierTables(group)) {
    if (!UNIT.test(table.unit))
      throw new ExtractError(`expected prices per 1M tokens, found per ${table.unit}`);
    out.leftovers.push(...freeTier(hostModel, table.rows));
    const rows = priceRows(table, hostModel, out);
    const half = table.tier === 'batch' && batchIsHalf ? live : null;
    if (/\*/.test(rows.output.paid.text) && !notes.rate && notes.counts.length === 0)
      throw new ExtractError('the footnote of the output price is missing: a page cut off?');
    const output = outputOf(readCell(rows.output.paid.text), notes, table.tier, half);
    const input = inputOf(readCell(rows.input.paid.text), notes, table.tier, half);
    if (table.tier === 'standard') live = { output, input };
    const rule = ruleOf(output, input);
    const examples = examplesOf(output, table.tier === 'batch');
    const offer = {
      hostModel,
      operation: input.image === 'unpublished' ? ('generate' as const) : null,
    };
    out.offers.push({
      ...offer,
      ...variantOf(table.tier),
      rule,
      quote: rows.output.paid.raw,
      ...examples,
    });
  }
  for (const id of same) {
    const reason = `stands beside ${hostModel} at the same price`;
    out.leftovers.push({ wording: id, words: ids.join(', '), reason });
  }
}

function priceRows(
  table: TierTable,
  model: string,
  out: Extracted,
): { input: PriceRow; output: PriceRow } {
  const one = (pattern: RegExp, what: string): PriceRow => {
    const [only, ...others] = table.rows.filter((r) => pattern.test(r.label));
    if (!only || others.length > 0 || isUnavailable(only.paid))
      throw new ExtractError(`expected one ${what} in the ${table.tier} table`);
    return only;
  };
  for (const row of table.rows) {
    if (INPUT.test(row.label) || OUTPUT.test(row.label) || isBesideThePoint(row.label)) continue;
    const reason = `a row nobody reads in the ${table.tier} table`;
    out.leftovers.push({ wording: `${model}: ${row.label}`, words: row.text, reason });
  }
  return { input: one(INPUT, 'input price'), output: one(OUTPUT, 'output price') };
}

function outputOf(
  cell: Cell,
  notes: Notes,
  tier: TierTable['tier'],
  half: Live | null,
): ImageOutput {
  const printed = rateFor(cell, 'image');
  const own = tier === 'standard' ? notes.rate : null;
  if (printed && own && !exact(printed).eq(exact(own)))
    throw new ExtractError(`$${printed} in the table, $${own} in the note, per 1M image tokens`);
  const halved = half?.output.rate ? print(exact(half.output.rate).times('0.5')) : null;
  const rate = printed ?? own ?? halved;
  const each = [...cell.each, ...(tier === 'standard' ? noteEach(notes) : [])];
  const output: ImageOutput = { rate, counts: notes.counts, each, textRate: rateFor(cell, 'text') };
  if (!rate && cell.each.length === 0)
    throw new ExtractError('neither a rate nor a price per image');
  return rate ? { ...output, each: testsOf(output, half) } : output;
}

function noteEach(notes: Notes): ImageOutput['each'] {
  return notes.counts.flatMap((c) =>
    c.equivalent ? [{ usd: c.equivalent, bands: c.bands, words: c.words }] : [],
  );
}

/**
 * Every printed price per image must be the rate times the count, or half the live price. Half of
 * a rounded number tests nothing, so it is no example.
 */
function testsOf(output: ImageOutput, half: Live | null): ImageOutput['each'] {
  const rate = exact(output.rate ?? '0').times('0.000001');
  return output.each.filter(({ usd, bands, words }) => {
    const rows = output.counts.filter(
      (c) => bands.length === 0 || bands.some((b) => c.bands.includes(b)),
    );
    const tokens = new Set(rows.map((c) => c.tokens));
    if (tokens.size > 1) throw new ExtractError(`"${words}", but its sizes take different tokens`);
    const [count] = tokens;
    if (count === undefined) return true;
    const value = print(rate.times(exact(String(count))));
    const live = half?.output.each.filter((e) => String(e.bands) === String(bands)) ?? [];
    const halves = live.some((e) => printsAs(print(exact(e.usd).times('0.5')), usd));
    if (!printsAs(value, usd) && !halves)
      throw new ExtractError(
        `"${words}", but ${count} tokens at $${output.rate} per 1M are $${value}`,
      );
    return printsAs(value, usd);
  });
}

function inputOf(cell: Cell, notes: Notes, tier: TierTable['tier'], half: Live | null): ImageInput {
  const text = rateFor(cell, 'text');
  if (!text) throw new ExtractError('expected a rate for text input');
  const tokens = notes.input?.tokens;
  const printed = rateFor(cell, 'image');
  const standard = tier === 'standard' ? (notes.input?.equivalent ?? null) : null;
  const each = cell.each[0]?.usd ?? standard;
  // "$0.0006 (image)" beside a rate per 1M tokens is the price of an image, not a rate.
  const tiny = printed !== null && exact(printed).lt('0.01');
  const rate = tiny ? halfOf(half) : printed;
  if (!rate) return { text, image: tiny ? { usd: printed } : 'unpublished' };
  checkInput(rate, tokens, tiny ? printed : each);
  return { text, image: { rate, ...(tokens ? { tokens } : {}) } };
}

function halfOf(half: Live | null): Decimal | null {
  const image = half?.input.image;
  if (!image || image === 'unpublished' || !('rate' in image)) return null;
  return print(exact(image.rate).times('0.5'));
}

function checkInput(rate: Decimal, tokens: number | undefined, each: Decimal | null): void {
  if (!each || !tokens) return;
  const value = print(
    exact(rate)
      .times('0.000001')
      .times(exact(String(tokens))),
  );
  if (!printsAs(value, each))
    throw new ExtractError(
      `$${each} per input image, but ${tokens} tokens at $${rate} per 1M are $${value}`,
    );
}
