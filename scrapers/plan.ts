/** What one run of a host would publish: extract, resolve and check, without touching anything. */
import { isWhole } from '@/db/forms';
import { offerTier } from '@/db/price-book/tier';
import {
  type NewObservation,
  NO_COUNTS,
  offerId,
  type Publication,
  type PublishCounts,
} from '@/db/publish';
import { today as dayOf, sameRule } from '@/pricing';
import { isKeyed, skippedWords, tellingApart } from './account';
import { type Form, snapshotIdOf } from './archive';
import { check, type HostState, type SourceReading, type Suspicion } from './check';
import { type Body, type HostModule, type Leftover, RETIRED } from './contract';
import { extract } from './extract';
import { type NamedOffer, resolve } from './resolve';

/** What came of one source: a body, or why none came. */
export type BodyResult = {
  url: string;
  takenAt: Date;
  form: Form;
  precision: 'day' | 'month' | 'year';
  minimumOffers: number;
  body: Body;
  /** Told the snapshot once the body is in the archive. */
  archived?: (snapshotId: string) => Promise<void>;
};
export type SourceResult = BodyResult | { url: string; takenAt: Date; error: string };

export type Read = {
  result: BodyResult;
  snapshotId: string;
  named: (NamedOffer & { id: string })[];
  leftovers: Leftover[];
  /** Offers on the page, whether or not we can name them. */
  found: number;
  ignored: number;
  error: string | null;
  /** Told to one account: a second word, see `account.ts`. */
  account: boolean;
};

/** A share of broken sources above this aborts a host that reads one page a model. */
const BROKEN_SHARE = 0.25;

export function obtainedBy(module: HostModule): string {
  return `${module.reporter ?? module.host}@${module.version}`;
}

/** Whose words a module reads. */
export function reporterOf(module: HostModule): string {
  return module.reporter ?? 'host';
}

export function snapshotId(module: HostModule, r: BodyResult): string {
  return snapshotIdOf({ ...r.body, hostId: module.host, reporter: reporterOf(module), ...r });
}

/** Extract and resolve one body; a broken one says why. */
export function read(module: HostModule, result: BodyResult): Read {
  const base = {
    result,
    snapshotId: snapshotId(module, result),
    named: [],
    leftovers: [],
    found: 0,
    ignored: 0,
    account: isKeyed(module, result.url),
  };
  const extraction = extract(module, result.body);
  if (!extraction.ok) return { ...base, error: extraction.message };
  const { named, unnamed } = resolve(module.host, extraction.offers);
  const whose = { hostId: module.host, reporter: reporterOf(module) };
  return {
    ...base,
    named: named.map((o) => ({ ...o, tier: tierOf(module, o), id: offerId({ ...whose, ...o }) })),
    leftovers: [...extraction.leftovers, ...unnamed],
    found: extraction.offers.length,
    ignored: extraction.ignored.length,
    error: null,
  };
}

/** A dataset's "default" is no tier, though a host's own may be. */
function tierOf(module: HostModule, offer: NamedOffer): NamedOffer['tier'] {
  if (!module.reporter) return offer.tier;
  return offerTier({ ...offer, host: module.host, reporter: module.reporter });
}

/** Invariant 3: empty is a failure. A page that never had a price of ours may well have none. */
function tooFew({ result, found, leftovers, ignored }: Read, state: HostState): string | null {
  const least = !isPart(result.form) ? result.minimumOffers : Math.min(1, result.minimumOffers);
  if (found >= least) return null;
  if (least <= 1 && leftovers.some((l) => l.reason.startsWith(RETIRED))) return null;
  const sold = state.offers.some((o) => o.inForce && !o.recorded && o.sourceUrl === result.url);
  if (least <= 1 && !sold && leftovers.length + ignored > 0) return null;
  return `${found} offers read, at least ${least} expected`;
}

/** A part of a page may hold fewer offers than the page; a transcription is held to the page's own least. */
function isPart(form: Form): boolean {
  return form === 'excerpt' || form === 'rebuilt';
}

