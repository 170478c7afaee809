/**
 * One host's run: bodies → archive → extract → resolve → check → publish, in one transaction.
 * Invariant 2: whatever goes wrong here stays with this host.
 */
import type { Database } from '@/db/client';
import {
  finishRun,
  NO_COUNTS,
  type Publication,
  type PublishCounts,
  publishHost,
  startRun,
} from '@/db/publish';
import { publishedSnapshots, unresolvedKnown } from '@/db/queries/pipeline';
import { replaySaid, triesKnown } from '@/db/queries/replayed';
import { syncCatalog } from '@/db/sync-catalog';
import { today as dayOf } from '@/pricing';
import { archive } from './archive';
import type { HostModule, SourceModule } from './contract';
import {
  type BodyResult,
  dryCounts,
  obtainedBy,
  plan,
  type Read,
  read,
  reporterOf,
  type SourceResult,
  snapshotId,
} from './plan';
import { stateBefore } from './state';

export type HostReport = {
  host: string;
  day: string;
  outcome: 'published' | 'aborted' | 'failed' | 'skipped';
  counts: PublishCounts;
  message: string | null;
  /** Why sources were not asked at all. */
  skipped?: readonly string[];
};

export type RunOptions = {
  dryRun?: boolean;
  force?: boolean;
  /** Why sources were not asked at all ("needs FAL_KEY"): said with the outcome, no failure. */
  skipped?: readonly string[];
};
/** Opens the run's row when there is something to say, so that a repeated replay leaves no trace. */
export type RunId = () => Promise<number>;

/** Publishes one host's sources of one moment. Never throws for anything that the host did. */
export async function runHost(
  db: Database,
  module: HostModule,
  results: readonly SourceResult[],
  runId: RunId,
  options: RunOptions = {},
): Promise<HostReport> {
  const at = new Date(Math.max(0, ...results.map((r) => r.takenAt.getTime())));
  const report = { host: module.host, day: dayOf(at) };
  const fetched = results.filter((r): r is BodyResult => 'body' in r);
  const failures = results.flatMap((r) => ('error' in r ? [r] : []));
  const done = options.dryRun ? new Set() : await alreadyPublished(db, module, fetched);
  const todo = fetched.filter((r) => !done.has(snapshotId(module, r)));
  if (todo.length + failures.length === 0)
    return { ...report, outcome: 'skipped', counts: NO_COUNTS, message: null };

  if (!options.dryRun) await syncCatalog(db);
  const reads: Read[] = [];
  for (const result of todo) {
    if (!options.dryRun) {
      const whose = { hostId: module.host, reporter: reporterOf(module) };
      const id = await archive(db, { ...result.body, ...whose, ...result });
      await result.archived?.(id);
    }
    reads.push(read(module, result));
  }
  const state = await stateBefore(db, module.host, at, reporterOf(module));
  const publication = plan(module, reads, failures, state, options);
  const { outcome, message } = publication;
  if (options.dryRun) return { ...report, outcome, message, counts: dryCounts(publication, state) };
  if (
    todo.every((r) => r.form !== 'live' && r.form !== 'rendered') &&
    (await saysNothingNew(db, publication))
  )
    return { ...report, outcome: 'skipped', counts: NO_COUNTS, message: null };
  const counts = await publishHost(db, { ...publication, runId: await runId() });
  return { ...report, outcome, message, counts };
}

/**
 * A replay whose every part is on record: words in the list of the unread, tries that found no
 * price, and how the run ended. What was published with it the first time is left out by now, so
 * the outcome itself may differ.
 */
async function saysNothingNew(db: Database, p: Omit<Publication, 'runId'>): Promise<boolean> {
  const published = p.outcome === 'published';
  if (published && p.observations.length + p.accepted.length > 0) return false;
  const tries = [...(published ? p.absences : []), ...p.unreachable];
  if (p.message && !(await replaySaid(db, p.hostId, p.message))) return false;
  if (!(await triesKnown(db, p.hostId, tries))) return false;
  return unresolvedKnown(db, p.hostId, p.unresolved);
}

function alreadyPublished(db: Database, module: HostModule, results: readonly BodyResult[]) {
  const ids = results.map((r) => snapshotId(module, r));
  return publishedSnapshots(db, ids, obtainedBy(module));
}

/** Writes down that a host's run broke, so that the status page knows; the prices stay. */
export async function recordFailure(
  db: Database,
  module: SourceModule,
  error: unknown,
  runId: RunId,
): Promise<HostReport> {
  const message = (error as Error).message?.split('\n')[0] || String(error);
  const nothing = { observations: [], absences: [], unreachable: [], unresolved: [], accepted: [] };
  const failed = { hostId: module.host, outcome: 'failed' as const, message };
  await syncCatalog(db);
  await publishHost(db, { ...nothing, ...failed, runId: await runId() });
  const { host } = module;
  return { host, day: dayOf(new Date()), outcome: 'failed', counts: NO_COUNTS, message };
}

/** Lazily opened run of a kind; `finish` closes it when it was opened. */
export function lazyRun(db: Database, kind: 'live' | 'replay') {
  let opened: Promise<number> | null = null;
  return {
    id: () => {
      opened ??= startRun(db, kind);
      return opened;
    },
    finish: async () => {
      if (opened) await finishRun(db, await opened);
    },
  };
}
