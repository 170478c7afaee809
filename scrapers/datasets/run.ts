/**
 * A dataset's run: one body speaks of many hosts, so it goes the hosts' own way through, host by
 * host, under the dataset's name. Never ranked; it can't touch what a host itself said.
 */
import type { Database } from '@/db/client';
import { NO_COUNTS, type PublishCounts, sumUpHostRun } from '@/db/publish';
import { hostsToldOf } from '@/db/queries/pipeline';
import { today as dayOf } from '@/pricing';
import type { Body, DatasetModule, Extracted, HostModule } from '../contract';
import type { BodyResult, SourceResult } from '../plan';
import { type HostReport, type RunId, type RunOptions, runHost } from '../run';
import { isDataset } from './index';

const NOTHING: Extracted = { offers: [], leftovers: [], ignored: [] };

/** Publishes one module's sources of one moment, whichever kind it is. */
export function runModule(
  db: Database,
  module: HostModule | DatasetModule,
  results: readonly SourceResult[],
  runId: RunId,
  options: RunOptions = {},
): Promise<HostReport> {
  return isDataset(module)
    ? runDataset(db, module, results, runId, options)
    : runHost(db, module, results, runId, options);
}

/** What a dataset says of one host, as if it were that host's module. */
export function sliceOf(dataset: DatasetModule, host: string): HostModule {
  const { version, sources, reads, host: reporter } = dataset;
  const extract = (body: Body) => dataset.about(body).get(host) ?? NOTHING;
  return { host, reporter, version, sources, reads, extract };
}

export async function runDataset(
  db: Database,
  dataset: DatasetModule,
  results: readonly SourceResult[],
  runId: RunId,
  options: RunOptions = {},
): Promise<HostReport> {
  const module = remembering(dataset);
  const checked = results.map((r) => ('body' in r ? whole(module, r) : r));
  const told = await hostsToldOf(db, dataset.host);
  const reports: HostReport[] = [];
  for (const host of hostsIn(module, checked, told)) {
    const own = checked.filter((r) => speaksOf(module, r, host, told));
    reports.push(await runHost(db, sliceOf(module, host), own, runId, options));
  }
  const report = summedUp(dataset, results, checked, reports);
  if (report.outcome !== 'skipped' && !options.dryRun)
    await sumUpHostRun(db, await runId(), dataset.host, { ...report, outcome: report.outcome });
  return report;
}

type Told = readonly { hostId: string; url: string }[];

/** Each body is taken apart once, not once for every host it speaks of. */
function remembering(dataset: DatasetModule): DatasetModule {
  const known = new Map<string, ReadonlyMap<string, Extracted>>();
  const about = (body: Body) => {
    const key = `${body.url}\n${body.text}`;
    const found = known.get(key) ?? dataset.about(body);
    known.set(key, found);
    return found;
  };
  return { ...dataset, about };
}

/** The file as a whole must hold what a healthy one holds; of a single host it may hold nothing. */
function whole(module: DatasetModule, result: BodyResult): SourceResult {
  const { url, takenAt, minimumOffers } = result;
  try {
    const found = [...module.about(result.body).values()];
    const offers = found.reduce((sum, f) => sum + f.offers.length, 0);
    if (offers >= minimumOffers) return { ...result, minimumOffers: 0 };
    return { url, takenAt, error: `${offers} prices read, at least ${minimumOffers} expected` };
  } catch (error) {
    return { url, takenAt, error: (error as Error).message };
  }
}

function hostsIn(module: DatasetModule, results: readonly SourceResult[], told: Told): string[] {
  const named = results.flatMap((r) => ('body' in r ? [...module.about(r.body).keys()] : []));
  const known = told.filter((t) => results.some((r) => r.url === t.url)).map((t) => t.hostId);
  // Also when nothing came at all: the try belongs to somebody.
  return [...new Set([...named, ...known, module.host])].sort();
}

/** A file that never spoke of a host says nothing by its silence. */
function speaksOf(module: DatasetModule, r: SourceResult, host: string, told: Told): boolean {
  if (told.some((t) => t.hostId === host && t.url === r.url)) return true;
  return 'body' in r ? module.about(r.body).has(host) : host === module.host;
}

function summedUp(
  dataset: DatasetModule,
  results: readonly SourceResult[],
  checked: readonly SourceResult[],
  reports: readonly HostReport[],
): HostReport & { outcome: HostReport['outcome'] } {
  const at = new Date(Math.max(0, ...results.map((r) => r.takenAt.getTime())));
  const counts: PublishCounts = { ...NO_COUNTS };
  for (const report of reports)
    for (const key of Object.keys(counts) as (keyof PublishCounts)[])
      counts[key] += report.counts[key];
  const has = (outcome: HostReport['outcome']) => reports.some((r) => r.outcome === outcome);
  const lost = checked.flatMap((r) => ('error' in r ? [`${r.url}: ${r.error}`] : []));
  const refused = reports.flatMap((r) =>
    r.outcome === 'aborted' ? [`${r.host}: ${r.message}`] : [],
  );
  const notes = [...new Set([...lost, ...refused])];
  const outcome = has('published')
    ? 'published'
    : has('aborted')
      ? 'aborted'
      : has('failed')
        ? 'failed'
        : 'skipped';
  const message = notes.length > 0 ? notes.slice(0, 3).join('; ') : null;
  return { host: dataset.host, day: dayOf(at), outcome, counts, message };
}
