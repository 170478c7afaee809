import { expect, it } from 'vitest';
import { models } from '@/catalog';
import { askedFilters } from './filters';
import { offer } from './market-fixture';
import { unpricedModels } from './unpriced';

const { filters } = askedFilters({}, []);
const ids = (...given: Parameters<typeof unpricedModels>) =>
  unpricedModels(...given).map((m) => m.id);

it('finds on an earlier day only models that were released or read by then', () => {
  const asOf = '2024-01-01';
  const early = ids([], filters, { asOf, offers: [] });
  expect(early.length).toBeGreaterThan(0);
  expect(early.length).toBeLessThan(models.length / 4);
  expect(early).not.toContain('flux-1-schnell');
  const read = [offer('fal', [], { modelId: 'flux-1-schnell' })];
  expect(ids([], filters, { asOf, offers: read })).toContain('flux-1-schnell');
  expect(ids([], filters)).toHaveLength(models.length);
});
