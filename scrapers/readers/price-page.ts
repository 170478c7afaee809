/**
 * A page that prices models in whatever way a reader understands: in tables, under a heading each,
 * in lines such as "Name: $0.03 / image", or on cards whose names the alias table knows.
 */
import { aliases } from '@/catalog';
import {
  ExtractError,
  type Extracted,
  type HostModule,
  type Leftover,
  type RawOffer,
} from '../contract';
import { isAddress } from './address';
import { distinct } from './offers';
import { ruleOf } from './price-rule';
import { readTables, type TablePage } from './price-tables';
import { moneyIn, type UnitWords, unitIn, unitOf } from './price-units';
import { type Credit, NO_IMAGE, type Part, readPrice } from './price-words';
import { plainText } from './prose';
import { readSections, type Section } from './sections';
import { squash } from './table';

/** "Name: $0.03 / image", "Name – 5 credits per image", "Name costs $0.03 per image". */
const LINE =
  /^(?:[-•*]\s*)?(?<name>[^$:|]{2,80}?)\s*(?::|–|—|\||\s-\s|\bcosts?\b|\bis\b|\bat\b|\s(?=\$))\s*(?<price>(?:(?:from|starting (?:at|from)|as low as|only|just|about|approx(?:imately|\.)?|up to|~|≈|>|<)\s*)?(?:(?:US)?\$.*|[\d.,]+ (?:credits?|units?)\b.*))$/i;
const HEADINGS =
  /^(?:pricing|prices?|image(?: generation| models?| api)?|images|overview|api|faq|models?|text to image|image editing|video|audio|per image|pay as you go)$/i;

export function pricePage(page: TablePage): HostModule {
  return {
    host: page.host,
    version: 1,
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
  const tables = readTables(sections, page);
  const lines: Extracted = { offers: [], leftovers: [], ignored: [] };
  const names = new Set(aliases.filter((a) => a.host === page.host).map((a) => plain(a.wording)));
  for (const section of sections) readSection(section, names, page.credit, lines);
  const found = distinct([...tables.offers, ...lines.offers]);
  return {
    offers: found.offers,
    leftovers: [...tables.leftovers, ...lines.leftovers, ...found.leftovers],
    ignored: [...tables.ignored, ...lines.ignored],
  };
}

function readSection(
  section: Section,
  names: ReadonlySet<string>,
  credit: Credit | undefined,
  out: Extracted,
): void {
  let name = HEADINGS.test(section.title) ? '' : section.title;
  const found: { name: string; words: string; parts: Part[] }[] = [];
  for (const words of section.paragraphs.flatMap((p) => p.text.split('\n')).map(squash)) {
    if (names.has(plain(words))) name = words;
    else if (/\$\s?\d|\d\s?\$|\bcredits?\b/i.test(words)) {
      const line = LINE.exec(plainText(words))?.groups;
      const whose =
        line?.name && !/^(?:price|pricing|cost|from|starting|total|only|just)$/i.test(line.name)
          ? line.name
          : name;
      const price = line?.price ?? plainText(words).replace(/^(?:price|pricing|cost)s?:?\s*/i, '');
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

/** One offer, or one a quality. */
export function offersOf(
  hostModel: string,
  words: string,
  parts: readonly Part[],
  credit?: Credit,
): RawOffer[] {
  return [...new Set(parts.map((p) => p.quality))].map((quality) => ({
    hostModel,
    operation: null,
    ...(quality ? { variant: { quality } } : {}),
    rule: ruleOf(
      parts.filter((p) => p.quality === quality),
      credit,
    ),
    quote: words,
  }));
}

function note(wording: string, words: string, reason: string): Leftover {
  return { wording, words, reason };
}

function plain(name: string): string {
  return squash(name).toLowerCase();
}
