/** Wrong, missing, contradictory and ambiguous figures, and files that broke. */
import { datasetDisagreements } from '@/app/lib/disagreements';
import { freshness, perImage, USD } from '@/pricing';
import type { HostModule } from '@/scrapers/contract';
import { finding, type Incident } from './index';
import { came } from './lab';

const image = (litellm_provider: string, fields: object) => ({
  litellm_provider,
  mode: 'image_generation',
  ...fields,
});

/** The five fal models that LiteLLM added at exactly 0.0398 on 2025-10-29. */
const COPIED = [
  'bria/text-to-image/3.2',
  'fal-ai/flux-pro/v1.1-ultra',
  'fal-ai/imagen4/preview',
  'fal-ai/recraft/v3/text-to-image',
  'fal-ai/stable-diffusion-v35-medium',
];
/** The same figures as if the host itself had said them, past every list of known mistakes. */
const falItself: HostModule = {
  host: 'fal',
  version: 1,
  sources: () => [],
  reads: () => true,
  extract: ({ text }) => ({
    offers: text.split('\n').map((hostModel) => ({
      hostModel,
      operation: null,
      rule: { money: USD, terms: [perImage('0.0398')] },
      quote: '0.0398',
    })),
    leftovers: [],
    ignored: [],
  }),
};

const tokens = (cents: number) => ({
  pricing_config: { pay_as_you_go: { additional_units: { image_token: { price: cents } } } },
});
const flux2 = (price: number) =>
  Object.fromEntries(
    ['pro', 'flex', 'dev'].map((name) => [
      `black-forest-labs/FLUX.2-${name}`,
      { pricing_config: { pay_as_you_go: { image: { default: { default: { price } } } } } },
    ]),
  );

const SIZED = ['low', 'medium', 'high'] as const;
const USD_15 = { low: 0.009, medium: 0.034, high: 0.133 };
const gpt15 = () =>
  Object.fromEntries(
    SIZED.map((q) => [
      `${q}/1024-x-1024/gpt-image-1.5`,
      image('openai', { input_cost_per_image: USD_15[q] }),
    ]),
  );
/** OpenAI's own three tiers, as its pages print them. */
const openaiItself: HostModule = {
  host: 'openai',
  version: 1,
  sources: () => [],
  reads: () => true,
  extract: ({ text }) => ({
    offers: SIZED.map((quality) => ({
      hostModel: text,
      operation: 'generate',
      variant: { quality },
      rule: { money: USD, terms: [perImage(String(USD_15[quality]))] },
      quote: `${quality}: ${USD_15[quality]}`,
    })),
    leftovers: [],
    ignored: [],
  }),
};
const recraft = { 'recraft/recraftv3': image('recraft', { output_cost_per_image: 0.04 }) };

