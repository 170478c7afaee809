import { exact, perImage, USD } from '@/pricing';
import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readAmount } from '@/scrapers/readers/amount';
import { readSections, unreadColumns } from '@/scrapers/readers/sections';
import { type Row, squash } from '@/scrapers/readers/table';

const COST = /^(?:avg|average) cost$/i;
const IMAGES =
  /^(?:text-to-image|image-to-image|imagetoimage|image inpainting|image (?:editing|upscal))/i;
const BESIDE = ['Model', 'Description', 'Avg Latency', 'API Docs'];

/** Segmind: one directory of all models; its "Avg Cost" is what runs cost on average, not a list price. */
export const segmind: HostModule = {
  host: 'segmind',
  version: 1,
  sources: () => [{ url: 'https://www.segmind.com/llms.txt', kind: 'page', minimumOffers: 100 }],
  reads: (url) => isAddress(url, ['www.segmind.com', 'segmind.com'], /^\/llms\.txt$/),
  extract(body) {
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    // A description with a line break in it tears its row in two.
    const text = body.text.replace(/([^|\s])[ \t]*\r?\n[ \t]+\|/g, '$1 |');
    const sections = readSections({ ...body, text });
    const listed = sections.filter((s) => s.tables.some((t) => t.has('Slug')));
    if (listed.length === 0)
      throw new ExtractError('expected tables of models with a "Slug", found none');
    for (const section of listed)
      for (const row of section.tables.flatMap((t) => t.rows())) readRow(section.title, row, out);
    out.leftovers.push(...unreadColumns(listed));
    return out;
  },
};

function readRow(heading: string, row: Row, out: Extracted): void {
  const hostModel = squash(row.take('Slug').text);
  const modality = squash(row.takeIf('Modality')?.text ?? heading);
  const cost = row.take(COST);
  for (const name of BESIDE) row.takeIf(name);
  if (!IMAGES.test(heading) && !IMAGES.test(modality)) {
    out.ignored.push({ wording: hostModel, words: modality, reason: 'not an image model' });
    return;
  }
  try {
    if (!/^[a-z\d][\w.-]*$/i.test(hostModel)) throw new ExtractError('expected a slug in one word');
    if (modality !== heading) throw new ExtractError(`"${modality}" stands under "${heading}"`);
    const text = squash(cost.text);
    if (/^[-–—]?$/.test(text)) throw new ExtractError('no average cost yet');
    const { amount, per } = readAmount(text);
    if (per !== 1 || exact(amount).eq('0'))
      throw new ExtractError(`not an average of a run: "${text}"`);
    const assumptions = ['the average of a run; a run may give more or less than one image'];
    const rule = { money: USD, terms: [perImage(amount)], basis: 'average' as const, assumptions };
    out.offers.push({ hostModel, operation: null, rule, quote: cost.raw });
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({
      wording: hostModel,
      words: row.text.slice(0, 300),
      reason: error.message,
    });
  }
}
