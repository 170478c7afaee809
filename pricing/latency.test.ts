import { expect, test } from 'vitest';
import { asQuickAs, LATENCY_CLASSES, latencyClass } from './latency';

test.each([
  ['3', '5', 'fast'],
  ['3', '5.01', 'medium'],
  ['5', '15', 'medium'],
  ['6', '15.5', 'slow'],
] as const)('%s to %s seconds are %s', (from, to, found) => {
  expect(latencyClass({ word: null, seconds: { from, to } })).toBe(found);
});

test('a word stands where there are no seconds', () => {
  expect(latencyClass({ word: 'slow', seconds: null })).toBe('slow');
  expect(latencyClass({ word: null, seconds: null })).toBeNull();
});

test('each class is as quick as itself and all slower ones', () => {
  const table = LATENCY_CLASSES.map((found) => LATENCY_CLASSES.map((a) => asQuickAs(found, a)));
  expect(table).toEqual([
    [true, true, true],
    [false, true, true],
    [false, false, true],
  ]);
});
