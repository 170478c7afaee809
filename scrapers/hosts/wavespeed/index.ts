import { z } from 'zod';
import { exact, perImage, USD } from '@/pricing';
import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readDecimal } from '@/scrapers/readers/amount';
import { excerpt, parseJson, readAs } from '@/scrapers/readers/json';

const reply = z.object({
  code: z.literal('200'),
  data: z.object({ base_price: z.string(), currency: z.string() }).loose(),
});

/**
 * WaveSpeed: a price call for one model, with a key. `base_price` is everybody's; the discounted
 * price is the account's. The reply doesn't name its model: the address has to.
 */
export const wavespeed: HostModule = {
  host: 'wavespeed',
  version: 1,
  // The call needs a key, and what it prices depends on the request: nothing is read weekly.
  sources: () => [],
  reads: (url) => isAddress(url, ['api.wavespeed.ai'], /^\/api\/v3\/model\/price\/?$/),
  extract(body) {
    const { data } = readAs(reply, parseJson(body.text, 'WaveSpeed price'), 'WaveSpeed price');
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    const query = new URL(body.url).searchParams;
    const hostModel = query.get('model_id') ?? query.get('model');
    if (data.currency !== 'USD') throw new ExtractError(`expected USD, found "${data.currency}"`);
    const amount = readDecimal(data.base_price, 'base_price');
    if (!hostModel || exact(amount).lte('0')) {
      const reason = hostModel
        ? `printed as ${amount}`
        : 'a price without its model: neither reply nor address names it';
      out.leftovers.push({ wording: hostModel ?? '(no model)', words: excerpt(data), reason });
    } else {
      const words = /"base_price"\s*:\s*[^,}\s]+/.exec(body.text)?.[0] ?? amount;
      out.offers.push({
        hostModel,
        operation: null,
        rule: { money: USD, terms: [perImage(amount)] },
        quote: words,
      });
    }
    return out;
  },
};
