/** Counts what was read, written and left out, so that nothing is dropped in silence. */
import { hostById } from '@/catalog';
import { type BookRow, isSeen, type SeenRow } from '../schema';

export class Report {
  private readonly read = new Map<string, number>();
  private readonly left = new Map<string, number>();

  /** `count` source rows of `source` were read. */
  reads(source: string, count: number): void {
    this.read.set(source, (this.read.get(source) ?? 0) + count);
  }

  /** A source row that is not in the book, and why. */
  leaves(source: string, reason: string, count = 1): void {
    const key = `${source}\n${reason}`;
    this.left.set(key, (this.left.get(key) ?? 0) + count);
  }

  leftOut(): { source: string; reason: string; count: number }[] {
    return [...this.left]
      .map(([key, count]) => ({
        source: key.split('\n')[0] ?? '',
        reason: key.split('\n')[1] ?? '',
        count,
      }))
      .sort((a, b) =>
        a.source < b.source
          ? -1
          : a.source > b.source
            ? 1
            : b.count - a.count || (a.reason < b.reason ? -1 : 1),
      );
  }

  /** REPORT.md: depends on the input alone. */
  markdown(rows: readonly BookRow[]): string {
    const seen = rows.filter(isSeen);
    const held = seen.filter((row) => row.quarantine);
    const days = seen.map((row) => row.day).sort();
    return [
      '# What is in the price book',
      '',
      'Written by `npm run build-price-book`; don’t edit.',
      '',
      `${seen.length} statements (${held.length} held back by a guard) and ${rows.length - seen.length} removals, ${days[0]} to ${days.at(-1)}.`,
      '',
      '## Read',
      '',
      ...table(
        ['Source', 'Rows'],
        [...this.read].map(([source, n]) => [source, String(n)]),
      ),
      '',
      '## Statements by host',
      '',
      ...table(
        ['Host', 'Host’s own words', 'Third party', 'Second opinions', 'Held back'],
        byHost(seen),
      ),
      '',
      '## Held back',
      '',
      ...table(['Guard', 'Statements'], counted(held.map((row) => row.quarantine?.guard ?? ''))),
      '',
      '## Left out',
      '',
      ...table(
        ['Source', 'Reason', 'Rows'],
        this.leftOut().map((l) => [l.source, l.reason, String(l.count)]),
      ),
      '',
    ].join('\n');
  }
}

function byHost(rows: readonly SeenRow[]): string[][] {
  const hosts = [...new Set(rows.map((row) => row.host))].sort();
  return hosts.map((host) => {
    const own = rows.filter((row) => row.host === host);
    const count = (test: (row: SeenRow) => boolean) => String(own.filter(test).length || '');
    return [
      hostById(host)?.name ?? host,
      count((r) => r.reporter === 'host' && r.origin === 'host'),
      count((r) => r.reporter === 'host' && r.origin === 'third_party'),
      count((r) => r.reporter !== 'host'),
      count((r) => r.quarantine !== undefined),
    ];
  });
}

function counted(values: readonly string[]): string[][] {
  return [...new Set(values)].sort().map((v) => [v, String(values.filter((x) => x === v).length)]);
}

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
