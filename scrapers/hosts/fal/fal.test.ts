import { describe, expect, it } from 'vitest';
import { quote, ruleSchema, ruleWords, workload } from '@/pricing';
import type { RawOffer } from '@/scrapers/contract';
import { fal } from '.';
import { page, URL } from './testing';

function read(words: string, category?: string) {
  const text = page(
    `## Pricing\n\n${words}\n\nFor more details, see [fal.ai pricing](https://fal.ai/pricing).`,
    category,
  );
  const extracted = fal.extract({ url: URL, contentType: 'text/plain', text });
  for (const offer of extracted.offers) expect(() => ruleSchema.parse(offer.rule)).not.toThrow();
  return extracted;
}

function first({ offers }: { offers: RawOffer[] }): RawOffer {
  const [offer] = offers;
  if (!offer) throw new Error('expected an offer');
  return offer;
}

const prices = (words: string) =>
  read(words).offers.map((o) => `${Object.values(o.variant ?? {}).join()}: ${ruleWords(o.rule)}`);
const MP = 'megapixel of 1024×1024, rounded up';
const IN = 'input megapixel of 1024×1024, rounded up';

describe('a sentence of the Pricing section becomes a rule', () => {
  it.each([
    ['- **Price**: $0.021 per images', ': $0.021 per image'],
    ['- **Price**: $0.021 per megapixels', `: $0.021 per ${MP}`],
    ['-   **Price** :  $0.021  per  images', ': $0.021 per image'],
    ['* **Price**: 0.021$ per images', null],
    ['- **Price**: $21 per 1,000 images', ': $21 per 1,000 images'],
    ['- **Price**: $21 per thousand images', ': $21 per 1,000 images'],
    ['- **Price**: $0.0009 per compute seconds', ': $0.0009 per GPU second'],
    ['Your request will cost **$0.0011** per compute second', ': $0.0011 per GPU second'],
    ['Your request will cost **$0.07** per image.', ': $0.07 per image'],
    ['Your request will cost $0.07 per image generated.', ': $0.07 per image'],
    ['You will be charged $0.07 per generated image.', ': $0.07 per image'],
    ['The price is $0.07/image.', ': $0.07 per image'],
    ['Requests cost **$0.07** per generation', ': $0.07 per image'],
    [
      'Your request will cost **$0.07** per megapixel of output, rounded up to the nearest megapixel.',
      `: $0.07 per ${MP}`,
    ],
    [
      'Your request will cost $0.07 per megapixel. Images are billed by rounding up to the nearest megapixel.',
      `: $0.07 per ${MP}`,
    ],
    ['0.07 per megapixel (rounded up to the nearest megapixel)', `: $0.07 per ${MP}`],
    [
      'Your request will cost **$0.07** per megapixel on both input and output side, rounded up to the nearest megapixel.',
      `: $0.07 per ${MP} + $0.07 per ${IN}`,
    ],
    [
      'Your request will cost **$0.09** for the first megapixel of output, plus **$0.02** per extra megapixel of input and output, rounded up to the nearest megapixel.',
      `: $0.09 per first megapixel of 1024×1024 + $0.02 per further ${MP} + $0.02 per ${IN}`,
    ],
    [
      'The first processed megapixel will cost **$0.09**. Each additional megapixel will cost **0.02**',
      `: $0.09 per first megapixel of 1024×1024 + $0.02 per further ${MP} + $0.02 per ${IN}`,
    ],
    [
      'Your request will cost 1K at **$0.05** and 2K at **$0.08** per image generation.',
      ': $0.05 (1K) or $0.08 (2K) per image',
    ],
    [
      'Your request will cost **$0.05** per image for **1K/2K**, price will be double for **4K**',
      ': $0.05 (1K or 2K) or $0.1 (4K) per image',
    ],
    [
      'For 1K, your request will cost $0.05 per image. For 2K your request will cost $0.08 per image.',
      ': $0.05 (1K) or $0.08 (2K) per image',
    ],
    [
      'Your request will cost **$0.08** per image. For **$1.00**, you can run this model **12** times. 2K and 4K outputs will be charged at **1.5** times and **2** times the standard rate, respectively. 0.5K (512px) resolution outputs will be charged at **0.75** times the standard rate. If high thinking is used, an additional $0.002 will be charged.',
      ': $0.08 (1K), $0.12 (2K), $0.16 (4K) or $0.06 (0.5K) per image',
    ],
  ])('%s', (words, expected) => expect(prices(words)).toEqual(expected === null ? [] : [expected]));

  it('makes one offer of each tier, in the host’s words', () => {
    expect(
      prices(
        'Your request will cost **$0.02** with **Low Quality**, **$0.04** with **Medium Quality**, and **$0.06** with **Best Quality**',
      ),
    ).toEqual(['Low: $0.02 per image', 'Medium: $0.04 per image', 'Best: $0.06 per image']);
    expect(
      prices(
        'Your request will cost $0.01 per megapixel in TURBO mode or $0.02 per megapixel in QUALITY mode.',
      ),
    ).toEqual([`TURBO: $0.01 per ${MP}`, `QUALITY: $0.02 per ${MP}`]);
    expect(
      prices(
        'Your request will cost **$0.05** (low) or **$0.07** (medium) per image for 1K, and **$0.08** (low) or **$0.11** (medium) per image for 2K.',
      ),
    ).toEqual([
      'low: $0.05 (1K) or $0.08 (2K) per image',
      'medium: $0.07 (1K) or $0.11 (2K) per image',
    ]);
    expect(
      prices(
        'Your request will cost **$0.03** per image (or **$0.05** if you are using a vector style).',
      ),
    ).toEqual([': $0.03 per image', 'vector: $0.05 per image']);
  });

  it('adds what every offer of the page is charged', () => {
    expect(
      prices(
        'Your request will cost different amounts based on the input and output.\n- You will be charged $0.002 per 1,000 input text tokens.\n- For **low** quality, you will be charged $0.01 for 1024x1024 or $0.02 for any other size *per output image*.',
      ),
    ).toEqual([
      'low: $0.01 (1024×1024) or $0.02 (any size but 1024×1024) per image + $0.002 per 1,000 text tokens',
    ]);
    const tokens = first(
      read(
        'Text tokens (per 1M): **$5.00** input, **$1.25** cached, **$10.00** output.\nImage tokens (per 1M): **$8.00** input, **$2.00** cached, **$30.00** output. Token cost is ceiled to the closest cent.',
      ),
    );
    expect(tokens.rule).toMatchObject({ rounding: { to: '0.01', mode: 'up' } });
    expect(quote(tokens.rule, workload())).toMatchObject({
      reasonCode: 'token_count_unpublished',
    });
  });
});

