/**
 * The last look at every price: where its words stand on the page, and whether what is written
 * around them (headings, sentences, a column's header, a row that names a group) says that the
 * amount is another thing's. Whatever a host's own reader looked at, this is looked at too.
 */
import { canonical, type Term } from '@/pricing';
import { type Body, type RawOffer, variantKey } from '../contract';
import {
  inCredits,
  inputsOnTop,
  misfitOfHeader,
  misfitOfHeading,
  misfitOfRow,
  misfitOfText,
} from './around';
import { besideField } from './beside-field';
import { feedOf } from './feed-places';
import { moneyIn } from './price-units';
import { plainText } from './prose';
import { readSections, type Section } from './sections';
import { squash, type Table } from './table';

const BATCH = String.raw`batch\w*|\d+ ?%( off)?|discount\w*|half`;
const INPUT = 'inputs?|cached';
const AVERAGE = 'average|avg';
const BOUND = /\b(?:from|starting (?:at|from)|as low as|up to|was|formerly) ?(?:us)?\$? ?$/;

/** What readers put between the parts of a quote. */
const PARTS = / \.\.\. | … /;
const AMOUNT = /[$€£¥₹₩]\s?\d|\d\s?(?:[$€£¥₹₩元円]|[A-Z]{3}\b)/;

/** A cell or paragraph with all that is said of the prices in it. */
type Spot = {
  words: string;
  /** The row's and the section's words, where the model may be named. */
  row: string;
  section: string;
  headings: string[];
  sentences: string[];
  /** The column's header and what names the group of rows. */
  labels: string[];
  /** The other cells of the row, those without an amount. */
  beside: string[];
  table?: Table;
  /** The row, or the name above it, sets it apart from the rows above. */
  grouped?: boolean;
};

/** Why an offer's words are not the price that they seem to be: of anything, or only of an edit. */
export type Objection = { reason: string; to: 'all' | 'edit' };

