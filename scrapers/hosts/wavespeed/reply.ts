/** The reply of the price call: `base_price` is everybody's, the discounted price the account's. */
import { z } from 'zod';
import { exact, perImage, USD } from '@/pricing';
import { type Body, ExtractError, type Extracted } from '@/scrapers/contract';
import { readDecimal } from '@/scrapers/readers/amount';
import { excerpt, parseJson, readAs } from '@/scrapers/readers/json';

const reply = z.object({
  code: z.literal('200'),
  data: z.object({ base_price: z.string(), currency: z.string() }).loose(),
});

/** The reply doesn't name its model: the address has to. */
export function readReply(body: Body): Extracted {
  const { data } = readAs(reply, parseJson(body.text, 'WaveSpeed price'), 'WaveSpeed price');
  const query = new URL(body.url).searchParams;
  const hostModel = query.get('model_id') ?? query.get('model');
  if (data.currency !== 'USD') throw new ExtractError(`expected USD, found "${data.currency}"`);
  const amount = readDecimal(data.base_price, 'base_price');
  if (!hostModel || exact(amount).lte('0')) {
    const reason = hostModel
      ? `printed as ${amount}`
      : 'a price without its model: neither reply nor address names it';
    const wording = hostModel ?? '(no model)';
    return { offers: [], leftovers: [{ wording, words: excerpt(data), reason }], ignored: [] };
  }
  const quote = /"base_price"\s*:\s*[^,}\s]+/.exec(body.text)?.[0] ?? amount;
  const rule = { money: USD, terms: [perImage(amount)] };
  return { offers: [{ hostModel, operation: null, rule, quote }], leftovers: [], ignored: [] };
}
