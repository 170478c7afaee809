import { expect, test, vi } from 'vitest';
import { keptBy } from './kept';

test('an answer is made once for a load and what is asked', () => {
  const kept = keptBy<object, string | null>(9);
  const [load, next] = [{}, {}];
  const make = vi.fn(() => null);
  expect(kept(load, ['2026-11-21', 'fal'], make)).toBeNull();
  expect(kept(load, ['2026-11-21', 'fal'], make)).toBeNull();
  expect(make).toHaveBeenCalledTimes(1);
  kept(load, ['2026-11-21', 'bfl'], make);
  kept(next, ['2026-11-21', 'fal'], make);
  expect(make).toHaveBeenCalledTimes(3);
});

test('what was longest not asked for goes first; a failure is not kept', () => {
  const kept = keptBy<object, number>(2);
  const load = {};
  const make = vi.fn(() => 1);
  for (const name of ['a', 'b', 'a', 'c']) kept(load, [name], make);
  expect(make).toHaveBeenCalledTimes(3);
  kept(load, ['a'], make);
  expect(make).toHaveBeenCalledTimes(3);
  kept(load, ['b'], make);
  expect(make).toHaveBeenCalledTimes(4);
  const failing = () => {
    throw new Error('no');
  };
  expect(() => kept(load, ['d'], failing)).toThrow('no');
  expect(kept(load, ['d'], make)).toBe(1);
});
