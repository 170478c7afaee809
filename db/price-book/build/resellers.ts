/** Resellers' own pages, from stored copies: what one call costs, whatever it asks for. */
import { type Band, perImage, type Rule, type Term, USD } from '@/pricing';
import type { SeenRow } from '../schema';
import { tokenTerms } from './comfy';

type Op = 'generate' | 'edit';
type Source = Pick<SeenRow, 'host' | 'sourceUrl' | 'day' | 'precision'>;

const LAOZHANG: Source = {
  host: 'laozhang',
  sourceUrl: 'https://docs.laozhang.ai/ja/api-capabilities/image-generation-guide.md',
  day: '2026-10-14',
  precision: 'day',
};
const LAOZHANG_BANANA: Source = {
  host: 'laozhang',
  sourceUrl: 'https://docs.laozhang.ai/ja/api-capabilities/nano-banana-image.md',
  day: '2026-10-01',
  precision: 'month',
};
const LAOZHANG_2_5: Source = {
  host: 'laozhang',
  sourceUrl: 'https://docs.laozhang.ai/en/api-capabilities/gpt-image-2-5.md',
  day: '2026-09-09',
  precision: 'day',
};
const LAOZHANG_2 = undated('laozhang', 'https://docs.laozhang.ai/en/api-capabilities/gpt-image-2');
const APIYI = undated('apiyi', 'https://docs.apiyi.com/ko/api-capabilities/image-video-models.md');
const PIAPI_BANANA = undated('piapi', 'https://piapi.ai/nano-banana-2-1');
const PIAPI_QWEN = undated('piapi', 'https://piapi.ai/qwen-image-2-1');
const PIAPI_2_5 = undated('piapi', 'https://piapi.ai/pipeline-gpt-image-2-5-fixture');
const FALAI_APPS = undated('inference-sh', 'https://inference.sh/apps/falai.md');
const BANANA_API = undated('muapi', 'https://muapi.ai/hi/nano-banana-api');
const FLUX_API = undated('muapi', 'https://muapi.ai/nl/flux');

const ALL: readonly Band[] = ['1K', '2K', '4K'];

/** Dollars a call; the sizes of the page where it names them. */
const PER_CALL: readonly (readonly [
  Source,
  hostModel: string,
  Op,
  usd: string,
  quote: string,
  sizes?: readonly Band[],
])[] = [
  [LAOZHANG, 'gemini-nano-banana-2.1', 'edit', '0.045', '$0.045, 1K to 4K alike', ALL],
  [LAOZHANG, 'gemini-3-pro-image', 'edit', '0.09', '$0.09, 1K to 4K alike', ALL],
  [LAOZHANG, 'grok-imagine-2.0', 'edit', '0.055', '$0.055, 1k and 2k alike', ['1K', '2K']],
  [LAOZHANG_BANANA, 'gemini-2.5-flash-image', 'edit', '0.02', '$0.02 a call', ['1K']],
  [LAOZHANG_BANANA, 'gemini-3.1-flash-lite-image', 'edit', '0.025', '$0.025 a call', ['1K']],
  [LAOZHANG_BANANA, 'gemini-3.1-flash-image', 'edit', '0.055', '$0.055 a call', ['0.5K', ...ALL]],
  ...(['generate', 'edit'] as const).flatMap(
    (op) =>
      [
        [LAOZHANG_2_5, 'gpt-image-2.5-flare-vip', op, '0.03', '$0.03/call'],
        [LAOZHANG_2_5, 'gpt-image-2.5-sunburst-vip', op, '0.03', '$0.03/call'],
        [LAOZHANG_2, 'gpt-image-2-vip', op, '0.03', '$0.03/call'],
      ] as const,
  ),
  [APIYI, 'gemini-3-pro-image-preview', 'edit', '0.09', '$0.09/image', ALL],
  [APIYI, 'gemini-3.1-flash-image-preview', 'edit', '0.055', '$0.055/image', ['0.5K', ...ALL]],
  [PIAPI_QWEN, 'Qwen Image 2.1 Turbo', 'generate', '0.015', '$0.015 /image'],
  [BANANA_API, 'nano-banana', 'generate', '0.03', '$0.03/request'],
  [BANANA_API, 'nano-banana-edit', 'edit', '0.03', '$0.03/request'],
  [BANANA_API, 'nano-banana-pro', 'generate', '0.12', '$0.12/request'],
  [BANANA_API, 'nano-banana-pro-edit', 'edit', '0.12', '$0.12/request'],
  [FLUX_API, 'flux-dev', 'generate', '0.015', '$0.015/request'],
  [FLUX_API, 'flux-krea-dev', 'generate', '0.015', '$0.015/request'],
  [FLUX_API, 'flux-pulid', 'edit', '0.04', '$0.04/request'],
  [
    compared('ja/comparison/bytedance-seedream-v4'),
    'bytedance-seedream-v4',
    'generate',
    '0.04',
    '$0.04',
  ],
  [compared('th/comparison/qwen-image'), 'qwen-image', 'generate', '0.03', '$0.03 per generation'],
  [compared('ja/comparison/qwen-image-edit'), 'qwen-image-edit', 'edit', '0.03', '$0.03'],
  [
    compared('ko/comparison/google-imagen4'),
    'google-imagen4',
    'generate',
    '0.03',
    '$0.03 per generation',
  ],
  [compared('zh/comparison/ideogram-v4'), 'ideogram-v4', 'generate', '0.06', '$0.06', ['1K', '2K']],
];

const BANANA_2_1 = { '1K': '0.03', '2K': '0.04', '4K': '0.09' } as const;

export const RESELLERS: readonly SeenRow[] = [
  ...PER_CALL.map(([source, hostModel, op, usd, quote, sizes]) =>
    row(source, hostModel, op, quote, [
      sizes
        ? { ...perImage(usd, [{ kind: 'resolution', is: [...sizes] }]), group: 'size' }
        : perImage(usd),
    ]),
  ),
  ...(['generate', 'edit'] as const).flatMap((op) => [
    row(
      PIAPI_BANANA,
      'nano-banana-2.1',
      op,
      '1K $0.03, 2K $0.04, 4K $0.09 an image',
      (['1K', '2K', '4K'] as const).map((band) => ({
        ...perImage(BANANA_2_1[band], [{ kind: 'resolution', is: [band] }]),
        group: 'size',
      })),
    ),
    row(
      PIAPI_2_5,
      'gpt-image-2.5-sunburst',
      op,
      'Per 1M tokens, both models cost $3.75 text input, $6.00 image input, and $22.50 image output',
      tokenTerms(1_000_000, '3.75', '6', '22.5'),
    ),
  ]),
  row(FALAI_APPS, 'falai/flux-dev-lora', 'generate', '$0.035/MP', [
    {
      amount: '0.035',
      per: 1,
      times: [{ kind: 'megapixel', pixelsPerMegapixel: 1_000_000, rounding: 'none', part: 'all' }],
    },
  ]),
];

function undated(host: string, sourceUrl: string): Source {
  return { host, sourceUrl, day: '2026-01-01', precision: 'year' };
}

function compared(path: string): Source {
  return undated('muapi', `https://muapi.ai/${path}`);
}

function row(
  source: Source,
  hostModel: string,
  operation: Op,
  quote: string,
  terms: Term[],
): SeenRow {
  const rule: Rule = { money: USD, terms };
  return {
    ...source,
    reporter: 'host',
    hostModel,
    operation,
    variant: '',
    rule,
    quote,
    origin: 'host',
    obtained: 'recorded: a stored copy of the host’s own page',
  };
}
