/**
 * Prices of hosts' own pages of which a copy is stored elsewhere: read by the host's module, noted
 * here as facts. A copy without a date counts from the first day of its year.
 */
import { BANDS, type Band, perImage, type Rule, type Term, USD } from '@/pricing';
import type { SeenRow } from '../schema';
import { COMFY } from './comfy';

/** One amount, or one a resolution. */
type Price = string | Partial<Record<Band, string>>;
type Line = readonly [
  hostModel: string,
  operation: 'generate' | 'edit',
  price: Price,
  quote: string,
];
type Page = Pick<SeenRow, 'host' | 'sourceUrl' | 'day' | 'precision'>;

const VENICE: Page = {
  host: 'venice',
  sourceUrl:
    'https://raw.githubusercontent.com/veniceai/api-docs/0028ff843b712e0ef9f31f6188b6fe36f08a5dbd/overview/pricing.mdx',
  day: '2026-01-01',
  precision: 'year',
};

const VENICE_LINES: readonly Line[] = [
  ['recraft-v4-pro', 'generate', '0.29', 'Per Image: $0.29'],
  [
    'gpt-image-2',
    'generate',
    { '1K': '0.27', '2K': '0.51', '4K': '0.84' },
    '1K: $0.27, 2K: $0.51, 4K: $0.84',
  ],
  ['gpt-image-1-5', 'generate', '0.26', 'Per Image: $0.26'],
  [
    'nano-banana-pro',
    'generate',
    { '1K': '0.18', '2K': '0.23', '4K': '0.35' },
    '1K: $0.18, 2K: $0.23, 4K: $0.35',
  ],
  ['luma-uni-1-max', 'generate', '0.12', 'Per Image: $0.12'],
  [
    'nano-banana-2',
    'generate',
    { '1K': '0.1', '2K': '0.14', '4K': '0.19' },
    '1K: $0.10, 2K: $0.14, 4K: $0.19',
  ],
  ['qwen-image-2-pro', 'generate', '0.1', 'Per Image: $0.10'],
  ['wan-2-7-pro-text-to-image', 'generate', '0.09', 'Per Image: $0.09'],
  ['flux-2-max', 'generate', '0.09', 'Per Image: $0.09'],
  ['grok-imagine-image-quality', 'generate', { '1K': '0.08', '2K': '0.1' }, '1K: $0.08, 2K: $0.10'],
  ['ideogram-v4', 'generate', '0.06', 'Per Image: $0.06'],
  ['luma-uni-1', 'generate', '0.05', 'Per Image: $0.05'],
  ['qwen-image-2', 'generate', '0.05', 'Per Image: $0.05'],
  ['recraft-v4', 'generate', '0.05', 'Per Image: $0.05'],
  ['seedream-v4', 'generate', '0.05', 'Per Image: $0.05'],
  ['seedream-v5-lite', 'generate', '0.05', 'Per Image: $0.05'],
  ['grok-imagine-image', 'generate', { '1K': '0.04', '2K': '0.06' }, '1K: $0.04, 2K: $0.06'],
  ['wan-2-7-text-to-image', 'generate', '0.04', 'Per Image: $0.04'],
  ['flux-2-pro', 'generate', '0.03', 'Per Image: $0.03'],
  ['qwen-image', 'generate', '0.03', 'Per Image: $0.03'],
  ['chroma', 'generate', '0.01', 'Per Image: $0.01'],
  ['lustify-sdxl', 'generate', '0.01', 'Per Image: $0.01'],
  ['venice-sd35', 'generate', '0.01', 'Per Image: $0.01'],
  ['z-image-turbo', 'generate', '0.01', 'Per Image: $0.01'],
  ['hunyuan-image-v3', 'generate', '0.09', 'Per Image: $0.09'],
  ['krea-v2-large', 'generate', '0.07', 'Per Image: $0.07'],
  ['krea-v2-medium', 'generate', '0.04', 'Per Image: $0.04'],
  ['flux-2-max-edit', 'edit', '0.19', '$0.19'],
  ['gpt-image-1-5-edit', 'edit', '0.36', '$0.36'],
  ['gpt-image-2-edit', 'edit', '0.36', '$0.36'],
  ['grok-imagine-edit', 'edit', '0.04', '$0.04'],
  ['grok-imagine-quality-edit', 'edit', '0.1', '$0.10'],
  ['luma-uni-1-edit', 'edit', '0.06', '$0.06'],
  ['luma-uni-1-max-edit', 'edit', '0.13', '$0.13'],
  ['nano-banana-2-edit', 'edit', '0.1', '$0.10'],
  ['nano-banana-pro-edit', 'edit', '0.18', '$0.18'],
  ['qwen-edit', 'edit', '0.04', '$0.04'],
  ['qwen-image-2-edit', 'edit', '0.05', '$0.05'],
  ['qwen-image-2-pro-edit', 'edit', '0.1', '$0.10'],
  ['seedream-v4-edit', 'edit', '0.05', '$0.05'],
  ['seedream-v5-lite-edit', 'edit', '0.05', '$0.05'],
  ['wan-2-7-pro-edit', 'edit', '0.09', '$0.09'],
  ['qwen-image', 'edit', '0.04', '$0.04'],
];

