/**
 * Checking: what was read of a host beside what was known of it. Accepted, held back with a
 * reason, or the whole run refused; and which known offers a complete reading no longer holds.
 */
import {
  compare,
  today as dayOf,
  daysBetween,
  ruleWords,
  sameRule,
  settledByPersonOnly,
  settledByRepetition,
} from '@/pricing';
import type { NamedOffer } from '../resolve';
import { type Fresh, inBadCompany, type Pair } from './company';
import { sameInDollars, standardUsd } from './compare';
import { type Compared, refuseHost } from './host';
import type { HeldReading, HostState, KnownOffer } from './known';
import { placeholders } from './placeholder';
import { type Suspicion, suspect } from './row';

export * from './known';
export { JUMP, type Suspicion, suspect } from './row';

/** One source as read: `complete` when what isn't on it isn't sold. */
export type SourceReading = {
  sourceUrl: string;
  takenAt: Date;
  complete: boolean;
  offers: (NamedOffer & { id: string })[];
};

export type Checked = {
  /** Why nothing may be published; null when all is well. */
  refusal: string | null;
  /** Offers that are held back. */
  suspicions: Map<NamedOffer, Suspicion>;
  /** Readings held back earlier that are now believed. */
  accepted: { observationId: string; by: string; reason: string }[];
  absences: { offerId: string; sourceUrl: string; at: Date }[];
};

export function check(
  state: HostState,
  readings: readonly SourceReading[],
  { force = false }: { force?: boolean } = {},
): Checked {
  const known = new Map(state.offers.map((o) => [o.id, o]));
  const read = readings.flatMap((r) => r.offers);
  const looked = lookedFor(state.offers, readings);
  const fresh = read.filter((o) => !known.has(o.id));
  const refusal = force ? null : refuseHost(looked, fresh);
  const copied = placeholders(read, (o) => !known.has((o as { id: string } & NamedOffer).id));

  const alone = new Map(read.map((o) => [o, suspect(o, known.get(o.id))]));
  // A person who has looked at the page has looked at how its prices moved together.
  const company = force
    ? new Map<NamedOffer, Suspicion>()
    : inBadCompany(
        looked,
        freshOf(readings, known),
        changedOf(readings, known),
        (o) => alone.get(o as (typeof read)[number])?.guard === 'jumped',
      );

  const suspicions = new Map<NamedOffer, Suspicion>();
  const accepted: Checked['accepted'] = [];
  for (const reading of readings)
    for (const offer of reading.offers) {
      const suspicion =
        rejectedBefore(state, offer) ??
        alone.get(offer) ??
        company.get(offer) ??
        copied.get(offer) ??
        (force ? null : otherwiseElsewhere(known.get(offer.id), readings, offer)) ??
        (known.has(offer.id) ? null : unsettled(state, offer));
      if (!suspicion) continue;
      const believed = secondWord(state, readings, reading, offer, suspicion);
      if (!believed) suspicions.set(offer, suspicion);
      else
        for (const held of believed.held)
          accepted.push({ observationId: held.observationId, ...believed.why });
    }
  return { refusal, suspicions, accepted, absences: absences(looked, readings) };
}

function freshOf(
  readings: readonly SourceReading[],
  known: ReadonlyMap<string, KnownOffer>,
): Fresh[] {
  return readings.flatMap(({ sourceUrl, offers }) =>
    offers.filter((o) => !known.has(o.id)).map((offer) => ({ offer, sourceUrl })),
  );
}

/** Offers whose price in the host's own words is another one now, on every page that says so. */
function changedOf(
  readings: readonly SourceReading[],
  known: ReadonlyMap<string, KnownOffer>,
): Pair[] {
  return readings.flatMap(({ sourceUrl, offers }) =>
    offers.flatMap((read) => {
      const before = known.get(read.id);
      if (!before?.inForce || before.origin !== 'host') return [];
      if (sameRule(before.rule, read.rule) || sameInDollars(before.rule, read.rule)) return [];
      return [{ known: before, read, sourceUrl }];
    }),
  );
}

