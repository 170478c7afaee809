import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, freshness, perImage, quote, rank, refuse, USD, workload } from './index';
import { exact } from './money';
import { endsOf, standings } from './rank';

const TODAY = '2026-11-20';
const offer = (
  host: string,
  usd: string | null,
  checked = '2026-11-16',
  failed = 0,
): Candidate => ({
  id: `${host}/model`,
  host,
  quote:
    usd === null
      ? refuse('needs_gpu_seconds', 'needs GPU seconds')
      : quote({ money: USD, terms: [perImage(usd)] }, workload()),
  freshness: freshness(checked, TODAY, failed),
});
const places = (list: { host: string; place: number; timesCheapest: string }[]) =>
  list.map((c) => `${c.place} ${c.host} ${c.timesCheapest}`);

describe('freshness', () => {
  test.each([
    ['2026-11-20', 0, 'fresh', true],
    ['2026-11-12', 0, 'fresh', true],
    ['2026-11-11', 0, 'ageing', true],
    ['2026-10-30', 0, 'ageing', true],
    ['2026-10-29', 0, 'stale', false],
    ['2026-11-19', 1, 'fresh', true],
    ['2026-11-19', 2, 'failing', true],
    ['2026-10-01', 2, 'failing', false],
    ['2026-11-21', 0, 'fresh', true],
  ] as const)('read on %s with %i failed tries: %s', (checked, failed, state, ranked) => {
    expect(freshness(checked, TODAY, failed)).toMatchObject({ state, ranked });
  });
});

describe('a ranking', () => {
  test('goes by the cost per usable image where there is one, and keeps the sticker beside', () => {
    const cost = (usd: string | null) => ({
      usd,
      month: null,
      steps: [],
      reason: usd ? null : 'no',
      caveats: [],
    });
    const { ranked, incomparable } = rank([
      { ...offer('cheap to make', '0.01'), cost: cost('0.09') },
      { ...offer('cheap to keep', '0.03'), cost: cost('0.045') },
      { ...offer('no price of an edit', '0.001'), cost: cost(null) },
    ]);
    expect(places(ranked)).toEqual(['1 cheap to keep 1', '2 cheap to make 2']);
    expect(ranked.map((c) => [c.usd, c.quote.usd])).toEqual([
      ['0.045', '0.03'],
      ['0.09', '0.01'],
    ]);
    expect(incomparable.map((c) => c.host)).toEqual(['no price of an edit']);
  });

  test('gives ties one place and the next its own', () => {
    const list = [offer('together', '0.03'), offer('fal', '0.030'), offer('replicate', '0.075')];
    expect(places(rank(list).ranked)).toEqual(['1 fal 1', '1 together 1', '3 replicate 2.5']);
  });

  test('keeps ageing and failing offers in place while their price is young enough', () => {
    const list = [offer('ageing', '0.02', '2026-11-01'), offer('failing', '0.01', '2026-11-10', 3)];
    expect(places(rank(list).ranked)).toEqual(['1 failing 1', '2 ageing 2']);
  });

  test('leaves stale offers without a number among the fresh', () => {
    const { ranked, stale, onlyStale } = rank([
      offer('old', '0.01', '2026-09-01'),
      offer('new', '0.04'),
    ]);
    expect(places(ranked)).toEqual(['1 new 1']);
    expect(stale.map((c) => c.host)).toEqual(['old']);
    expect(onlyStale).toBe(false);
  });

  test('ranks stale offers among themselves when there is nothing else, and says so', () => {
    const list = [
      offer('b', '0.02', '2026-08-01'),
      offer('a', '0.04', '2026-09-01'),
      offer('c', null),
    ];
    const { ranked, stale, incomparable, onlyStale } = rank(list);
    expect(ranked).toEqual([]);
    expect(places(stale)).toEqual(['1 b 1', '2 a 2']);
    expect(incomparable.map((c) => c.quote.reason)).toEqual(['needs GPU seconds']);
    expect(onlyStale).toBe(true);
    expect(rank([]).onlyStale).toBe(false);
  });

  test('never lets a zero win', () => {
    const zero = offer('zero', null);
    const smuggled = { ...zero, quote: { ...zero.quote, usd: '0.00' } };
    const { ranked, incomparable } = rank([smuggled, offer('fal', '0.03')]);
    expect(places(ranked)).toEqual(['1 fal 1']);
    expect(incomparable).toHaveLength(1);
  });
});

test('the ends of a group are those of its order', () => {
  const usd = fc.constantFrom('0.003', '0.0030', '0.04', '0.0399999999999999999999', '1');
  const priced = fc.record({ host: fc.constantFrom('a', 'b', 'c'), usd });
  fc.assert(
    fc.property(fc.array(priced, { minLength: 1, maxLength: 12 }), (all) => {
      const group = all.map(({ host, usd }, i) => {
        const id = `${host} ${(i * 7) % 13}`;
        return { id, host, value: exact(usd), ranked: true, unsized: false };
      });
      const { ranked } = standings(group);
      const { first, last } = endsOf(
        group,
        (s) => s,
        (s) => s.value,
      );
      expect([first, last]).toEqual([ranked[0], ranked.at(-1)]);
    }),
  );
});
