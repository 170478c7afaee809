import { asc } from 'drizzle-orm';
import { fold } from '@/pricing';
import type { Database } from './client';
import { readingsOf, refold, spanRows } from './refold';
import * as t from './schema';

export type Rebuilt = {
  offers: number;
  spans: number;
  /** Offers whose spans differed from what a refold gives, with both spellings. */
  differences: { offerId: string; stored: string; refolded: string }[];
};

/** Refolds every offer from its checks, compares with the stored spans, and writes the refolded ones. */
export async function rebuild(db: Database): Promise<Rebuilt> {
  return db.transaction(async (tx) => {
    const offers = (
      await tx.select({ id: t.offers.id }).from(t.offers).orderBy(asc(t.offers.id))
    ).map((o) => o.id);
    const stored = new Map<string, (typeof t.spans.$inferSelect)[]>();
    for (const span of await tx.select().from(t.spans).orderBy(asc(t.spans.fromDay))) {
      stored.set(span.offerId, [...(stored.get(span.offerId) ?? []), span]);
    }
    const readings = await readingsOf(tx, offers);
    const differences: Rebuilt['differences'] = [];
    let spans = 0;
    for (const offerId of offers) {
      const refolded = spanRows(offerId, fold(readings.get(offerId) ?? []));
      spans += refolded.length;
      const a = spelling(stored.get(offerId) ?? []);
      const b = spelling(refolded);
      if (a !== b) differences.push({ offerId, stored: a, refolded: b });
    }
    await refold(tx, offers);
    return { offers: offers.length, spans, differences };
  });
}

/** jsonb keeps no key order, so keys are sorted before comparing. */
function spelling(spans: (typeof t.spans.$inferInsert)[]): string {
  return JSON.stringify(spans, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
