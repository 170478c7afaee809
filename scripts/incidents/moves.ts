/** Moves that were real, and noise that was none. */
import { freshness } from '@/pricing';
import { finding, type Incident } from './index';
import { came } from './lab';

const GPT5 = 'openai/gpt-5-image';
const FLASH = 'google/gemini-3.1-flash-image-preview';
const NANO = 'google/gemini-2.5-flash-image';
/** OpenRouter's models both generate and edit: two offers each. */
const RUN = 'The run (generate and edit)';

/** AI/ML API as LiteLLM gave it before and after 2026-02-26. */
const AIML: [wording: string, before: number, after: number][] = [
  ['dall-e-2', 0.021, 0.026],
  ['dall-e-3', 0.042, 0.052],
  ['flux-pro', 0.053, 0.065],
  ['flux-pro/v1.1', 0.042, 0.052],
  ['flux-realism', 0.037, 0.046],
  ['flux/dev', 0.026, 0.033],
  ['flux/kontext-max/text-to-image', 0.084, 0.104],
  ['flux/kontext-pro/text-to-image', 0.042, 0.052],
  ['flux/schnell', 0.003, 0.004],
  ['google/imagen-4.0-ultra-generate-001', 0.063, 0.078],
  ['google/nano-banana-pro', 0.1575, 0.195],
];

function aiml(which: 1 | 2) {
  return Object.fromEntries(
    AIML.map((row) => [
      `aiml/${row[0]}`,
      {
        litellm_provider: 'aiml',
        mode: 'image_generation',
        output_cost_per_image: row[which],
      },
    ]),
  );
}

export const MOVES: readonly Incident[] = [
  {
    id: 'R1',
    what: 'OpenRouter doubled the text rate of gpt-5-image overnight, 2025-10-17',
    async replay(lab) {
      const rates = (prompt: string) => ({
        [GPT5]: { prompt, completion: '0.00001', image: '0.00001', request: '0' },
      });
      await lab.openrouter('2025-10-16', rates('0.000005'));
      const run = await lab.openrouter('2025-10-17', rates('0.00001'));
      const prices = await lab.prices('openrouter', GPT5);
      return [
        finding(RUN, 'published, 2 changed', came(run)),
        finding('Held back', [], await lab.held()),
        finding('History', ['from 2025-10-16 to 2025-10-17', 'from 2025-10-17'], days(prices)),
      ];
    },
  },
  {
    id: 'R2',
    what: 'OpenRouter doubled gemini-3.1-flash-image-preview five days after launch, 2026-03-04; LiteLLM never followed',
    remark:
      'Datasets’ text rates aren’t read, so that LiteLLM still printed the old one is not seen; its claim ages by its own last reading.',
    async replay(lab) {
      const rates = (prompt: string, completion: string) => ({ [FLASH]: { prompt, completion } });
      await lab.litellm('2026-02-27', {
        'vertex_ai/gemini-3.1-flash-image-preview': {
          litellm_provider: 'vertex_ai-language-models',
          mode: 'image_generation',
          output_cost_per_image: 0.0672,
          output_cost_per_image_token: 6e-5,
        },
      });
      await lab.openrouter('2026-02-27', rates('0.00000025', '0.0000015'));
      const run = await lab.openrouter('2026-03-04', rates('0.0000005', '0.000003'));
      await lab.openrouter('2026-03-25', rates('0.0000005', '0.000003'));
      const offers = await lab.offers();
      const state = (reporter: string) => {
        const span = offers.find((o) => o.reporter === reporter)?.spans.at(-1);
        return span ? freshness(span.checkedOn, '2026-03-27', 0).state : 'no price';
      };
      return [
        finding(RUN, 'published, 2 changed', came(run)),
        finding('Held back', [], await lab.held()),
        finding('OpenRouter’s own price on 2026-03-27', 'fresh', state('host')),
        finding('LiteLLM’s claim on 2026-03-27', 'stale', state('litellm')),
      ];
    },
  },
  {
    id: 'R3',
    what: 'AI/ML API raised eleven image models by 22 to 33 % at once, 2026-02-26',
    async replay(lab) {
      await lab.litellm('2026-02-19', aiml(1));
      const run = await lab.litellm('2026-02-26', aiml(2));
      return [
        finding('The run', 'published, 11 changed', came(run)),
        finding('Held back', [], await lab.held()),
        finding(
          'History of aiml/flux/dev',
          ['from 2026-02-19 to 2026-02-26: $0.026 per image', 'from 2026-02-26: $0.033 per image'],
          await lab.prices('aimlapi', 'aiml/flux/dev'),
        ),
      ];
    },
  },
  {
    id: 'N1',
    what: 'The last digit of a cache rate flickered twice in OpenRouter’s list, 2026-01-24 and 2026-08-03',
    async replay(lab) {
      const rates = (input_cache_write: string) => ({
        [NANO]: { prompt: '3e-07', completion: '2.5e-06', image: '3e-07', input_cache_write },
      });
      await lab.openrouter('2026-01-23', rates('8.333333333333333e-08'));
      const first = await lab.openrouter('2026-01-24', rates('8.333333333333334e-08'));
      const second = await lab.openrouter('2026-08-03', rates('8.33333333333333e-08'));
      return [
        finding(
          'The runs',
          ['published, 2 confirmed', 'published, 2 confirmed'],
          [came(first), came(second)],
        ),
        finding('History', ['from 2026-01-23'], days(await lab.prices('openrouter', NANO))),
      ];
    },
  },
];

function days(prices: readonly string[]): string[] {
  return prices.map((p) => p.replace(/:.*/, ''));
}
