/** A row of the home table that says only what it is asked for: most rows are counted, few shown. */
import { type Exact, print, quotientTo } from '@/pricing/money';
import { endsOf, leading } from '@/pricing/rank';
import type { Operation } from '@/pricing/vocabulary';
import type { NextCheck } from './next-check';
import type { InForce } from './overview-live';
import type { OverviewRow, RowModel, RowOffer } from './overview-rows';

/** An offer that answers a workload. */
export type Stood = {
  of: InForce;
  sticker: Exact;
  /** The host doesn't say whether its price holds at so large a size. */
  unsized: boolean;
};

/** All that answer, in their groups but in no order: a row shows no more than the ends of one. */
export type Answers = {
  all: readonly Stood[];
  ranked: readonly Stood[];
  stale: readonly Stood[];
  /** The group that is the answer; empty: there is none. */
  leading: readonly Stood[];
  hosts: number;
  rankedHosts: number;
};

/** @param all host by host */
export function inGroups(all: readonly Stood[]): Answers {
  const ranked: Stood[] = [];
  const unsized: Stood[] = [];
  const stale: Stood[] = [];
  for (const s of all) (s.unsized ? unsized : s.of.freshness.ranked ? ranked : stale).push(s);
  const first = leading({ ranked, unsized, stale }, (s) => s.of.freshness.ranked);
  return { all, ranked, stale, leading: first, hosts: hostsOf(all), rankedHosts: hostsOf(ranked) };
}

function hostsOf(all: readonly Stood[]): number {
  let hosts = 0;
  let last: string | null = null;
  for (const { of } of all) {
    if (of.host !== last) hosts += 1;
    last = of.host;
  }
  return hosts;
}

type Found = {
  model: RowModel;
  operation: Operation;
  order: number;
  note: string | null;
  answers: Answers;
};
/** What can be asked of an offer, for what the row was asked for. */
export type Say<A> = {
  /** What it is ranked by; it may lack what changes no order. */
  worth: (stood: Stood, asked: A) => Exact;
  /** What it costs. */
  usd: (stood: Stood, asked: A) => Exact;
  offer: (stood: Stood, asked: A) => RowOffer;
};

/** Its line is drawn by the server. */
const NO_LINE: OverviewRow['line'] = [];

export class LiveRow<A> implements OverviewRow {
  readonly line = NO_LINE;
  readonly model: RowModel;
  readonly operation: Operation;
  readonly order: number;
  readonly note: string | null;
  readonly hosts: number;
  readonly rankedHosts: number;
  readonly onlyStale: boolean;
  private readonly answers: Answers;
  private found: { first: Stood; last: Stood } | undefined;
  private least: RowOffer | undefined;
  private most: RowOffer | undefined;

  constructor(
    found: Found,
    private readonly asked: A,
    private readonly say: Say<A>,
  ) {
    this.model = found.model;
    this.operation = found.operation;
    this.order = found.order;
    this.note = found.note;
    this.answers = found.answers;
    this.onlyStale = !found.answers.leading[0]?.of.freshness.ranked;
    this.rankedHosts = found.answers.rankedHosts;
    this.hosts = found.answers.hosts;
  }

  get cheapest(): RowOffer {
    this.least ??= this.say.offer(this.ends().first, this.asked);
    return this.least;
  }

  get dearest(): RowOffer {
    const { first, last } = this.ends();
    this.most ??= first === last ? this.cheapest : this.say.offer(last, this.asked);
    return this.most;
  }

  get spread(): string {
    const { asked, say } = this;
    const { first, last } = this.ends();
    if (first === last) return '1';
    return print(quotientTo(say.usd(last, asked), say.usd(first, asked), 2));
  }

  get lower(): RowOffer | null {
    const { ranked, stale } = this.answers;
    if (ranked.length === 0 || stale.length === 0) return null;
    const old = endsOf(stale, byOffer, this.worth).first;
    return this.worth(old).lt(this.worth(this.ends().first))
      ? this.say.offer(old, this.asked)
      : null;
  }

  get next(): NextCheck {
    return this.ends().first.of.next;
  }

  private worth = (stood: Stood) => this.say.worth(stood, this.asked);

  private ends() {
    this.found ??= endsOf(this.answers.leading, byOffer, this.worth);
    return this.found;
  }
}

const byOffer = ({ of }: Stood) => of;
