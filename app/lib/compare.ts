/** Models and hosts side by side for one need: one column a pair, with all that must be said. Pure. */
import { type Host, hostById, type Model } from '@/catalog';
import type { Market } from '@/db/queries/market';
import {
  type Day,
  type Decimal,
  type Forecast,
  forecast,
  inOrder,
  leading,
  type Need,
  OPERATIONS,
  type Operation,
  type Placed,
  timesLowest,
  workloadFor,
} from '@/pricing';
import { earlierDay } from './as-of';
import type { Pair } from './compare-params';
import { cheapestLine, type LinePoint } from './history';
import { latencyOf, type SaidLatency } from './latency';
import { endOfModel, type ModelEnd } from './lifecycle';
import { offersOf } from './overview';
import { makesOf } from './params';
import { type EndedOffer, type ModelRanking, type RankedOffer, rankModel } from './ranking';
import { usableIn } from './usable';

export type Found =
  | {
      kind: 'priced';
      row: Placed<RankedOffer>;
      /** Too old for a place although fresher ones exist, or all of them are old. */
      stale: boolean;
      /** The host doesn't say whether its price holds at this size: no place. */
      unsized: boolean;
      /** Offers in the group that the place is in. */
      of: number;
      /** Dearer offers of the same model at the same host. */
      others: number;
      line: LinePoint[];
      forecast: Forecast;
    }
  | { kind: 'unpriced'; row: RankedOffer; reason: string }
  | { kind: 'ended'; ended: EndedOffer }
  | { kind: 'absent'; reason: string };

export type Column = {
  key: string;
  model: Model;
  /** Null: no host is known to sell the model for this. */
  host: Host | null;
  /** True: the host was not chosen but is the cheapest of today. */
  cheapest: boolean;
  operation: Operation;
  /** The end that the model's maker has set; null: none is known. */
  end: ModelEnd | null;
  /** Where the model can't do just what was asked. */
  notes: string[];
  found: Found;
  /** Multiple of the lowest price of all columns. */
  times: Decimal | null;
  latency: SaidLatency | null;
};

export function columnsOf(
  market: Market,
  pairs: readonly Pair[],
  need: Need,
  today: Day,
): Column[] {
  const columns = pairs.map((pair) => columnOf(market, pair, need, today));
  const times = timesLowest(
    columns.map(({ found }) => (found.kind === 'priced' && !found.unsized ? found.row.usd : null)),
  );
  return columns.map((column, i) => ({ ...column, times: times[i] ?? null }));
}

function columnOf(market: Market, { model, host }: Pair, need: Need, today: Day): Column {
  const operation =
    need.operation ?? OPERATIONS.find((o) => model.operations.includes(o)) ?? 'generate';
  const { workload, notes } = workloadFor(need, makesOf(model), operation);
  const offers = offersOf(market, model.id);
  const ranking = rankModel(model, offers, workload, today, usableIn(market, need, today));
  const seller = host ?? cheapestHost(ranking);
  const at = (id: string) => seller === null || id === seller.id;
  const [row, ...others] = inOrder(ranking).filter((o) => at(o.host));
  const line = (o: RankedOffer) => cheapestLine(model, [o.offer], workload, today);
  const found: Found = row
    ? {
        kind: 'priced',
        row,
        stale: !row.freshness.ranked,
        unsized: row.quote.beyondUsual,
        of: row.freshness.ranked ? ranking.ranked.length : ranking.stale.length,
        others: others.length,
        line: line(row),
        forecast: forecast(row.span.rule, row.quote),
      }
    : unsold(ranking, model, operation, at);
  return {
    key: `${model.id}@${host?.id ?? ''}`,
    model,
    host: seller,
    cheapest: host === null && seller !== null,
    operation,
    end: endOfModel(model, today, earlierDay(market, today)),
    notes,
    found,
    times: null,
    latency: seller && latencyOf(seller.id, model.id, workload.quality),
  };
}

/** Fresh prices go before old ones, however low those once were. */
function cheapestHost(ranking: ModelRanking): Host | null {
  const [first] = leading(ranking, (o) => o.freshness.ranked);
  return (first && hostById(first.host)) ?? null;
}

function unsold(
  ranking: ModelRanking,
  model: Model,
  operation: Operation,
  at: (host: string) => boolean,
): Found {
  if (!model.operations.includes(operation))
    return { kind: 'absent', reason: `the model doesn’t ${operation}` };
  const row = ranking.incomparable.find((o) => at(o.host));
  if (row) return { kind: 'unpriced', row, reason: row.quote.reason ?? 'can’t be compared' };
  const ended = ranking.ended.find((e) => at(e.offer.hostId));
  if (ended) return { kind: 'ended', ended };
  return { kind: 'absent', reason: 'not known to be sold here for this' };
}
