/** What can be found: every model, host and standing page, with what is known of each today. Pure. */
import { aliases, type Host, hosts, type Model, models, readVariant } from '@/catalog';
import type { Market } from '@/db/queries/market';
import type { Day } from '@/pricing';
import { datedWords } from './dates';
import { formatDay, formatUsd, isoOf } from './format';
import { kindWords } from './host-words';
import { hostsInShort } from './hosts';
import { keptBy } from './kept';
import { endOfModel } from './lifecycle';
import { type OverviewRow, overviewOf } from './overview';
import { PAGES } from './pages';
import { precisionOf } from './ranking';
import { type Entry, type Finder, finder, plain } from './search';

type Index = { entries: Entry[]; find: Finder };

const kept = keptBy<Market, Index>(4);
let bare: Index | undefined;

/** The index without prices and grades: names alone. */
export function bareIndex(): Index {
  bare ??= indexed(null, null);
  return bare;
}

/** The index of a market and a day. */
export function searchIndex(market: Market, today: Day): Index {
  return kept(market, [today], () => indexed(market, today));
}

function indexed(market: Market | null, today: Day | null): Index {
  const rows = new Map<string, OverviewRow>();
  if (market && today)
    for (const row of overviewOf(market, today).rows)
      if (!rows.has(row.model.id)) rows.set(row.model.id, row);
  const summaries = market && today ? hostsInShort(market, today) : [];
  const modelsAt = new Map(summaries.map((s) => [s.host.id, s.models]));
  const grades = new Map(summaries.map((s) => [s.host.id, s.graded?.grade]));
  const entries = [
    ...models.map((model) => modelEntry(model, rows.get(model.id), today)),
    ...hosts
      .filter((host) => host.kind !== 'dataset')
      .map((host) => hostEntry(host, modelsAt.get(host.id) ?? 0, grades.get(host.id))),
    ...PAGES.map(
      ({ path, name, words }): Entry => ({
        kind: 'page',
        path,
        title: name,
        detail: 'page',
        names: [name],
        wordings: [words],
        words: '',
        weight: 1.5,
      }),
    ),
  ];
  return { entries, find: finder(entries) };
}

function modelEntry(model: Model, row: OverviewRow | undefined, today: Day | null): Entry {
  const end = today === null ? null : endOfModel(model, today);
  const ended = end && `${end.past ? 'ended' : 'ends'} ${datedWords(end.on)}`;
  const entry: Entry = {
    kind: 'model',
    path: `/models/${model.id}`,
    title: model.name,
    detail: model.maker,
    names: [model.name, ...model.alsoCalled, model.id],
    wordings: wordingsOf(model),
    words: [model.family, ...model.operations].join(' '),
    // Sold by many is asked for by many.
    weight:
      (1 + (model.core ? 0.3 : 0) + Math.log10(1 + (row?.hosts ?? 0)) * 0.5) *
      (end?.past ? 0.6 : 1),
  };
  if (ended) entry.note = ended;
  if (!row) return entry;
  const { span, usd } = row.cheapest;
  const precision = precisionOf(span);
  entry.price = `from ${formatUsd(usd)}`;
  entry.day = [formatDay(span.checkedOn, precision), isoOf(span.checkedOn, precision)];
  const notes = [row.onlyStale ? 'stale' : null, ended].filter(Boolean);
  if (notes.length > 0) entry.note = notes.join(' · ');
  return entry;
}

function hostEntry(host: Host, sold: number, grade: string | undefined): Entry {
  return {
    kind: 'host',
    path: `/hosts/${host.id}`,
    title: host.name,
    detail: kindWords(host),
    ...(grade ? { note: `grade ${grade}` } : {}),
    names: [host.name, host.id, ...host.datasetNames],
    wordings: [new URL(host.url).hostname.replace(/^www\./, '')],
    words: host.kind,
    weight: 1.2 + Math.log10(1 + sold) * 0.4,
  };
}

let wordings: Map<string, Set<string>> | undefined;

/** Hosts' names for the plain model, without what its own names say already. */
function wordingsOf(model: Model): string[] {
  if (!wordings) {
    wordings = new Map();
    for (const { model: id, wording, variant } of aliases) {
      // A bare word ("fast", "ultra") means something only at its own host.
      if (!id || /^\p{L}+$/u.test(wording) || !readVariant(variant).plain) continue;
      wordings.set(id, (wordings.get(id) ?? new Set()).add(plain(wording)));
    }
  }
  const own = new Set(plain([model.name, ...model.alsoCalled, model.id].join(' ')).split(' '));
  return [...(wordings.get(model.id) ?? [])].filter((w) => w.split(' ').some((t) => !own.has(t)));
}
