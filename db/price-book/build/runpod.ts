/** RunPod's list of public endpoints, at a commit of its documentation; it bears no date of its own. */
import type { SeenRow } from '../schema';
import { type Call, type CallPrice, callRow, copied, undated } from './copied-calls';

const DOCS =
  'https://raw.githubusercontent.com/runpod/docs/0c06121b9142ea4d7076a23214f8b5cd1c1c6743/public-endpoints';
const LIST = undated('runpod', `${DOCS}/reference.mdx`);

const BANANA_2: CallPrice = [
  ['0.0875', ['1K']],
  ['0.13', ['2K']],
  ['0.175', ['4K']],
];

const CALLS: readonly Call[] = [
  [LIST, 'Flux Kontext Dev', 'edit', '0.025', '$0.025/image'],
  [LIST, 'P-Image T2I', 'generate', '0.005', '$0.005/image'],
  [LIST, 'P-Image Edit', 'edit', '0.01', '$0.01/image'],
  [LIST, 'Qwen Image', 'generate', '0.02', '$0.02/image'],
  [LIST, 'Qwen Image LoRA', 'generate', '0.025', '$0.025/image'],
  [LIST, 'Qwen Image Edit', 'edit', '0.02', '$0.02/image'],
  [LIST, 'Qwen Image Edit 2511', 'edit', '0.02', '$0.02/image'],
  [LIST, 'Qwen Image Edit 2511 LoRA', 'edit', '0.025', '$0.025/image'],
  [LIST, 'Seedream 4.0 T2I', 'generate', '0.027', '$0.027/image'],
  [LIST, 'Seedream 4.0 Edit', 'edit', '0.027', '$0.027/image'],
  [LIST, 'Seedream 3.0', 'generate', '0.03', '$0.03/image'],
  [LIST, 'WAN 2.6 T2I', 'generate', '0.03', '$0.03/image'],
  [LIST, 'Z-Image Turbo', 'generate', '0.005', '$0.005/image'],
  [LIST, 'Nano Banana Edit', 'edit', '0.038', '$0.038/image'],
  [LIST, 'Flux 2 Klein 9B Edit', 'edit', '0.03', '$0.03/image'],
  [
    undated('runpod', `${DOCS}/models/nano-banana-2-edit.mdx`),
    'Nano Banana 2 Edit',
    'edit',
    BANANA_2,
    '$0.0875 (1K), $0.13 (2K), $0.175 (4K)',
  ],
];

export const RUNPOD: readonly SeenRow[] = [
  ...CALLS.map(callRow),
  byMegapixel('Flux Dev', '0.02'),
  byMegapixel('Flux Schnell', '0.0024'),
];

/** Its pages of models divide the pixels by 1,000,000. */
function byMegapixel(hostModel: string, usd: string): SeenRow {
  return copied(LIST, hostModel, 'generate', `$${usd}/megapixel`, [
    {
      amount: usd,
      per: 1,
      times: [{ kind: 'megapixel', pixelsPerMegapixel: 1_000_000, rounding: 'none', part: 'all' }],
    },
  ]);
}
