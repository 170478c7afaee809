/**
 * Together's list of models for an account. Its amounts come without a unit (its page bills images
 * by the megapixel and step), so they are shown beside the page and never taken as a price.
 * Shape as documented: an array of `{id, type, display_name, pricing: {hourly, input, output, base, finetune}}`.
 */
import { z } from 'zod';
import { canonical } from '@/pricing';
import { type Body, ExtractError, type Extracted } from '@/scrapers/contract';
import { parseJson, readAs } from '@/scrapers/readers/json';

export const MODEL_LIST = 'https://api.together.xyz/v1/models';

const list = z.array(
  z.looseObject({
    id: z.string().min(1),
    type: z.string(),
    pricing: z.record(z.string(), z.string().nullable()).nullish(),
  }),
);

export function readModelList(body: Body): Extracted {
  const found = readAs(list, parseJson(body.text, 'together models'), 'together models');
  if (found.length === 0) throw new ExtractError('together models: expected models, found none');
  const out: Extracted = { offers: [], leftovers: [], ignored: [] };
  for (const { id, type, pricing } of found) {
    const amounts = Object.entries(pricing ?? {}).filter(([, amount]) => amount && !isZero(amount));
    const words = amounts.map(([name, amount]) => `${name}: ${amount}`).join(', ');
    if (type !== 'image') out.ignored.push({ wording: id, words, reason: `a ${type} model` });
    else
      out.leftovers.push({
        wording: id,
        words,
        reason: words ? 'amounts without a unit' : 'no price in the list',
      });
  }
  return out;
}

function isZero(amount: string): boolean {
  return !/^-?\d/.test(amount) || canonical(amount) === '0';
}
