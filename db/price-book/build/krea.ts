/**
 * Krea's prices as a third party's table drew them from the description of its API in September
 * 2026. Tables that it cut short are left out.
 */
import type { SeenRow } from '../schema';
import { type Call, type CallPrice, callRow, type Source } from './copied-calls';

const SPEC: Source = {
  host: 'krea',
  sourceUrl: 'https://api.krea.ai/openapi.json',
  day: '2026-09-01',
  precision: 'month',
};

const BANANA_2: CallPrice = [
  ['0.08', ['1K']],
  ['0.12', ['2K']],
  ['0.16', ['4K']],
];
const BANANA_PRO: CallPrice = [
  ['0.15', ['1K']],
  ['0.15', ['2K']],
  ['0.3', ['4K']],
];

const CALLS: readonly Call[] = [
  [SPEC, 'bfl/flux-1-dev', 'generate', '0.007', 'price 0.007'],
  [SPEC, 'bfl/flux-1-kontext-dev', 'edit', '0.021', 'price 0.021'],
  [SPEC, 'bfl/flux-1.1-pro', 'generate', '0.042', 'price 0.042'],
  [SPEC, 'bfl/flux-1.1-pro-ultra', 'generate', '0.063', 'price 0.063'],
  ...(['generate', 'edit'] as const).flatMap((op): Call[] => [
    [SPEC, 'bytedance/seedream-4', op, '0.0315', 'price 0.0315'],
    [SPEC, 'bytedance/seedream-5-lite', op, '0.0368', 'price 0.0368'],
    [SPEC, 'google/nano-banana', op, '0.0429', 'price 0.0429'],
    [SPEC, 'google/nano-banana-flash-lite', op, '0.034', 'price 0.034'],
    [SPEC, 'google/nano-banana-2', op, BANANA_2, '1K 0.08; 2K 0.12; 4K 0.16'],
    [SPEC, 'google/nano-banana-pro', op, BANANA_PRO, '1K 0.15; 2K 0.15; 4K 0.3'],
  ]),
  [SPEC, 'ideogram/ideogram-3', 'generate', '0.063', 'hasCharacterRefs false: 0.063'],
  [SPEC, 'krea/krea-2/large', 'generate', '0.06', 'text-to-image: 0.06'],
  [SPEC, 'krea/krea-2/medium', 'generate', '0.03', 'text-to-image: 0.03'],
  [SPEC, 'krea/krea-2/medium-turbo', 'generate', '0.015', 'text-to-image: 0.015'],
];

export const KREA: readonly SeenRow[] = CALLS.map(callRow).map((row) => ({
  ...row,
  origin: 'third_party',
  obtained: 'recorded: a third party’s table of what the API’s description says',
}));
