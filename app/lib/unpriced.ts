/** Models that a search finds although no host has a comparable price for them. Pure. */
import { type Model, models } from '@/catalog';
import { makerGroup } from './makers';
import { type Filters, matches, normal, type OverviewRow } from './overview';

/** Of the models without any row, those that fit the filters; none fits a range of prices. */
export function unpricedModels(rows: readonly OverviewRow[], f: Filters): Model[] {
  if (f.min || f.max) return [];
  const priced = new Set(rows.map((row) => row.model.id));
  const words = normal(f.q).split(' ').filter(Boolean);
  return models.filter(
    (m) =>
      !priced.has(m.id) &&
      (!f.operation || m.operations.includes(f.operation)) &&
      (!f.maker || makerGroup(m.maker) === f.maker) &&
      (!f.openWeights || m.openWeights) &&
      matches(m, words),
  );
}
