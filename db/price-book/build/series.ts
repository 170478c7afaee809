/**
 * A dataset's git history, field by field → dated readings of offers. The state at the end of
 * each day counts: what was reverted within hours never was a price.
 */
import type { Operation, Rule } from '@/pricing';
import { ruleKey } from '@/pricing';
import { groupBy } from '../group';
import type { BookRow, RemovedRow, Reporter, SeenRow } from '../schema';
import type { Change } from './csv';
import { type Named, nameOffer } from './naming';
import type { Report } from './report';
import { commitUrl } from './sources';

export type Fields = ReadonlyMap<string, string>;
/** Rules by variant. */
export type Offers = Map<string, Rule>;

export type Dataset = {
  /** As in the report. */
  name: string;
  reporter: Reporter;
  origin: SeenRow['origin'];
  obtained: string;
  /** Last day on which the dataset was read whole. */
  asOf: string;
  prices: (field: string) => boolean;
  offers: (fields: Fields, named: Named, datasetHost: string) => Offers;
  note?: (datasetHost: string) => string | undefined;
};

/** An absence shorter than this ends nothing, even if the commit came back on another day. */
const SHORT_GAP_DAYS = 7;

export function rowsOfHistory(
  dataset: Dataset,
  changes: readonly Change[],
  report: Report,
): BookRow[] {
  report.reads(dataset.name, changes.length);
  const entries = groupBy(changes, (c) => `${c.host}\n${c.model_id}`);
  return [...entries.values()].flatMap((own) => rowsOfEntry(dataset, own, report));
}

function rowsOfEntry(dataset: Dataset, changes: readonly Change[], report: Report): BookRow[] {
  const [first] = changes as [Change, ...Change[]];
  const named = nameOffer(first.host, first.model_id, '');
  if ('reason' in named) {
    report.leaves(dataset.name, named.reason, changes.length);
    return [];
  }
  const rows: BookRow[] = [];
  const fields = new Map<string, string>();
  const before = new Map<string, string>();
  const gone = new Map<string, RemovedRow>();
  for (const [day, today] of byDay(changes)) {
    for (const c of today) {
      if (!dataset.prices(c.field))
        report.leaves(dataset.name, `not the price of an output image: ${c.field}`);
      if (c.event === 'removed' || c.value_usd === '') fields.delete(c.field);
      else fields.set(c.field, c.value_usd);
    }
    const last = today.at(-1) as Change;
    const offers = dataset.offers(
      new Map([...fields].filter(([f]) => dataset.prices(f))),
      named,
      first.host,
    );
    const base = {
      host: named.host,
      reporter: dataset.reporter,
      hostModel: named.hostModel,
      operation: operationOf(named, last),
      sourceUrl: commitUrl(last.source_repo, last.source_commit),
      day,
    };
    for (const [variant, rule] of offers) {
      if (before.get(variant) === ruleKey(rule)) continue;
      const away = gone.get(variant);
      if (away) closeGap(away, day);
      gone.delete(variant);
      before.set(variant, ruleKey(rule));
      rows.push(seen(dataset, base, variant, rule, fields, first.host));
    }
    for (const variant of [...before.keys()].filter((v) => !offers.has(v))) {
      before.delete(variant);
      // The entry may stay and only change what it prices; that is no absence.
      if (fields.size > 0 && ![...offers.keys()].length) continue;
      const row: RemovedRow = { event: 'removed', ...base, variant };
      gone.set(variant, row);
      rows.push(row);
    }
  }
  for (const row of gone.values()) if (row.day < dataset.asOf) row.stillAbsentOn = dataset.asOf;
  if (rows.length === 0)
    report.leaves(
      dataset.name,
      'no price of an output image can be read from the entry',
      changes.filter((c) => dataset.prices(c.field)).length,
    );
  return rows;
}

function seen(
  dataset: Dataset,
  base: Omit<SeenRow, 'variant' | 'rule' | 'quote' | 'precision' | 'origin' | 'obtained'>,
  variant: string,
  rule: Rule,
  fields: Fields,
  datasetHost: string,
): SeenRow {
  const words = [...fields].filter(([f]) => dataset.prices(f)).sort(([a], [b]) => (a < b ? -1 : 1));
  const { host, reporter, hostModel, operation, sourceUrl, day } = base;
  const note = dataset.note?.(datasetHost);
  return {
    host,
    reporter,
    hostModel,
    operation,
    variant,
    rule,
    quote: quoteOf(words, variant),
    sourceUrl,
    day,
    precision: 'day',
    origin: dataset.origin,
    obtained: dataset.obtained,
    ...(note ? { note } : {}),
  };
}

/** The entry's fields and values; of a long table only the lines of this variant. */
function quoteOf(words: readonly (readonly [string, string])[], variant: string): string {
  const quality = /quality=(.+)/.exec(variant)?.[1];
  const own = quality ? words.filter(([f]) => f.includes(quality)) : words;
  return (own.length > 0 ? own : words)
    .map(([f, v]) => `${f.replace(/^pay_as_you_go\./, '')} = ${v}`)
    .join('; ');
}

function operationOf(named: Named, change: Change): Operation {
  return named.operation ?? (change.mode === 'image_edit' ? 'edit' : 'generate');
}

function closeGap(row: { day: string; stillAbsentOn?: string | undefined }, back: string): void {
  const dayBefore = new Date(Date.parse(back) - 86_400_000).toISOString().slice(0, 10);
  const days = (Date.parse(dayBefore) - Date.parse(row.day)) / 86_400_000;
  if (days >= SHORT_GAP_DAYS) row.stillAbsentOn = dayBefore;
}

/** Changes by UTC day, in the order of time. */
export function byDay<C extends Change>(changes: readonly C[]): [string, C[]][] {
  const dated = changes.map((c, i) => ({ c, i, at: new Date(c.observed_at).toISOString() }));
  dated.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.i - b.i));
  const days = new Map<string, C[]>();
  for (const { c, at } of dated)
    days.set(at.slice(0, 10), [...(days.get(at.slice(0, 10)) ?? []), c]);
  return [...days];
}
