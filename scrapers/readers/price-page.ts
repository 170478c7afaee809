/**
 * A page that prices models in whatever way a reader understands: in tables, under a heading each,
 * in lines such as "Name: $0.03 / image", or on cards whose names the alias table knows.
 */
import { aliases } from '@/catalog';
import { ExtractError, type Extracted, type HostModule, type Leftover } from '../contract';
import { readAcross, standsAcross } from './across';
import { isAddress } from './address';
import { misfits } from './around';
import { distinct } from './offers';
import { offersOf } from './price-offers';
import { readTables, type TablePage } from './price-tables';
import { moneyIn, type UnitWords, unitIn, unitOf } from './price-units';
import { type Credit, NO_IMAGE, type Part, readPrice } from './price-words';
import { plainText } from './prose';
import { readSections, type Section, withChildren } from './sections';
import { squash, type Words } from './table';

/** "Name: $0.03 / image", "Name – 5 credits per image", "Name costs $0.03 per image". */
const LINE =
  /^(?:[-•*]\s*)?(?<name>[^$:|]{2,80}?)\s*(?::|–|—|\||\s-\s|\bcosts?\b|\bis\b|\bat\b|\s(?=\$))\s*(?<price>(?:(?:from|starting (?:at|from)|as low as|only|just|about|approx(?:imately|\.)?|up to|~|≈|>|<)\s*)?(?:(?:US)?\$.*|[\d.,]+ (?:credits?|units?)\b.*))$/i;
/** "From $0.02": words before an amount that make it the least of several. */
const LEAST = /^(?:(?:prices? )?(?:from|starting|starts?))$/i;
/** A free tier is a kind of its own, never a price of zero. */
const FREE = /^(?:(?:price|pricing|cost)\s*:?\s*)?free(?: of charge)?[.!]?$/i;
const FREE_APART = 'free: no price to rank';
/** "Model ID: `maker/model`", on a page about one model. */
const MODEL_ID = /^\W*(?:stable )?model id\W+(?<id>[\w./@:-]+)/gim;
const HEADINGS =
  /^(?:pricing(?: (?:on|at) .+)?|prices?|image(?: generation| models?| api)?|images|overview|api|faq|models?|text to image|image editing|video|audio|per image|pay as you go)$/i;

export function pricePage(page: TablePage): HostModule {
  return {
    host: page.host,
    version: 2,
    sources: () => [
      { url: page.url, kind: page.kind ?? 'page', minimumOffers: page.minimumOffers },
    ],
    reads: (url) => isAddress(url, page.hosts, page.path),
    extract(body) {
      const out = readPage(readSections(body), page);
      if (out.offers.length + out.leftovers.length === 0)
        throw new ExtractError('expected models with prices, found none');
      return out;
    },
  };
}

/** Tables first; what they don't price is looked for in headings and lines. */
export function readPage(
  sections: readonly Section[],
  page: Pick<TablePage, 'host'> & Partial<TablePage>,
): Extracted {
  const model = page.statesModel ? modelOfPage(sections) : '';
  // Elsewhere on such a page a price may be another platform's.
  const own = model ? pricingOf(sections) : sections;
  const upright = (s: Section) => ({ ...s, tables: s.tables.filter((t) => !standsAcross(t)) });
  const tables = readTables(own.map(upright), page);
  const across = readAcross(own, page.credit);
  const lines: Extracted = { offers: [], leftovers: [], ignored: [] };
  const names = new Set(aliases.filter((a) => a.host === page.host).map((a) => plain(a.wording)));
  // A line with an amount is judged by its own words, not by its neighbours'.
  const around = misfits(own.map((s) => ({ ...s, paragraphs: s.paragraphs.filter(isAside) })));
  for (const [at, section] of own.entries()) {
    const read: Extracted = { offers: [], leftovers: [], ignored: [] };
    readSection(section, model, names, page.credit, read);
    const misfit = around[at];
    lines.leftovers.push(...read.leftovers);
    lines.ignored.push(...read.ignored);
    if (!misfit) lines.offers.push(...read.offers);
    else
      for (const { hostModel, quote } of read.offers)
        lines.leftovers.push(note(hostModel, quote, misfit));
  }
  const all = [tables, across, lines];
  const found = distinct(all.flatMap((o) => o.offers));
  return {
    offers: found.offers,
    leftovers: [...all.flatMap((o) => o.leftovers), ...found.leftovers],
    ignored: all.flatMap((o) => o.ignored),
  };
}

