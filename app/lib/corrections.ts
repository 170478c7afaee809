/** Mistakes of ours, grouped by what was wrong. Pure. */
import type { CorrectionRow } from '@/db/queries/corrections';
import type { MarketOffer } from '@/db/queries/market';
import type { Day, Decimal, Rule } from '@/pricing';
import type { Dated } from './dates';
import { quoteAtStandard } from './hosts';

export type Corrected = {
  observation: string;
  offer: CorrectionRow['offer'];
  /** The price was given wrongly from the day of the reading or the day it was recorded, the later. */
  since: Dated;
  /** What a standard image was said to cost, and its rule. */
  before: Said;
  /** Null: taken back with nothing in its place. */
  after: (Said & { observation: string }) | null;
  quote: string;
};

type Said = { rule: Rule; usd: Decimal | null };

/** All that one cause took back on one day. */
export type Cause = {
  id: string;
  reason: string;
  /** Who took it back by hand; null: a newer reading of the same body, or the price book. */
  by: string | null;
  on: Day;
  rows: Corrected[];
};

/** So many are shown at once; the rest of a cause on its own address. */
export const SHOWN = 20;
export const SHOWN_ALONE = 200;

/** Newest first, as given. A cause's id is its day and its number on that day, oldest first. */
export function causesOf(rows: readonly CorrectionRow[]): Cause[] {
  const causes = new Map<string, Cause>();
  const onDay = new Map<Day, number>();
  for (const row of [...rows].reverse()) {
    const on = row.at.toISOString().slice(0, 10);
    const key = JSON.stringify([on, row.by, row.reason]);
    let cause = causes.get(key);
    if (!cause) {
      const nth = (onDay.get(on) ?? 0) + 1;
      onDay.set(on, nth);
      cause = { id: `${on}.${nth}`, reason: row.reason, by: row.by, on, rows: [] };
      causes.set(key, cause);
    }
    cause.rows.unshift(correctedOf(row));
  }
  return [...causes.values()].reverse();
}

function correctedOf(row: CorrectionRow): Corrected {
  const { observation, offer, quote } = row;
  const said = (rule: Rule): Said => ({ rule, usd: quoteAtStandard(stub(offer), rule).quote.usd });
  return {
    observation,
    offer,
    since: wrongSince(row),
    before: said(row.rule),
    after: row.after && { ...said(row.after.rule), observation: row.after.observation },
    quote,
  };
}

/** A body of last year that was read today was shown wrongly from today on. */
function wrongSince({ day, precision, recordedAt }: CorrectionRow): Dated {
  const recorded = recordedAt.toISOString().slice(0, 10);
  return recorded > day ? { day: recorded, precision: 'day' } : { day, precision };
}

/** What a quote needs to know of an offer; its spans don't matter. */
function stub(offer: CorrectionRow['offer']): MarketOffer {
  const state = { spans: [], triedOn: '', lastTry: 'confirmed' as const, failedTries: 0 };
  return { ...offer, ...state, disputes: [], tier: offer.tier as MarketOffer['tier'] };
}
