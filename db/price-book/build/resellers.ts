/** Resellers' own pages, from stored copies. */
import { perImage, type Term } from '@/pricing';
import type { SeenRow } from '../schema';
import { ATLAS } from './atlascloud';
import { tokenTerms } from './comfy';
import {
  ALL,
  type Call,
  type CallPrice,
  callRow,
  copied,
  type Source,
  undated,
} from './copied-calls';
import { MUAPI } from './muapi';

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
const APIYI_BANANA = undated(
  'apiyi',
  'https://docs.apiyi.com/ja/api-capabilities/nano-banana-pricing.md',
);
/** Pages of one model, each naming the unit; from when on they can be: the model’s release. */
const TOGETHER = undated(
  'together',
  'https://www.together.ai/models/bytedance-seedream-4-0',
  '2025-09-09',
);
const VERCEL = undated(
  'vercel',
  'https://vercel.com/ai-gateway/models/seedream-4.0/providers',
  '2025-09-09',
);
const PIAPI_BANANA = undated('piapi', 'https://piapi.ai/nano-banana-2-1');
const PIAPI_QWEN = undated('piapi', 'https://piapi.ai/qwen-image-2-1');
const PIAPI_2_5 = undated('piapi', 'https://piapi.ai/pipeline-gpt-image-2-5-fixture');
const FALAI_APPS = undated('inference-sh', 'https://inference.sh/apps/falai.md');

const SMALL_TOO = ['0.5K', ...ALL] as const;
const BANANA_2_1: CallPrice = [
  ['0.03', ['1K']],
  ['0.04', ['2K']],
  ['0.09', ['4K']],
];

const CALLS: readonly Call[] = [
  [LAOZHANG, 'gemini-nano-banana-2.1', 'edit', [['0.045', ALL]], '$0.045, 1K to 4K alike'],
  [LAOZHANG, 'gemini-3-pro-image', 'edit', [['0.09', ALL]], '$0.09, 1K to 4K alike'],
  [LAOZHANG, 'grok-imagine-2.0', 'edit', [['0.055', ['1K', '2K']]], '$0.055, 1k and 2k alike'],
  [LAOZHANG_BANANA, 'gemini-2.5-flash-image', 'edit', [['0.02', ['1K']]], '$0.02 a call'],
  [LAOZHANG_BANANA, 'gemini-3.1-flash-lite-image', 'edit', [['0.025', ['1K']]], '$0.025 a call'],
  [LAOZHANG_BANANA, 'gemini-3.1-flash-image', 'edit', [['0.055', SMALL_TOO]], '$0.055 a call'],
  ...(['generate', 'edit'] as const).flatMap((op): Call[] => [
    [LAOZHANG_2_5, 'gpt-image-2.5-flare-vip', op, '0.03', '$0.03/call'],
    [LAOZHANG_2_5, 'gpt-image-2.5-sunburst-vip', op, '0.03', '$0.03/call'],
    [LAOZHANG_2, 'gpt-image-2-vip', op, '0.03', '$0.03/call'],
    [PIAPI_BANANA, 'nano-banana-2.1', op, BANANA_2_1, '1K $0.03, 2K $0.04, 4K $0.09 an image'],
  ]),
  [APIYI, 'gemini-3-pro-image-preview', 'edit', [['0.09', ALL]], '$0.09/image'],
  [APIYI, 'gemini-3.1-flash-image-preview', 'edit', [['0.055', SMALL_TOO]], '$0.055/image'],
  [APIYI_BANANA, 'gemini-3.1-flash-lite-image', 'edit', [['0.025', ['1K']]], '$0.025/req'],
  [APIYI_BANANA, 'gemini-2.5-flash-image', 'edit', [['0.02', ['1K']]], '$0.02/req'],
  [TOGETHER, 'ByteDance-Seed/Seedream-4.0', 'generate', '0.03', 'costs $0.03 per image'],
  [VERCEL, 'bytedance/seedream-4.0', 'generate', '0.03', 'at $0.03 per image'],
  [PIAPI_QWEN, 'Qwen Image 2.1 Turbo', 'generate', '0.015', '$0.015 /image'],
  ...MUAPI,
  ...ATLAS,
];

export const RESELLERS: readonly SeenRow[] = [
  ...CALLS.map(callRow),
  ...(['generate', 'edit'] as const).map((op) =>
    copied(
      PIAPI_2_5,
      'gpt-image-2.5-sunburst',
      op,
      'Per 1M tokens, both models cost $3.75 text input, $6.00 image input, and $22.50 image output',
      tokenTerms(1_000_000, '3.75', '6', '22.5'),
    ),
  ),
  copied(FALAI_APPS, 'falai/flux-dev-lora', 'generate', '$0.035/MP', [
    {
      amount: '0.035',
      per: 1,
      times: [{ kind: 'megapixel', pixelsPerMegapixel: 1_000_000, rounding: 'none', part: 'all' }],
    },
  ]),
  copied(
    runway('gen-4-image'),
    'runway/gen-4-image',
    'generate',
    '$0.05/image (720p), $0.08/image (1080p)',
    [sized('0.05', ['1280x720', '720x1280']), sized('0.08', ['1920x1080', '1080x1920'])],
  ),
  callRow([
    runway('gen-4-image-turbo'),
    'runway/gen-4-image-turbo',
    'generate',
    '0.02',
    '$0.02/image; 2 credits per image at any resolution',
  ]),
];

/** An app's own page says when it was last updated. */
function runway(app: string): Source {
  const sourceUrl = `https://inference.sh/apps/runway/${app}.md`;
  return { host: 'inference-sh', sourceUrl, day: '2026-08-04', precision: 'day' };
}

function sized(usd: string, is: string[]): Term {
  return { ...perImage(usd, [{ kind: 'size', is }]), group: 'size' };
}
