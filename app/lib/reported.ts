/** Price changes that others reported and nobody here read, from the catalog. Pure. */
import { hostById, type LifecycleEvent, lifecycle, type Model, modelById } from '@/catalog';
import {
  addDays,
  compare,
  type Day,
  type Decimal,
  daysBetween,
  divide,
  exact,
  print,
  type Rule,
} from '@/pricing';
import { type ChangeFilters, GROUPED_FROM, isMove, type PriceChange } from './changes';
import { counted, formatChange, type Precision } from './format';

type Rate = NonNullable<LifecycleEvent['change']>;

export type ReportedChange = {
  hostId: string;
  model: Model;
  kind: 'rise' | 'fall';
  day: Day;
  precision: Precision;
  /** The day is still to come. */
  announced: boolean;
  /** US dollars per `per`, as the source writes them. */
  before: Decimal;
  after: Decimal;
  per: Rate['per'];
  field: string;
  /** Everybody who reports the very same. */
  sources: { name: string; url: string | null }[];
  note: string | null;
};

/** Reported and read: a source's own change may come some days before or after ours. */
const SAME_DAYS = 7;
const PER: Record<Rate['per'], string> = {
  image: '1',
  run: '1',
  token: '1',
  'thousand tokens': '1000',
  'million tokens': '1000000',
};

/**
 * Reported changes, newest first; `shown` counts those left out because one of the changes given
 * shows them: same host and model, at most a week apart, the same rate before and after.
 */
export function reportedChanges(
  seen: readonly PriceChange[],
  today: Day,
  events: readonly LifecycleEvent[] = lifecycle,
): { reported: ReportedChange[]; shown: number } {
  const found = new Map<string, ReportedChange>();
  let shown = 0;
  for (const event of events) {
    const one = reportedOf(event, today);
    if (!one) continue;
    if (seen.some((c) => isSame(one, c))) {
      shown += 1;
      continue;
    }
    const key = [one.hostId, one.model.id, one.day, rate(one.before, one), rate(one.after, one)];
    const known = found.get(key.join(' '));
    if (known) known.sources.push(...one.sources);
    else found.set(key.join(' '), one);
  }
  const reported = [...found.values()].sort(
    (a, b) => order(b.day, a.day) || order(a.hostId, b.hostId) || order(a.model.name, b.model.name),
  );
  return { reported, shown };
}

function reportedOf(event: LifecycleEvent, today: Day): ReportedChange | null {
  const { change, host, date, precision, sourceUrl, note, status } = event;
  const model = modelById(event.model);
  if (!change || !host || !model || !hostById(host) || status === 'superseded') return null;
  if (!isMove(change.before, change.after)) return null;
  return {
    hostId: host,
    model,
    kind: exact(change.after).gt(exact(change.before)) ? 'rise' : 'fall',
    day: date,
    precision,
    announced: date > today,
    ...change,
    sources: [{ name: nameOf(sourceUrl), url: sourceUrl }],
    note,
  };
}

function isSame(one: ReportedChange, { offer, day }: PriceChange): boolean {
  if (offer.hostId !== one.hostId || offer.modelId !== one.model.id) return false;
  if (one.precision !== 'day' || Math.abs(daysBetween(one.day, day)) > SAME_DAYS) return false;
  const i = offer.spans.findIndex((s) => s.from === day);
  const [old, now] = [offer.spans[i - 1], offer.spans[i]];
  if (!old || !now) return false;
  return asks(old.rule, rate(one.before, one)) && asks(now.rule, rate(one.after, one));
}

function asks({ terms }: Rule, amount: Decimal): boolean {
  return terms.some((t) => exact(t.amount).div(String(t.per)).eq(exact(amount)));
}

function rate(amount: Decimal, { per }: Pick<Rate, 'per'>): Decimal {
  return print(exact(amount).div(PER[per]));
}

/** "Comfy-Org/docs". */
function nameOf(url: string | null): string {
  return url?.replace(/^https?:\/\/(www\.)?(github\.com\/)?/, '').replace(/\/$/, '') ?? 'no source';
}

export function filterReported(
  changes: readonly ReportedChange[],
  { host, model, kind, period }: ChangeFilters,
  today: Day,
): ReportedChange[] {
  const since = period === null ? null : addDays(today, -period);
  return changes.filter(
    (c) =>
      (host === null || c.hostId === host) &&
      (model === null || c.model.id === model) &&
      (kind === null || c.kind === kind) &&
      (since === null || c.day >= since),
  );
}

/** A host's many changes of one day by one reporter are one event, as they are among those read. */
export function groupsOf(changes: readonly ReportedChange[]): ReportedChange[][] {
  const groups = new Map<string, ReportedChange[]>();
  for (const c of changes) {
    const key = [c.day, c.hostId, c.note, ...c.sources.map((s) => s.url)].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), c]);
  }
  return [...groups.values()].flatMap((g) => (g.length >= GROUPED_FROM ? [g] : g.map((c) => [c])));
}

/** "14 rates rose, +43% to +50%". */
export function movedWords(changes: readonly ReportedChange[]): string {
  const ratios = changes.map((c) => print(divide(exact(c.after), exact(c.before)))).sort(compare);
  const ends = [ratios[0] ?? '1', ratios.at(-1) ?? '1'].map((r) => formatChange('1', r));
  const kinds = new Set(changes.map((c) => c.kind));
  const way = kinds.size > 1 ? 'moved' : kinds.has('rise') ? 'rose' : 'fell';
  const by = ends[0] === ends[1] ? `each ${ends[0]}` : ends.join(' to ');
  return `${counted(changes.length, 'rate')} ${way}, ${by}`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