const LUMA: Page = {
  host: 'luma',
  sourceUrl: 'https://docs.agents.lumalabs.ai/guides/pricing/',
  day: '2026-01-01',
  precision: 'year',
};

/** Every further input image costs so much on top of the first. */
const LUMA_FURTHER = '0.003';

const KLING_APPS: Page = {
  host: 'inference-sh',
  sourceUrl: 'https://inference.sh/apps/klingai.md',
  day: '2026-01-01',
  precision: 'year',
};

/** The app's own page says when it was last updated. */
const APP_V1 = 'https://inference.sh/apps/klingai/image-v1.md';

export const PAGES: readonly SeenRow[] = [
  ...COMFY,
  ...VENICE_LINES.map((line) => row(VENICE, line)),
  ...(
    [
      ['uni-1', '0.0404', '0.0434'],
      ['uni-1-max', '0.1', '0.103'],
    ] as const
  ).flatMap(([id, generate, edit]) => [
    row(LUMA, [id, 'generate', generate, `Text to image: $${generate}`]),
    withFurther(row(LUMA, [id, 'edit', edit, `Image edit (image to image): $${edit}`])),
  ]),
  ...(['generate', 'edit'] as const).flatMap((operation) => [
    row(KLING_APPS, [
      'klingai/image-3o',
      operation,
      { '1K': '0.028', '2K': '0.028', '4K': '0.056' },
      '$0.028/image (1K/2K), $0.056/image (4K)',
    ]),
    row({ ...KLING_APPS, sourceUrl: APP_V1, day: '2026-08-07', precision: 'day' }, [
      'klingai/image-v1',
      operation,
      '0.0035',
      'price: $0.0035/image',
    ]),
  ]),
];

function row(page: Page, [hostModel, operation, price, quote]: Line): SeenRow {
  return {
    ...page,
    reporter: 'host',
    hostModel,
    operation,
    variant: '',
    rule: ruleOf(price),
    quote,
    origin: 'host',
    obtained: 'recorded: a stored copy of the host’s own page',
  };
}

function ruleOf(price: Price): Rule {
  if (typeof price === 'string') return { money: USD, terms: [perImage(price)] };
  const terms = (Object.keys(BANDS) as Band[]).flatMap((band): Term[] => {
    const amount = price[band];
    if (!amount) return [];
    return [{ ...perImage(amount, [{ kind: 'resolution', is: [band] }]), group: 'size' }];
  });
  return { money: USD, terms };
}

function withFurther(seen: SeenRow): SeenRow {
  const further: Term = {
    amount: LUMA_FURTHER,
    per: 1,
    times: [{ kind: 'input_image', free: 1 }],
  };
  return { ...seen, rule: { ...seen.rule, terms: [...seen.rule.terms, further] } };
}
