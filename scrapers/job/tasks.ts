/** The weekly job as tasks: one that fans out, one a host. Running either twice changes nothing. */
import { sql } from 'drizzle-orm';
import type { JobHelpers, TaskList } from 'graphile-worker';
import { z } from 'zod';
import type { Database } from '@/db/client';
import { finishRun, startRun } from '@/db/publish';
import { hostsDone } from '@/db/queries/pipeline';
import { isKeyed } from '../account';
import { outcomeWords } from '../commands/summary';
import type { DatasetModule, HostModule } from '../contract';
import { isDataset } from '../datasets';
import { runModule } from '../datasets/run';
import { FetchError } from '../fetch';
import { fetchSources, type LiveOptions } from '../live';
import { recordFailure } from '../run';

export const SCRAPE_ALL = 'scrape-all';
export const SCRAPE_HOST = 'scrape-host';
/** With the queue's own backoff these spread over half an hour. */
const ATTEMPTS = 8;

export type TaskOptions = {
  db: Database;
  modules: readonly (HostModule | DatasetModule)[];
  log: (line: string) => void;
  live?: LiveOptions;
  attempts?: number;
};

const hostPayload = z.object({ host: z.string(), runId: z.int(), hosts: z.int() });

export function tasks(options: TaskOptions): TaskList {
  return {
    [SCRAPE_ALL]: (_, helpers) => scrapeAll(options, helpers),
    [SCRAPE_HOST]: (payload, helpers) => scrapeHost(options, hostPayload.parse(payload), helpers),
  };
}

/**
 * One transaction that also ends this job: however the worker dies, the hosts were either all
 * handed out once or not at all.
 */
async function scrapeAll(
  { db, modules, log, attempts }: TaskOptions,
  helpers: JobHelpers,
): Promise<void> {
  const hosts = modules.filter((m) => m.sources().length > 0);
  const runId = await db.transaction(async (tx) => {
    const id = await startRun(tx, 'live');
    for (const { host } of hosts)
      await tx.execute(sql`select graphile_worker.add_job(${SCRAPE_HOST},
        ${JSON.stringify({ host, runId: id, hosts: hosts.length })}::json,
        queue_name => ${`host:${host}`}, job_key => ${`host:${host}`},
        max_attempts => ${attempts ?? ATTEMPTS}::int)`);
    await tx.execute(sql`delete from graphile_worker._private_jobs where id = ${helpers.job.id}`);
    return id;
  });
  log(`weekly run ${runId}: ${hosts.length} hosts`);
}

async function scrapeHost(
  { db, modules, log, live }: TaskOptions,
  { host, runId, hosts }: z.infer<typeof hostPayload>,
  helpers: JobHelpers,
): Promise<void> {
  const module = modules.find((m) => m.host === host);
  if (!module) return log(`${host}: no such module any more; skipped`);
  // A dataset is done when its last host is; doing it again changes nothing.
  if (!isDataset(module) && (await hostsDone(db, runId)).has(host))
    return finishWhenDone(db, runId, hosts);
  const { attempts, max_attempts } = helpers.job;
  const { results, skipped } = await fetchSources(db, module, {
    ...live,
    signal: helpers.abortSignal,
  }).catch((error: unknown) => {
    throw error instanceof FetchError ? new TryAgain(error.message) : error;
  });
  const open = results.filter((r) => !isKeyed(module, r.url));
  const [failure] = open.flatMap((r) => ('error' in r ? [r.error] : []));
  const nothingCame = open.every((r) => 'error' in r);
  if (nothingCame && failure && attempts < max_attempts) {
    // One line says it; the tries that follow are silent until the last.
    if (attempts === 1) log(`${host}: ${failure}; trying again later`);
    throw new TryAgain(failure);
  }
  const id = async () => runId;
  const report = await runModule(db, module, results, id, { skipped }).catch((error: unknown) => {
    if (attempts === 1)
      log(`${host}: ${(error as Error).message.split('\n')[0]}; trying again later`);
    if (attempts < max_attempts) throw error;
    return recordFailure(db, module, error, id);
  });
  log(`${host}: ${outcomeWords(report)}`);
  await finishWhenDone(db, runId, hosts);
}

async function finishWhenDone(db: Database, runId: number, hosts: number): Promise<void> {
  if ((await hostsDone(db, runId)).size >= hosts) await finishRun(db, runId);
}

/** Not a defect: the queue comes back to it. */
export class TryAgain extends Error {
  override name = 'TryAgain';
}
