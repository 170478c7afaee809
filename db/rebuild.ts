import { asc } from 'drizzle-orm';
import { fold } from '@/pricing';
import type { Database } from './client';
import { type Derived, derivedRows, readingsOf, refold } from './refold';
import * as t from './schema';

export type Rebuilt = {
  offers: number;
  spans: number;
  /** Offers of which spans, state or disputes differed from a refold's, with both spellings. */
  differences: { offerId: string; stored: string; refolded: string }[];
};

/** Refolds every offer from its checks, compares with all that is stored of it, and writes what was refolded. */
export async function rebuild(db: Database): Promise<Rebuilt> {
  return db.transaction(async (tx) => {
    const offers = (
      await tx.select({ id: t.offers.id }).from(t.offers).orderBy(asc(t.offers.id))
    ).map((o) => o.id);
    const stored = await storedRows(tx);
    const readings = await readingsOf(tx, offers);
    const differences: Rebuilt['differences'] = [];
    let spans = 0;
    for (const offerId of offers) {
      const refolded = derivedRows(offerId, fold(readings.get(offerId) ?? []));
      spans += refolded.spans.length;
      const a = spelling(stored.get(offerId) ?? { spans: [], states: [], disputes: [] });
      const b = spelling(refolded);
      if (a !== b) differences.push({ offerId, stored: a, refolded: b });
    }
    await refold(tx, offers);
    return { offers: offers.length, spans, differences };
  });
}

/** In the order in which `derivedRows` gives them. */
async function storedRows(tx: Database): Promise<Map<string, Derived>> {
  const stored = new Map<string, Derived>();
  const of = (id: string) => {
    const known = stored.get(id) ?? { spans: [], states: [], disputes: [] };
    stored.set(id, known);
    return known;
  };
  for (const row of await tx.select().from(t.spans).orderBy(asc(t.spans.fromDay)))
    of(row.offerId).spans.push(row);
  for (const row of await tx.select().from(t.offerStates)) of(row.offerId).states.push(row);
  for (const row of await tx.select().from(t.disputes)) of(row.offerId).disputes.push(row);
  return stored;
}

/** jsonb keeps no key order, so keys are sorted before comparing. */
function spelling({ spans, states, disputes }: Derived): string {
  const byObservation = [...disputes].sort((a, b) => (a.observationId < b.observationId ? -1 : 1));
  return JSON.stringify([spans, states, byObservation], (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
