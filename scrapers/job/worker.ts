/** A job worker on the project's own Postgres. Run as many as you like, on as many machines. */
import { Logger, parseCronItems, type Runner, run } from 'graphile-worker';
import { connect } from '@/db/client';
import { everRanLive } from '@/db/queries/pipeline';
import type { HostModule } from '../contract';
import type { LiveOptions } from '../live';
import { SCRAPE_ALL, tasks } from './tasks';

/** Mondays, at a minute that not everybody else has chosen, UTC. */
export const WEEKLY = '17 4 * * 1';
const WEEK_MS = 7 * 86_400_000;

export type WorkerOptions = {
  url: string;
  modules: readonly HostModule[];
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
  /** Lets running jobs finish for five seconds, then stops them; they are taken up again. */
  stop: () => Promise<void>;
};

export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { url, log } = options;
  const connection = connect(url);
  let runner: Runner;
  try {
    runner = await run({
      connectionString: url,
      concurrency: options.concurrency ?? 4,
      noHandleSignals: true,
      logger: quietLogger(log),
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
    stopping ??= runner.stop().then(() => done);
    return stopping;
  };
  return { done, stop };
}

/** The queue's own words, in one line each, and only when something is wrong with the queue. */
function quietLogger(log: (line: string) => void): Logger {
  return new Logger(() => (level, message) => {
    const aboutJob = /^(Failed task|Completed task|Found task)/.test(message);
    if ((level === 'error' || level === 'warning') && !aboutJob)
      log(`queue: ${message.split('\n')[0]}`);
  });
}
