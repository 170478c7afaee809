import { allModules } from '../datasets';
import { startWorker } from '../job/worker';
import { command, main, withConnection } from './cli';

const program = command('worker', 'Work on the weekly job; run as many as you like').action(work);

async function work(): Promise<void> {
  await withConnection(async (_, url) => {
    const worker = await startWorker({
      url,
      modules: allModules,
      log: (line) => console.error(`${new Date().toISOString()} ${line}`),
    });
    let stopped: Promise<void> | undefined;
    const onSignal = () => {
      stopped ??= worker.stop().catch(() => {});
    };
    process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
    console.error(
      `worker: ${allModules.length} hosts and datasets, every Monday 04:17 UTC; stop with Ctrl-C`,
    );
    try {
      await worker.done;
      await stopped;
    } finally {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    }
  });
}

await main(program);
