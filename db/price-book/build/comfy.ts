/**
 * Comfy's own price list of partner nodes, from a stored copy of its docs. Wordings as its module
 * spells them (maker, then the cells of the row); the operations are those of the alias.
 */
import { aliasFor } from '@/catalog';
import { BANDS, type Band, perImage, type Rule, type Term } from '@/pricing';
import type { SeenRow } from '../schema';

const PAGE =
  'https://raw.githubusercontent.com/Comfy-Org/docs/000ac58b19161cf719414acbf8b7d093a68e3d99/tutorials/partner-nodes/pricing.mdx';

export const TEXT_LEFT_OUT = 'text that the model writes beside the image is left out';

/** 1 ÷ 211: "$1.00 USD = 211 credits" on docs.comfy.org/development/comfy-router/pricing. */
const CREDIT_USD = '0.004739336492890995';

const PER_IMAGE: readonly (readonly [hostModel: string, credits: string])[] = [
  ['BFL: Flux 1.1 [pro] Ultra Image', '12.66'],
  ['BFL: Flux.1 Kontext [pro] Image', '8.44'],
  ['BFL: Flux.1 Kontext [max] Image', '16.88'],
  ['BFL: Flux.1 Expand Image', '10.55'],
  ['BFL: Flux.1 Fill Image', '10.55'],
  ['Bria: Bria Generative Fill', '9.05'],
  ['Bria: Bria Eraser', '6.03'],
  ['Bria: Bria Expand Image', '6.03'],
  ['Bria: Bria Increase Resolution', '6.03'],
  ['Bria: Bria FIBO Image Edit', '8.44'],
  ['Bria: Bria Remove Image Background', '3.8'],
  ['ByteDance: Image: ByteDance Seedream | seedream 5.0 lite (seedream-5-0-260128)', '7.39'],
  ['ByteDance: Image: ByteDance Seedream | seedream-4-5-251128', '8.44'],
  ['ByteDance: Image: ByteDance Seedream | seedream-4-0-250828', '6.33'],
  ['Ideogram: Ideogram V1 | false | — | —', '18.1'],
  ['Ideogram: Ideogram V1 | true | — | —', '6.03'],
  ['Ideogram: Ideogram V2 | false | — | —', '24.14'],
  ['Ideogram: Ideogram V2 | true | — | —', '15.09'],
  ['Ideogram: Ideogram V4 | — | — | TURBO', '9.05'],
  ['Ideogram: Ideogram V4 | — | — | DEFAULT', '18.1'],
  ['Ideogram: Ideogram V4 | — | — | QUALITY', '30.17'],
  ['Ideogram: Ideogram & Pruna P-Image | VERY_LOW | 1K', '0.91'],
  ['Ideogram: Ideogram & Pruna P-Image | VERY_LOW | 2K', '1.81'],
  ['Ideogram: Ideogram & Pruna P-Image | LOW | 1K', '2.26'],
  ['Ideogram: Ideogram & Pruna P-Image | LOW | 2K', '4.53'],
  ['Ideogram: Ideogram & Pruna P-Image | MEDIUM | 1K', '3.02'],
  ['Ideogram: Ideogram & Pruna P-Image | MEDIUM | 2K', '6.03'],
  ['Ideogram: Ideogram & Pruna P-Image | HIGH | 1K', '4.53'],
  ['Ideogram: Ideogram & Pruna P-Image | HIGH | 2K', '9.05'],
  ['Krea: Krea 2 Medium Turbo | No | No', '3.17'],
  ['Krea: Krea 2 Medium | No | No', '6.33'],
  ['Krea: Krea 2 Large | No | No', '12.66'],
  ['Kling: kling-image-o1 | 1K, 2K | —', '5.91'],
  ['Kling: kling-image-o1 | 4K | —', '11.82'],
  ['Kling: kling-v3-omni | 1K, 2K | —', '5.91'],
  ['Kling: kling-v3-omni | 4K | —', '11.82'],
  ['Kling: kling-v3 | — | No', '5.91'],
  ['Luma: photon-flash-1 | —', '0.57'],
  ['Luma: photon-1 | —', '2.19'],
  ['Magnific: Image: Edit | Magnific Image Style Transfer', '23.21'],
  ['Magnific: Image: Edit | Magnific Image Relight', '23.21'],
  ['Magnific: Image: Edit | Magnific Image Skin Enhancer (creative)', '61.19'],
  ['Magnific: Image: Edit | Magnific Image Skin Enhancer (faithful)', '78.07'],
  ['Magnific: Image: Edit | Magnific Image Skin Enhancer (flexible)', '94.95'],
  ['Quiver: arrow-1.1', '60.35'],
  ['Quiver: arrow-1.1-max', '75.43'],
  ['Quiver: arrow-preview', '90.52'],
  ['Qwen: qwen-image-3.0 | Qwen Image 3 Text to Image | 1K, 2K', '9.05'],
  ['Qwen: qwen-image-3.0-pro | Qwen Image 3 Text to Image | 1K', '12.07'],
  ['Qwen: qwen-image-3.0-pro | Qwen Image 3 Text to Image | 2K', '22.63'],
  ['Recraft: recraftv4_pro | Recraft V4 Text to Image', '52.75'],
  ['Recraft: recraftv4_pro | Recraft V4 Text to Vector', '63.3'],
  ['Recraft: recraftv4_1, recraftv4_1_utility | Recraft V4 Text to Image', '7.39'],
  ['Recraft: recraftv4_1_pro, recraftv4_1_utility_pro | Recraft V4 Text to Image', '44.31'],
  ['Recraft: recraftv4 | Recraft V4 Text to Image', '8.44'],
  ['Recraft: recraftv4 | Recraft V4 Text to Vector', '16.88'],
  ['Recraft: recraftv4_1_vector, recraftv4_1_utility_vector | Recraft V4 Text to Vector', '16.88'],
  [
    'Recraft: recraftv4_1_pro_vector, recraftv4_1_utility_pro_vector | Recraft V4 Text to Vector',
    '63.3',
  ],
  [
    'Recraft: recraftv3 | Recraft Text to Image, Recraft Image to Image, Recraft Image Inpainting',
    '8.44',
  ],
  ['Recraft: recraftv3 | Recraft Text to Vector', '16.88'],
  ['Recraft: — | Recraft Replace Background', '8.44'],
  ['Recraft: — | Recraft Vectorize Image, Recraft Remove Background', '2.11'],
  ['Recraft: — | Recraft Crisp Upscale Image', '0.84'],
  ['Recraft: — | Recraft Creative Upscale Image', '52.75'],
  ['Runway: gen4_image', '24.14'],
  ['Wan: wan2.5-t2i-preview, wan2.5-i2i-preview | —', '6.33'],
  ['WaveSpeed: SeedVR2 | —', '2.11'],
  ['WaveSpeed: Ultimate | —', '12.66'],
  ['xAI: grok-imagine-image-quality | 1K | generate', '10.55'],
  ['xAI: grok-imagine-image-pro | — | generate', '14.77'],
  ['xAI: grok-imagine-image | — | generate', '4.22'],
];

