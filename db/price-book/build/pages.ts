/**
 * Prices of hosts' own pages of which a copy is stored elsewhere: read by the host's module, noted
 * here as facts. A copy without a date counts from the first day of its year.
 */
import { BANDS, type Band, perImage, type Rule, type Term, USD } from '@/pricing';
import type { SeenRow } from '../schema';
import { COMFY } from './comfy';
import { COMFY_ROUTER } from './comfy-router';
import { KREA } from './krea';
import { RESELLERS } from './resellers';
import { RUNPOD } from './runpod';

/** One amount, or one a resolution. */
type Price = string | Partial<Record<Band, string>>;
type Line = readonly [
  hostModel: string,
  operation: 'generate' | 'edit',
  price: Price,
  quote: string,
  /** On top for every input image after the first. */
  further?: string,
];
type Page = Pick<SeenRow, 'host' | 'sourceUrl' | 'day' | 'precision'>;

const VENICE: Page = {
  host: 'venice',
  sourceUrl:
    'https://raw.githubusercontent.com/veniceai/api-docs/06a70fb78d22df3d5b24845f3b9fcd6eda49e8f9/models/image.mdx',
  day: '2026-01-01',
  precision: 'year',
};

const VENICE_LINES: readonly Line[] = [
  ['chroma', 'generate', '0.01', '$0.01'],
  ['flux-2-max', 'generate', '0.09', '$0.09'],
  ['flux-2-pro', 'generate', '0.03', '$0.03'],
  ['gpt-image-1-5', 'generate', '0.26', '$0.26'],
  [
    'gpt-image-2',
    'generate',
    { '1K': '0.27', '2K': '0.51', '4K': '0.84' },
    '1K: $0.27, 2K: $0.51, 4K: $0.84',
  ],
  ['grok-imagine-image', 'generate', { '1K': '0.03', '2K': '0.04' }, '1K: $0.03, 2K: $0.04'],
  ['grok-imagine-image-2-0', 'generate', { '1K': '0.07', '2K': '0.1' }, '1K: $0.07, 2K: $0.10'],
  [
    'grok-imagine-image-quality',
    'generate',
    { '1K': '0.06', '2K': '0.09' },
    '1K: $0.06, 2K: $0.09',
  ],
  ['hunyuan-image-v3', 'generate', '0.09', '$0.09'],
  ['ideogram-v4', 'generate', '0.06', '$0.06'],
  ['krea-v2-large', 'generate', '0.07', '$0.07'],
  ['krea-v2-medium', 'generate', '0.04', '$0.04'],
  ['luma-uni-1', 'generate', '0.05', '$0.05'],
  ['luma-uni-1-max', 'generate', '0.12', '$0.12'],
  ['lustify-sdxl', 'generate', '0.01', '$0.01'],
  [
    'nano-banana-2',
    'generate',
    { '1K': '0.1', '2K': '0.14', '4K': '0.19' },
    '1K: $0.10, 2K: $0.14, 4K: $0.19',
  ],
  ['nano-banana-2-lite', 'generate', '0.06', '$0.06'],
  [
    'nano-banana-pro',
    'generate',
    { '1K': '0.18', '2K': '0.23', '4K': '0.35' },
    '1K: $0.18, 2K: $0.23, 4K: $0.35',
  ],
  ['qwen-image', 'generate', '0.03', '$0.03'],
  ['qwen-image-2', 'generate', '0.05', '$0.05'],
  ['qwen-image-2-pro', 'generate', '0.1', '$0.10'],
  ['qwen-image-3', 'generate', { '1K': '0.04', '2K': '0.04' }, '1K: $0.04, 2K: $0.04'],
  ['qwen-image-3-pro', 'generate', { '1K': '0.05', '2K': '0.09' }, '1K: $0.05, 2K: $0.09'],
  ['recraft-v4', 'generate', '0.05', '$0.05'],
  ['recraft-v4-pro', 'generate', '0.29', '$0.29'],
  ['seedream-v4', 'generate', '0.05', '$0.05'],
  ['seedream-v5-lite', 'generate', '0.05', '$0.05'],
  ['seedream-v5-pro', 'generate', { '1K': '0.06', '2K': '0.11' }, '1K: $0.06, 2K: $0.11'],
  ['venice-sd35', 'generate', '0.01', '$0.01'],
  ['wan-2-7-text-to-image', 'generate', '0.04', '$0.04'],
  ['wan-2-7-pro-text-to-image', 'generate', '0.09', '$0.09'],
  ['z-image-turbo', 'generate', '0.01', '$0.01'],
  ['flux-2-max-edit', 'edit', '0.12', '$0.12 / extra image $0.03', '0.03'],
  ['gpt-image-1-5-edit', 'edit', '0.31', '$0.31 / extra image $0.03', '0.03'],
  ['gpt-image-2-edit', 'edit', '0.34', '$0.34 / extra image $0.0092', '0.0092'],
  ['grok-imagine-edit', 'edit', '0.03', '$0.03 / extra image $0.0023', '0.0023'],
  ['grok-imagine-image-2-0-edit', 'edit', '0.07', '$0.07 / extra image $0.01', '0.01'],
  ['grok-imagine-quality-edit', 'edit', '0.06', '$0.06 / extra image $0.01', '0.01'],
  ['luma-uni-1-edit', 'edit', '0.06', '$0.06'],
  ['luma-uni-1-max-edit', 'edit', '0.13', '$0.13'],
  ['nano-banana-2-edit', 'edit', '0.1', '$0.10'],
  ['nano-banana-2-lite-edit', 'edit', '0.06', '$0.06'],
  ['nano-banana-pro-edit', 'edit', '0.18', '$0.18'],
  ['qwen-image-2-edit', 'edit', '0.05', '$0.05'],
  ['qwen-image-2-pro-edit', 'edit', '0.1', '$0.10'],
  ['qwen-image-3-edit', 'edit', '0.04', '$0.04 / extra image $0.0035', '0.0035'],
  ['qwen-image-3-pro-edit', 'edit', '0.05', '$0.05 / extra image $0.0035', '0.0035'],
  ['seedream-v4-edit', 'edit', '0.05', '$0.05'],
  ['seedream-v5-lite-edit', 'edit', '0.05', '$0.05'],
  ['seedream-v5-pro-edit', 'edit', '0.06', '$0.06 / extra image $0.0035', '0.0035'],
  ['wan-2-7-pro-edit', 'edit', '0.09', '$0.09'],
];

