/** What the page says around its tables: a credit's price and the worked examples. */
import { type Decimal, exact } from '@/pricing';
import { ExtractError } from '@/scrapers/contract';
import { findAmounts } from '@/scrapers/readers/amount';
import type { Section } from '@/scrapers/readers/sections';
import { squash } from '@/scrapers/readers/table';

/** "a 2MP image with Klein 4B costs $0.014 + $0.001 = $0.015" */
export type FurtherExample = {
  model: string;
  megapixels: number;
  first: Decimal;
  further: Decimal;
  total: Decimal;
  words: string;
};
/** "FLUX.1 Kontext [pro] batch of 4 images … $0.16" */
export type BatchExample = { model: string; images: number; total: Decimal; words: string };
export type Notes = {
  creditUsd: Decimal | null;
  further: FurtherExample[];
  batch: BatchExample[];
};

const FURTHER = /a (\d+)\s?MP image with ([\w .[\]]+?) costs (.+? = \\?\$[\d.]*\d)/;
const BATCH_OF = /^Example:\s*(.+?) batch of (\d+) images?/i;

export function readNotes(sections: readonly Section[]): Notes {
  const notes: Notes = { creditUsd: null, further: [], batch: [] };
  const lines = sections.flatMap((s) => s.paragraphs.map((p) => squash(p.text)));
  lines.forEach((line, i) => {
    const credit = /\b1 credit\s*=\s*(.{1,12})/i.exec(line)?.[1];
    if (credit) notes.creditUsd = onlyOne(credit, line);
    const example = FURTHER.exec(line);
    if (example) notes.further.push(further(example));
    const batch = BATCH_OF.exec(line);
    if (batch) notes.batch.push(...batchTotal(batch, lines.slice(i + 1, i + 4)));
  });
  return notes;
}

function onlyOne(text: string, line: string): Decimal {
  const amount = findAmounts(text)[0];
  if (!amount || amount.index > 0 || amount.per !== 1)
    throw new ExtractError(`expected a credit's price in dollars, found "${line.slice(0, 80)}"`);
  return amount.amount;
}

function further(match: RegExpExecArray): FurtherExample {
  const [words, megapixels = '', model = '', sum = ''] = match;
  const [first, more, total, ...others] = findAmounts(sum);
  if (!first || !more || !total || others.length > 0)
    throw new ExtractError(`expected "first + further = total", found "${words}"`);
  if (!exact(first.amount).plus(exact(more.amount)).eq(exact(total.amount)))
    throw new ExtractError(`a worked example that doesn't add up: "${words}"`);
  return {
    model,
    megapixels: Number(megapixels),
    first: first.amount,
    further: more.amount,
    total: total.amount,
    words,
  };
}

function batchTotal(match: RegExpExecArray, next: readonly string[]): BatchExample[] {
  const [, model = '', images = ''] = match;
  const line = next.find((l) => new RegExp(`^Batch of ${images}:`, 'i').test(l));
  const total = line ? findAmounts(line)[0] : undefined;
  if (!line || !total) return [];
  return [{ model, images: Number(images), total: total.amount, words: line }];
}
