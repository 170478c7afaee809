import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { misfits } from '@/scrapers/readers/around';
import { readSections, unreadColumns } from '@/scrapers/readers/sections';
import { readNotes } from './notes';
import { isPriceTable, readTable } from './tables';

/** Black Forest Labs: one documentation page with a table a generation of models. */
export const bfl: HostModule = {
  host: 'bfl',
  version: 2,
  sources: () => [
    { url: 'https://docs.bfl.ai/quick_start/pricing.md', kind: 'page', minimumOffers: 8 },
  ],
  reads: (url) =>
    isAddress(url, ['docs.bfl.ai', 'docs.bfl.ml'], /^\/quick_start\/pricing(?:\.md)?\/?$/),
  extract(body) {
    const sections = readSections(body);
    const notes = readNotes(sections);
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    const tables = sections.flatMap((section) => section.tables);
    if (!tables.some(isPriceTable))
      throw new ExtractError('expected tables of models with prices per image, found none');
    const around = misfits(sections);
    for (const [at, section] of sections.entries())
      for (const table of section.tables) readTable(table, notes, around[at] ?? null, out);
    out.leftovers.push(...unreadColumns(sections));
    return out;
  },
};