describe('worked examples', () => {
  it('test the rule, and one that is wrong breaks nothing', () => {
    const [offer] = read(
      'Your request will cost **$0.07** per megapixel. For example, a **1024x1024** image will cost **$0.07**, and a **1920x1080** image will cost **$0.14** (**$0.07** × **2** megapixels). Similarly, a **512x512** output will cost **$0.08** (**$0.07** for**0.25** megapixels, rounded to **1** megapixel)',
    ).offers;
    const found = offer?.examples?.map((x) => [quote(offer.rule, workload(x.workload)).usd, x.usd]);
    expect(found).toEqual([
      ['0.07', '0.07'],
      ['0.14', '0.14'],
      ['0.07', '0.08'],
    ]);
  });

  it('count an input image that is resized first', () => {
    const offer = first(
      read(
        'Requests cost **$0.005** per megapixel of input and output. Input images will be resized to 1MP. For example, a 1024x1024 generation with 2048*2048 size image input will cost **0.010** (1 MP input + 1 MP output).',
        'image-to-image',
      ),
    );
    expect(offer.operation).toBeNull();
    expect(quote(offer.rule, workload(offer.examples?.[0]?.workload)).usd).toBe('0.01');
  });
});

describe('what cannot be read for certain is a leftover with its words', () => {
  it.each([
    ['Your request will cost $1 . 50 per image.', /torn apart/],
    ['Your request will cost $1,50 per image.', /two ways/],
    ['Your request will cost €0.07 per image.', /no pattern/],
    ['Your request will cost 0.07 per image.', /no pattern/],
    ['Your request will cost $0.07.', /no pattern/],
    ['Your request will cost -$0.07 per image.', /below zero/],
    ['Your request will cost $NaN per image.', /no pattern/],
    ['Your request will cost between $0.07 and $0.09 per image.', /no pattern/],
    ['Your request will cost from $0.07 per image.', /no pattern/],
    ['Your request will cost $0.07 per imag', /not an image's unit/],
    ['Your request will cost $0.03 per second of video.', /no pattern|not an image's unit/],
    ['- **Price**: $0.03 per seconds', /not an image's unit/],
    ['- **Price**: $0.03 per units', /does not explain/],
    [
      'Your request will cost **$0.03 per generated layer** for total pixel area under 1536x1536.',
      /per layer/,
    ],
    [
      'Your request will cost $0.04 per image. Your request will cost $0.05 per image.',
      /contradict/,
    ],
  ])('%s', (words, reason) => {
    const { offers, leftovers } = read(words);
    expect(offers).toEqual([]);
    expect(leftovers[0]?.reason).toMatch(reason);
    expect(leftovers[0]?.words).not.toBe('');
  });

  it('keeps the certain part of a text that is cut off', () => {
    const { offers, leftovers } = read(
      'For **low** quality, you will be charged $0.01 for 1024x1024 or $0.02 for any other size per output image. For **medium** quality, you will be charged $0.04 for 1024x1024 or $0.06 for an',
    );
    expect(offers.map((o) => o.variant?.quality)).toEqual(['low', 'medium']);
    expect(leftovers.map((l) => l.reason)).toEqual(['cut off: the price of its other sizes']);
    expect(first({ offers }).rule.assumptions).toBeUndefined();
    expect(
      quote(first({ offers: offers.slice(1) }).rule, workload({ width: 1536 })).usd,
    ).toBeNull();
  });

  it('says beside the price what it could not read', () => {
    const { offers, leftovers } = read(
      'Your request will cost $0.04 per image. A LoRA over 2GB adds 50% per GB.',
    );
    expect(leftovers).toHaveLength(1);
    expect(offers[0]?.rule.assumptions?.[0]).toContain('LoRA over 2GB');
  });

  it('takes no price that a table beside it contradicts', () => {
    const rows = '| Resolution | Price |\n| --- | --- |\n| 1K | $0.05 |\n| 2K | $0.10 |';
    expect(prices(`Your request will cost $0.05 per image.\n\n${rows}`)).toHaveLength(1);
    const { offers, leftovers } = read(`Your request will cost $0.04 per image.\n\n${rows}`);
    expect(offers).toEqual([]);
    expect(leftovers[0]?.reason).toContain('contradict');
  });

  it('reads a sentence a tier, and refuses words that name none', () => {
    expect(prices('Turbo: $0.03 per image. Quality: $0.09 per image.')).toEqual([
      'Turbo: $0.03 per image',
      'Quality: $0.09 per image',
    ]);
    expect(read('Sunday: $0.03 per image.').offers).toEqual([]);
  });

  it('never takes a printed zero as a price', () => {
    expect(read('- **Price**: $0 per compute seconds').offers[0]?.rule).toMatchObject({
      withheld: 'printed_zero',
      terms: [],
    });
    expect(read('- **Price**: $0.00 per images').offers[0]?.rule.withheld).toBe('printed_zero');
  });
});
