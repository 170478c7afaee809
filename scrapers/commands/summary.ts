import { NO_COUNTS } from '@/db/publication';
import { skippedWords } from '../account';
import type { HostReport } from '../run';

const COLUMNS = [
  'confirmed',
  'changed',
  'new',
  'gone',
  'quarantined',
  'unresolved',
  'failed',
] as const;
type Row = { host: string } & Record<(typeof COLUMNS)[number], number>;

/** "12 confirmed, 1 changed", or why there is nothing. */
export function outcomeWords(report: HostReport): string {
  if (report.outcome === 'skipped') return 'nothing new';
  const found = Object.entries(report.counts)
    .filter(([, n]) => n > 0)
    .map(([what, n]) => `${n} ${what}`);
  const words = report.outcome === 'published' ? found : [report.outcome, ...found];
  return [words.join(', ') || 'no offers', report.message].filter(Boolean).join('; ');
}

function rows(reports: readonly HostReport[]): Row[] {
  const hosts = new Map<string, Row>();
  for (const report of reports) {
    const row = hosts.get(report.host) ?? { host: report.host, ...NO_COUNTS, failed: 0 };
    for (const column of COLUMNS) if (column !== 'failed') row[column] += report.counts[column];
    if (report.outcome === 'failed' || report.outcome === 'aborted') row.failed += 1;
    hosts.set(report.host, row);
  }
  return [...hosts.values()].sort((a, b) => (a.host < b.host ? -1 : 1));
}

function totals(table: readonly Row[]): Row {
  const total: Row = { host: 'all', ...NO_COUNTS, failed: 0 };
  for (const row of table) for (const column of COLUMNS) total[column] += row[column];
  return total;
}

export function summaryTable(
  reports: readonly HostReport[],
  noModule: readonly string[],
  dry: boolean,
): string {
  const table = rows(reports);
  const lines = [
    ['host', ...COLUMNS],
    ...[...table, totals(table)].map((r) => [r.host, ...COLUMNS.map((c) => String(r[c]))]),
  ];
  const widths = lines[0]?.map((_, i) => Math.max(...lines.map((l) => l[i]?.length ?? 0))) ?? [];
  const text = lines.map((line) =>
    line
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  '),
  );
  if (noModule.length > 0) text.push('', `no module yet: ${noModule.join(', ')}`);
  const skipped = reports.flatMap((r) => {
    const words = skippedWords(r.skipped ?? []);
    return words ? [`${r.host}: ${counted(r.skipped?.length ?? 0)} ${words}`] : [];
  });
  if (skipped.length > 0) text.push('', ...skipped);
  if (dry) text.push('', 'Dry run: nothing was written.');
  return text.join('\n');
}

function counted(sources: number): string {
  return sources === 1 ? '1 source' : `${sources} sources`;
}

export function summaryJson(
  reports: readonly HostReport[],
  noModule: readonly string[],
  dry: boolean,
): string {
  const table = rows(reports);
  const { host: _, ...total } = totals(table);
  return JSON.stringify({ dryRun: dry, hosts: table, total, noModule, runs: reports }, null, 2);
}
