import { expect, it } from 'vitest';
import { nearestHosts, nearestModels } from './suggest';

it.each([
  ['fluxschnell', 'flux-1-schnell'],
  ['flux-1-snell', 'flux-1-schnell'],
])('finds near %s: %s', (asked, id) => {
  expect(nearestModels(asked)[0]?.id).toBe(id);
});

it('finds a family by a slip in one word', () => {
  const found = nearestModels('flxu');
  expect(found.some((m) => m.name.startsWith('FLUX'))).toBe(true);
});

it('finds nothing near what is like nothing', () => expect(nearestModels('☃')).toEqual([]));

it('finds hosts', () => expect(nearestHosts('replicat')[0]?.id).toBe('replicate'));
