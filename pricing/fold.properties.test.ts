import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import * as arb from './arbitrary';
import { addDays, fold, type Rule, sameRule, spanOn } from './index';

vi.setConfig({ testTimeout: 60_000 });
const { check, shuffled } = arb;

describe('folding', () => {
  test('does not depend on the order of arrival', () => {
    check([shuffled(arb.readings)], ([list, mixed]) => {
      expect(fold(mixed)).toEqual(fold(list));
    });
  });

  test('gives ordered, half-open spans that never overlap and differ where they touch', () => {
    check([arb.readings], (list) => {
      const { spans } = fold(list);
      spans.forEach((span, i) => {
        if (span.to !== null) expect(span.from < span.to).toBe(true);
        if (span.changedAfter !== null) expect(span.changedAfter < span.from).toBe(true);
        if (span.gone) expect(span.to).not.toBeNull();
        const next = spans[i + 1];
        if (!next) return;
        expect(span.to !== null && span.to <= next.from).toBe(true);
        if (span.to === next.from && !span.gone) expect(sameRule(span.rule, next.rule)).toBe(false);
        if (span.to !== next.from) expect(span.gone).toBe(true);
      });
    });
  });

  test('goes on where a fold of fewer days ended, unless a stated date reaches back', () => {
    check([arb.readings, fc.integer({ min: 0, max: 360 })], (list, days) => {
      const cut = addDays('2026-01-01', days);
      const plain = list.map((r) => (r.outcome === 'seen' ? { ...r, effectiveOn: null } : r));
      const before = fold(plain.filter((r) => r.day <= cut));
      const after = fold(plain);
      before.spans.forEach((span, i) => {
        const grown = after.spans[i];
        if (span.to !== null) expect(grown).toEqual(span);
        else {
          const { from, changedAfter, firstObservation } = span;
          expect(grown).toMatchObject({ from, changedAfter, firstObservation });
          expect(sameRule(grown?.rule as Rule, span.rule)).toBe(true);
          expect((grown?.checkedOn ?? '') >= span.checkedOn).toBe(true);
        }
      });
    });
  });

  test('keeps only contradictions that still stand', () => {
    check([arb.readings], (list) => {
      const { spans, conflicts } = fold(list);
      const last = spans.at(-1);
      for (const { observation } of conflicts) {
        const said = list.find((r) => r.outcome === 'seen' && r.observation === observation);
        if (said?.outcome !== 'seen') throw new Error('a conflict nobody read');
        if (last?.to === null) expect(sameRule(said.rule, last.rule)).toBe(false);
      }
    });
  });

  test('never changes a day that was over before the reading that came last', () => {
    check([arb.readings, fc.integer({ min: 0, max: 360 })], (list, days) => {
      const cut = addDays('2026-01-01', days);
      const before = fold(list.filter((r) => r.day <= cut)).spans;
      const after = fold(list).spans;
      // The ruling rule of a day is settled once the next rule was read in force after it.
      for (const span of before.slice(0, -2)) {
        const then = spanOn(after, span.from);
        expect(then !== null && sameRule(then.rule, span.rule)).toBe(true);
      }
    });
  });

  test('folded again with a repeated reading changes nothing but the count of tries', () => {
    check([arb.readings], (list) => {
      const once = fold(list);
      const twice = fold([...list, ...list]);
      expect(twice.spans).toEqual(once.spans);
      expect(twice.failedTries).toBe(once.failedTries);
      expect(twice.lastTry).toEqual(once.lastTry);
    });
  });
});

test('the generators reach what the properties are about', () => {
  const folds = fc.sample(arb.readings, { numRuns: 300, seed: 7 }).map(fold);
  expect(folds.filter((f) => f.spans.length > 2).length).toBeGreaterThan(50);
  expect(folds.filter((f) => f.conflicts.length > 0).length).toBeGreaterThan(50);
  expect(folds.filter((f) => f.spans.some((s) => s.gone)).length).toBeGreaterThan(10);
});