export function plan(
  module: HostModule,
  bodies: readonly Read[],
  failures: readonly { url: string; takenAt: Date; error: string }[],
  state: HostState,
  options: { force?: boolean; skipped?: readonly string[] },
): Omit<Publication, 'runId'> {
  const all = bodies.map((r) => ({ ...r, error: r.error ?? tooFew(r, state) }));
  const reads = all.filter((r) => !r.account);
  const good = reads.filter((r) => r.error === null);
  const broken = reads.filter((r) => r.error !== null);
  const told = tellingApart(
    all.filter((r) => r.account && r.error === null),
    good,
    state,
  );
  const readings: SourceReading[] = good.map(({ result, named }) => ({
    sourceUrl: result.url,
    takenAt: result.takenAt,
    complete: isWhole(result.form),
    offers: named,
  }));
  const checked = check(told.state, readings, options.force ? { force: true } : {});
  const lost = [
    ...failures,
    ...all
      .filter((r) => r.error !== null)
      .map((b) => ({ url: b.result.url, takenAt: b.result.takenAt, error: b.error ?? '' })),
  ];
  const open = reads.length + failures.filter((f) => !isKeyed(module, f.url)).length;
  const tooMany = broken.length > 0 && broken.length >= open * BROKEN_SHARE;
  const refusal = tooMany ? '' : checked.refusal;
  const outcome =
    good.length + broken.length === 0 ? 'failed' : refusal !== null ? 'aborted' : 'published';
  const notes = [
    refusal || null,
    skippedWords(options.skipped ?? []),
    ...lost.map((l) => `${l.url}: ${l.error}`),
  ].filter(Boolean);
  return {
    hostId: module.host,
    ...(module.reporter ? { reporter: module.reporter } : {}),
    outcome,
    message: notes.length > 0 ? brief(notes as string[]) : null,
    observations: [...told.reads, ...good].flatMap((r) =>
      observations(module, r, r.account ? told.suspicions : checked.suspicions),
    ),
    absences: checked.absences.map((a) => ({ ...a, reporter: reporterOf(module) })),
    unreachable: unreachable(
      state,
      outcome === 'aborted' ? [...lost, ...good.map((g) => g.result)] : lost,
    ).map((u) => ({ ...u, reporter: reporterOf(module) })),
    // Also of a body that was refused: what it held is what a person needs to see.
    unresolved: [...told.reads, ...reads].flatMap((r) =>
      r.leftovers.map(({ wording, words, reason }) => {
        return { sourceUrl: r.result.url, wording, words, reason, day: dayOf(r.result.takenAt) };
      }),
    ),
    accepted: checked.accepted,
    read: [...told.reads, ...good].map((r) => ({
      snapshotId: r.snapshotId,
      extractor: obtainedBy(module),
    })),
  };
}

function observations(
  module: HostModule,
  { result, snapshotId, named, account }: Read,
  suspicions: ReadonlyMap<NamedOffer, Suspicion>,
): NewObservation[] {
  return named.map((offer) => ({
    offer: {
      hostId: module.host,
      reporter: reporterOf(module),
      hostModel: offer.hostModel,
      modelId: offer.modelId,
      operation: offer.operation,
      variant: offer.variant,
      tier: offer.tier,
    },
    sourceUrl: result.url,
    snapshotId,
    day: dayOf(result.takenAt),
    precision: result.precision,
    at: result.takenAt,
    rule: offer.rule,
    quote: offer.quote,
    origin: module.reporter ? 'dataset' : account ? 'account' : 'host',
    obtained: obtainedBy(module),
    effectiveOn: offer.effectiveOn,
    quarantine: suspicions.get(offer) ?? null,
  }));
}

/** Offers last read from a source that could not be read now. */
function unreachable(state: HostState, lost: readonly { url: string; takenAt: Date }[]) {
  return state.offers.flatMap((known) => {
    const source = lost.find((l) => l.url === known.sourceUrl);
    if (!source || !known.inForce || source.takenAt <= known.seenAt) return [];
    return [{ offerId: known.id, sourceUrl: known.sourceUrl, at: source.takenAt }];
  });
}

function brief(notes: string[]): string {
  const shown = notes.slice(0, 3).join('; ');
  return notes.length > 3 ? `${shown}; and ${notes.length - 3} more` : shown;
}

/** What a publication would come to, without a database to count it. */
export function dryCounts(p: Omit<Publication, 'runId'>, state: HostState): PublishCounts {
  if (p.outcome !== 'published') return { ...NO_COUNTS, unreachable: p.unreachable.length };
  const known = new Map(state.offers.map((o) => [o.id, o]));
  const counts = {
    ...NO_COUNTS,
    unreachable: p.unreachable.length,
    unresolved: p.unresolved.length,
  };
  for (const o of p.observations) {
    const before = known.get(offerId(o.offer));
    if (o.quarantine) counts.quarantined += 1;
    else if (!before) counts.new += 1;
    else counts[sameRule(before.rule, o.rule) ? 'confirmed' : 'changed'] += 1;
  }
  return counts;
}
