/**
 * The tables. What was read is append-only (bodies, snapshots, observations, checks);
 * what follows from it (spans, offer states, disputes) can be dropped and refolded at any time.
 * Triggers and exclusion constraints stand in the migration `invariants`.
 */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import type { Rule } from '@/pricing';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Hosts and models mirror the catalog, so that nothing can refer to one that doesn't exist. */
export const hosts = pgTable('hosts', { id: text().primaryKey(), name: text().notNull() });
export const models = pgTable('models', { id: text().primaryKey(), name: text().notNull() });

/** A URL (or a stated reference) that a host's prices are read from. */
export const sources = pgTable(
  'sources',
  {
    id: text().primaryKey(),
    hostId: text('host_id')
      .notNull()
      .references(() => hosts.id),
    /** `host`: the host's own words, or a dataset's name ("litellm") speaking about the host. */
    reporter: text().notNull().default('host'),
    url: text().notNull(),
  },
  (t) => [unique('sources_one_per_url').on(t.hostId, t.reporter, t.url)],
);

/** A body, once, by the SHA-256 of its decoded bytes; stored Brotli-compressed. */
export const bodies = pgTable(
  'bodies',
  {
    hash: text().primaryKey(),
    size: integer().notNull(),
    data: bytea().notNull(),
  },
  (t) => [check('bodies_hash_is_sha256', sql`${t.hash} ~ '^[0-9a-f]{64}$'`)],
);

/** The body a source served at one moment. */
export const snapshots = pgTable(
  'snapshots',
  {
    id: text().primaryKey(),
    sourceId: text('source_id')
      .notNull()
      .references(() => sources.id),
    bodyHash: text('body_hash')
      .notNull()
      .references(() => bodies.hash),
    takenAt: moment('taken_at').notNull(),
    contentType: text('content_type').notNull(),
    /** How near to the wire: live, rendered, file, transcribed, copied, excerpt, rebuilt. */
    form: text().notNull(),
  },
  (t) => [unique('snapshots_one_per_moment').on(t.sourceId, t.takenAt, t.bodyHash)],
);

/** Which extractor version has published a snapshot, so that a replay needn't read it again. */
export const snapshotReads = pgTable(
  'snapshot_reads',
  {
    snapshotId: text('snapshot_id')
      .notNull()
      .references(() => snapshots.id),
    extractor: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.snapshotId, t.extractor] })],
);

/** One go of the weekly job, a replay or an import. */
export const runs = pgTable('runs', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  kind: text({
    enum: ['live', 'replay', 'price_book', 'review', 'correction', 'import'],
  }).notNull(),
  startedAt: moment('started_at').notNull().defaultNow(),
  finishedAt: moment('finished_at'),
});

/** What a run came to for one host. Aborted: guards refused the whole host; nothing was published. */
export const hostRuns = pgTable(
  'host_runs',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    runId: bigint('run_id', { mode: 'number' })
      .notNull()
      .references(() => runs.id),
    hostId: text('host_id')
      .notNull()
      .references(() => hosts.id),
    outcome: text({ enum: ['published', 'aborted', 'failed'] }).notNull(),
    /** confirmed, changed, new, gone, quarantined, unresolved, unreachable … */
    counts: jsonb().$type<Record<string, number>>().notNull(),
    message: text(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [
    unique('host_runs_one_per_host').on(t.runId, t.hostId),
    index('host_runs_by_host').on(t.hostId, t.at),
  ],
);

/** Every try to fetch, also the failed ones. */
export const fetches = pgTable(
  'fetches',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    hostId: text('host_id')
      .notNull()
      .references(() => hosts.id),
    url: text().notNull(),
    attempt: smallint().notNull(),
    at: moment('at').notNull(),
    status: smallint(),
    /** Why the try failed, in words; null when a body (or 304) came. */
    error: text(),
    bytes: integer(),
    durationMs: integer('duration_ms').notNull(),
    notModified: boolean('not_modified').notNull().default(false),
    etag: text(),
    lastModified: text('last_modified'),
    snapshotId: text('snapshot_id').references(() => snapshots.id),
  },
  (t) => [index('fetches_by_host').on(t.hostId, t.at), index('fetches_by_url').on(t.url, t.at)],
);

/** One thing a host sells: its own model wording + operation + variant. */
export const offers = pgTable(
  'offers',
  {
    id: text().primaryKey(),
    hostId: text('host_id')
      .notNull()
      .references(() => hosts.id),
    /** Whose claim: `host`, or a dataset's name. Only `host` offers are ranked. */
    reporter: text().notNull().default('host'),
    hostModel: text('host_model').notNull(),
    modelId: text('model_id').references(() => models.id),
    operation: text({ enum: ['generate', 'edit', 'upscale'] }).notNull(),
    /** Host's words for the variant ("quality=Turbo"), one spelling; empty when there is one. */
    variant: text().notNull().default(''),
    /** Canonical quality tier of the variant, where its word maps to one. */
    tier: text(),
  },
  (t) => [
    unique('offers_identity').on(t.hostId, t.reporter, t.hostModel, t.operation, t.variant),
    index('offers_by_model').on(t.modelId),
  ],
);

