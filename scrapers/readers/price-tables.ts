/**
 * A page whose prices stand in tables: a model's name beside what an image costs. Hosts whose
 * pages are no more than that say which page it is; columns are found by their headers.
 */
import { type Decimal, exact } from '@/pricing';
import {
  ExtractError,
  type Extracted,
  type HostModule,
  type RawOffer,
  type Source,
} from '../contract';
import { isAddress } from './address';
import { readDecimal } from './amount';
import { misfitOfHeading, misfitOfText, misfits, oddCount } from './around';
import { creditPrice } from './credit-price';
import { distinct } from './offers';
import { namesModels, operationIn, type PriceColumn, type Roles, rolesOf } from './price-columns';
import { label, ruleOf } from './price-rule';
import { type Money, moneyIn, type UnitWords, unitIn, unitOf } from './price-units';
import { type Credit, NO_IMAGE, type Part, readPrice } from './price-words';
import { readSections, type Section } from './sections';
import { type ColumnName, type Row, squash, type Table, type Words } from './table';

export type TablePage = {
  host: string;
  url: string;
  kind?: Source['kind'];
  /** Host names and paths that the page has or had. */
  hosts: readonly string[];
  path: RegExp;
  minimumOffers: number;
  /** Headers of this host that the common ones don't know. */
  model?: readonly ColumnName[];
  price?: readonly ColumnName[];
  /** Columns that say nothing of the price. */
  beside?: readonly ColumnName[];
  /** A column that prints the price once more, in units whose price the page states. */
  units?: RegExp;
  /** Where the page prints credits: what one is, with its price in dollars. */
  credit?: Credit;
  /** Its pages are about one model each and state its id ("Model ID: …"): prices without a name are that model's. */
  statesModel?: boolean;
  /** What an amount is for where nothing on the page says it. */
  unit?: UnitWords;
  /** Pixels of a megapixel, where the host says how many. */
  megapixel?: 1_000_000 | 1_048_576;
};

export function priceTables(page: TablePage): HostModule {
  return {
    host: page.host,
    version: 3,
    sources: () => [
      { url: page.url, kind: page.kind ?? 'page', minimumOffers: page.minimumOffers },
    ],
    reads: (url) => isAddress(url, page.hosts, page.path),
    extract(body) {
      const out = readTables(readSections(body), page);
      if (out.offers.length + out.leftovers.length + out.ignored.length === 0)
        throw new ExtractError('expected a table of models with prices, found none');
      return out;
    },
  };
}

/** One amount of one row, before the rows of one offer are put together. */
type Draft = Part & {
  hostModel: string;
  operation: RawOffer['operation'];
  quote: string;
  row: string;
};
type Reading = Pick<
  TablePage,
  'model' | 'price' | 'beside' | 'credit' | 'unit' | 'units' | 'megapixel'
> & { host?: string };

/** All price tables of a page. */
export function readTables(sections: readonly Section[], page: Reading): Extracted {
  const out: Extracted = { offers: [], leftovers: [], ignored: [] };
  const around = misfits(sections);
  const unitUsd = page.credit || page.units ? creditPrice(sections) : null;
  if (page.credit && unitUsd && !exact(unitUsd).eq(page.credit.usd))
    throw new ExtractError(`a credit at $${unitUsd} on this page, taken as $${page.credit.usd}`);
  for (const [at, section] of sections.entries())
    for (const table of section.tables) {
      const roles = columnsOf(section, table, page, out);
      const place = { section, table, page, unitUsd, misfit: around[at] ?? null };
      if (roles) readTable({ ...place, roles }, out);
    }
  const once = distinct(out.offers);
  return { ...out, offers: once.offers, leftovers: [...out.leftovers, ...once.leftovers] };
}

/** Null for a table that prices no models; amounts beside models never pass unseen. */
function columnsOf(section: Section, table: Table, page: Reading, out: Extracted): Roles | null {
  const headers = table.headers.map((h) => squash(h.text));
  const note = { wording: section.title || '(no heading)', words: headers.join(' | ') };
  try {
    const roles = rolesOf(table, page);
    if (roles) return roles;
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({ ...note, reason: error.message });
    return null;
  }
  const cells = headers.flatMap((header) => table.peek(header));
  if (!cells.some((c) => AMOUNT.test(c)) || !namesModels(table, page)) return null;
  const said = [section.title, ...section.paragraphs.map((p) => p.text), ...headers, ...cells];
  if (said.some((words) => unitIn(words)?.unit === 'other'))
    out.ignored.push({ ...note, reason: NO_IMAGE });
  else out.leftovers.push({ ...note, reason: 'amounts in columns that nobody knows' });
  return null;
}