/**
 * Two pages of a host about one offer, read in one run: where one still says what is known, a new
 * price on the other waits for the next run.
 */
function otherwiseElsewhere(
  known: KnownOffer | undefined,
  readings: readonly SourceReading[],
  offer: NamedOffer & { id: string },
): Suspicion | null {
  if (known?.origin !== 'host' || sameInDollars(known.rule, offer.rule)) return null;
  const other = readings.find((r) =>
    r.offers.some((o) => o.id === offer.id && o !== offer && sameInDollars(known.rule, o.rule)),
  );
  if (!other) return null;
  return {
    guard: 'sources_disagree',
    detail: `${other.sourceUrl} still says ${ruleWords(known.rule)}`,
  };
}

/** Never published, held back at first sight, and now read at yet another value. */
function unsettled(state: HostState, offer: NamedOffer & { id: string }): Suspicion | null {
  const held = state.held.find((h) => h.offerId === offer.id);
  if (!held) return null;
  return { guard: 'still_unsettled', detail: `held back before at ${ruleWords(held.rule)}` };
}

/** Known offers of the sources that were read, with what was read of each. */
function lookedFor(offers: readonly KnownOffer[], readings: readonly SourceReading[]): Compared[] {
  const read = new Map(readings.flatMap((r) => r.offers.map((o) => [o.id, o])));
  const complete = new Set(readings.filter((r) => r.complete).map((r) => r.sourceUrl));
  return offers
    .filter((known) => known.inForce && (read.has(known.id) || complete.has(known.sourceUrl)))
    .map((known) => ({ known, read: read.get(known.id) ?? null }));
}

/** Absent: last read from this source, and not in a new complete reading of it. */
function absences(
  looked: readonly Compared[],
  readings: readonly SourceReading[],
): Checked['absences'] {
  return looked.flatMap(({ known, read }) => {
    const reading = readings.find((r) => r.complete && r.sourceUrl === known.sourceUrl);
    if (read || !reading || reading.takenAt <= known.seenAt) return [];
    return [{ offerId: known.id, sourceUrl: known.sourceUrl, at: reading.takenAt }];
  });
}

/** A second source or the next run saying the same; null when the value stands alone. */
function secondWord(
  state: HostState,
  readings: readonly SourceReading[],
  reading: SourceReading,
  offer: NamedOffer & { id: string },
  suspicion: Suspicion,
): { held: HeldReading[]; why: { by: string; reason: string } } | null {
  if (settledByPersonOnly(suspicion.guard)) return null;
  const held = state.held.filter(
    (h) =>
      h.offerId === offer.id &&
      // Another try of the same day is no second word.
      daysBetween(dayOf(h.at), dayOf(reading.takenAt)) >= 1 &&
      sameRule(h.rule, offer.rule),
  );
  const other = readings.find(
    (r) =>
      r.sourceUrl !== reading.sourceUrl &&
      r.offers.some((o) => o.id === offer.id && sameRule(o.rule, offer.rule)),
  );
  if (other)
    return { held, why: { by: 'second source', reason: `${other.sourceUrl} says the same` } };
  const witness = state.witnesses.find((w) => agrees(w, offer));
  if (witness) return { held, why: { by: 'second source', reason: `${witness.by} says the same` } };
  if (held.length > 0 && settledByRepetition(suspicion.guard))
    return { held, why: { by: 'next run', reason: 'the same value was read again' } };
  return null;
}

function agrees(witness: HostState['witnesses'][number], offer: NamedOffer): boolean {
  if (witness.modelId !== offer.modelId || witness.operation !== offer.operation) return false;
  if (witness.tier !== offer.tier) return false;
  if (sameRule(witness.rule, offer.rule)) return true;
  const [a, b] = [standardUsd(witness), standardUsd(offer)];
  return a !== null && b !== null && compare(a, b) === 0;
}

function rejectedBefore(state: HostState, offer: NamedOffer & { id: string }): Suspicion | null {
  const found = state.rejected.find((r) => r.offerId === offer.id && sameRule(r.rule, offer.rule));
  return found ? { guard: 'rejected_before', detail: `rejected by review: ${found.reason}` } : null;
}
