/** The home page's address → filters. What can't be read is refused in words, by field. */
import { compare, type Decimal } from '@/pricing/money';
import { twoReadings, typedUsd } from '@/pricing/typed';
import { OPERATIONS } from '@/pricing/vocabulary';
import { makerGroup } from './makers';
import { type Filters, type OverviewRow, SORTS, type Sort } from './overview-rows';
import { type Params, param } from './params';

export type AskedFilters = {
  filters: Filters;
  given: { min?: string; max?: string };
  errors: { price?: string; other?: string };
};

export function askedFilters(params: Params, makers: readonly string[]): AskedFilters {
  const given: AskedFilters['given'] = {};
  const errors: AskedFilters['errors'] = {};
  const price = (name: 'min' | 'max'): Decimal | null => {
    const text = param(params, name)?.slice(0, 30);
    if (text === undefined) return null;
    given[name] = text;
    const amount = typedUsd(text);
    if (amount !== null) return amount;
    errors.price = `“${text}” ${twoReadings(text) ?? 'isn’t an amount in dollars, such as 0.04.'}`;
    return null;
  };
  const one = <T extends string>(name: string, allowed: readonly T[]): T | null => {
    const text = param(params, name);
    if (text === undefined) return null;
    const found = allowed.find((a) => a === text) ?? null;
    if (found === null)
      errors.other = `Nothing here has ${name} “${text.slice(0, 60)}”; it was left out.`;
    return found;
  };
  const filters: Filters = {
    q: param(params, 'q')?.slice(0, 100) ?? '',
    maker: one('maker', makers),
    openWeights: one('open', ['1']) === '1',
    hideEnded: one('ended', ['hide']) === 'hide',
    // What is no operation the need's own field refuses.
    operation: OPERATIONS.find((o) => o === param(params, 'operation')) ?? null,
    min: price('min'),
    max: price('max'),
    sort: one<Sort>('sort', SORTS) ?? 'hosts',
    reversed: one('reverse', ['1']) === '1',
    all: one('all', ['1']) === '1',
  };
  if (filters.min && filters.max && compare(filters.min, filters.max) > 0)
    errors.price = `Nothing costs at least $${filters.min} and at most $${filters.max}.`;
  return { filters, given, errors };
}

/** Makers, grouped, of the models that have a row, by name. */
export function makersOf(rows: readonly OverviewRow[]): string[] {
  return [...new Set(rows.map((row) => makerGroup(row.model.maker)))].sort(names.compare);
}

const names = new Intl.Collator('en');
