import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { offersOf } from '@/scrapers/readers/price-offers';
import { moneyIn, unitIn } from '@/scrapers/readers/price-units';
import { NO_IMAGE, readPrice } from '@/scrapers/readers/price-words';

const MAKERS = ['falai', 'klingai', 'runway', 'google', 'openai', 'bytedance', 'xai'];
/** Names may hold brackets ("FLUX.1 [dev]"): "- [Kling Image V1](https://inference.sh/apps/klingai/image-v1.md): $0.0035/image" */
const LISTED =
  /^\s*[-*] \[.+?\]\((?:https:\/\/inference\.sh)?\/apps\/(?<app>[\w.-]+\/[\w.-]+?)(?:\.md)?\):\s*(?<price>.+)$/;
/** On an app's own page: "- app: `klingai/image-v1`", "- category: …", "- price: $0.0035/image". */
const FIELD = /^\s*[-*] (?<key>app|category|price):\s*(?<value>.+)$/;

/** inference.sh: lists of a maker's apps by kind, and a page an app, each with its price. */
export const inferenceSh: HostModule = {
  host: 'inference-sh',
  version: 2,
  sources: () =>
    MAKERS.map((maker) => ({
      url: `https://inference.sh/apps/${maker}.md`,
      kind: 'page' as const,
      minimumOffers: 1,
    })),
  reads: (url) => isAddress(url, ['inference.sh'], /^\/apps\/[\w.-]+?(?:\/[\w.-]+?)?\.md$/),
  extract(body) {
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    const lines = body.text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const fields = new Map<string, string>();
    let kind = '';
    for (const line of lines) {
      kind = /^#{2,3} (.+)$/.exec(line)?.[1]?.trim().toLowerCase() ?? kind;
      const listed = LISTED.exec(line)?.groups;
      if (listed) readApp(listed.app ?? '', listed.price ?? '', line, kind, out);
      const field = FIELD.exec(line)?.groups;
      if (field?.key && field.value && !fields.has(field.key))
        fields.set(field.key, field.value.trim());
    }
    const app = fields.get('app')?.replace(/`/g, '');
    const price = fields.get('price');
    if (app && price) readApp(app, price, `price: ${price}`, fields.get('category') ?? '', out);
    if (out.offers.length + out.leftovers.length === 0)
      throw new ExtractError('expected apps with prices, found none');
    return out;
  },
};

function readApp(wording: string, price: string, line: string, kind: string, out: Extracted): void {
  const words = line.trim();
  if (!/\bimage\b/.test(kind.replace(/\]\(.*/, '')) || unitIn(price)?.unit === 'other') {
    out.ignored.push({ wording, words, reason: kind ? `listed under ${kind}` : NO_IMAGE });
    return;
  }
  try {
    const parts = readPrice(price, { unit: null, money: moneyIn(price) });
    out.offers.push(...offersOf(wording, price.trim(), parts));
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    if (error.message === NO_IMAGE) out.ignored.push({ wording, words, reason: NO_IMAGE });
    else out.leftovers.push({ wording, words, reason: error.message });
  }
}
