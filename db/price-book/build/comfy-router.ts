/** Comfy Router's own price list, from a stored copy: by model id and by who serves the call. */
import { perImage, type Term } from '@/pricing';
import type { SeenRow } from '../schema';
import { comfyRows, inputImages, TEXT_LEFT_OUT, tokenTerms } from './comfy';

const sourceUrl =
  'https://raw.githubusercontent.com/Comfy-Org/docs/034bf480cbba6396c02acaf410ee7944ddf26ead/development/comfy-router/pricing.mdx';

/** Credits a million tokens: text, input images, output images. */
const PER_TOKEN = [
  ['vertexai/gemini-2.5-flash-image', '63.3', '63.3', '6330'],
  ['vertexai/gemini-3.1-flash-image', '126.6', '126.6', '15192'],
  ['vertexai/gemini-3.1-flash-lite-image', '63.3', '63.3', '7596'],
  ['vertexai/gemini-3-pro-image', '506.4', '506.4', '30384'],
  ['openai/gpt-image-1', '1055', '2110', '8440'],
  ['openai/gpt-image-1.5', '1055', '1688', '6752'],
  ['openai/gpt-image-2.5-flare', '1508.65', '2413.84', '9051.9'],
  ['openai/gpt-image-2.5-sunburst', '1508.65', '2413.84', '9051.9'],
] as const;

const PER_IMAGE = [
  ['Router: bria/fibo', '8.44'],
  ['Router: bria/image-edit-add-object-by-text', '12.0692'],
  ['Router: bria/image-edit-erase', '6.0346'],
  ['Router: bria/image-edit-erase-by-text', '12.0692'],
  ['Router: bria/image-edit-erase-foreground', '12.0692'],
  ['Router: bria/image-edit-expand', '6.0346'],
  ['Router: bria/image-edit-gen-fill', '9.0519'],
  ['Router: bria/image-edit-increase-resolution', '6.0346'],
  ['Router: bria/image-edit-relight', '12.0692'],
  ['Router: bria/image-edit-remove-background', '3.798'],
  ['Router: bria/image-edit-replace-background', '12.0692'],
  ['Router: bria/image-edit-replace-object-by-text', '12.0692'],
  ['Router: bria/image-edit-reseason', '12.0692'],
  ['Router: bria/image-edit-restore', '12.0692'],
  ['Router: freepik/ai-skin-enhancer-creative', '61.19'],
  ['Router: freepik/ai-skin-enhancer-faithful', '78.07'],
  ['Router: freepik/ai-skin-enhancer-flexible', '94.95'],
  ['Router: runway/gen4_image', '24.1384'],
  ['Router: luma/photon-1', '2.2026'],
  ['Router: luma/photon-flash-1', '0.5733'],
  ['Router: byteplus/seedream-4-0-250828', '6.33'],
  ['Router: byteplus/seedream-4-5-251128', '8.44'],
  ['Router: byteplus/seedream-5-0-260128', '7.385'],
  ['Router: byteplus/seedream-5-0-flash-260915', '5.4311'],
  ['Router: kling/kling-image-o1', '5.908'],
  ['Router: wan/wan2.5-i2i-preview', '6.33'],
  ['Router: wan/wan2.5-t2i-preview', '6.33'],
  ['Router: krea/krea-2-large', '12.66'],
  ['Router: krea/krea-2-medium', '6.33'],
  ['Router: krea/krea-2-medium-turbo', '3.165'],
  ['Router (WaveSpeed): wavespeed/seedvr2', '2.11'],
  ['Router (WaveSpeed): wavespeed/ultimate-image-upscaler', '12.66'],
  ['Router (WaveSpeed): vertexai/gemini-3.1-flash-image', '14.77'],
  ['Router (fal): vertexai/gemini-3.1-flash-image', '16.88'],
  ['Router (fal): vertexai/gemini-3-pro-image', '31.65'],
] as const;

const BY_QUALITY = [
  ['Router: ideogram/ideogram-v4', 'Turbo', '9.0519'],
  ['Router: ideogram/ideogram-v4', 'Standard', '18.1038'],
  ['Router: ideogram/ideogram-v4', 'Quality', '30.173'],
  ['Router: ideogram/ideogram-v3', 'Turbo', '9.0519'],
  ['Router: ideogram/ideogram-v3', 'Standard', '18.1038'],
  ['Router: ideogram/ideogram-v3', 'Quality', '27.1557'],
] as const;