export const SLIPS: readonly Incident[] = [
  {
    id: 'C1',
    what: 'LiteLLM added five unrelated fal models at exactly 0.0398, 2025-10-29',
    async replay(lab) {
      const rows = COPIED.map((id) => [
        `fal_ai/${id}`,
        image('fal_ai', { output_cost_per_image: 0.0398 }),
      ]);
      await lab.litellm('2025-10-29', { ...Object.fromEntries(rows), ...recraft });
      const claims = (await lab.offers()).filter((o) => o.hostId === 'fal').length;
      const url = 'https://fal.ai/pricing';
      const run = await lab.host(falItself, '2025-10-30', url, COPIED.join('\n'));
      return [
        finding('LiteLLM’s claims published', '0', String(claims)),
        finding(
          'Named as unread with the reason',
          '5',
          String((await lab.unread('litellm')).length),
        ),
        finding('Said by fal itself', 'published, 5 quarantined', came(run)),
        finding(
          'Guards',
          COPIED.map((id) => `${id}: placeholder`),
          await lab.held(),
        ),
      ];
    },
  },
  {
    id: 'C2',
    what: 'Portkey gave gemini-3-pro-image-preview’s image token at 0.00003 instead of 0.00012; corrected for Google on 2026-02-06, for Vertex AI on 2026-03-12',
    remark:
      'Held by the list of mistakes that somebody has looked into; no guard compares a new claim with its sibling at another host.',
    async replay(lab) {
      const google = 'gemini-3-pro-image-preview-lte-128k';
      const vertex = 'gemini-3-pro-image-preview';
      await lab.portkey('2025-12-26', 'google', { [google]: tokens(0.003) });
      await lab.portkey('2025-12-26', 'vertex-ai', { [vertex]: tokens(0.003) });
      const before = (await lab.offers()).length;
      await lab.portkey('2026-02-06', 'google', { [google]: tokens(0.012) });
      await lab.portkey('2026-02-06', 'vertex-ai', { [vertex]: tokens(0.003) });
      await lab.portkey('2026-03-12', 'vertex-ai', { [vertex]: tokens(0.012) });
      const right = '$120 per 1,000,000 output image tokens';
      return [
        finding('Published while wrong', '0', String(before)),
        finding('Google', [`from 2026-02-06: ${right}`], await lab.prices('google-gemini', google)),
        finding(
          'Vertex AI',
          [`from 2026-03-12: ${right}`],
          await lab.prices('google-vertex', vertex),
        ),
      ];
    },
  },
  {
    id: 'C3',
    what: 'Three FLUX.2 models of Together stood at 0 in a list until it was put right at 0.03, 2025-12-10',
    remark: 'The list itself (puter) is not read; its figures are replayed in Portkey’s form.',
    async replay(lab) {
      await lab.portkey('2025-12-09', 'together-ai', flux2(0));
      const zero = (await lab.offers()).flatMap((o) => o.spans.map((s) => s.rule));
      const run = await lab.portkey('2025-12-10', 'together-ai', flux2(0.03));
      return [
        finding(
          'At zero: amounts that could be ranked',
          '0',
          String(zero.filter((r) => r.terms.length > 0).length),
        ),
        finding(
          'At zero: what is said',
          ['printed_zero'],
          [...new Set(zero.map((r) => r.withheld ?? 'a price'))],
        ),
        finding('Put right', 'published, 3 changed', came(run)),
      ];
    },
  },
  {
    id: 'Z1',
    what: 'LiteLLM lists qwen-image-2.0 and -pro without any price, and Azure’s DALL·E 2 at 0.0',
    async replay(lab) {
      await lab.litellm('2026-07-24', {
        'dashscope/qwen-image-2.0': image('dashscope', {}),
        'dashscope/qwen-image-2.0-pro': image('dashscope', {}),
        'azure/standard/1024-x-1024/dall-e-2': image('azure', { input_cost_per_pixel: 0 }),
        ...recraft,
      });
      const offers = await lab.offers();
      const azure = offers.find((o) => o.hostId === 'azure')?.spans.at(-1)?.rule;
      return [
        finding(
          'Prices of qwen-image-2.0',
          '0',
          String(offers.filter((o) => /qwen/.test(o.hostModel)).length),
        ),
        finding(
          'Azure’s zero',
          'printed_zero, 0 terms',
          `${azure?.withheld}, ${azure?.terms.length} terms`,
        ),
      ];
    },
  },
  {
    id: 'F1',
    what: 'LiteLLM’s file was reverted by accident on 2026-01-06 06:13 and lost whole families of models for four hours',
    async replay(lab) {
      const whole = { ...gpt15(), ...recraft };
      await lab.litellm('2026-01-02T16:09', whole);
      const lost = await lab.litellm('2026-01-06T06:13', recraft);
      const inForce = async () =>
        (await lab.offers()).filter((o) => o.hostId === 'openai' && o.spans.at(-1)?.to === null);
      const meanwhile = (await inForce()).length;
      const back = await lab.litellm('2026-01-06T10:09', whole);
      return [
        finding('The run without them', 'published, 1 confirmed', came(lost)),
        finding('Still in force meanwhile', '3', String(meanwhile)),
        finding('The run with them', 'published, 4 confirmed', came(back)),
        finding(
          'Points in the history of each',
          '1',
          String(Math.max(...(await inForce()).map((o) => o.spans.length))),
        ),
      ];
    },
  },
  {
    id: 'F5',
    what: 'LiteLLM’s file was invalid JSON on six occasions',
    async replay(lab) {
      await lab.litellm('2026-06-01', recraft);
      const runs: string[] = [];
      for (const day of ['2026-06-08', '2026-06-15', '2026-06-22'])
        runs.push((await lab.litellm(day, '{"recraft/recraftv3": {"mode": "image')).outcome);
      const [offer] = await lab.offers();
      const checkedOn = offer?.spans.at(-1)?.checkedOn ?? '';
      return [
        finding('The runs', ['failed', 'failed', 'failed'], runs),
        finding(
          'In force: still',
          ['from 2026-06-01: $0.04 per image'],
          await lab.prices('recraft', 'recraft/recraftv3'),
        ),
        finding('Failed tries in a row', '3', String(offer?.failedTries)),
        finding('On 2026-06-22', 'failing', freshness(checkedOn, '2026-06-22', 3).state),
        finding(
          'A place in the ranking on 2026-06-23',
          'false',
          String(freshness(checkedOn, '2026-06-23', 3).ranked),
        ),
      ];
    },
  },
  {
    id: 'S1',
    what: 'LiteLLM’s gemini-3.1-flash-image says 0.045 an image and 0.00006 a token, of which an image takes 1120: 0.0672; its Vertex AI twin says 0.0672',
    remark: 'Held by the same list; no guard multiplies a dataset’s own token rate out.',
    async replay(lab) {
      const fields = (usd: number) => ({
        output_cost_per_image: usd,
        output_cost_per_image_token: 6e-5,
      });
      await lab.litellm('2026-06-26', {
        'gemini/gemini-3.1-flash-image': image('gemini', fields(0.045)),
        'vertex_ai/gemini-3.1-flash-image': image('vertex_ai-language-models', fields(0.0672)),
      });
      const gemini = await lab.prices('google-gemini', 'gemini/gemini-3.1-flash-image');
      const unread = await lab.unread('litellm');
      return [
        finding('Published of the contradictory one', [], gemini),
        finding(
          'Flagged with the reason',
          'contradicts its own token rate',
          /contradicts its own token rate/.exec(unread.join())?.[0] ?? 'not flagged',
        ),
        finding(
          'The twin',
          ['from 2026-06-26: $0.0672 per image'],
          await lab.prices('google-vertex', 'vertex_ai/gemini-3.1-flash-image'),
        ),
      ];
    },
  },
  {
    id: 'D1',
    what: 'gpt-image-1.5 at its default quality: 0.009 for LiteLLM (default = low), 0.133 for Portkey (default = high)',
    async replay(lab) {
      await lab.litellm('2026-02-07', {
        '1024-x-1024/gpt-image-1.5': image('openai', { input_cost_per_image: 0.009 }),
        ...gpt15(),
      });
      const cents = (price: number) => ({ '1024x1024': { price } });
      const sizes = {
        default: cents(13.3),
        low: cents(0.9),
        medium: cents(3.4),
        high: cents(13.3),
      };
      await lab.portkey('2026-02-07', 'openai', {
        'gpt-image-1.5': { pricing_config: { pay_as_you_go: { image: sizes } } },
      });
      const claims = await lab.offers();
      const tiers = claims.map((o) => {
        const { spans, reporter, tier } = o;
        return `${reporter} ${tier ?? 'no tier'} ${spans.at(-1)?.rule.terms[0]?.amount}`;
      });
      await lab.host(openaiItself, '2026-02-07', 'https://openai.com/pricing', 'gpt-image-1.5');
      const { found, compared } = datasetDisagreements(await lab.offers(), '2026-02-08');
      return [
        finding(
          'Prices by tier',
          [
            'litellm high 0.133',
            'litellm low 0.009',
            'litellm medium 0.034',
            'litellm no tier 0.009',
            'portkey high 0.133',
            'portkey low 0.009',
            'portkey medium 0.034',
            'portkey no tier 0.133',
          ],
          tiers.sort(),
        ),
        finding(
          'Held against OpenAI’s own prices',
          '6 compared tier by tier, 0 differ',
          `${compared} compared tier by tier, ${found.length} differ`,
        ),
      ];
    },
  },
];
