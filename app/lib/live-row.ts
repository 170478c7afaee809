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
/** What it is ranked by; it may lack what changes no order. */
type Worth = (stood: Stood) => Exact;
type Say = (stood: Stood) => { row: RowOffer; usd: Exact };

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
  private readonly answers: Answers;
  private ends: { first: Stood; last: Stood } | undefined;
  private least: ReturnType<Say> | undefined;
  private most: ReturnType<Say> | undefined;

  constructor(
    found: Found,
    private readonly worth: Worth,
    private readonly say: Say,
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
    return this.first().row;
  }

  get dearest(): RowOffer {
    return this.last().row;
  }

  get spread(): string {
    const [least, most] = [this.first().usd, this.last().usd];
    return least !== most ? print(quotientTo(most, least, 2)) : '1';
  }

  get lower(): RowOffer | null {
    const { ranked, stale } = this.answers;
    if (ranked.length === 0 || stale.length === 0) return null;
    const { first: old } = endsOf(stale, byOffer, this.worth);
    return this.worth(old).lt(this.worth(this.at().first)) ? this.say(old).row : null;
  }

  /** Where all wait for the same check, nobody need know which is the cheapest. */
  get next(): NextCheck {
    const { leading } = this.answers;
    const next = leading[0]?.of.next;
    return next && leading.every(({ of }) => of.next === next) ? next : this.at().first.of.next;
  }

  private at() {
    this.ends ??= endsOf(this.answers.leading, byOffer, this.worth);
    return this.ends;
  }

  private first() {
    this.least ??= this.say(this.at().first);
    return this.least;
  }

  private last() {
    const { first, last } = this.at();
    this.most ??= first === last ? this.first() : this.say(last);
    return this.most;
  }
}

const byOffer = ({ of }: Stood) => of;
