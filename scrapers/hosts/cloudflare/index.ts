import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readSections, unreadColumns } from '@/scrapers/readers/sections';
import type { Table } from '@/scrapers/readers/table';
import { isModelPage, readModelPage } from './model-page';
import { readNeuronPrice } from './neurons';
import { isImageRow, readRow } from './row';

const MODEL = ['Model', 'Model name', 'Models'];
const DOLLARS = /^(?:price in (?:tokens|usd|dollars)|price|pricing)$/i;
const NEURONS = /^(?:price in )?neurons$/i;

const sellsImages = (title: string, tables: readonly Table[]) =>
  tables.some((t) => t.has(...MODEL) && t.rows().some((row) => isImageRow(title, row)));

/** Cloudflare Workers AI: one page, dollars beside neurons, by tile, step or megapixel. */
export const cloudflare: HostModule = {
  host: 'cloudflare',
  version: 2,
  sources: () => [
    {
      url: 'https://developers.cloudflare.com/workers-ai/platform/pricing/index.md',
      kind: 'page',
      minimumOffers: 4,
    },
  ],
  reads: (url) =>
    isModelPage(url) ||
    isAddress(
      url,
      ['developers.cloudflare.com'],
      /^\/workers-ai\/platform\/pricing\/?(?:index\.(?:md|html))?$/,
    ),
  extract(body) {
    if (isModelPage(body.url)) return readModelPage(body);
    const sections = readSections(body);
    const neuronUsd = readNeuronPrice(sections);
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    for (const section of sections) {
      for (const table of section.tables.filter((t) => t.has(...MODEL))) {
        for (const row of table.rows()) {
          const model = row.take(...MODEL).text.trim();
          if (!isImageRow(section.title, row)) {
            out.ignored.push({ wording: model, words: row.text, reason: 'not an image model' });
            continue;
          }
          const cells = { dollars: row.take(DOLLARS), neurons: row.take(NEURONS) };
          readRow(model, row, cells, neuronUsd, out);
        }
      }
    }
    if (out.offers.length + out.leftovers.length === 0)
      throw new ExtractError('expected a table of image models with prices, found none');
    out.leftovers.push(...unreadColumns(sections.filter((s) => sellsImages(s.title, s.tables))));
    return out;
  },
};
