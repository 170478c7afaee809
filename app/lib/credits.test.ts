import { describe, expect, test } from 'vitest';
import { type Credit, credits } from '@/catalog';
import { disagreementsOf, grantWords, sourceName } from './credit-words';
import {
  type CreditEntry,
  creditEntries,
  dollarsOf,
  inFirst30Days,
  type OwnPrice,
  sectionOf,
} from './credits';

const claim = (changes: Partial<Credit> = {}): Credit => ({
  id: 'fal-sign-up-credit-1',
  group: 'fal-sign-up-credit',
  host: 'fal',
  programme: 'sign-up credit',
  none: false,
  amount: '1',
  unit: 'USD',
  period: 'once',
  expiresAfter: null,
  needsCard: null,
  conditions: null,
  statedOn: { date: '2026-08-01', precision: 'day' },
  lastCheckedOn: null,
  sourceUrl: 'https://example.org/list',
  sourceDetail: null,
  sourceKind: 'list',
  status: 'listed',
  note: null,
  ...changes,
});

const price: OwnPrice = {
  modelId: 'flux-1-schnell',
  modelName: 'FLUX.1 [schnell]',
  usd: '0.0006336',
  checkedOn: '2026-11-15',
  precision: 'day',
  observation: '0123456789abcdef',
  assumptions: [],
  current: true,
  unsized: false,
};
const only = (rows: Credit[], own: OwnPrice | null = price): CreditEntry => {
  const [entry, ...rest] = creditEntries(() => own, rows);
  if (!entry || rest.length > 0) throw new Error('expected one entry');
  return entry;
};

describe('a grant in images', () => {
  test('goes through the published price of the host’s own unit', () => {
    const neurons = claim({
      group: 'cloudflare-free-tier',
      host: 'cloudflare',
      amount: '10000',
      unit: 'neurons',
      period: 'daily',
    });
    expect(dollarsOf(neurons)).toMatchObject({
      amount: '0.11',
      conversion: { words: '10,000 neurons × $0.011 per 1,000 neurons' },
    });
    expect(only([neurons]).worth).toMatchObject({ kind: 'images', images: '173' });
  });

  test.each([
    ['no amount', claim({ amount: null }), price, 'no amount is published'],
    ['no own price', claim(), null, 'no price for generating a standard image is held'],
    ['no unit price', claim({ unit: 'pollen' }), price, 'what a pollen buys'],
    ['GPU time', claim({ host: 'modal' }), price, 'sells GPU time'],
    ['ended', claim({ status: 'ended' }), price, 'it has ended'],
    ['an "up to"', claim({ programme: 'startup programme' }), price, 'what a company is granted'],
  ])('with %s it can’t be said, and why', (_, row, own, reason) => {
    const { worth } = only([row], own);
    expect(worth).toMatchObject({ kind: 'unsaid', reason: expect.stringContaining(reason) });
  });
});

describe('sections', () => {
  test.each([
    ['one list', [claim()], 'listed'],
    [
      'a second source that doubts only a detail',
      [claim(), claim({ status: 'disputed' })],
      'listed',
    ],
    ['a denial beside a claim', [claim(), claim({ none: true, amount: null })], 'disputed'],
    ['only denials', [claim({ none: true, amount: null })], 'none'],
    ['all over', [claim({ status: 'ended' })], 'ended'],
    [
      'over, by one of two',
      [claim({ status: 'ended' }), claim({ status: 'disputed' })],
      'disputed',
    ],
    ['for companies', [claim({ programme: 'startup programme' })], 'startup'],
  ])('%s', (_, rows, section) => {
    expect(sectionOf(rows)).toBe(section);
  });
});

describe('sources of one entry', () => {
  test('the host’s own page leads, whatever is newer', () => {
    const own = claim({ id: 'a', sourceKind: 'host page', amount: '2', statedOn: null });
    const newer = claim({ id: 'b', amount: '3' });
    const entry = only([newer, own]);
    expect(entry.claim.id).toBe('a');
    expect(entry.sources.map((s) => s.id)).toEqual(['b', 'a']);
    expect(entry.disagreements).toEqual([
      'The amounts differ: $3, once (example.org, 1 Aug 2026); $2, once (example.org, undated).',
    ]);
  });

  test('0.10 and 0.1 are no disagreement', () => {
    expect(disagreementsOf([claim({ amount: '0.10' }), claim({ amount: '0.1' })])).toEqual([]);
  });

  test('a denial and a difference about cards are said', () => {
    const lines = disagreementsOf([
      claim({ needsCard: true }),
      claim({ needsCard: false, sourceUrl: null, sourceKind: 'article' }),
      claim({ none: true, amount: null, statedOn: { date: '2026-03', precision: 'month' } }),
    ]);
    expect(lines).toEqual([
      'example.org, Mar 2026 found none; example.org, 1 Aug 2026; an article, 1 Aug 2026 list one.',
      'Whether a card is needed: yes (example.org, 1 Aug 2026); no (an article, 1 Aug 2026).',
    ]);
  });

  test('names and amounts in words', () => {
    expect(sourceName(claim({ sourceUrl: 'https://github.com/some/list' }))).toBe('some/list');
    expect(grantWords(claim({ amount: '0.5' }))).toBe('$0.50, once');
    expect(grantWords(claim({ amount: '10000', unit: 'neurons', period: 'daily' }))).toBe(
      '10,000 neurons a day',
    );
  });
});

describe('the catalog’s own list', () => {
  const entries = creditEntries(() => price);

  test('every source stands in exactly one entry', () => {
    expect(entries.flatMap((e) => e.sources)).toHaveLength(credits.length);
  });

  test('is sorted by images in the first 30 days', () => {
    const images = entries.map((e) =>
      e.worth.kind === 'unsaid' ? 0 : Number(inFirst30Days(e.claim, e.worth.images)),
    );
    expect(images).toEqual([...images].sort((a, b) => b - a));
  });

  test('does not depend on the order of its rows', () => {
    const again = creditEntries(() => price, [...credits].reverse());
    expect(again.map((e) => [e.id, e.claim.id])).toEqual(entries.map((e) => [e.id, e.claim.id]));
  });
});
