/** The two kinds of table: megapixel prices ("from $0.014") and credits with a price per image. */
import { type Decimal, exact, type Operation, perImage, print, type Rule, USD } from '@/pricing';
import { ExtractError, type Extracted, type RawOffer } from '@/scrapers/contract';
import { readAmount } from '@/scrapers/readers/amount';
import { type Row, squash, type Table, type Words } from '@/scrapers/readers/table';
import type { Notes } from './notes';

const MODEL = ['Model', 'Model name', 'Models'];
const GENERATE = /^text[- ]to[- ]image(?: price)?$/i;
const EDIT = /^(?:image[- ])?edit(?:ing)?(?: price)?$/i;
const PRICE = /^price(?: per image)?(?: \(usd\))?$/i;
const CREDITS = /^credits(?: per image)?$/i;
const PROSE = ['Best For', 'Description', 'Notes', 'Use case'];
const NOT_SOLD = /^(?:[-–—]|n\/a|not available)?$/i;
const MEGAPIXEL = 1_048_576;
const PART_MEGAPIXELS =
  "the page doesn't define a megapixel; read as 1024×1024 pixels, further ones rounded up";

export function isPriceTable(table: Table): boolean {
  return table.has(GENERATE) || table.has(EDIT) || table.has(PRICE) || table.has(CREDITS);
}

/** @param misfit why the words around the table don't let its prices be taken */
export function readTable(table: Table, notes: Notes, misfit: string | null, out: Extracted): void {
  for (const row of table.rows()) {
    if (!isPriceTable(table)) {
      const reason = `a table of unknown kind under "${table.where}"`;
      out.leftovers.push({ wording: row.text, words: row.text, reason });
      continue;
    }
    const model = squash(row.take(...MODEL).text);
    for (const name of PROSE) row.takeIf(name);
    try {
      checkFamily(model, table.where);
      if (misfit) throw new ExtractError(misfit);
      if (table.has(PRICE) || table.has(CREDITS)) out.offers.push(creditOffer(model, row, notes));
      else readMegapixels(model, row, notes, out);
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error;
      out.leftovers.push({ wording: model, words: row.text, reason: error.message });
    }
  }
}

/** A row that slipped under another generation's heading has lost the meaning of its columns. */
function checkFamily(model: string, heading: string): void {
  const family = (text: string) => /FLUX\s?\.?(\d)/i.exec(text)?.[1];
  if (!family(model)) throw new ExtractError(`"${model}" is no FLUX model's name`);
  if (family(heading) && family(heading) !== family(model))
    throw new ExtractError(`stands under "${heading}"`);
}

function readMegapixels(model: string, row: Row, notes: Notes, out: Extracted): void {
  const cells: [Operation, Words][] = [
    ['generate', row.take(GENERATE)],
    ['edit', row.take(EDIT)],
  ];
  const free = cells.some(([, cell]) => /free/i.test(cell.text));
  if (free) throw new ExtractError('said to be free to run oneself: not a price of an API call');
  const read = cells.flatMap(([operation, cell]) => fromOffer(model, operation, cell, notes));
  const [generate, edit] = read.map((offer) => exact(offer.rule.terms[0]?.amount ?? '0'));
  if (generate && edit?.lt(generate))
    throw new ExtractError('an edit, which takes an image more, printed cheaper: swapped columns?');
  out.offers.push(...read);
}

function fromOffer(model: string, operation: Operation, cell: Words, notes: Notes): RawOffer[] {
  const text = squash(cell.text);
  if (NOT_SOLD.test(text)) return [];
  const from = /^(?:from|starting (?:at|from))\s+(\S+)$/i.exec(text)?.[1];
  if (!from) throw new ExtractError(`expected "from $…", found "${text}"`);
  const first = aboveZero(from);
  const offer = { hostModel: model, operation, quote: cell.raw };
  const example = notes.further.find((e) => isNamed(model, e.model));
  if (!example) return [{ ...offer, rule: firstMegapixelOnly(first) }];
  if (example.first !== first)
    throw new ExtractError(`prints ${text}, but its worked example says "${example.words}"`);
  const { width, height } = { width: 1024 * example.megapixels, height: 1024 };
  const workload = { width, height, operation };
  return [
    {
      ...offer,
      rule: firstAndFurther(first, each(example.further, example.megapixels - 1)),
      examples: [{ workload, usd: example.total, words: example.words }],
    },
  ];
}

function each(sum: Decimal, parts: number): Decimal {
  if (parts < 1) throw new ExtractError('a worked example of a further megapixel without one');
  return print(exact(sum).div(exact(String(parts))));
}

/** "from $0.03": the page leaves what lies beyond to a calculator. */
function firstMegapixelOnly(first: Decimal): Rule {
  const term = perImage(first, [{ kind: 'pixels', upTo: MEGAPIXEL }]);
  return {
    money: USD,
    terms: [{ ...term, group: 'megapixels' }],
    assumptions: ['a "from" price, read as that of up to 1024×1024; larger sizes are unpublished'],
  };
}

function firstAndFurther(first: Decimal, further: Decimal): Rule {
  const megapixel = { kind: 'megapixel', pixelsPerMegapixel: MEGAPIXEL, rounding: 'up' } as const;
  return {
    money: USD,
    terms: [
      { amount: first, per: 1, times: [{ ...megapixel, part: 'first' }] },
      { amount: further, per: 1, times: [{ ...megapixel, part: 'additional' }] },
    ],
    assumptions: [PART_MEGAPIXELS],
  };
}

function creditOffer(model: string, row: Row, notes: Notes): RawOffer {
  const priced = row.take(PRICE);
  const usd = aboveZero(squash(priced.text));
  const cell = row.takeIf(CREDITS);
  const offer = { hostModel: model, operation: null };
  if (!cell && !notes.creditUsd)
    return { ...offer, rule: { money: USD, terms: [perImage(usd)] }, quote: priced.raw };
  // The two columns check each other; a page that has lost one of them is not read.
  if (!cell || !notes.creditUsd)
    throw new ExtractError('expected credits and the price of a credit, found only one of them');
  const credits = /^(\d+(?:\.\d+)?)(?: credits?)?$/i.exec(squash(cell.text))?.[1];
  if (!credits) throw new ExtractError(`expected "N credits", found "${squash(cell.text)}"`);
  if (!exact(credits).times(exact(notes.creditUsd)).eq(exact(usd)))
    throw new ExtractError(`${credits} credits at $${notes.creditUsd} are not $${usd}`);
  const money = { kind: 'credit', name: 'credit', usd: notes.creditUsd } as const;
  const batch = notes.batch.filter((e) => e.model === model);
  return {
    ...offer,
    rule: { money, terms: [perImage(credits)] },
    quote: cell.raw,
    examples: [
      { workload: {}, usd, words: squash(priced.text) },
      ...batch.map((e) => ({ workload: { images: e.images }, usd: e.total, words: e.words })),
    ],
  };
}

function aboveZero(text: string): Decimal {
  const { amount, per } = readAmount(text);
  if (per !== 1) throw new ExtractError(`expected a price for one image, found "${text}"`);
  if (exact(amount).eq('0')) throw new ExtractError('printed as $0 without a word of free');
  return amount;
}

/** "Klein 4B" names "FLUX.2 [klein] 4B". */
function isNamed(model: string, short: string): boolean {
  const words = (text: string): string[] => text.toLowerCase().match(/[a-z0-9.]+/g) ?? [];
  const all = words(model);
  return words(short).every((word) => all.includes(word));
}
