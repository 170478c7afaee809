/**
 * fal's model page: a base price inside its flight data. It differs from the sentence that the
 * page prints (known for Bria and Topaz), so it is shown as evidence and never taken as the price.
 */
import { z } from 'zod';
import { type Body, ExtractError, type Extracted } from '@/scrapers/contract';
import { embeddedJson } from '@/scrapers/readers/embedded';
import { readAs } from '@/scrapers/readers/json';

const billing = z.looseObject({
  endpoint: z.string(),
  billing_unit: z.string(),
  price: z.string(),
});

export function readModelPage(body: Body): Extracted {
  const found = embeddedJson(body.text, 'endpointBilling');
  if (found === undefined || found === null)
    throw new ExtractError('fal: expected a model page with "endpointBilling", found none');
  const { endpoint, billing_unit: unit, price } = readAs(billing, found, 'endpointBilling');
  const said = { wording: endpoint, words: `$${price} per ${unit}` };
  const image = /image|megapixel|generation|result/i.test(unit) && !/video|audio/.test(endpoint);
  const reason = image
    ? 'base price only: the sentence of the pricing section counts'
    : `billed per ${unit}: not an image model`;
  const seen = [{ ...said, reason }];
  return { offers: [], leftovers: image ? seen : [], ignored: image ? [] : seen };
}