/** Later models have pages of their own. */
const VENICE_LATER: readonly Line[] = [
  ['flux-3-image', 'generate', '0.12', '$0.12 / image'],
  ['flux-3-image-edit', 'edit', '0.12', '$0.12 / edit'],
  ...(['gpt-image-2-5-flare', 'gpt-image-2-5-sunburst'] as const).flatMap((id): readonly Line[] => [
    [id, 'generate', '0.07', '$0.07 / image'],
    [`${id}-edit`, 'edit', '0.08', '$0.08 / edit'],
  ]),
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
  ...COMFY_ROUTER,
  ...RESELLERS,
  ...RUNPOD,
  ...KREA,
  ...VENICE_LINES.map((line) => row(VENICE, line)),
  ...VENICE_LATER.map((line) => row(veniceModel(line[0]), line)),
  ...(
    [
      ['uni-1', '0.0404', '0.0434'],
      ['uni-1-max', '0.1', '0.103'],
    ] as const
  ).flatMap(([id, generate, edit]) => [
    row(LUMA, [id, 'generate', generate, `Text to image: $${generate}`]),
    row(LUMA, [id, 'edit', edit, `Image edit (image to image): $${edit}`, LUMA_FURTHER]),
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

function veniceModel(id: string): Page {
  const slug = id.replace(/-edit$/, '');
  return { ...VENICE, sourceUrl: `https://docs.venice.ai/models/${slug}.md` };
}

function row(page: Page, [hostModel, operation, price, quote, further]: Line): SeenRow {
  return {
    ...page,
    reporter: 'host',
    hostModel,
    operation,
    variant: '',
    rule: ruleOf(price, further),
    quote,
    origin: 'host',
    obtained: 'recorded: a stored copy of the host’s own page',
  };
}

function ruleOf(price: Price, further?: string): Rule {
  const more: Term[] = further
    ? [{ amount: further, per: 1, times: [{ kind: 'input_image', free: 1 }] }]
    : [];
  if (typeof price === 'string') return { money: USD, terms: [perImage(price), ...more] };
  const terms = (Object.keys(BANDS) as Band[]).flatMap((band): Term[] => {
    const amount = price[band];
    if (!amount) return [];
    return [{ ...perImage(amount, [{ kind: 'resolution', is: [band] }]), group: 'size' }];
  });
  return { money: USD, terms: [...terms, ...more] };
}
