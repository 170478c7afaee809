import { type Decimal, exact, perImage, print, type Rule, type Term, USD } from '@/pricing';
import { ExtractError, type Extracted, type HostModule, type RawOffer } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readAmount } from '@/scrapers/readers/amount';
import { readSections, type Section } from '@/scrapers/readers/sections';
import { squash, type Table, type Words } from '@/scrapers/readers/table';

const TASK = [/^task$/];
const PRICE = [/^price per image$/];
const REFERENCES = /^image reference \((?<count>\d+) images?\)$/i;

/** Luma: a table a model; editing and every further input image cost more. */
export const luma: HostModule = {
  host: 'luma',
  version: 1,
  sources: () => [
    { url: 'https://docs.agents.lumalabs.ai/guides/pricing/', kind: 'page', minimumOffers: 2 },
  ],
  reads: (url) => isAddress(url, ['docs.agents.lumalabs.ai'], /^\/guides\/pricing(?:\.md)?\/?$/),
  extract(body) {
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    for (const section of readSections(body))
      for (const table of section.tables) readTable(section, table, out);
    if (out.offers.length + out.leftovers.length === 0)
      throw new ExtractError('expected tables of tasks with prices per image, found none');
    return out;
  },
};

function readTable(section: Section, table: Table, out: Extracted): void {
  const words = table.headers.map((h) => squash(h.text)).join(' | ');
  const wording = squash(section.title).split(/\s+[—–-]+\s+|:/)[0] ?? '';
  if (!table.has(...TASK) || !table.has(...PRICE)) {
    out.ignored.push({
      wording: wording || '(no name)',
      words,
      reason: 'no table of tasks and prices per image',
    });
    return;
  }
  const notes = section.paragraphs.map((p) => p.text).join(' ');
  const area = /output at (\d{3,5})-pixel/i.exec(notes)?.[1];
  const assumptions = area ? [`every image is made at ${area} pixels`] : [];
  try {
    if (!/^[\w.-]+$/.test(wording)) throw new ExtractError('expected a heading with a model’s id');
    const prices = new Map(
      table.rows().map((row) => [squash(row.take(...TASK).text), row.take(...PRICE)]),
    );
    out.offers.push(...offersOf(wording, prices, assumptions));
    out.leftovers.push(...table.unread());
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({ wording: wording || '(no name)', words, reason: error.message });
  }
}

function offersOf(
  hostModel: string,
  prices: Map<string, Words>,
  assumptions: string[],
): RawOffer[] {
  const of = (task: RegExp): Words | undefined =>
    [...prices].find(([name]) => task.test(name))?.[1];
  const generate = of(/^text to image$/i);
  const edit = of(/^image edit\b/i);
  if (!generate) throw new ExtractError('expected a price for "Text to image"');
  const more = assumptions.length > 0 ? { assumptions } : {};
  const flat: Rule = { money: USD, terms: [perImage(usd(generate))], ...more };
  const made: RawOffer = { hostModel, operation: 'generate', rule: flat, quote: generate.raw };
  if (!edit) return [made];
  const rule = { ...inputRule(usd(edit), prices), ...more };
  return [made, { hostModel, operation: 'edit', rule, quote: edit.raw }];
}

/** The rows by number of images must rise by one step: that step is a further image's price. */
function inputRule(first: Decimal, prices: Map<string, Words>): Rule {
  const rows = [...prices].flatMap(([task, price]) => {
    const count = REFERENCES.exec(task)?.groups?.count;
    return count ? [{ count: Number(count), usd: usd(price) }] : [];
  });
  const terms: Term[] = [perImage(first)];
  const [one, two] = rows;
  if (!one || !two) return { money: USD, terms };
  const step = print(exact(two.usd).minus(exact(one.usd)));
  const even = rows.every(
    (row) => row.usd === print(exact(one.usd).plus(exact(step).times(String(row.count - 1)))),
  );
  if (one.count !== 1 || one.usd !== first || !even || exact(step).lte('0'))
    throw new ExtractError('prices by number of images don’t rise by one step');
  terms.push({ amount: step, per: 1, times: [{ kind: 'input_image', free: 1 }] });
  return { money: USD, terms };
}

function usd({ text }: Words): Decimal {
  const { amount, per } = readAmount(text);
  if (per !== 1 || exact(amount).eq('0'))
    throw new ExtractError(`not a price of one image: "${text}"`);
  return amount;
}
