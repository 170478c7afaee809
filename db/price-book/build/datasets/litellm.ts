import { exact, perImage, print, type Rule, type Term, USD } from '@/pricing';
import { sizeOfTags } from '../facets';
import type { Fields, Offers } from '../series';
import { imageTokens, perPixel, SIZE_GROUP } from '../terms';

const OUTPUT =
  /^(output_cost_per_image(_token|_above_\d+_and_\d+_pixels)?(_and_premium_image|_premium_image)?|cost_per_image|(in|out)put_cost_per_(image|pixel))$/;

/** Whether a field says what an output image costs. */
export function isLitellmPrice(field: string): boolean {
  return OUTPUT.test(field);
}

/**
 * Offers of one LiteLLM entry by variant. Its key holds size and quality; the output's price
 * stands in `input_cost_per_image` or `input_cost_per_pixel` for OpenAI's models.
 */
export function litellmOffers(fields: Fields, tags: readonly string[]): Offers {
  const offers: Offers = new Map();
  const plain = mainTerms(fields);
  if (plain) offers.set('', rule(sized(plain, tags)));
  else if (zero(fields)) offers.set('', { money: USD, terms: [], withheld: 'printed_zero' });
  const premium = fields.get('output_cost_per_image_premium_image');
  if (premium)
    offers.set('quality=premium', rule(withLarger(premium, fields, '_and_premium_image')));
  return offers;
}

function mainTerms(fields: Fields): Term[] | null {
  const positive = (name: string) => {
    const value = fields.get(name);
    return value !== undefined && exact(value).gt('0') ? value : undefined;
  };
  const flat = positive('output_cost_per_image') ?? positive('cost_per_image');
  if (flat) return withLarger(flat, fields, '');
  const token = positive('output_cost_per_image_token');
  if (token) return [imageTokens(exact(token).times('1000000').toFixed())];
  const misplaced = positive('input_cost_per_image');
  if (misplaced) return [perImage(misplaced)];
  const pixel = positive('input_cost_per_pixel') ?? positive('output_cost_per_pixel');
  return pixel ? [perPixel(pixel)] : null;
}

/** Amazon Titan: one price up to an area, another above it. */
function withLarger(amount: string, fields: Fields, suffix: string): Term[] {
  for (const [name, larger] of fields) {
    const edge = new RegExp(`^output_cost_per_image_above_(\\d+)_and_\\1_pixels${suffix}$`).exec(
      name,
    )?.[1];
    if (!edge) continue;
    const area = Number(edge) ** 2;
    return [
      { ...perImage(amount, [{ kind: 'pixels', upTo: area }]), group: SIZE_GROUP },
      { ...perImage(larger, [{ kind: 'pixels', above: area }]), group: SIZE_GROUP },
    ];
  }
  return [perImage(amount)];
}

/** A key with a size is sold in that size alone; its rate per pixel only spells a price per image. */
function sized(terms: Term[], tags: readonly string[]): Term[] {
  const size = sizeOfTags(tags);
  if (!size) return terms;
  const [width, height] = (size.kind === 'size' ? (size.is[0] ?? '') : '').split('x');
  return terms.map((t) => {
    const whole = t.times[0]?.kind === 'megapixel' && width && height;
    const flat = whole
      ? perImage(print(exact(t.amount).times(width).times(height).div('1000000').round(6)))
      : t;
    return { ...flat, when: [...(flat.when ?? []), size], group: SIZE_GROUP };
  });
}

function zero(fields: Fields): boolean {
  const stated = [...fields].filter(([name]) => /per_(image|pixel)$/.test(name));
  return stated.length > 0 && stated.every(([, value]) => exact(value).eq('0'));
}

function rule(terms: Term[]): Rule {
  return { money: USD, terms };
}