/** "6.33 / run + 3.17 / extra MP": priced for what is made from words. */
const PER_AREA = [
  ['BFL: Flux.2 [pro]', '6.33', '3.17'],
  ['BFL: Flux.2 [max]', '14.77', '6.33'],
] as const;

/** Credits an input image and credits an output image. */
const WITH_INPUTS = [
  ['Luma: uni-1 | generation', '0.63', '8.52'],
  ['Luma: uni-1-max | generation', '0.63', '21.1'],
  ['Qwen: qwen-image-3.0 | Qwen Image 3 Edit | 1K, 2K', '0.91', '9.05'],
  ['Qwen: qwen-image-3.0-pro | Qwen Image 3 Edit | 1K', '0.91', '12.07'],
  ['Qwen: qwen-image-3.0-pro | Qwen Image 3 Edit | 2K', '0.91', '22.63'],
  ['xAI: grok-imagine-image-quality | 1K | edit', '2.11', '10.55'],
  ['xAI: grok-imagine-image-pro | — | edit', '0.422', '14.77'],
] as const;

/** Credits a thousand tokens: text and input images, then output images. */
const PER_TOKEN = [
  ['Google: Image: Nano Banana | Nano Banana (gemini-2.5-flash-image)', '0.0633', '6.33'],
  ['Google: Image: Nano Banana | Nano Banana Pro (gemini-3-pro-image)', '0.5064', '30.38'],
  ['Google: Image: Nano Banana | Nano Banana 2 (gemini-3.1-flash-image)', '0.1266', '15.19'],
  [
    'Google: Image: Nano Banana | Nano Banana 2 Lite (gemini-3.1-flash-lite-image)',
    '0.0633',
    '7.6',
  ],
] as const;

