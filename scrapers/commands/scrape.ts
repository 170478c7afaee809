import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '@/db/client';
import { UsageError } from '@/db/commands/run';
import { NO_COUNTS } from '@/db/publication';
import type { DatasetModule, HostModule } from '../contract';
import { allModules, readerFor } from '../datasets';
import { runModule } from '../datasets/run';
import { FetchError } from '../fetch';
import { fetchSources } from '../live';
import { grouped, type ReplayEntry, type ReplayGroup, readReplay, resultsOf } from '../replay';
import { type HostReport, lazyRun, type RunId, type RunOptions, recordFailure } from '../run';
import { command, knownReader, main, withConnection } from './cli';
import { progress } from './progress';
import { summaryJson, summaryTable } from './summary';

type Module = HostModule | DatasetModule;
type Options = {
  replay?: string | true;
  dryRun?: boolean;
  json?: boolean;
  allowSynthetic?: boolean;
  accept?: boolean;
};

/** Hosts read at once; each host is still asked at most once a second. */
const AT_ONCE = 4;
const OWN_BODIES = 'scrapers/hosts';

const program = command('scrape', 'Read the hosts’ price sources and publish what they say')
  .argument('[host...]', 'only these hosts (default: all)')
  .option(
    '--replay [dir]',
    `read bodies from a folder instead of the network (default: ${OWN_BODIES})`,
  )
  .option('--dry-run', 'say what would be published, write nothing')
  .option('--json', 'a JSON summary instead of the table')
  .option('--allow-synthetic', 'publish made-up test bodies too')
  .option('--accept', 'publish the named hosts although a guard refuses the whole host')
  .action(scrape);

async function scrape(hosts: string[], options: Options): Promise<void> {
  const modules = hosts.length > 0 ? [...new Set(hosts)].map(knownReader) : [...allModules];
  if (options.accept && hosts.length === 0)
    throw new UsageError('--accept needs the names of the hosts whose pages you have looked at');
  const entries = options.replay ? replayEntries(options, modules) : null;
  const { reports, noModule } = await withConnection(({ db }) =>
    entries ? replay(db, entries, modules, options, hosts.length > 0) : live(db, modules, options),
  );
  const print = options.json ? summaryJson : summaryTable;
  console.log(print(reports, noModule, options.dryRun === true));
  const bad = reports.filter((r) => r.outcome === 'failed' || r.outcome === 'aborted');
  if (bad.length > 0 && bad.length === reports.length) process.exitCode = 1;
}

function replayEntries(options: Options, modules: readonly Module[]): ReplayEntry[] {
  const dir =
    typeof options.replay === 'string' ? options.replay : join(import.meta.dirname, '../hosts');
  if (typeof options.replay === 'string' && !existsSync(dir) && readerFor(dir))
    throw new UsageError(
      `--replay takes a folder; name hosts before it: scrape -- ${dir} --replay`,
    );
  const chosen = new Set(modules.map((m) => m.host));
  const entries = readReplay(dir);
  const made = entries.filter((e) => e.synthetic && chosen.has(e.host)).length;
  if (made > 0 && !options.allowSynthetic && !options.dryRun)
    throw new UsageError(
      `${made} of these bodies are made up for tests; add --dry-run to try them or --allow-synthetic to publish them`,
    );
  return entries;
}

async function replay(
  db: Database,
  entries: readonly ReplayEntry[],
  modules: readonly Module[],
  options: Options,
  onlyNamed: boolean,
) {
  const groups = grouped(entries);
  const byHost = new Map(modules.map((m) => [m.host, m]));
  const noModule = [...new Set(groups.map((g) => g.host).filter((h) => !readerFor(h)))].sort();
  const wanted = groups.filter((g) => byHost.has(g.host));
  const bar = progress(wanted.length);
  const reports: HostReport[] = [];
  for (const [day, ofDay] of byDay(wanted)) {
    const run = lazyRun(db, 'replay');
    try {
      for (const group of ofDay) {
        const module = byHost.get(group.host) as Module;
        const report = await guarded(
          module,
          day,
          () => runModule(db, module, resultsOf(module, group), run.id, runOptions(options)),
          recorder(db, module, run.id, options),
        );
        reports.push(report);
        bar.step(report, group.entries.length);
      }
    } finally {
      await run.finish();
    }
  }
  bar.stop();
  return { reports, noModule: onlyNamed ? [] : noModule };
}

async function live(db: Database, modules: readonly Module[], options: Options) {
  const run = lazyRun(db, 'live');
  const bar = progress(modules.length);
  const reports: HostReport[] = [];
  const queue = [...modules];
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const work = async () => {
    for (let module = queue.shift(); module && !stop.signal.aborted; module = queue.shift()) {
      const host = module;
      const today = new Date().toISOString().slice(0, 10);
      const report = await guarded(
        host,
        today,
        async () => {
          const fetched = await fetchSources(db, host, { ...options, signal: stop.signal });
          const { results, skipped } = fetched;
          const report = await runModule(db, host, results, run.id, {
            ...runOptions(options),
            skipped,
          });
          return { ...report, skipped };
        },
        recorder(db, host, run.id, options),
      );
      reports.push(report);
      bar.step(report, host.sources().length);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    await run.finish();
    bar.stop();
  }
  if (stop.signal.aborted) process.exitCode = 130;
  return { reports: reports.sort((a, b) => (a.host < b.host ? -1 : 1)), noModule: [] };
}

/** Invariant 2: whatever breaks in one host's run is that host's report. */
async function guarded(
  module: Module,
  day: string,
  fn: () => Promise<HostReport>,
  record: (error: unknown) => Promise<unknown>,
): Promise<HostReport> {
  try {
    return await fn();
  } catch (error) {
    await record(error).catch(() => {});
    const message = (error as Error).message.split('\n')[0] ?? 'unknown error';
    return { host: module.host, day, outcome: 'failed', counts: NO_COUNTS, message };
  }
}

function recorder(db: Database, module: Module, runId: RunId, options: Options) {
  return async (error: unknown) => {
    const stopped = error instanceof FetchError && error.kind === 'aborted';
    if (!options.dryRun && !stopped) await recordFailure(db, module, error, runId);
  };
}

function runOptions(options: Options): RunOptions {
  return { dryRun: options.dryRun === true, force: options.accept === true };
}

function byDay(groups: readonly ReplayGroup[]): Map<string, ReplayGroup[]> {
  const days = new Map<string, ReplayGroup[]>();
  for (const group of groups) days.set(group.day, [...(days.get(group.day) ?? []), group]);
  return days;
}

await main(program);
