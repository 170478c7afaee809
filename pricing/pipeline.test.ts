import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cheapestPairs,
  compare,
  oneModelCost,
  paysFromDrafts,
  pipelineCost,
  type StagePrice,
  savingPairs,
  sum,
} from './index';

const n = (drafts: string, finals = '1') => ({ drafts, finals });

describe('a kept image', () => {
  test('costs its drafts and its finish', () => {
    expect(pipelineCost('0.003', '0.08', n('8'))).toEqual({
      usd: '0.104',
      steps: [
        { words: '8 × $0.003', usd: '0.024' },
        { words: '1 × $0.08', usd: '0.08' },
      ],
    });
    expect(pipelineCost('0.003', '0.08', n('2.5', '1.5')).usd).toBe('0.1275');
    expect(oneModelCost('0.08', '8')).toBe('0.64');
  });

  test('is no dearer in two stages from an exact number of drafts', () => {
    // 0.08 ÷ (0.08 − 0.003) = 1.04
    expect(paysFromDrafts('0.003', '0.08', '0.08', '1')).toBe('2');
    expect(paysFromDrafts('0.01', '0.02', '0.02', '1')).toBe('2');
    expect(paysFromDrafts('0.01', '0', '0.02', '1')).toBe('1');
    expect(paysFromDrafts('0.08', '0.01', '0.08', '1')).toBeNull();
  });

  test('takes at least one attempt at each stage', () => {
    expect(() => pipelineCost('1', '1', n('0.5'))).toThrow(RangeError);
    expect(() => pipelineCost('1', '1', n('1', '0'))).toThrow(RangeError);
    expect(() => pipelineCost('-1', '1', n('1'))).toThrow(RangeError);
    expect(() => oneModelCost('1', '0')).toThrow(RangeError);
  });
});

describe('properties', () => {
  const usd = fc.integer({ min: 1, max: 300 }).map((v) => `${v / 1000}`);
  const times = fc.integer({ min: 10, max: 200 }).map((v) => `${v / 10}`);
  const models = fc.uniqueArray(
    fc.record({ id: fc.integer({ min: 0, max: 30 }).map((v) => `m${v}`), usd }),
    { selector: (m) => m.id, maxLength: 20 },
  );

  test('the steps add up; more drafts or a dearer stage never cost less', () => {
    fc.assert(
      fc.property(usd, usd, times, times, usd, (a, b, d, f, more) => {
        const now = pipelineCost(a, b, n(d, f));
        expect(sum(now.steps.map((s) => s.usd))).toBe(now.usd);
        const dearer = [
          pipelineCost(sum([a, more]), b, n(d, f)),
          pipelineCost(a, sum([b, more]), n(d, f)),
          pipelineCost(a, b, n(sum([d, '1']), f)),
          pipelineCost(a, b, n(d, sum([f, '1']))),
        ];
        for (const other of dearer) expect(compare(other.usd, now.usd)).toBeGreaterThan(0);
      }),
    );
  });

  test('from the drafts it pays from, two stages are no dearer; one fewer, they are', () => {
    fc.assert(
      fc.property(usd, usd, usd, times, (draft, final, one, finals) => {
        const from = paysFromDrafts(draft, final, one, finals);
        const gap = (drafts: string) =>
          compare(pipelineCost(draft, final, n(drafts, finals)).usd, oneModelCost(one, drafts));
        if (from === null) {
          for (const d of ['1', '50', '100000']) expect(gap(d)).toBeGreaterThan(0);
          return;
        }
        expect(gap(from)).toBeLessThanOrEqual(0);
        if (from !== '1') expect(gap(`${Number(from) - 1}`)).toBeGreaterThan(0);
      }),
    );
  });

  test('the pairs that save are those that comparing every pair finds', () => {
    const one = (f: StagePrice) => (f.id === 'm3' ? null : `${Number(f.usd) * 2 + 0.001}`);
    fc.assert(
      fc.property(models, models, times, fc.integer({ min: 1, max: 8 }), (ds, fs, d, top) => {
        const known = fs.filter((f) => one(f) !== null);
        const all = ds.flatMap((a: StagePrice) =>
          known
            .filter((b) => b.id !== a.id)
            .map((b) => ({
              usd: pipelineCost(a.usd, b.usd, n(d)).usd,
              alone: oneModelCost(one(b) ?? '0', d),
            })),
        );
        const saving = all.filter((p) => compare(p.usd, p.alone) < 0);
        const found = savingPairs(ds, fs, one, n(d), top);
        expect([found.compared, found.saving]).toEqual([all.length, saving.length]);
        expect(found.pairs.map((p) => p.cost.usd)).toEqual(
          saving
            .map((p) => p.usd)
            .sort(compare)
            .slice(0, top),
        );
      }),
    );
  });

  test('the cheapest pairs are those that pricing every pair finds', () => {
    fc.assert(
      fc.property(models, models, times, fc.integer({ min: 1, max: 8 }), (ds, fs, d, top) => {
        const all = ds.flatMap((a: StagePrice) =>
          fs.filter((b) => b.id !== a.id).map((b) => pipelineCost(a.usd, b.usd, n(d)).usd),
        );
        const found = cheapestPairs(ds, fs, n(d), top);
        expect(found.map((p) => p.cost.usd)).toEqual(all.sort(compare).slice(0, top));
        expect(found.every((p) => p.draft.id !== p.final.id)).toBe(true);
      }),
    );
  });
});
