/** Units and fields that changed under the same name. */
import { finding, type Incident } from './index';
import { came } from './lab';

const PRO = 'google/gemini-3-pro-image-preview';
const NANO = 'google/gemini-2.5-flash-image';

/** GPT Image 1 in LiteLLM's file, by pixel until 2026-01-02 and by token since. */
function gptImage(basis: 'pixel' | 'token') {
  const entry = (litellm_provider: string, token: number) => ({
    litellm_provider,
    mode: 'image_generation',
    ...(basis === 'pixel'
      ? { input_cost_per_pixel: 4.0054321e-8, output_cost_per_pixel: 0 }
      : { output_cost_per_image_token: token }),
  });
  return { 'gpt-image-1': entry('openai', 4e-5), 'azure/gpt-image-1': entry('azure', 4e-5) };
}

const recraft = (field: string) =>
  Object.fromEntries(
    [
      ['recraft/recraftv3', 0.04],
      ['recraft/recraftv2', 0.022],
    ].map(([name, usd]) => [
      name,
      { litellm_provider: 'recraft', mode: 'image_generation', [field]: usd },
    ]),
  );

export const UNITS: readonly Incident[] = [
  {
    id: 'U1',
    what: 'OpenRouter’s pricing.image went from dollars an image to dollars a token under one name, 2026-01-23: 0.067 to 0.000002 and 0.001238 to 0.0000003',
    async replay(lab) {
      const rates = (pro: string, nano: string) => ({
        [PRO]: { prompt: '0.000002', completion: '0.000012', image: pro },
        [NANO]: { prompt: '0.0000003', completion: '0.0000025', image: nano },
      });
      await lab.openrouter('2026-01-16', rates('0.067', '0.001238'));
      const run = await lab.openrouter('2026-01-23', rates('0.000002', '0.0000003'));
      const shown = [
        ...(await lab.prices('openrouter', PRO)),
        ...(await lab.prices('openrouter', NANO)),
      ];
      return [
        finding('The run (generate and edit)', 'published, 4 quarantined', came(run)),
        finding(
          'Held back',
          [`2 × ${NANO}: changed_unit`, `2 × ${PRO}: changed_unit`],
          await lab.held(),
        ),
        finding(
          'In force: still',
          ['from 2026-01-16', 'from 2026-01-16'],
          shown.map((p) => p.replace(/:.*/, '')),
        ),
      ];
    },
  },
  {
    id: 'U2',
    what: 'LiteLLM changed GPT Image 1 from a price a pixel to a price a token on 2026-01-02, reverted the file by accident on 2026-01-06 06:13 and re-applied it at 10:09',
    async replay(lab) {
      await lab.litellm('2026-01-01', gptImage('pixel'));
      const first = await lab.litellm('2026-01-02T18:12', gptImage('token'));
      await lab.litellm('2026-01-06T06:13', gptImage('pixel'));
      await lab.litellm('2026-01-06T10:09', gptImage('token'));
      const after = (await lab.prices('openai', 'gpt-image-1')).length;
      await lab.litellm('2026-01-13', gptImage('token'));
      const later = (await lab.prices('openai', 'gpt-image-1')).map((p) => p.replace(/:.*/, ''));
      return [
        finding('The run of 2026-01-02', 'published, 2 quarantined', came(first)),
        finding('Points in the history on 2026-01-06', '1', String(after)),
        finding(
          'History a week later, read once more',
          ['from 2026-01-01 to 2026-01-06', 'from 2026-01-06'],
          later,
        ),
      ];
    },
  },
  {
    id: 'U3',
    what: 'LiteLLM moved Recraft’s prices from input_cost_per_image to output_cost_per_image, 2025-07-22, 0.04 and 0.022 unchanged',
    async replay(lab) {
      await lab.litellm('2025-07-21', recraft('input_cost_per_image'));
      const run = await lab.litellm('2025-07-22', recraft('output_cost_per_image'));
      return [
        finding('The run', 'published, 2 confirmed', came(run)),
        finding(
          'History of recraftv3',
          ['from 2025-07-21: $0.04 per image'],
          await lab.prices('recraft', 'recraft/recraftv3'),
        ),
      ];
    },
  },
];