function isAside({ text }: Words): boolean {
  return !/\$\s?\d|\d\s?\$|\d credits?\b/i.test(text);
}

/** The id of the one model that a page is about, where it states it; empty where it states none or several. */
function modelOfPage(sections: readonly Section[]): string {
  const ids = sections
    .flatMap((s) => s.paragraphs)
    .flatMap((p) => [...p.text.matchAll(MODEL_ID)].map((m) => m.groups?.id ?? ''));
  return new Set(ids).size === 1 ? (ids[0] ?? '') : '';
}

function pricingOf(sections: readonly Section[]): Section[] {
  return sections.flatMap((s, i) => (/^pricing\b/i.test(s.title) ? withChildren(sections, i) : []));
}

function readSection(
  section: Section,
  model: string,
  names: ReadonlySet<string>,
  credit: Credit | undefined,
  out: Extracted,
): void {
  let name = HEADINGS.test(section.title) ? model : section.title;
  const found: { name: string; words: string; parts: Part[] }[] = [];
  for (const words of section.paragraphs.flatMap((p) => p.text.split('\n')).map(squash)) {
    if (names.has(plain(words))) name = words;
    else if (name && FREE.test(words)) out.leftovers.push(note(name, words, FREE_APART));
    else if (/\$\s?\d|\d\s?\$|\bcredits?\b/i.test(words)) {
      const line = LINE.exec(plainText(words))?.groups;
      const whose =
        line?.name &&
        !/^(?:price|pricing|cost|(?:prices? )?(?:from|starting|starts?)|total|only|just)$/i.test(
          line.name,
        )
          ? line.name
          : name;
      const price =
        line?.price && !LEAST.test(line.name ?? '')
          ? line.price
          : plainText(words).replace(/^(?:price|pricing|cost)s?:?\s*/i, '');
      // "Per request: $0.03" names the unit, not a model.
      const by = line?.name ? unitOf(line.name) : null;
      if (by && name) read(name, price, words, { credit, unit: by }, found, out);
      else if (whose) read(whose, price, words, { credit, unit: null }, found, out);
    }
  }
  for (const wording of new Set(found.map((f) => f.name))) {
    const own = found.filter((f) => f.name === wording);
    const [first] = own;
    if (!first) continue;
    if (new Set(own.map((f) => JSON.stringify(f.parts))).size > 1) {
      const words = own.map((f) => f.words).join(' | ');
      out.leftovers.push(note(wording, words, 'several prices for one name'));
    } else out.offers.push(...offersOf(wording, first.words, first.parts, credit));
  }
}

function read(
  name: string,
  price: string,
  words: string,
  about: { credit: Credit | undefined; unit: UnitWords | null },
  found: { name: string; words: string; parts: Part[] }[],
  out: Extracted,
): void {
  // Sentences of other things ("plans from $20 a month") are no prices of an image.
  if (unitIn(price)?.unit === 'other') {
    out.ignored.push(note(name, words, NO_IMAGE));
    return;
  }
  try {
    const said = { ...about, money: moneyIn(price) };
    found.push({ name, words, parts: readPrice(price.replace(/[.!]$/, ''), said) });
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    if (error.message === NO_IMAGE) out.ignored.push(note(name, words, NO_IMAGE));
    else if (unitIn(words) !== null) out.leftovers.push(note(name, words, error.message));
  }
}

function note(wording: string, words: string, reason: string): Leftover {
  return { wording, words, reason };
}

function plain(name: string): string {
  return squash(name).toLowerCase();
}