/** Qualities of a call that WaveSpeed serves, each with its credits at 1K, 2K and 4K. */
type Grid = readonly (readonly [quality: string, k1: string, k2: string, k4: string])[];
const IMAGE_2: Grid = [
  ['Low', '2.11', '4.22', '6.33'],
  ['Medium', '12.66', '21.1', '37.98'],
  ['High', '46.42', '84.4', '151.92'],
];
const IMAGE_2_EDIT: Grid = [
  ['Low', '4.22', '6.33', '8.44'],
  ['Medium', '14.77', '23.21', '40.09'],
  ['High', '48.53', '86.51', '154.03'],
];
const IMAGE_2_5: Grid = [
  ['Low', '2.11', '4.22', '6.33'],
  ['Medium', '5.064', '8.44', '14.77'],
  ['High', '18.99', '31.65', '56.97'],
  ['xhigh', '33.76', '56.97', '101.28'],
  ['Max', '75.96', '126.6', '211'],
];
const IMAGE_2_5_EDIT: Grid = [
  ['Low', '5.275', '7.385', '9.495'],
  ['Medium', '8.229', '11.605', '17.935'],
  ['High', '22.155', '34.815', '60.135'],
  ['xhigh', '36.925', '60.135', '104.445'],
  ['Max', '79.125', '129.765', '214.165'],
];
const GRIDS = [
  ['openai/gpt-image-2', 'generate', IMAGE_2],
  ['openai/gpt-image-2', 'edit', IMAGE_2_EDIT],
  ...(['openai/gpt-image-2.5-flare', 'openai/gpt-image-2.5-sunburst'] as const).flatMap(
    (id) =>
      [
        [id, 'generate', IMAGE_2_5],
        [id, 'edit', IMAGE_2_5_EDIT],
      ] as const,
  ),
] as const;

/** Credits by resolution and for each input image, which only an edit has. */
const BY_SIZE = [
  ['Router: qwen/qwen-image-3.0', { '1K': '9.0519', '2K': '9.0519' }, inputImages('0.9052', 0)],
  [
    'Router: qwen/qwen-image-3.0-pro',
    { '1K': '12.0692', '2K': '22.6297' },
    inputImages('0.9052', 0),
  ],
] as const;

/** "Image generation" and "Image edit" of one id, each reference image on top. */
const UNI = [
  ['Router: luma_2/uni-1', 'generate', '8.5244'],
  ['Router: luma_2/uni-1', 'edit', '9.1574'],
  ['Router: luma_2/uni-1-max', 'generate', '21.1'],
  ['Router: luma_2/uni-1-max', 'edit', '21.733'],
] as const;

export const COMFY_ROUTER: readonly SeenRow[] = [
  ...PER_TOKEN.flatMap(([id, text, image, out]) =>
    comfyRows(`Router: ${id}`, tokenTerms(1_000_000, text, image, out), {
      sourceUrl,
      quote: `${text} text, ${image} input image, ${out} output image, credits / 1M tokens`,
      assumptions: [TEXT_LEFT_OUT],
    }),
  ),
  ...PER_IMAGE.flatMap(([model, credits]) =>
    comfyRows(model, [perImage(credits)], { sourceUrl, quote: `${credits} credits` }),
  ),
  ...BY_QUALITY.flatMap(([model, quality, credits]) =>
    comfyRows(model, [perImage(credits)], {
      sourceUrl,
      variant: `quality=${quality}`,
      quote: `${quality}: ${credits} credits`,
    }),
  ),
  ...GRIDS.flatMap(([id, operation, grid]) =>
    grid.flatMap(([quality, k1, k2, k4]) =>
      only(
        operation,
        comfyRows(`Router (WaveSpeed): ${id}`, bySize({ '1K': k1, '2K': k2, '4K': k4 }), {
          sourceUrl,
          variant: `quality=${quality}`,
          quote: `${operation}, ${quality}: 1K ${k1}, 2K ${k2}, 4K ${k4} credits`,
        }),
      ),
    ),
  ),
  ...BY_SIZE.flatMap(([model, sizes, input]) =>
    comfyRows(model, [...bySize(sizes), input], {
      sourceUrl,
      quote: `1K ${sizes['1K']}, 2K ${sizes['2K']}, ${input.amount} credits an input image`,
    }),
  ),
  ...UNI.flatMap(([model, operation, credits]) =>
    only(
      operation,
      comfyRows(model, [perImage(credits), inputImages('0.633', 0)], {
        sourceUrl,
        quote: `Image ${operation}: ${credits}; 0.633 / reference image`,
      }),
    ),
  ),
  ...(['generate', 'edit'] as const).flatMap((operation) => {
    const at4K = operation === 'generate' ? {} : { '4K': '50.64' };
    return only(
      operation,
      comfyRows(
        'Router (WaveSpeed): vertexai/gemini-3-pro-image',
        bySize({ '1K': '29.54', ...(operation === 'edit' ? { '2K': '29.54' } : {}), ...at4K }),
        { sourceUrl, quote: `${operation}: 29.54 credits${at4K['4K'] ? ', 50.64 at 4K' : ''}` },
      ),
    );
  }),
];

function only(operation: string, rows: SeenRow[]): SeenRow[] {
  return rows.filter((row) => row.operation === operation);
}

function bySize(sizes: Partial<Record<'1K' | '2K' | '4K', string>>): Term[] {
  return (['1K', '2K', '4K'] as const).flatMap((band) => {
    const credits = sizes[band];
    if (!credits) return [];
    return [{ ...perImage(credits, [{ kind: 'resolution', is: [band] }]), group: 'size' }];
  });
}
