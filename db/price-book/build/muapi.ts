/** Muapi's pages of a family and of a model against its rivals, from stored copies; none is dated. */
import {
  type Call,
  type CallPrice,
  inputImages,
  type Op,
  type Source,
  undated,
} from './copied-calls';

const BANANA = page('hi/nano-banana-api');
const FLUX = page('nl/flux');
const FLUX_2 = page('flux-2');
const KLEIN = page('flux-klein');
const HIDREAM = page('hidream');
const QWEN = page('qwen-api');

const FLUX_3_KLEIN: CallPrice = [
  ['0.009', ['1K']],
  ['0.014', ['2K']],
  ['0.036', ['4K']],
];
const BANANA_2: CallPrice = [
  ['0.06', ['1K']],
  ['0.09', ['2K']],
  ['0.12', ['4K']],
];
const FLUX_3_WORDS = '$0.009 / 1K · $0.014 / 2K · $0.036 / 4K';
const MINIMAX_WORDS = '$0.03 per image at 1K and 2K, $0.09 at 4K, plus $0.008 per input image';

export const MUAPI: readonly Call[] = [
  [BANANA, 'nano-banana', 'generate', '0.03', '$0.03/request'],
  [BANANA, 'nano-banana-edit', 'edit', '0.03', '$0.03/request'],
  [BANANA, 'nano-banana-pro', 'generate', '0.12', '$0.12/request'],
  [BANANA, 'nano-banana-pro-edit', 'edit', '0.12', '$0.12/request'],
  [
    page('tr/playground/nano-banana-2'),
    'nano-banana-2',
    'generate',
    BANANA_2,
    '$0.06 (1k) | $0.09 (2k) | $0.12 (4k)',
  ],
  [FLUX, 'flux-dev', 'generate', '0.015', '$0.015/request'],
  [FLUX, 'flux-krea-dev', 'generate', '0.015', '$0.015/request'],
  [FLUX, 'flux-pulid', 'edit', '0.04', '$0.04/request'],
  [FLUX_2, 'FLUX 2 Pro', 'generate', '0.032', '$0.032/request'],
  [FLUX_2, 'FLUX 2 Pro Edit', 'edit', '0.032', '$0.032/request'],
  [FLUX_2, 'FLUX 2 Flex', 'generate', '0.09', '$0.09/request'],
  [FLUX_2, 'FLUX 2 Flex Edit', 'edit', '0.09', '$0.09/request'],
  [FLUX_2, 'FLUX 2 Dev', 'generate', '0.015', '$0.015/request'],
  [KLEIN, 'FLUX 2 Klein 4b', 'generate', '0.0104', '$0.0104/request'],
  [KLEIN, 'FLUX 2 Klein 4b Edit', 'edit', '0.0156', '$0.0156/request'],
  [KLEIN, 'FLUX 2 Klein 9b', 'generate', '0.013', '$0.013/request'],
  [page('tr/flux-2'), 'FLUX 2 Klein 9b Edit', 'edit', '0.0208', '$0.0208/request'],
  [KLEIN, 'FLUX 3 Klein Text to Image', 'generate', FLUX_3_KLEIN, FLUX_3_WORDS],
  [KLEIN, 'FLUX 3 Klein Image Edit', 'edit', FLUX_3_KLEIN, FLUX_3_WORDS],
  [HIDREAM, 'HiDream I1 Fast', 'generate', '0.008', '$0.008/image'],
  [HIDREAM, 'HiDream I1 Dev', 'generate', '0.02', '$0.02/image'],
  [HIDREAM, 'HiDream I1 Full', 'generate', '0.04', '$0.04/image'],
  [QWEN, 'Qwen3 Text to Image', 'generate', [['0.03', ['1K', '2K']]], '1K / 2K $0.03/request'],
  [QWEN, 'Qwen3 Image Editing', 'edit', '0.03', '$0.03/request'],
  [QWEN, 'Qwen Image 2.0 Pro', 'generate', '0.09', '$0.09/request'],
  [QWEN, 'Qwen Image Edit Plus', 'edit', '0.03', '$0.03/request'],
  [page('zh/playground/qwen-image-2.0-edit'), 'qwen-image-2.0-edit', 'edit', '0.04', '$0.04'],
  [page('id/ai-image-api'), 'Wan 2.7', 'generate', '0.05', '$0.05/image'],
  compared('ja', 'bytedance-seedream-v4', 'generate', '0.04', '$0.04'),
  compared('th', 'bytedance-seedream-v4-edit', 'edit', '0.04', '$0.04 per generation'),
  compared('zh', 'bytedance-seedream-v4.5-edit', 'edit', '0.05', '$0.05 per generation'),
  [
    page('ja/comparison/seedream-5.5-edit'),
    'seedream-5.5-edit',
    'edit',
    [['0.028', ['1K']]],
    '$0.028/edit (1 画像, 1K) + $0.008 per extra 画像',
    [inputImages('0.008', 1)],
  ],
  compared('th', 'qwen-image', 'generate', '0.03', '$0.03 per generation'),
  compared('ja', 'qwen-image-edit', 'edit', '0.03', '$0.03'),
  compared('ko', 'google-imagen4', 'generate', '0.03', '$0.03 per generation'),
  compared('zh', 'ideogram-v4', 'generate', [['0.06', ['1K', '2K']]], '$0.06'),
  compared('th', 'ideogram-v3-t2i', 'generate', '0.02', '$0.02'),
  compared('th', 'ideogram-v3-reframe', 'edit', '0.15', '$0.15 per generation'),
  [page('ar/ai-image-api'), 'Ideogram Character', 'generate', '0.15', '$0.15/image'],
  compared('es', 'gpt-image-1.5-edit', 'edit', '0.054', '$0.054 per generation'),
  compared('ja', 'flux-redux', 'edit', '0.01', '$0.01 生成1回あたり'),
  compared('th', 'grok-imagine-image-2-edit', 'edit', '0.05', '$0.05 per generation'),
  [
    page('ja/comparison/kling-o3-image'),
    'kling-o3-image',
    'generate',
    [
      ['0.027', ['1K', '2K']],
      ['0.055', ['4K']],
    ],
    '1K / 2K: $0.027 画像1枚あたり. 4K: $0.055 画像1枚あたり',
  ],
  [
    page('tr/comparison/minimax-h3-image-edit'),
    'minimax-h3-image-edit',
    'edit',
    [
      ['0.03', ['1K', '2K']],
      ['0.09', ['4K']],
    ],
    MINIMAX_WORDS,
    [inputImages('0.008')],
  ],
  compared('tr', 'minimax-image-01-subject-reference', 'edit', '0.01', '$0.01 per generation'),
];

function page(path: string): Source {
  return undated('muapi', `https://muapi.ai/${path}`);
}

function compared(lang: string, model: string, op: Op, price: CallPrice, quote: string): Call {
  return [page(`${lang}/comparison/${model}`), model, op, price, quote];
}
