/**
 * Test data: worked examples of image bills with exact answers, kept in our own words. Each row
 * names who worked the example out, so that a wrong answer can be traced to its page.
 */
import { type Condition, perImage, type Quantity, type Rule, type Term, USD } from './rule';
import type { workload } from './workload';

type Example = {
  id: string;
  rule: Rule;
  on: Parameters<typeof workload>[0];
  /** US dollars for one image; null: can't be compared. */
  usd: string | null;
  /** For a whole order instead of one image. */
  total?: string;
  source: string;
};

const size = (text: string, steps?: number) => {
  const [width = 0, height = 0] = text.split('x').map(Number);
  return { width, height, steps };
};
const term = (amount: string, times: Quantity[], more: Partial<Term> = {}): Term => ({
  amount,
  per: 1,
  times,
  ...more,
});
const usd = (...terms: Term[]): Rule => ({ money: USD, terms });
const oneOf = (group: string, ...terms: Term[]): Term[] => terms.map((t) => ({ ...t, group }));
const quality = (...is: ('very_low' | 'low' | 'medium' | 'high')[]): Condition => ({
  kind: 'quality',
  is,
});

const BINARY = 1_048_576;
const mp = (
  pixelsPerMegapixel: 1_000_000 | 1_048_576,
  rounding: 'none' | 'up',
  part: 'all' | 'first' | 'additional' = 'all',
): Quantity => ({ kind: 'megapixel', pixelsPerMegapixel, rounding, part });
const firstAndFurther = (first: string, further: string): Rule =>
  usd(term(first, [mp(BINARY, 'up', 'first')]), term(further, [mp(BINARY, 'up', 'additional')]));

const step = (
  basis: 'absolute' | 'relative' | 'above_default',
  defaultSteps?: number,
): Quantity => ({
  kind: 'step',
  basis,
  ...(defaultSteps ? { defaultSteps } : {}),
});
const tile: Quantity = { kind: 'tile', edge: 512 };

const falSchnell = usd(term('0.003', [mp(BINARY, 'up')]));
const deepinfraSchnell = usd(term('0.0005', [mp(BINARY, 'none'), step('absolute')]));
const togetherSchnell = usd(term('0.0027', [mp(1_000_000, 'none'), step('above_default', 4)]));
const cloudflareKlein = usd(
  term('0.000287', [tile]),
  term('0.000059', [{ kind: 'input_tile', edge: 512 }]),
);
export const STEP_NOTE =
  "the page doesn't say whether the step rate is per tile; read as per image";
const cloudflareSchnell: Rule = {
  ...usd(term('0.0000528', [tile]), term('0.0001056', [step('absolute')])),
  assumptions: [STEP_NOTE],
};
const geminiTokens: Quantity = {
  kind: 'image_token',
  counts: [
    { resolution: '1K', tokens: 1120 },
    { resolution: '2K', tokens: 1120 },
    { resolution: '4K', tokens: 2000 },
  ],
};
const geminiPro = usd(
  ...oneOf(
    'speed',
    term('120', [geminiTokens], { per: 1_000_000, when: [{ kind: 'batch', is: false }] }),
    term('60', [geminiTokens], { per: 1_000_000, when: [{ kind: 'batch', is: true }] }),
  ),
);
const geminiFlash = usd(
  term('30', [{ kind: 'image_token', counts: [{ resolution: '1K', tokens: 1290 }] }], {
    per: 1_000_000,
  }),
);
const bySize = (tier: 'low' | 'medium', is: string, amount: string) =>
  perImage(amount, [quality(tier), { kind: 'size', is: [is] }]);
const gptImage1 = usd(
  ...oneOf(
    'price',
    bySize('low', '1024x1024', '0.011'),
    bySize('low', '1024x1536', '0.016'),
    bySize('medium', '1024x1024', '0.042'),
    bySize('medium', '1024x1536', '0.063'),
  ),
);
const gptMini = usd(
  ...oneOf('price', bySize('low', '1024x1024', '0.005'), bySize('medium', '1024x1024', '0.011')),
);
const sunburst = usd(term('30', [{ kind: 'image_token', counts: [] }], { per: 1_000_000 }));
const credits = (n: string): Rule => ({
  money: { kind: 'credit', name: 'credit', usd: '0.01' },
  terms: [perImage(n)],
});
const threeTiers = (low: string, medium: string, high: string) =>
  usd(
    ...oneOf(
      'tier',
      perImage(low, [quality('low')]),
      perImage(medium, [quality('medium')]),
      perImage(high, [quality('high')]),
    ),
  );

const falPro = firstAndFurther('0.03', '0.015');
const klein9b = firstAndFurther('0.015', '0.002');
const bflKlein = firstAndFurther('0.014', '0.001');
const flux2Dev = usd(term('0.00041', [tile, step('absolute')]));
const deepinfraDev = usd(term('0.009', [mp(BINARY, 'none'), step('relative', 25)]));
const gptImage2 = threeTiers('0.012', '0.047', '0.128');
const ideogram3 = threeTiers('0.03', '0.06', '0.09');
const HOST = "the host's own wording";
const PAGE = "printed on the host's page";
const MEASURED = "measured against the host's API";