export const COMFY: readonly SeenRow[] = [
  ...PER_IMAGE.flatMap(([model, credits]) =>
    comfyRows(model, [sized(model, credits)], { quote: `${credits} credits an image` }),
  ),
  ...PER_AREA.flatMap(([model, first, further]) =>
    comfyRows(model, [perImage(first), furtherMegapixels(further)], {
      quote: `${first} / run + ${further} / extra MP`,
      assumptions: ['a megapixel is taken as 1,048,576 pixels, rounded up'],
    }).filter((row) => row.operation === 'generate'),
  ),
  ...WITH_INPUTS.flatMap(([model, input, output]) =>
    comfyRows(model, [sized(model, output), inputImages(input, 0)], {
      quote: `${input} credits an input image, ${output} an output image`,
    }),
  ),
  ...PER_TOKEN.flatMap(([model, input, output]) =>
    comfyRows(model, tokenTerms(1_000, input, input, output), {
      quote: `Input credits / 1K: ${input}; Output (image) credits / 1K: ${output}`,
      assumptions: [TEXT_LEFT_OUT],
    }),
  ),
];

export function inputImages(amount: string, free: number): Term {
  return { amount, per: 1, times: [{ kind: 'input_image', free }] };
}

/** Rates of the text, the input images and the output images. */
export function tokenTerms(per: 1_000 | 1_000_000, text: string, image: string, out: string) {
  return [
    { amount: text, per, times: [{ kind: 'text_token' as const }] },
    { amount: image, per, times: [{ kind: 'input_image_token' as const }] },
    { amount: out, per, times: [{ kind: 'image_token' as const, counts: [] }] },
  ];
}

/** The cell of a row that says sizes ("1K, 2K") is the price's condition. */
function sized(hostModel: string, credits: string): Term {
  const bands = hostModel
    .split(' | ')
    .map((cell) => cell.split(', '))
    .find((cell) => cell.every((word) => word in BANDS)) as [Band, ...Band[]] | undefined;
  if (!bands) return perImage(credits);
  return { ...perImage(credits, [{ kind: 'resolution', is: bands }]), group: 'size' };
}

function furtherMegapixels(amount: string): Term {
  const pixelsPerMegapixel = 1_048_576;
  return {
    amount,
    per: 1,
    times: [{ kind: 'megapixel', pixelsPerMegapixel, rounding: 'up', part: 'additional' }],
  };
}

type Said = {
  sourceUrl?: string;
  quote: string;
  assumptions?: readonly string[];
  variant?: string;
};

/** A row for each operation that the alias names. @throws Error for a wording without a model */
export function comfyRows(hostModel: string, terms: readonly Term[], said: Said): SeenRow[] {
  const alias = aliasFor('comfy', hostModel);
  if (!alias?.model || !alias.operation) throw new Error(`no model for comfy's "${hostModel}"`);
  const { sourceUrl = PAGE, quote, assumptions = [], variant = '' } = said;
  const rule: Rule = {
    money: { kind: 'credit', name: 'credit', usd: CREDIT_USD },
    terms: [...terms],
    rounding: { to: '0.000001', mode: 'nearest' },
    assumptions: ['211 credits are taken as $1, the rate that Comfy prints', ...assumptions],
  };
  const operations =
    alias.operation === 'both' ? (['generate', 'edit'] as const) : ([alias.operation] as const);
  return operations.map((operation) => ({
    host: 'comfy',
    reporter: 'host',
    hostModel,
    operation,
    variant,
    rule,
    quote,
    sourceUrl,
    day: '2026-01-01',
    precision: 'year',
    origin: 'host',
    obtained: 'recorded: a stored copy of the host’s own page',
  }));
}