const AMOUNT = /\$\s?\.?\d|\d\s?\$/;

function readTable(place: Place, out: Extracted): void {
  const { table, roles, page } = place;
  const drafts = new Map<string, Draft[]>();
  let above = '';
  for (const row of table.rows()) {
    for (const printed of namesIn(row.take(roles.model))) {
      // Cells joined downwards: a row without a name continues the one above.
      const hostModel = /^(?:[-–—↳"″]|)$/.test(printed) && roles.resolution ? above : printed;
      above = hostModel;
      for (const draft of readRow(row, hostModel, place, out)) {
        const key = JSON.stringify([draft.hostModel, draft.operation, draft.quality]);
        drafts.set(key, [...(drafts.get(key) ?? []), draft]);
      }
    }
  }
  for (const group of drafts.values()) finish(group, page, out);
  if (drafts.size > 0) out.leftovers.push(...table.unread());
}

/** "Raster generation:", then a line for each model: all of them at the row's price. */
function namesIn(cell: Words): string[] {
  const [head = '', ...listed] = cell.text.split('\n').map(squash).filter(Boolean);
  if (!head.endsWith(':') || listed.length === 0 || cell.code.length > 0)
    return [squash(cell.code[0] ?? cell.text)];
  return listed.map((line) => `${head.slice(0, -1)} – ${line.replace(/^[-–—•*]\s*/, '')}`);
}

type Place = {
  section: Section;
  table: Table;
  roles: Roles;
  page: Reading;
  /** What the page says one of its units costs. */
  unitUsd: Decimal | null;
  /** Why the words around the table don't let its prices be taken. */
  misfit: string | null;
};
/** Tasks whose outcome is no image, though an image model may do them. */
const NO_IMAGE_TASK =
  /\bcaption|\bq ?& ?a\b|\bvqa\b|\bquestion|\bembedding|\bdescri|\bclassif|\btranscri|\bocr\b|\bmoderat|\bspeech\b|\bvideo\b|\baudio\b|\bmusic\b/i;
/** What comes out, where a column says so: words, numbers, film or sound. */
const OUTPUT = /^(?:outputs?|output (?:type|modality))$/i;
const NO_IMAGE_OUTPUT = /^(?:texts?|embeddings?|vectors?|labels?|json|videos?|audio|speech)$/i;
/** Columns beside the price whose words may take it back: "deprecated", "batch only". */
const REMARKS = /^(?:status|notes?|remarks?|comments?)$/i;

function readRow(row: Row, hostModel: string, place: Place, out: Extracted): Draft[] {
  const { roles } = place;
  const beside = roles.beside.map((name) => ({ name, words: squash(row.take(name).text) }));
  const remark = beside.filter(({ name }) => REMARKS.test(name)).map((b) => misfitOfText(b.words));
  const misfit = [place.misfit, ...remark].find((said) => said) ?? null;
  const said = roles.unit ? squash(row.take(roles.unit).text) : '';
  const size = roles.resolution ? squash(row.take(roles.resolution).text) : '';
  const tier = roles.quality ? squash(row.take(roles.quality).text) : '';
  const task = roles.operation ? squash(row.take(roles.operation).text) : '';
  const made = beside.find(({ name }) => OUTPUT.test(name))?.words ?? '';
  if (NO_IMAGE_TASK.test(task) || NO_IMAGE_OUTPUT.test(made)) {
    out.ignored.push({ wording: hostModel, words: row.text, reason: NO_IMAGE });
    return [];
  }
  const drafts: Draft[] = [];
  for (const column of roles.prices) {
    const price = row.take(column.name);
    const words = squash(price.text);
    if (/^(?:[-–—]|n\/a|)$/i.test(words) && roles.prices.length > 1) continue;
    const about = { said, size, tier, task, column };
    try {
      if (hostModel === '') throw new ExtractError('a price without a model beside it');
      const odd = oddCount(said) ? `charged per "${said}"` : misfitOfHeading(column.name);
      if (misfit || odd) throw new ExtractError(misfit ?? odd ?? '');
      const read = readCell(price, hostModel, about, row, place);
      for (const part of read) checkUnits(part, beside, place);
      drafts.push(...read);
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error;
      const note = { wording: hostModel || '(no name)', words: row.text, reason: error.message };
      const aside = error.message === NO_IMAGE || unitSaid(about, words, place)?.unit === 'other';
      if (aside) out.ignored.push({ ...note, reason: NO_IMAGE });
      else out.leftovers.push(note);
    }
  }
  return drafts;
}

type About = { said: string; size: string; tier: string; task: string; column: PriceColumn };

function readCell(cell: Words, hostModel: string, about: About, row: Row, place: Place): Draft[] {
  const { size, tier, task, column } = about;
  const parts = readPrice(cell.text, {
    unit: unitSaid(about, '', place),
    money: moneySaid(column.name, place),
    credit: place.page.credit,
  });
  // A column that could be either ("type: Image") says nothing; the alias table does.
  const operation = column.operation ?? operationIn(task) ?? null;
  const more = [size, tier].map((words) =>
    /^(?:[-–—]|any|all|n\/a|default|)$/i.test(words) ? '' : words,
  );
  const labels = more.filter(Boolean).map(label);
  const quality = column.quality ?? labels.map((l) => l.quality).find(Boolean);
  const around = unitOfSection(place.section);
  if (around && around.per !== 1 && parts.some((p) => p.unit === around.unit && p.per === 1))
    throw new ExtractError(`for one beside the price, for ${around.per} in the words above`);
  return parts.map((part) => ({
    ...part,
    when: [...column.when, ...labels.flatMap((l) => l.when), ...part.when],
    ...(part.quality || quality ? { quality: part.quality ?? quality } : {}),
    hostModel,
    operation,
    quote: cell.raw,
    row: row.text,
  })) as Draft[];
}

/** Where a row prints dollars and units, and the page what a unit costs, the two must agree. */
function checkUnits(
  part: Draft,
  beside: readonly { name: string; words: string }[],
  { page, unitUsd }: Place,
): void {
  const cell = beside.find(({ name }) => page.units?.test(name.toLowerCase()));
  if (!cell || !unitUsd || part.credits || /^[-–—]?$/.test(cell.words)) return;
  const units = readDecimal(cell.words.replace(/ ?(?:api )?units?$/i, ''), 'units');
  if (!exact(units).times(exact(unitUsd)).eq(exact(part.printed)))
    throw new ExtractError(`${units} units at $${unitUsd} are not $${part.printed}`);
}

/** What the amounts are for, by the nearest words that say so. */
function unitSaid(
  { said, column }: About,
  words: string,
  { section, page }: Place,
): UnitWords | null {
  return (
    unitIn(words) ??
    unitOf(said) ??
    unitIn(column.name) ??
    unitOfSection(section) ??
    page.unit ??
    null
  );
}

/** What the words above a table say its amounts are for; two different things: nothing. */
function unitOfSection({ title, paragraphs }: Section): UnitWords | null {
  const said = [title, ...paragraphs.map((p) => p.text)].filter((t) =>
    /\b(?:per|each)\b|\//i.test(t),
  );
  const units = said.map(unitIn).filter((u) => u !== null);
  const kinds = new Set(units.map((u) => JSON.stringify(u)));
  return kinds.size === 1 ? (units[0] ?? null) : null;
}

function moneySaid(header: string, { section, table }: Place): Money {
  const near = [header, ...section.paragraphs.map((p) => p.text), section.title];
  const printed = table.headers.map((h) => h.text).join(' ');
  return (
    near.map(moneyIn).find((m) => m !== null) ?? (moneyIn(printed) === 'foreign' ? 'foreign' : null)
  );
}

function finish(group: readonly Draft[], page: Reading, out: Extracted): void {
  const [first] = group;
  if (!first) return;
  const { hostModel, operation, quality } = first;
  try {
    const rules = new Map(
      group.map((d) => [JSON.stringify([d.when, d.printed, d.per, d.unit]), d]),
    );
    const parts = [...rules.values()];
    out.offers.push({
      hostModel,
      operation,
      ...(quality ? { variant: { quality } } : {}),
      rule: ruleOf(parts, page.credit, page.megapixel),
      quote: [...new Set(parts.map((p) => p.quote))].join(' ... '),
    });
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({
      wording: hostModel,
      words: group.map((d) => d.row).join(' / '),
      reason: error.message,
    });
  }
}
