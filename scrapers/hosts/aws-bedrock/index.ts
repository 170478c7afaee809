import { z } from 'zod';
import { type Condition, exact, perImage, type Rule, type Term, USD } from '@/pricing';
import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readDecimal } from '@/scrapers/readers/amount';
import { excerpt, parseJson, readAs } from '@/scrapers/readers/json';

const list = z.looseObject({
  offerCode: z.string(),
  products: z.record(
    z.string(),
    z.looseObject({
      attributes: z.looseObject({
        usagetype: z.string().optional(),
        regionCode: z.string().optional(),
      }),
    }),
  ),
  terms: z.looseObject({ OnDemand: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});
const term = z.looseObject({
  effectiveDate: z.string().optional(),
  priceDimensions: z.record(
    z.string(),
    z.looseObject({
      unit: z.string(),
      pricePerUnit: z.record(z.string(), z.string()),
      beginRange: z.string().optional(),
    }),
  ),
});

/** "USE1-NovaCanvas-T2I-1024-Standard": region, model, what is done, edge, quality. */
const USAGE =
  /^(?:[A-Z]{2,4}\d-)?(?<model>[A-Za-z0-9.-]+?)-(?<task>T2I|I2I)-(?<edge>512|1024|2048)-(?<quality>Standard|Premium)$/;
const IMAGE = /T2I|I2I|image/i;
const AREAS: Record<string, number> = { 512: 262_144, 1024: 1_048_576, 2048: 4_194_304 };

type Line = {
  model: string;
  edge: string;
  task: string;
  quality: string;
  usd: string;
  quote: string;
};

/** Amazon Bedrock: the bulk price list of one region; images are metered by size and quality. */
export const awsBedrock: HostModule = {
  host: 'aws-bedrock',
  version: 1,
  sources: () => [
    {
      url: 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrock/current/us-east-1/index.json',
      kind: 'api',
      minimumOffers: 2,
    },
  ],
  reads: (url) =>
    isAddress(
      url,
      ['pricing.us-east-1.amazonaws.com'],
      /^\/offers\/v1\.0\/aws\/AmazonBedrock[A-Za-z]*\/(?:current|\d{14})\/us-(?:east-1|west-2)\/index\.json$/,
    ),
  extract(body) {
    const { products, terms } = readAs(list, parseJson(body.text, 'price list'), 'price list');
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    const lines = Object.entries(products).flatMap(([sku, { attributes }]) => {
      const wording = attributes.usagetype ?? '';
      if (!IMAGE.test(wording)) return aside(out, wording || sku, 'meters no images');
      const usage = USAGE.exec(wording)?.groups;
      // Training, hosting and custom models of one's own are no price of an image.
      if (!usage) return aside(out, wording, 'not an image on demand');
      try {
        return [lineOf(usage, terms.OnDemand[sku])];
      } catch (error) {
        if (!(error instanceof ExtractError)) throw error;
        const words = excerpt(terms.OnDemand[sku]);
        out.leftovers.push({ wording, words, reason: error.message });
        return [];
      }
    });
    for (const group of grouped(lines)) {
      const [first] = group;
      if (!first) continue;
      out.offers.push({
        hostModel: first.model,
        operation: first.task === 'T2I' ? 'generate' : 'edit',
        variant: { quality: first.quality.toLowerCase() },
        rule: ruleOf(group),
        quote: group.map((l) => l.quote).join(' ... '),
      });
    }
    if (out.offers.length + out.leftovers.length === 0)
      throw new ExtractError('expected meters of images such as "T2I-1024-Standard", found none');
    return out;
  },
};

function aside(out: Extracted, wording: string, reason: string): [] {
  out.ignored.push({ wording, words: wording, reason });
  return [];
}

function lineOf(usage: Record<string, string>, terms: Record<string, unknown> | undefined): Line {
  const [only, ...others] = Object.values(terms ?? {});
  if (only === undefined || others.length > 0)
    throw new ExtractError(`expected one price on demand, found ${others.length + (only ? 1 : 0)}`);
  const dimensions = Object.values(readAs(term, only, 'OnDemand').priceDimensions);
  const [price, ...tiers] = dimensions;
  if (!price || tiers.length > 0) throw new ExtractError('expected one price, whatever the volume');
  if (!/^images?$/i.test(price.unit))
    throw new ExtractError(`expected a price by the image, found "${price.unit}"`);
  const printed = price.pricePerUnit.USD;
  if (!printed) throw new ExtractError('expected dollars');
  const usd = readDecimal(printed, 'pricePerUnit');
  if (exact(usd).lte('0')) throw new ExtractError(`printed as ${usd}: unknown, not free`);
  const { model = '', task = '', edge = '', quality = '' } = usage;
  return { model, task, edge, quality, usd, quote: `"USD":"${printed}"` };
}

function grouped(lines: readonly Line[]): Line[][] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = [line.model, line.task, line.quality].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()];
}

/** Up to a meter's edge, above the next smaller one that the model has. */
function ruleOf(lines: readonly Line[]): Rule {
  const sorted = [...lines].sort((a, b) => (AREAS[a.edge] ?? 0) - (AREAS[b.edge] ?? 0));
  const terms = sorted.map((line, i): Term => {
    const above = AREAS[sorted[i - 1]?.edge ?? ''];
    const area: Condition = {
      kind: 'pixels',
      ...(above ? { above } : {}),
      upTo: AREAS[line.edge] as number,
    };
    return { ...perImage(line.usd, [area]), group: 'size' };
  });
  return { money: USD, terms };
}
