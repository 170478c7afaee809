/** The address's `asOf` → the day whose knowledge a page shows. What can't be shown is said in words. */
import type { PartialDate } from '@/catalog';
import type { Market } from '@/db/queries/market';
import { type Day, isDay, latest } from '@/pricing';
import { formatDay } from './format';
import { type Params, param, withParams } from './params';

export type AskedDay = {
  /** The earlier day that is shown; null: today. */
  asOf: Day | null;
  /** Why the day that was asked for isn't shown. */
  error: string | null;
};

/** @param firstDay day of the first reading of all; null: nothing was ever read */
export function askedDay(params: Params, today: Day, firstDay: Day | null): AskedDay {
  const text = param(params, 'asOf')?.slice(0, 60);
  const refused = (why: string) => ({ asOf: null, error: why });
  if (text === undefined || text === today) return { asOf: null, error: null };
  if (!isDay(text))
    return refused(`“${text}” isn’t a day. Write year, month and day, such as 2026-10-01.`);
  if (text > today) return refused(`${formatDay(text)} is still to come.`);
  if (firstDay === null || text < firstDay) {
    const first = firstDay ? `: the first reading is of ${formatDay(firstDay)}` : '';
    return refused(`Nothing was known on ${formatDay(text)}${first}.`);
  }
  return { asOf: text, error: null };
}

/** The earlier day that a market was loaded for; null: today. Only such a market leaves offers out. */
export function earlierDay({ leftOut }: Pick<Market, 'leftOut'>, day: Day): Day | null {
  return leftOut === undefined ? null : day;
}

/** What a page is about: nothing, all hosts. */
export type About = { hostId: string } | { modelId: string } | null;

/** How many offers of a page are left out of its day for want of an exact date. */
export function leftOutOf({ leftOut = [] }: Pick<Market, 'leftOut'>, about: About): number {
  if (about === null) return leftOut.length;
  return leftOut.filter((o) =>
    'hostId' in about ? o.hostId === about.hostId : o.modelId === about.modelId,
  ).length;
}

/** Known on the earlier day shown: a vague date from its last day on, none at all throughout. */
export function knownOn(date: PartialDate | null, asOf: Day | null): boolean {
  if (asOf === null || date === null) return true;
  return latest({ day: date.date, precision: date.precision }) <= asOf;
}

/** A path that keeps the day shown, so that a reader stays in it. */
export function onDay(path: string, asOf: Day | null): string {
  return asOf === null ? path : withParams(path, {}, { asOf });
}

/** The parameters that a page's own links carry on: without a day that it doesn't show. */
export function carried(params: Params, asOf: Day | null): Params {
  const { asOf: _, ...others } = params;
  return asOf === null ? others : { ...others, asOf };
}

/** An address of another day is of use to whoever has it, not to a search engine's index. */
export function notIndexed(params: Params): { robots?: { index: false; follow: true } } {
  return param(params, 'asOf') === undefined ? {} : { robots: { index: false, follow: true } };
}
