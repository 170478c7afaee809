/** Models that a search finds although no host has a comparable price for them. Pure. */
import { type Model, models } from '@/catalog';
import type { MarketOffer } from '@/db/queries/market';
import type { Day } from '@/pricing';
import { knownOn } from './as-of';
import { makerGroup } from './makers';
import { type Filters, matches, normal, type OverviewRow } from './overview';

/**
 * Of the models without any row, those that fit the filters; none fits a range of prices.
 * @param earlier an earlier day with its market: only models released or read by then were known
 */
export function unpricedModels(
  rows: readonly OverviewRow[],
  f: Filters,
  earlier: { asOf: Day; offers: readonly Pick<MarketOffer, 'modelId'>[] } | null = null,
): Model[] {
  if (f.min || f.max) return [];
  const priced = new Set(rows.map((row) => row.model.id));
  const words = normal(f.q).split(' ').filter(Boolean);
  const read = new Set(earlier?.offers.map((o) => o.modelId));
  const known = (m: Model) =>
    !earlier || read.has(m.id) || (m.releasedOn !== null && knownOn(m.releasedOn, earlier.asOf));
  return models.filter(
    (m) =>
      !priced.has(m.id) &&
      known(m) &&
      (!f.operation || m.operations.includes(f.operation)) &&
      (!f.maker || makerGroup(m.maker) === f.maker) &&
      (!f.openWeights || m.openWeights) &&
      matches(m, words),
  );
}
