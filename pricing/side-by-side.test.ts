import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amount, check } from './arbitrary';
import { compare } from './money';
import { timesLowest } from './side-by-side';

test('each as a multiple of the lowest', () => {
  expect(timesLowest(['0.03', null, '0.012', '0.0120'])).toEqual(['2.5', null, '1', '1']);
  expect(timesLowest(['0.03', '0'])).toEqual(['1', null]);
  expect(timesLowest([null, null])).toEqual([null, null]);
  expect(timesLowest([])).toEqual([]);
});

test('the lowest is 1, the dearer never less', () => {
  check([fc.array(amount, { minLength: 1, maxLength: 6 })], (costs) => {
    const times = timesLowest(costs);
    const sorted = [...costs].sort(compare);
    expect(times[costs.indexOf(sorted[0] ?? '')]).toBe('1');
    for (const t of times) expect(compare(t ?? '0', '1')).toBeGreaterThanOrEqual(0);
    costs.forEach((a, i) => {
      costs.forEach((b, j) => {
        if (compare(a, b) < 0) expect(compare(times[i] ?? '0', times[j] ?? '0')).not.toBe(1);
      });
    });
  });
});
