/** A job worker on the project's own Postgres. Run as many as you like, on as many machines. */
import { EventEmitter } from 'node:events';
import { Logger, makeWorkerUtils, parseCronItems, type Runner, run } from 'graphile-worker';
import { connect } from '@/db/client';
import { everRanLive } from '@/db/queries/pipeline';
import type { DatasetModule, HostModule } from '../contract';
import type { LiveOptions } from '../live';
import { SCRAPE_ALL, tasks } from './tasks';

/** Mondays, at a minute that not everybody else has chosen, UTC. */
export const WEEKLY = '17 4 * * 1';
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
  events.on('pool:create', ({ workerPool }) => pools.push(workerPool.id));
  let runner: Runner;
  try {
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
          match: WEEKLY,
          identifier: 'weekly',
          // A worker that slept through Monday makes up for it; many missed ones are one.
          options: { backfillPeriod: WEEK_MS, jobKey: SCRAPE_ALL },
        },
      ]),
    });
    if (!(await everRanLive(connection.db)))
      await runner.addJob(SCRAPE_ALL, {}, { jobKey: SCRAPE_ALL });
  } catch (error) {
    await connection.close();
    throw error;
  }
  const done = runner.promise.finally(() => connection.close());
  done.catch(() => {});
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= runner
      .stop()
      .then(() => done)
      // A job stopped midway may still look taken, and would for four hours.
      .then(() => unlock(url, logger, pools));
    return stopping;
  };
  return { done, stop };
}

async function unlock(url: string, logger: Logger, pools: string[]): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString: url, logger });
  try {
    await utils.forceUnlockWorkers(pools);
  } finally {
    await utils.release();
  }
}

/** The queue's own words, in one line each, and only when something is wrong with the queue. */
function quietLogger(log: (line: string) => void): Logger {
  return new Logger(() => (level, message) => {
    const aboutJob = /^(Failed task|Completed task|Found task)/.test(message);
    if ((level === 'error' || level === 'warning') && !aboutJob)
      log(`queue: ${message.split('\n')[0]}`);
  });
}
