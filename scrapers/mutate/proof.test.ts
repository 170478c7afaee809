import { describe, expect, it } from 'vitest';
import { perImage, USD } from '@/pricing';
import type { HostModule } from '../contract';
import type { BodyResult } from '../plan';
import { operators } from './operators';
import { prove, subjects } from './run';
import { healthyRun, trial } from './trial';

/** The damages that did the most harm in public price datasets, and those that once slipped through. */
const DANGEROUS = [
  '×10, one',
  '÷100, all',
  'comma for point, all',
  '€ for $, all',
  'spaced digits, all',
  'per image → per 1,000 images',
  'columns swapped under their headers',
  'prices of two rows exchanged',
  'row moved under the next heading',
  'field twice',
  'list emptied',
  'cut at a tenth',
  'cut in an amount',
  'login wall',
  'batch: heading above',
  'ten images: sentence above',
  'euros: in the header',
  'batch: in a field beside',
  'legacy list in front',
  'zero width in a number',
  'a row "Batch API" above all rows',
];

describe('damaged recorded bodies', () => {
  it('are never published wrong', () => {
    const chosen = operators.filter((o) => DANGEROUS.includes(o.name));
    expect(chosen).toHaveLength(DANGEROUS.length);
    const proof = prove(subjects(null), { operators: chosen, limit: 3 });
    expect(proof.wrong).toEqual([]);
    expect(proof.mutants).toBeGreaterThan(300);
  }, 120_000);
});

/** Reads "model amount" lines and believes everything: what the guards must see for themselves. */
const careless: HostModule = {
  host: 'fal',
  version: 1,
  sources: () => [],
  reads: () => true,
  extract: ({ text }) => ({
    offers: text.split('\n').flatMap((line) => {
      const [hostModel = '', amount = ''] = line.split(' ');
      if (!/^\d/.test(amount)) return [];
      const rule = { money: USD, terms: [perImage(amount)] };
      return [{ hostModel, operation: 'generate' as const, rule, quote: line }];
    }),
    leftovers: [],
    ignored: [],
  }),
};

function of(text: string, effect: 'damage' | 'amount' | 'harmless') {
  const before =
    'fal-ai/flux/dev 0.025\nfal-ai/flux/schnell 0.003\nfal-ai/recraft/v3/text-to-image 0.04';
  const result: BodyResult = {
    url: 'https://fal.ai/x',
    takenAt: new Date('2026-11-01T00:00:00Z'),
    form: 'file',
    precision: 'day',
    minimumOffers: 1,
    body: { url: 'https://fal.ai/x', contentType: 'text/plain', text: before },
  };
  const healthy = healthyRun(careless, [result]);
  const [read] = healthy.reads;
  if (!read) throw new Error('the healthy body was not read');
  expect(read.named.length).toBe(3);
  return trial(healthy, read, { text: text || before, where: '' }, effect).outcome;
}

describe('a verdict', () => {
  const [a, b, c] = [
    'fal-ai/flux/dev 0.025',
    'fal-ai/flux/schnell 0.003',
    'fal-ai/recraft/v3/text-to-image 0.04',
  ];

  it.each<[string, string, 'damage' | 'amount', string]>([
    ['nothing published otherwise', `${b}\n${a}\n${c}`, 'damage', 'unchanged'],
    ['nothing read', 'sign in', 'damage', 'refused'],
    ['an offer lost', `${a}\n${b}`, 'damage', 'refused'],
    ['a jump', `${a}0\n${b}0\nfal-ai/recraft/v3/text-to-image 0.4`, 'amount', 'quarantined'],
    [
      'one small change',
      `${a}\n${b}\nfal-ai/recraft/v3/text-to-image 0.048`,
      'amount',
      'plausible',
    ],
    [
      'damage that moved two prices a little',
      `fal-ai/flux/dev 0.026\n${b}\nfal-ai/recraft/v3/text-to-image 0.041`,
      'damage',
      'wrong',
    ],
    ['an offer that was never there', `${a}\n${b}\n${c}\nfal-ai/flux/srpo 0.1`, 'damage', 'wrong'],
  ])('of %s', (_, text, effect, outcome) => {
    expect(of(text, effect)).toBe(outcome);
  });
});
