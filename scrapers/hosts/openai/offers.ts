/** Parts of a page to offers: one a quality tier, or one by tokens where nothing else is printed. */
import { exact, perImage, type Rule, type Term, USD } from '@/pricing';
import { ExtractError, type RawOffer } from '@/scrapers/contract';
import type { ImagePart, Part, TokenPart } from './parts';

export function offersOf(hostModel: string, parts: readonly Part[]): RawOffer[] {
  const token = (kind: TokenPart['kind']): TokenPart | undefined => {
    const [only, ...others] = parts.filter((p): p is TokenPart => p.kind === kind);
    if (others.length > 0) throw new ExtractError(`more than one table of ${kind} tokens`);
    return only;
  };
  const text = token('text');
  const image = token('image');
  const tiers = parts.filter((p): p is ImagePart => p.kind === 'generation');
  const names = tiers.map((t) => t.quality);
  if (new Set(names).size !== names.length) throw new ExtractError(`a quality twice: ${names}`);
  checkOrder(tiers);
  const input = inputTerms(text, image);
  const extra = assumptions(text);
  if (tiers.length === 0) return [byTokens(hostModel, image, input, extra)];
  return tiers.map((tier) => ({
    hostModel,
    operation: null,
    ...(tier.quality ? { variant: { quality: tier.quality } } : {}),
    rule: { money: USD, terms: [...sizeTerms(tier), ...input], ...extra },
    quote: tier.words,
  }));
}

/** A higher quality of one size is never cheaper: else the tables lost their headings. */
function checkOrder(tiers: readonly ImagePart[]): void {
  const ranked = ['Low', 'Medium', 'High'].flatMap((q) => tiers.filter((t) => t.quality === q));
  ranked.forEach((tier, i) => {
    for (const { size, usd } of tier.prices) {
      const below = ranked[i - 1]?.prices.find((p) => p.size === size)?.usd;
      if (below && exact(below).gt(exact(usd)))
        throw new ExtractError(`${size}: ${tier.quality} at $${usd} is cheaper than $${below}`);
    }
  });
}

function byTokens(
  hostModel: string,
  image: TokenPart | undefined,
  input: Term[],
  extra: Pick<Rule, 'assumptions'>,
): RawOffer {
  if (!image?.rates.output)
    throw new ExtractError('neither a price per image nor a rate for output');
  const output = perMillion(image.rates.output, { kind: 'image_token', counts: [] });
  const rule = { money: USD, terms: [output, ...input], ...extra };
  return { hostModel, operation: null, rule, quote: image.words };
}

function sizeTerms(tier: ImagePart): Term[] {
  const sizes = tier.prices.map((p) => p.size);
  if (new Set(sizes).size !== sizes.length) throw new ExtractError(`a size twice: ${sizes}`);
  return tier.prices.map(({ size, usd }) =>
    size === null
      ? perImage(usd)
      : { ...perImage(usd, [{ kind: 'size', is: [size] }]), group: 'size' },
  );
}

/** What goes in is billed on top of the image that comes out. */
function inputTerms(text: TokenPart | undefined, image: TokenPart | undefined): Term[] {
  return [
    ...(text?.rates.input ? [perMillion(text.rates.input, { kind: 'text_token' })] : []),
    ...(image?.rates.input ? [perMillion(image.rates.input, { kind: 'input_image_token' })] : []),
  ];
}

function assumptions(text: TokenPart | undefined): Pick<Rule, 'assumptions'> {
  const rate = text?.rates.output;
  return rate
    ? { assumptions: [`text tokens of the answer ($${rate} per 1,000,000) left out`] }
    : {};
}

function perMillion(amount: string, quantity: Term['times'][number]): Term {
  return { amount, per: 1_000_000, times: [quantity] };
}
