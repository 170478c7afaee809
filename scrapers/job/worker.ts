/** A job worker on the project's own Postgres. Run as many as you like, on as many machines. */
import { EventEmitter } from 'node:events';
import {
  Logger,
  makeWorkerUtils,
  parseCronItems,
  type Runner,
  run,
  type WorkerUtils,
} from 'graphile-worker';
import { connect, type Sql } from '@/db/client';
import { WEEKLY_CRON } from '@/pricing';
import type { DatasetModule, HostModule } from '../contract';
import type { LiveOptions } from '../live';
import { openLease } from './lease';
import { SCRAPE_ALL, tasks } from './tasks';

const SCHEDULE = 'weekly';
const WEEK_MS = 7 * 86_400_000;
/** Time that running jobs get to finish before they are stopped. */
const STOP_MS = 2_000;

export type WorkerOptions = {
  url: string;
  modules: readonly (HostModule | DatasetModule)[];
  log: (line: string) => void;
  live?: LiveOptions;
  /** Tries of one host in one run. */
  attempts?: number;
  /** Hosts read at once. */
  concurrency?: number;
  /** How often the jobs of dead workers are looked for; default: every minute. */
  sweepMs?: number;
};

export type Worker = {
  /** Ends when the worker was stopped. */
  done: Promise<void>;
  /** Lets running jobs finish for two seconds, then stops them; they are taken up again. */
  stop: () => Promise<void>;
};

export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { url, log } = options;
  const connection = connect(url);
  const logger = quietLogger(log);
  const events = new EventEmitter();
  const pools: string[] = [];
  const giveBack = (dead: string[]) => withQueue(url, logger, (q) => q.forceUnlockWorkers(dead));
  const lease = openLease(url, giveBack, options.sweepMs);
  events.on('pool:create', ({ workerPool }) => {
    pools.push(workerPool.id);
    lease.hold(workerPool.id);
  });
  const close = () => Promise.all([connection.close(), lease.close()]);
  let runner: Runner;
  try {
    await withQueue(url, logger, () => takeOnSchedule(connection.sql));
    await lease.sweep();
    runner = await run({
      connectionString: url,
      concurrency: options.concurrency ?? 4,
      noHandleSignals: true,
      logger,
      events,
      gracefulShutdownAbortTimeout: STOP_MS,
      taskList: tasks({ ...options, db: connection.db }),
      parsedCronItems: parseCronItems([
        {
          task: SCRAPE_ALL,
          match: WEEKLY_CRON,
          identifier: SCHEDULE,
          // A worker that slept through Monday makes up for it; many missed ones are one.
          options: { backfillPeriod: WEEK_MS, jobKey: SCRAPE_ALL },
        },
      ]),
    });
  } catch (error) {
    await close();
    throw error;
  }
  const done = runner.promise.finally(close);
  done.catch(() => {});
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= runner
      .stop()
      .then(() => done)
      // A job stopped midway may still look taken, and would for four hours.
      .then(() => withQueue(url, logger, (queue) => queue.forceUnlockWorkers(pools)));
    return stopping;
  };
  return { done, stop };
}

async function withQueue(
  url: string,
  logger: Logger,
  fn: (queue: WorkerUtils) => Promise<void>,
): Promise<void> {
  const queue = await makeWorkerUtils({ connectionString: url, logger });
  try {
    await queue.migrate();
    await fn(queue);
  } finally {
    await queue.release();
  }
}

/**
 * The first worker ever takes on the weekly schedule and does the job at once; from then on the
 * schedule makes up for what was missed. One statement, so that of several that start together
 * only one does. A scrape by hand doesn't count; it may have read a single host.
 */
async function takeOnSchedule(sql: Sql): Promise<void> {
  await sql`
    with first as (
      insert into graphile_worker._private_known_crontabs (identifier, known_since)
      values (${SCHEDULE}, now()) on conflict do nothing returning identifier)
    select graphile_worker.add_job(${SCRAPE_ALL}, '{}'::json, job_key => ${SCRAPE_ALL}) from first`;
}

/** The queue's own words, in one line each, and only when something is wrong with the queue. */
function quietLogger(log: (line: string) => void): Logger {
  return new Logger(() => (level, message) => {
    const aboutJob = /^(Failed task|Completed task|Found task)/.test(message);
    if ((level === 'error' || level === 'warning') && !aboutJob)
      log(`queue: ${message.split('\n')[0]}`);
  });
}