/** By offer; only those with a reason. */
export function apart(body: Body, offers: readonly RawOffer[]): Map<RawOffer, Objection> {
  const found = new Map<RawOffer, Objection>();
  const isFeed = /json/i.test(body.contentType) || /^\s*[[{]/.test(body.text);
  const feed = feedOf(body.text, isFeed);
  const spots = isFeed ? [] : spotsOf(body);
  for (const offer of offers) {
    const reason =
      foreignIn(offer) ?? (feed && besideField(feed, offer)) ?? besideWords(spots, offer);
    const edit = reason ? null : editsCostMore(spots, offer);
    if (reason) found.set(offer, { reason, to: 'all' });
    else if (edit) found.set(offer, { reason: edit, to: 'edit' });
  }
  return found;
}

/** What the page says of input images, where an offer that may be an edit has no rate for them. */
function editsCostMore(spots: readonly Spot[], offer: RawOffer): string | null {
  const { operation, rule } = offer;
  if ((operation !== null && operation !== 'edit') || rule.terms.some(isInput)) return null;
  for (const part of offer.quote.split(PARTS)) {
    const places = placesOf(spots, flat(part), flat(offer.hostModel));
    const said = places.map((s) => first([...s.sentences, ...s.beside, s.words], inputsOnTop));
    const [reason] = said;
    if (reason && said.every((r) => r !== null)) return reason;
  }
  return null;
}

function foreignIn({ quote, variant }: RawOffer): string | null {
  const words = [quote, variantKey(variant)].find((w) => moneyIn(w) === 'foreign');
  return words ? `another currency beside the amount: "${words.slice(0, 60)}"` : null;
}

function besideWords(spots: readonly Spot[], offer: RawOffer): string | null {
  for (const part of offer.quote.split(PARTS)) {
    const quote = flat(part);
    const places = placesOf(spots, quote, flat(offer.hostModel));
    const reasons = places.map((s) => reasonAt(s, offer, quote));
    const [reason] = reasons;
    if (reason && reasons.every((r) => r !== null)) return reason;
    // Of equal amounts in one table nothing says that only those above the row "Batch" were read.
    const group = reasons.find((r, i) => r !== null && isGroupOf(places, places[i]));
    if (group) return group;
  }
  return null;
}

function isGroupOf(places: readonly Spot[], spot: Spot | undefined): boolean {
  return Boolean(spot?.grouped) && places.some((p) => p !== spot && p.table === spot?.table);
}

/** Empty for a page that can't be taken apart: its reader says so itself. */
function spotsOf(body: Body): Spot[] {
  try {
    return readSections(body).flatMap((section, at, all) => spotsIn(section, above(all, at)));
  } catch {
    return [];
  }
}

function above(sections: readonly Section[], at: number): Section[] {
  const found: Section[] = [];
  let depth = sections[at]?.depth ?? 0;
  for (const section of sections.slice(0, at).reverse()) {
    if (section.depth >= depth) continue;
    found.push(section);
    depth = section.depth;
  }
  return found;
}

function spotsIn(section: Section, parents: readonly Section[]): Spot[] {
  const all = [section, ...parents];
  const headings = all.map((s) => s.title);
  const said = section.paragraphs.flatMap((p) => [p.text, p.raw]);
  const cells = section.tables.flatMap((t) => t.cells().flatMap((row) => row.map((c) => c.text)));
  const about = {
    section: flat([...headings, ...said, ...cells].join(' ')),
    headings,
    sentences: all.flatMap((s) => s.paragraphs.flatMap((p) => p.text.split('\n'))),
  };
  const paragraphs = section.paragraphs.map((p) => flat(`${p.text} ${p.raw}`));
  return [
    ...paragraphs.map((words) => ({ ...about, words, row: words, labels: [], beside: [] })),
    ...section.tables.flatMap(cellsOf).map((cell) => ({ ...about, ...cell })),
  ];
}

/** Columns whose words are about what a model can do, not about its price. */
const ABILITIES =
  /\b(?:limits?|rpm|speed|latency|throughput|features?|capabilit\w+|licen[cs]es?|supports?)\b/i;

function cellsOf(table: Table): Omit<Spot, 'section' | 'headings' | 'sentences'>[] {
  // The first column names the rows, whatever it is called.
  const ofAbilities = table.headers.map((h, i) => i > 0 && ABILITIES.test(squash(h?.text ?? '')));
  let group: string[] = [];
  let name = '';
  return table.cells().flatMap((cells) => {
    const said = cells.map((c) => squash(c.text));
    const label = groupLabel(said);
    if (label) {
      group = label;
      return [];
    }
    // A row without a name goes on about the one above it.
    name = said[0] || name;
    const row = flat([name, ...said.slice(1)].join(' '));
    return cells.map((cell, i) => ({
      words: flat(`${cell.text} ${cell.raw}`),
      row,
      labels: [squash(table.headers[i]?.text ?? ''), ...group],
      beside: said.filter((words, at) => at !== i && !AMOUNT.test(words) && !ofAbilities[at]),
      table,
      grouped:
        group.some((words) => misfitOfHeading(words) !== null) ||
        said.some((words) => !AMOUNT.test(words) && misfitOfRow(words) !== null),
    }));
  });
}

/** "Batch API" across a row; a row of units, which names no model. */
function groupLabel(cells: readonly string[]): string[] | null {
  const said = cells.filter((c) => c !== '');
  const amount = said.some((c) => /\$\s?\d|^\d[\d.,]*$/.test(c));
  if (said.length === 0 || amount) return null;
  return new Set(said).size === 1 || cells[0] === '' ? said : null;
}

/** Where a quote stands: with its model in the same row or section if it does so anywhere. */
function placesOf(spots: readonly Spot[], quote: string, model: string): Spot[] {
  if (quote === '') return [];
  const exact = spots.filter((s) => holds(s.words, quote));
  const amounts = quote.match(/(?<=\$ ?)\d+(?:\.\d+)?|\d+\.\d+/g) ?? [];
  const near =
    exact.length > 0 || amounts.length === 0
      ? exact
      : spots.filter((s) => amounts.every((a) => holds(s.words, a)));
  // "a-1" stands in the row of "a-1-pro", too: where one names it alone, that one is meant.
  const inRow = near.filter((s) => s.row.includes(model));
  const alone = inRow.filter((s) => standsAlone(s.row, model));
  if (inRow.length > 0) return alone.length > 0 ? alone : inRow;
  const inSection = near.filter((s) => s.section.includes(model));
  return inSection.length > 0 ? inSection : near;
}

function standsAlone(words: string, name: string): boolean {
  for (let at = words.indexOf(name); at >= 0 && name; at = words.indexOf(name, at + 1))
    if (!/[\w-]$/.test(words.slice(0, at)) && !/^[\w-]/.test(words.slice(at + name.length)))
      return true;
  return false;
}

/** "0.02" doesn't stand in "0.025". */
function holds(words: string, part: string): boolean {
  for (let at = words.indexOf(part); at >= 0; at = words.indexOf(part, at + 1)) {
    const [before, after] = [words.slice(0, at), words.slice(at + part.length)];
    const cut =
      (/^\d/.test(part) && /[\d.]$/.test(before)) || (/\d$/.test(part) && /^\.?\d/.test(after));
    if (!cut) return true;
  }
  return false;
}

function reasonAt(spot: Spot, offer: RawOffer, quote: string): string | null {
  const without = (words: string[]) => {
    const known = words.length > 0 ? new RegExp(String.raw`\b(?:${words.join('|')})`, 'gi') : null;
    return (text: string) => (known ? text.replace(known, '') : text);
  };
  const own = [
    ...(isBatch(offer) ? [BATCH] : []),
    ...(offer.rule.basis === 'average' ? [AVERAGE] : []),
  ];
  const [around, over] = [without(own), without(isOfInput(offer, quote) ? [...own, INPUT] : own)];
  return (
    first(spot.headings, (words) => misfitOfHeading(around(words))) ??
    first(spot.labels, (words) => misfitOfHeader(over(words))) ??
    first(spot.beside, (words) => misfitOfRow(around(words.replaceAll(offer.hostModel, '')))) ??
    first(spot.sentences, (words) => misfitOfText(around(words), true)) ??
    creditsAt(spot, offer) ??
    boundAt(spot, quote)
  );
}

function first(all: readonly string[], reason: (words: string) => string | null): string | null {
  return all.map(reason).find((r) => r !== null) ?? null;
}

/** "from $0.02" is no price of one image; a reader that quotes the word itself knows what it does. */
function boundAt({ words }: Spot, quote: string): string | null {
  const at = words.indexOf(quote);
  const said = at < 0 ? null : BOUND.exec(words.slice(Math.max(0, at - 20), at))?.[0];
  return said ? `"${said.trim()}" before the amount: a bound, no price` : null;
}

/** Dollars under words of credits: the sign or the word is wrong, and nobody knows which. */
function creditsAt({ headings, sentences, labels }: Spot, { rule }: RawOffer): string | null {
  if (rule.money.kind !== 'usd') return null;
  const said = [...labels, ...headings, ...sentences].find(inCredits);
  return said ? `read as dollars, but "${squash(said).slice(0, 80)}"` : null;
}

/** What an offer says of itself: a batch price may stand under "Batch". */
function isBatch({ variant, rule }: RawOffer): boolean {
  const when = rule.terms.flatMap((t) => t.when ?? []);
  return Boolean(variant?.batch) || when.some((c) => c.kind === 'batch' && c.is);
}

function isInput({ times }: Term): boolean {
  return times.some((q) => /^input_|^text_token/.test(q.kind));
}

/** Whether the amounts of a quote are for what goes in: under "Input price" none may be for what comes out. */
function isOfInput({ rule }: RawOffer, quote: string): boolean {
  const said = quote.match(/\d+(?:\.\d+)?/g)?.map(canonical) ?? [];
  const quoted = rule.terms.filter((t) => said.includes(canonical(t.amount)));
  return rule.terms.some(isInput) && quoted.every(isInput);
}

function flat(words: string): string {
  return squash(plainText(words).replace(/[*_\\`|]/g, ' ')).toLowerCase();
}
