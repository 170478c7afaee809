import { expect, it } from 'vitest';
import { type Model, modelById } from '@/catalog';
import { type Rule, USD, workload } from '@/pricing';
import { cheapestLine, lanes, lowest, lowsOf } from './history';
import { flat, offer, span } from './market-fixture';
import { ticks } from './scale';

const TODAY = '2026-11-20';
const schnell = modelById('flux-1-schnell') as Model;
const offers = [
  offer('fal', [
    span(flat('0.006'), { from: '2026-05-01', to: '2026-10-01', checkedOn: '2026-09-24' }),
    span(flat('0.003'), { from: '2026-10-01', changedAfter: '2026-09-24' }),
  ]),
  offer('replicate', [
    span(flat('0.002'), { from: '2026-02-01', to: '2026-04-01', checkedOn: '2026-03-25' }),
  ]),
  offer('together', [span(flat('0'), { from: '2026-02-01' })]),
  offer('fal', [span(flat('0.001'))], { reporter: 'litellm', hostModel: 'fal_ai/flux' }),
];
const all = lanes(schnell, offers, workload(), TODAY);

it('draws hosts before datasets and leaves zeros out', () =>
  expect(all.map((l) => [l.offer.hostId, l.secondary])).toEqual([
    ['replicate', false],
    ['fal', false],
    ['fal', true],
  ]));

const MEGAPIXEL = {
  kind: 'megapixel',
  pixelsPerMegapixel: 1_048_576,
  rounding: 'none',
  part: 'all',
} as const;

it('asks each rule once for a workload, and again for another workload or offer', () => {
  const price = (w: Parameters<typeof workload>[0], asked = offers) =>
    lanes(schnell, asked, workload(w), TODAY).map((l) => l.steps.map((s) => s.usd));
  const perPixel = {
    money: USD,
    terms: [{ amount: '0.003', per: 1, times: [MEGAPIXEL] }],
  } satisfies Rule;
  const own = [offer('fal', [span(perPixel)])];
  expect(price({}, own)).toEqual(price({}, own));
  expect(price({ width: 2048, height: 2048 }, own)).not.toEqual(price({}, own));
  expect(price({}, own)).toEqual([['0.003']]);
  // One rule of two offers: the second is another variant, with other facts.
  const batch = [
    ...own,
    offer('fal', [span(perPixel)], { hostModel: 'synthetic', variant: 'batch' }),
  ];
  expect(price({ batch: true }, batch)).toHaveLength(1);
});

it('finds lows among the hosts’ own words, with their dates', () => {
  expect(lowest(all, null)).toMatchObject({ usd: '0.002', host: 'replicate', from: '2026-02-01' });
  expect(lowest(all, '2026-08-22')).toMatchObject({ usd: '0.003', from: '2026-10-01' });
});

it('says a low once that several stretches of time share', () => {
  const since = { ever: null, 'in 90 days': '2026-08-22', 'in a year': '2025-11-20' };
  expect(lowsOf(all, since).map(({ times, low }) => [times, low?.usd])).toEqual([
    ['ever', '0.002'],
    ['in 90 days', '0.003'],
    ['in a year', '0.002'],
  ]);
  const fal = all.filter((l) => l.offer.hostId === 'fal');
  expect(lowsOf(fal, since)).toMatchObject([{ times: 'ever, in 90 days and in a year' }]);
  expect(lowsOf([], since)).toEqual([{ times: 'ever, in 90 days and in a year', low: null }]);
});

it('gives a low that came back the day it was first asked, whoever asks it', () => {
  const tied = [
    offer('fal', [span(flat('0.06'), { from: '2026-11-16' })]),
    offer('replicate', [span(flat('0.06'), { from: '2026-10-05' })]),
  ];
  const both = lanes(schnell, tied, workload(), TODAY);
  for (const order of [both, [...both].reverse()])
    for (const since of [null, '2026-08-22'])
      expect(lowest(order, since)).toMatchObject({ host: 'replicate', from: '2026-10-05' });
});

it('steps the cheapest line where a price changed, and marks what was no longer read', () =>
  expect(cheapestLine(schnell, offers, workload(), TODAY)).toEqual([
    { day: '2026-08-22', usd: '0.006', read: true },
    { day: '2026-10-01', usd: '0.003', read: true },
    { day: TODAY, usd: '0.003', read: true },
  ]));

it.each([
  ['0.003', ['0', '0.001', '0.002', '0.003']],
  ['0.2108', ['0', '0.1', '0.2', '0.3']],
  ['12', ['0', '5', '10', '15']],
])('picks round amounts up to %s', (top, expected) => expect(ticks(top)).toEqual(expected));

it('draws a price as one step when only its terms changed, and ends it where it was shut down', () => {
  const imagen = modelById('imagen-4') as Model;
  const sold = offer(
    'google-gemini',
    [
      span(flat('0.04'), { from: '2026-01-01', fromPrecision: 'year', to: '2026-03-01' }),
      span(flat('0.0401'), { from: '2026-03-01' }),
    ],
    { modelId: 'imagen-4' },
  );
  const [lane] = lanes(imagen, [sold], workload(), TODAY);
  expect(lane?.steps).toHaveLength(1);
  expect(lane?.steps[0]).toMatchObject({
    begun: { day: '2026-01-01', precision: 'year' },
    to: '2026-08-17',
    ended: { day: '2026-08-17', precision: 'day' },
  });
});
