/**
 * Tables on a page about one model: what is wanted (a resolution, a quality) beside what it costs.
 * They are read as price tables whose every row is that model's.
 */
import { ExtractError, type Extracted } from '../contract';
import { MODEL } from './price-columns';
import { readTables } from './price-tables';
import type { UnitWords } from './price-units';
import type { Section } from './sections';
import { squash, type Table } from './table';

const IMAGE: UnitWords = { unit: 'image', per: 1, bands: [] };
/** Headers of a table that compares models: its rows are not all this page's. */
const OF_MODELS = [...MODEL.slice(0, 3), /^names?$/];

/**
 * Offers of `hostModel` from every table that prints an amount; without a unit it is an image's.
 * @throws ExtractError for a table of several models, and for a column that nothing explains
 */
export function readOneModel(sections: readonly Section[], hostModel: string): Extracted {
  const about = sections.map((s) => ({
    ...s,
    tables: s.tables.filter(hasAmounts).map((t) => aboutOne(t, hostModel)),
  }));
  const out = readTables(about, { unit: IMAGE });
  const tables = about.flatMap((s) => s.tables);
  const [unread] = tables.flatMap((t) => t.unread()).filter((u) => u.wording !== 'Model');
  if (unread) throw new ExtractError(`a column nobody reads: "${unread.wording}"`);
  return out;
}

/** Some cell that holds money. */
export function hasAmounts(table: Table): boolean {
  const cells = table.headers.flatMap((_, i) => table.cellsOf(i));
  return cells.some((cell) => /[$€£¥]\s?\d|\d\s?\$/.test(cell));
}

function aboutOne(table: Table, hostModel: string): Table {
  const headers = table.headers.map((h) => squash(h.text).toLowerCase());
  const other = headers.find((h) =>
    OF_MODELS.some((m) => (typeof m === 'string' ? m === h : m.test(h))),
  );
  if (other !== undefined)
    throw new ExtractError(`expected prices of one model, found a table by "${other}"`);
  return table.about('Model', hostModel);
}
