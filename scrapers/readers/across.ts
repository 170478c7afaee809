/**
 * Tables whose models stand side by side: a row "Model ID" names them, a row such as "Per request"
 * prices them. What a cell is for is said by its own words or by its row's label.
 */
import { ExtractError, type Extracted } from '../contract';
import { misfits } from './around';
import { distinct } from './offers';
import { offersOf } from './price-offers';
import { moneyIn, unitIn, unitOf } from './price-units';
import { type Credit, NO_IMAGE, readPrice } from './price-words';
import type { Section } from './sections';
import { type Row, squash, type Table } from './table';

const IDS = /^(?:api )?model (?:ids?|strings?|names?)$/i;

export function readAcross(sections: readonly Section[], credit?: Credit): Extracted {
  const out: Extracted = { offers: [], leftovers: [], ignored: [] };
  const around = misfits(sections);
  for (const [at, section] of sections.entries())
    for (const table of section.tables) readTable(table, credit, around[at] ?? null, out);
  const once = distinct(out.offers);
  return { ...out, offers: once.offers, leftovers: [...out.leftovers, ...once.leftovers] };
}

/** Whether a row, and not a column, names the models. */
export function standsAcross(table: Table): boolean {
  const [first, ...others] = table.headers;
  if (!first || others.length === 0 || IDS.test(squash(first.text))) return false;
  return table.peek(first.text).filter((label) => IDS.test(label)).length === 1;
}

function readTable(
  table: Table,
  credit: Credit | undefined,
  misfit: string | null,
  out: Extracted,
): void {
  const [first, ...others] = table.headers;
  if (!first || !standsAcross(table)) return;
  const rows = table.rows();
  const label = (row: Row) => squash(row.take(first.text).text);
  const ids = rows.find((row) => IDS.test(label(row)));
  const prices = rows.filter((row) => row !== ids && /[$€£¥]/.test(row.text));
  for (const { text: column } of others) {
    const cell = ids?.take(column);
    const wording = squash(cell?.code[0] ?? cell?.text ?? '');
    for (const row of prices) {
      const price = row.take(column);
      const words = squash(price.text);
      if (/^(?:[-–—]|n\/a|)$/i.test(words)) continue;
      const said = `${label(row)}: ${words}`;
      try {
        if (!wording) throw new ExtractError('a price without a model above it');
        if (misfit) throw new ExtractError(misfit);
        const unit = unitIn(words) ? null : unitOf(label(row).replace(/-/g, ' '));
        const parts = readPrice(price.text, { unit, money: moneyIn(words), credit });
        out.offers.push(...offersOf(wording, price.raw, parts, credit));
      } catch (error) {
        if (!(error instanceof ExtractError)) throw error;
        const note = { wording: wording || '(no name)', words: said, reason: error.message };
        if (error.message === NO_IMAGE) out.ignored.push(note);
        else out.leftovers.push(note);
      }
    }
  }
}
