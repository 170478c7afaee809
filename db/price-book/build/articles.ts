/** Prices as told in articles of June 2026 with the page they name: second-hand, so never more than that. */
import { hostById } from '@/catalog';
import { perImage, type Rule, USD } from '@/pricing';
import type { SeenRow } from '../schema';
import type { ArticlePrice } from './csv';
import type { Report } from './report';
import { FIRST_ONLY, imageTokens, SIZE_GROUP, termsOf } from './terms';

export const ARTICLES = 'prices told in articles';

/** The article's names for what hosts call otherwise; read by a person. */
const OFFERS: Record<string, { host: string; hostModel: string; variant?: string; rule?: Rule }> = {
  'Replicate|FLUX schnell': { host: 'replicate', hostModel: 'black-forest-labs/flux-schnell' },
  'Replicate|FLUX Dev': { host: 'replicate', hostModel: 'black-forest-labs/flux-dev' },
  'Replicate|FLUX 1.1 Pro': { host: 'replicate', hostModel: 'black-forest-labs/flux-1.1-pro' },
  'Replicate|Ideogram V3 Quality': {
    host: 'replicate',
    hostModel: 'ideogram-ai/ideogram-v3-quality',
  },
  'fal.ai|SDXL': { host: 'fal', hostModel: 'fal-ai/fast-sdxl' },
  'fal.ai|FLUX schnell': { host: 'fal', hostModel: 'fal-ai/flux/schnell' },
  'fal.ai|FLUX.2 [pro]': { host: 'fal', hostModel: 'fal-ai/flux-2-pro' },
  'getimg.ai|Z-Image Turbo': { host: 'getimg', hostModel: 'Z-Image Turbo' },
  'getimg.ai|Nano Banana 2 (Flash)': { host: 'getimg', hostModel: 'Nano Banana 2' },
  'Google|Imagen 4 Fast': { host: 'google-gemini', hostModel: 'imagen-4.0-fast-generate-001' },
  'Google|Imagen 4 Ultra': { host: 'google-gemini', hostModel: 'imagen-4.0-ultra-generate-001' },
  // "about 0.134; batch halves it; 4K about 0.24": worked examples of the published token rate.
  'Google|Nano Banana Pro (Gemini 3 Pro Image)': {
    host: 'google-gemini',
    hostModel: 'gemini-3-pro-image',
    rule: { money: USD, terms: [imageTokens('120')] },
  },
  'OpenAI|GPT Image 2 (low)': { host: 'openai', hostModel: 'gpt-image-2', variant: 'quality=Low' },
  'Black Forest Labs|FLUX.2 [pro]': { host: 'bfl', hostModel: 'FLUX.2 [pro]' },
  'Black Forest Labs|FLUX.2 [flex]': { host: 'bfl', hostModel: 'FLUX.2 [flex]' },
  'Black Forest Labs|FLUX.2 [max]': { host: 'bfl', hostModel: 'FLUX.2 [max]' },
};

const OUT: readonly [test: (s: ArticlePrice) => boolean, reason: string][] = [
  [(s) => s.source === 'illustrative', 'an illustrative figure'],
  [(s) => /advertised|derived/.test(s.qualifier), 'not the price of a model'],
  [(s) => s.qualifier === 'up to', 'an upper bound for no stated size'],
  [(s) => s.source.includes('unreliable'), 'the source names no page that could be opened'],
  [(s) => s.host_model_name === 'Seedream', 'the version of the model is not stated'],
];

export function rowsOfArticles(prices: readonly ArticlePrice[], report: Report): SeenRow[] {
  report.reads(ARTICLES, prices.length);
  return prices.flatMap((price) => {
    const out = OUT.find(([test]) => test(price));
    const offer = OFFERS[`${price.host}|${price.host_model_name}`];
    if (out || !offer || !hostById(offer.host)) {
      report.leaves(ARTICLES, out?.[1] ?? 'offer that nobody has named');
      return [];
    }
    return [rowOf(price, offer)];
  });
}

function rowOf(price: ArticlePrice, offer: NonNullable<(typeof OFFERS)[string]>): SeenRow {
  const from = price.unit === 'first megapixel';
  const terms = from
    ? [{ ...perImage(price.amount_usd, [FIRST_ONLY]), group: SIZE_GROUP }]
    : (termsOf(price.unit === 'megapixel' ? 'megapixel' : 'image', price.amount_usd, undefined)
        ?.terms ?? []);
  const disputed = /disputed: (.+)$/.exec(price.qualifier)?.[1];
  return {
    host: offer.host,
    reporter: 'host',
    hostModel: offer.hostModel,
    operation: 'generate',
    variant: offer.variant ?? '',
    rule: offer.rule ?? {
      money: USD,
      terms,
      ...(/^about\b/.test(price.qualifier) ? { approximate: true as const } : {}),
    },
    quote:
      `${price.host_model_name}: ${price.qualifier.split(/;? ?disputed/)[0]} $${price.amount_usd} per ${price.unit}`.replace(
        /: +\$/,
        ': $',
      ),
    sourceUrl: `https://${price.source}`,
    day: `${price.stated_on}-01`,
    precision: 'month',
    origin: 'third_party',
    obtained: 'recorded: the page as told in a second-hand article',
    ...(price.qualifier ? { note: price.qualifier } : {}),
    ...(disputed ? { quarantine: { guard: 'disputed', detail: disputed } } : {}),
  };
}
