import { z } from 'zod';
import { exact, perImage, print, type Rule, USD } from '@/pricing';
import { ExtractError, type Extracted, type HostModule, type RawOffer } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readDecimal } from '@/scrapers/readers/amount';
import { parseJson, readAs } from '@/scrapers/readers/json';

const page = z.looseObject({
  BillingCurrency: z.string(),
  Items: z.array(z.unknown()).min(1, 'an empty list of meters'),
});
const item = z.looseObject({
  currencyCode: z.string(),
  retailPrice: z.string(),
  tierMinimumUnits: z.string(),
  armRegionName: z.string(),
  meterName: z.string().min(1),
  skuName: z.string().min(1),
  productName: z.string(),
  unitOfMeasure: z.string(),
  type: z.string(),
  effectiveStartDate: z.string().optional(),
});
type Item = z.infer<typeof item>;

/** One region stands for all: prices of global meters don't differ between them. */
const REGION = 'eastus';
const IMAGE = /image|dall-?e|flux|stable|mai-image/i;
const COUNTS: Record<string, 1 | 1_000 | 1_000_000> = { '1': 1, '1K': 1_000, '1M': 1_000_000 };
/** "100 Images", "1 Image", "1K Images". */
const BY_IMAGE = /^(?<count>1|100|1K|1M)(?:\/)? ?(?:images?|transactions?)?$/i;
const TOKENS = /\btokens?\b|\btkn\b|\binp\b|\boutp?\b|\bcchd\b|\bcached\b|\btxt\b/i;

/** Azure: the retail price list; a meter's model stands in its free-text SKU. */
export const azure: HostModule = {
  host: 'azure',
  version: 1,
  sources: () => [
    {
      url: `https://prices.azure.com/api/retail/prices?$filter=${encodeURIComponent(
        `armRegionName eq '${REGION}' and serviceName eq 'Foundry Models' and contains(skuName, 'image')`,
      )}`,
      kind: 'api',
      minimumOffers: 1,
    },
  ],
  reads: (url) => isAddress(url, ['prices.azure.com'], /^\/api\/retail\/prices\/?$/),
  extract(body) {
    const { BillingCurrency, Items } = readAs(page, parseJson(body.text, 'Azure'), 'Azure');
    if (BillingCurrency !== 'USD')
      throw new ExtractError(`expected US dollars, found "${BillingCurrency}"`);
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    Items.forEach((value, i) => {
      readMeter(readAs(item, value, `Items.${i}`), out);
    });
    return out;
  },
};

function readMeter(meter: Item, out: Extracted): void {
  const wording = meter.skuName;
  const words = `${meter.productName} | ${meter.meterName} | ${meter.retailPrice} | ${meter.unitOfMeasure} | ${meter.armRegionName}`;
  const aside = asideFor(meter, words);
  if (aside) {
    out.ignored.push({ wording, words, reason: aside });
    return;
  }
  try {
    out.offers.push(offerOf(meter));
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({ wording, words, reason: error.message });
  }
}

/** Why a meter is no price of an image on demand. */
function asideFor(meter: Item, words: string): string | null {
  if (!IMAGE.test(`${meter.skuName} ${meter.meterName}`)) return 'meters no images';
  if (meter.type !== 'Consumption') return `sold as ${meter.type}`;
  if (meter.armRegionName !== REGION) return 'another region';
  const other = /provisioned|\bptu\b|hosting|training|\bft\b|fine-?tun/i.test(words);
  return other ? 'no call on demand' : null;
}

function offerOf(meter: Item): RawOffer {
  const rate = readDecimal(meter.retailPrice, 'retailPrice');
  if (exact(rate).lte('0')) throw new ExtractError(`printed as ${rate}: unknown, not free`);
  if (meter.currencyCode !== 'USD') throw new ExtractError('not US dollars');
  if (exact(readDecimal(meter.tierMinimumUnits, 'tierMinimumUnits')).gt('0'))
    throw new ExtractError('a price from some volume on');
  const quote = `"retailPrice": ${meter.retailPrice}`;
  return { hostModel: meter.skuName, operation: null, rule: ruleOf(meter, rate), quote };
}

function ruleOf(meter: Item, rate: string): Rule {
  const words = `${meter.meterName} ${meter.skuName}`;
  if (TOKENS.test(words)) return tokenRule(meter, rate, words);
  const count = BY_IMAGE.exec(meter.unitOfMeasure)?.groups?.count;
  if (!count) throw new ExtractError(`a unit nobody knows: "${meter.unitOfMeasure}"`);
  const per = COUNTS[count.toUpperCase()];
  if (per) return { money: USD, terms: [{ amount: rate, per, times: [{ kind: 'image' }] }] };
  // A hundred images at once: the list's own unit has no place in a term.
  return { money: USD, terms: [perImage(print(exact(rate).times('0.01')))] };
}

/** Each meter is one rate of several: output of images is the one an offer starts with. */
function tokenRule(meter: Item, rate: string, words: string): Rule {
  const per = COUNTS[meter.unitOfMeasure.replace(/ ?tokens?/i, '').toUpperCase()];
  if (!per) throw new ExtractError(`a unit nobody knows: "${meter.unitOfMeasure}"`);
  const isOutput =
    /\bout(?:p|put)?\b/i.test(words) &&
    /\bim(?:g|age)\b/i.test(words.replace(/gpt-image[\w.-]*/gi, ''));
  if (!isOutput) throw new ExtractError('a rate for input, no price of an image by itself');
  return {
    money: USD,
    terms: [{ amount: rate, per, times: [{ kind: 'image_token', counts: [] }] }],
    assumptions: ['the words of the prompt and images put in are left out'],
  };
}