/** One offer's rule as read from one source at one time, with the words it was read from. Never updated. */
export const observations = pgTable(
  'observations',
  {
    id: text().primaryKey(),
    offerId: text('offer_id')
      .notNull()
      .references(() => offers.id),
    sourceId: text('source_id')
      .notNull()
      .references(() => sources.id),
    /** Null for facts of the price book: their source and date stand instead of a stored body. */
    snapshotId: text('snapshot_id').references(() => snapshots.id),
    day: date().notNull(),
    /** How exactly the day is known. A month or year stands on its first day. */
    precision: text({ enum: ['day', 'month', 'year'] })
      .notNull()
      .default('day'),
    at: moment('at').notNull(),
    rule: jsonb().$type<Rule>().notNull(),
    /** The words on the page that say so. */
    quote: text().notNull(),
    origin: text({ enum: ['host', 'account', 'third_party', 'dataset'] }).notNull(),
    /** How it was obtained: the extractor and its version, or "recorded". */
    obtained: text().notNull(),
    effectiveOn: date('effective_on'),
    recordedAt: moment('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    index('observations_by_offer').on(t.offerId, t.day),
    check('observations_have_words', sql`length(${t.quote}) > 0`),
    check(
      'observations_host_words_have_body',
      sql`${t.snapshotId} is not null or ${t.obtained} like 'recorded%'`,
    ),
  ],
);

/** Readings that a guard held back: kept, not published, shown with the reason. */
export const quarantines = pgTable('quarantines', {
  observationId: text('observation_id')
    .primaryKey()
    .references(() => observations.id),
  guard: text().notNull(),
  detail: text().notNull(),
  at: moment('at').notNull().defaultNow(),
});

/** What became of a quarantined reading: by a second source, the next run, or a person. */
export const verdicts = pgTable('verdicts', {
  observationId: text('observation_id')
    .primaryKey()
    .references(() => quarantines.observationId),
  verdict: text({ enum: ['accept', 'reject'] }).notNull(),
  by: text().notNull(),
  reason: text().notNull(),
  at: moment('at').notNull().defaultNow(),
});

/** Mistakes of ours: the observation stays visible, but folding leaves it out. */
export const retractions = pgTable('retractions', {
  observationId: text('observation_id')
    .primaryKey()
    .references(() => observations.id),
  reason: text().notNull(),
  replacedBy: text('replaced_by').references((): AnyPgColumn => observations.id),
  /** Who took it back by hand; null: a newer reading of the same body, or the price book. */
  by: text(),
  at: moment('at').notNull().defaultNow(),
});

/** What one run found for one offer. */
export const checks = pgTable(
  'checks',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    offerId: text('offer_id')
      .notNull()
      .references(() => offers.id),
    sourceId: text('source_id')
      .notNull()
      .references(() => sources.id),
    at: moment('at').notNull(),
    day: date().notNull(),
    outcome: text({ enum: ['confirmed', 'changed', 'not_found', 'unreachable'] }).notNull(),
    observationId: text('observation_id').references(() => observations.id),
    hostRunId: bigint('host_run_id', { mode: 'number' }).references(() => hostRuns.id),
  },
  (t) => [
    // A corrected reading of the same snapshot is a check of its own.
    unique('checks_once').on(t.offerId, t.sourceId, t.at, t.observationId).nullsNotDistinct(),
    index('checks_by_offer').on(t.offerId, t.day),
    check(
      'checks_seen_have_observation',
      sql`(${t.outcome} in ('confirmed', 'changed')) = (${t.observationId} is not null)`,
    ),
  ],
);

/** Folded: a stretch of time with one rule, half-open. `period` is generated; spans of an offer never overlap. */
export const spans = pgTable(
  'spans',
  {
    offerId: text('offer_id')
      .notNull()
      .references(() => offers.id),
    fromDay: date('from_day').notNull(),
    toDay: date('to_day'),
    changedAfter: date('changed_after'),
    rule: jsonb().$type<Rule>().notNull(),
    firstObservation: text('first_observation')
      .notNull()
      .references(() => observations.id),
    lastObservation: text('last_observation')
      .notNull()
      .references(() => observations.id),
    checkedOn: date('checked_on').notNull(),
    gone: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.offerId, t.fromDay] }),
    check('spans_half_open', sql`${t.toDay} is null or ${t.toDay} > ${t.fromDay}`),
    check('spans_gone_have_end', sql`not ${t.gone} or ${t.toDay} is not null`),
  ],
);

/** Folded: the last try of each offer. */
export const offerStates = pgTable('offer_states', {
  offerId: text('offer_id')
    .primaryKey()
    .references(() => offers.id),
  triedOn: date('tried_on').notNull(),
  lastTry: text('last_try', {
    enum: ['confirmed', 'changed', 'not_found', 'unreachable'],
  }).notNull(),
  failedTries: integer('failed_tries').notNull(),
});

/** Folded: readings that contradict the span in force and did not replace it. */
export const disputes = pgTable(
  'disputes',
  {
    offerId: text('offer_id')
      .notNull()
      .references(() => offers.id),
    observationId: text('observation_id')
      .notNull()
      .references(() => observations.id),
    day: date().notNull(),
  },
  (t) => [primaryKey({ columns: [t.offerId, t.observationId] })],
);

/** What a page sells and we can't name or read yet, with its words. Nothing is dropped in silence. */
export const unresolved = pgTable(
  'unresolved',
  {
    sourceId: text('source_id')
      .notNull()
      .references(() => sources.id),
    wording: text().notNull(),
    words: text().notNull(),
    reason: text().notNull(),
    firstSeen: date('first_seen').notNull(),
    lastSeen: date('last_seen').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.wording, t.reason] })],
);

/** Content hashes of what has been imported, so that a second start does nothing. */
export const imports = pgTable('imports', {
  name: text().primaryKey(),
  hash: text().notNull(),
  at: moment('at').notNull().defaultNow(),
});
