/** A row of the home table that says only what it is asked for: most rows are sorted, few shown. */
import { type Exact, print, quotientTo } from '@/pricing/money';
import type { Standing } from '@/pricing/rank';
import type { Operation } from '@/pricing/vocabulary';
import type { NextCheck } from './next-check';
import type { InForce } from './overview-live';
import type { OverviewRow, RowModel, RowOffer } from './overview-rows';

/** `value`: what it is ranked by; it may lack what changes no order. */
export type Stood = Standing & { sticker: Exact | null; of: InForce };

/** Every group in its order. */
type Found = {
  model: RowModel;
  operation: Operation;
  order: number;
  note: string | null;
  ranked: readonly Stood[];
  unsized: readonly Stood[];
  stale: readonly Stood[];
  /** The one of them that answers; never empty. */
  group: readonly Stood[];
};
type Say = (stood: Stood) => { row: RowOffer; usd: Exact | null };
type Said = ReturnType<Say>;

/** Its line is drawn by the server. */
const NO_LINE: OverviewRow['line'] = [];

export class LiveRow implements OverviewRow {
  readonly line = NO_LINE;
  readonly model: RowModel;
  readonly operation: Operation;
  readonly order: number;
  readonly note: string | null;
  readonly hosts: number;
  readonly rankedHosts: number;
  readonly onlyStale: boolean;
  private readonly found: Found;
  private readonly say: Say;
  private readonly said = new Map<Stood, Said>();

  constructor(found: Found, say: Say) {
    this.model = found.model;
    this.operation = found.operation;
    this.order = found.order;
    this.note = found.note;
    this.found = found;
    this.say = say;
    const { ranked, unsized, stale } = found;
    this.onlyStale = !this.at(0).ranked;
    this.rankedHosts = hostsOf([ranked]);
    this.hosts = hostsOf([ranked, unsized, stale]);
  }

  get cheapest(): RowOffer {
    return this.saidOf(this.at(0)).row;
  }

  get dearest(): RowOffer {
    return this.saidOf(this.at(-1)).row;
  }

  get spread(): string {
    const [least, most] = [this.saidOf(this.at(0)).usd, this.saidOf(this.at(-1)).usd];
    return least && most && least !== most ? print(quotientTo(most, least, 2)) : '1';
  }

  get lower(): RowOffer | null {
    const [best] = this.found.ranked;
    const [old] = this.found.stale;
    return best?.value && old?.value?.lt(best.value) ? this.saidOf(old).row : null;
  }

  get next(): NextCheck {
    return this.at(0).of.next;
  }

  private at(place: 0 | -1): Stood {
    return this.found.group.at(place) as Stood;
  }

  private saidOf(stood: Stood): Said {
    const known = this.said.get(stood) ?? this.say(stood);
    this.said.set(stood, known);
    return known;
  }
}

function hostsOf(groups: readonly (readonly Stood[])[]): number {
  const hosts = new Set<string>();
  for (const group of groups) for (const { host } of group) hosts.add(host);
  return hosts.size;
}