const row = (
  id: string,
  rule: Rule,
  on: Example['on'],
  usd: string | null,
  source: string,
  total?: string,
): Example => ({ id, rule, on, usd, source, ...(total ? { total } : {}) });

export const EXAMPLES: Example[] = [
  row('fal-mp-1', falSchnell, {}, '0.003', `${HOST}; rounding from its worked example`),
  row('fal-mp-2', falSchnell, size('1920x1080'), '0.006', '1.98 binary megapixels, rounded up'),
  row('fal-mp-3', falSchnell, size('512x512'), '0.003', 'a quarter megapixel, rounded up'),
  row('fal-mp-4', falSchnell, size('1280x1024'), '0.006', '1.25 megapixels, rounded up'),
  row('fal-first-1', falPro, {}, '0.03', HOST),
  row('fal-first-2', falPro, size('2048x2048'), '0.075', 'four megapixels'),
  row('deepinfra-1', deepinfraSchnell, { steps: 4 }, '0.002', MEASURED),
  row('deepinfra-2', deepinfraSchnell, size('1024x512', 1), '0.00025', MEASURED),
  row('deepinfra-3', deepinfraSchnell, size('1920x1920', 1), '0.0017578125', MEASURED),
  row('deepinfra-4', deepinfraDev, { steps: 25 }, '0.009', MEASURED),
  row('together-1', togetherSchnell, { steps: 4 }, '0.0028311552', "the host's published formula"),
  row(
    'together-2',
    togetherSchnell,
    size('1000x1000', 2),
    '0.0027',
    'fewer steps are never cheaper',
  ),
  row('together-3', togetherSchnell, size('1000x1000', 8), '0.0054', 'twice the default steps'),
  row('cloudflare-1', cloudflareKlein, {}, '0.001148', 'four tiles'),
  row(
    'cloudflare-2',
    cloudflareKlein,
    { operation: 'edit', inputImages: 1 },
    '0.001384',
    'four output and four input tiles',
  ),
  row('cloudflare-3', flux2Dev, { steps: 20 }, '0.0328', 'four tiles, twenty steps'),
  row('cloudflare-4', klein9b, size('2048x2048'), '0.021', 'four megapixels'),
  row('cloudflare-5', cloudflareSchnell, { steps: 4 }, '0.0006336', 'steps read as per image'),
  row('bfl-1', bflKlein, size('2048x1024'), '0.015', `a worked example ${PAGE}`),
  row('bfl-2', credits('4'), { images: 4 }, '0.04', `a worked example ${PAGE}`, '0.16'),
  row('google-1', geminiPro, {}, '0.1344', `${PAGE} as 0.134`),
  row('google-2', geminiPro, size('4096x4096'), '0.24', PAGE),
  row('google-3', geminiPro, { batch: true }, '0.0672', `${PAGE} as 0.067`),
  row('google-4', geminiFlash, {}, '0.0387', `${PAGE} as 0.039`),
  row('openai-1', gptImage1, { ...size('1024x1536'), quality: 'medium' }, '0.063', PAGE),
  row('openai-2', gptMini, { quality: 'low' }, '0.005', PAGE),
  row('openai-3', sunburst, {}, null, 'the page prints a token rate and no token count'),
  row('replicate-1', usd(term('3', [{ kind: 'image' }], { per: 1_000 })), {}, '0.003', PAGE),
  row('replicate-2', gptImage2, { quality: 'low' }, '0.012', `${PAGE}; dearer tiers made up`),
  row('stability-1', credits('8'), {}, '0.08', PAGE),
  row('ideogram-1', threeTiers('0.03', '0.06', '0.1'), { quality: 'medium' }, '0.06', PAGE),
  row('ideogram-2', ideogram3, { quality: 'high' }, '0.09', `${PAGE}; its top tier`),
];

const ARTICLE = 'a worked example in a second-hand article';

type Bill = {
  id: string;
  kind: 'acceptance' | 'attempts' | 'breakeven' | 'selfhost';
  from: string;
  by: string;
  expected: string;
  source: string;
};
const bill = (
  id: string,
  kind: Bill['kind'],
  from: string,
  by: string,
  expected: string,
  source = ARTICLE,
): Bill => ({ id, kind, from, by, expected, source });

/** Bills made from a sticker price or a rented machine: what goes in, what must come out. */
export const BILLS: Bill[] = [
  bill('usable-1', 'acceptance', '0.03', '1/3', '0.09'),
  bill('usable-2', 'attempts', '0.04', '2.5', '0.10'),
  bill('breakeven-1', 'breakeven', '199', '0.04', '4975'),
  bill('breakeven-2', 'breakeven', '199', '0.08', '2488', `${ARTICLE}, rounded up from 2,487.5`),
  bill('selfhost-1', 'selfhost', '0.69', '1200', '0.000575'),
  bill('selfhost-2', 'selfhost', '0.69', '1800', '0.000383', `${ARTICLE}, cut to six places`),
];
