/**
 * Atlas Cloud's pages of a model, from stored copies; none is dated. What a page mentions (FLUX.2 in
 * its menu, Wan 2.6) says from when on it can be.
 */
import { type Call, type Source, undated } from './copied-calls';

const WITH_FLUX_2 = '2025-11-25';
const WITH_WAN_2_6 = '2025-12-01';

const WAN_2_6 = page('es/models/alibaba/wan-2.6/image-edit', WITH_WAN_2_6, 'https://atlascloud.ai');

export const ATLAS: readonly Call[] = [
  [
    page('ar/models/bytedance/seedream-v5.5/text-to-image', '2026-11-12'),
    'bytedance/seedream-v5.5/text-to-image',
    'generate',
    '0.016',
    '$0.016 per image',
  ],
  [
    page('zh-TW/models/bytedance/seedream-v4.5', WITH_WAN_2_6),
    'bytedance/seedream-v4.5',
    'generate',
    '0.036',
    '每次執行將花費 $0.036',
  ],
  [
    page('models/black-forest-labs/flux-dev', WITH_FLUX_2),
    'black-forest-labs/flux-dev',
    'generate',
    '0.012',
    'Your request will cost $0.012 per run',
  ],
  [
    page('ar/models/black-forest-labs/flux-kontext-dev/llms.txt'),
    'black-forest-labs/flux-kontext-dev',
    'edit',
    '0.025',
    '$0.025 per image',
  ],
  [
    page('models/black-forest-labs/flux-kontext-dev-lora', WITH_FLUX_2),
    'black-forest-labs/flux-kontext-dev-lora',
    'edit',
    '0.03',
    'Your request will cost $0.03 per run',
  ],
  [
    page('ar/models/google/nano-banana/text-to-image-developer/llms.txt'),
    'google/nano-banana/text-to-image-developer',
    'generate',
    '0.019',
    '$0.019 per image',
  ],
  [page('models/luma/uni-1-max/edit'), 'luma/uni-1-max/edit', 'edit', '0.103', '$0.103 per image'],
  [
    page('models/atlascloud/qwen-image/text-to-image', '2025-08-04'),
    'atlascloud/qwen-image/text-to-image',
    'generate',
    '0.02',
    'Your request will cost $0.02 per run',
  ],
  [WAN_2_6, 'alibaba/wan-2.6/image-edit', 'edit', '0.0225', '$0.0225/pic'],
  [WAN_2_6, 'Wan-2.5 Image Edit', 'edit', '0.02975', '$0.02975/imagen'],
  [WAN_2_6, 'Wan-2.5 Text-to-image', 'generate', '0.0225', '$0.0225/imagen'],
  [WAN_2_6, 'Qwen Image Edit', 'edit', '0.017', '$0.017/imagen'],
  [WAN_2_6, 'Qwen Image Edit Plus', 'edit', '0.017', '$0.017/imagen'],
];

function page(path: string, since?: string, site = 'https://www.atlascloud.ai'): Source {
  return undated('atlascloud', `${site}/${path}`, since);
}
