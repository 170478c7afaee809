/** The home table from offers held in memory: what a browser re-ranks. Pure. */
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { type Amounts, isSame, readsOf } from '@/pricing/amount';
import { type Freshness, freshness } from '@/pricing/freshness';
import { type Exact, print } from '@/pricing/money';
import type { Need } from '@/pricing/need';
import { fittedTo } from '@/pricing/need-workload';
import type { Day } from '@/pricing/time';
import { besideWords, type Extras, isPriced, usableAmount, usableUsd } from '@/pricing/usable';
import { beyondUsual } from '@/pricing/usual-size';
import type { Operation, Tier } from '@/pricing/vocabulary';
import type { Workload } from '@/pricing/workload';
import { wantsExtras } from './extra-books';
import type { LiveModel } from './live-offers';
import { type Answers, inGroups, LiveRow, type Say, type Stood } from './live-row';
import { type NextCheck, nextCheck } from './next-check';
import { byModelName, type OverviewRow, type RowOffer } from './overview-rows';
import { amountsOf, isBatch, type OfferFacts } from './quote-known';
import { type Asked, pricer, priceSpanOf, spanOn, type Usable } from './rank-offers';

/** An offer with all that no need changes. */
export type InForce = {
  offer: MarketOffer;
  span: MarketSpan;
  known: OfferFacts;
  freshness: Freshness;
  next: NextCheck;
  id: string;
  host: string;
  tier: Tier | null;
  batch: boolean;
  /** What it asks for one image, where it sells that at all. */
  amounts: Amounts;
};

/** What one row of the table is made from. */
type Group = {
  model: LiveModel;
  operation: Operation;
  /** Host by host. */
  offers: InForce[];
  /** The model's place by name. */
  order: number;
  /** What of a workload makes a difference to any of its offers. */
  reads: readonly (keyof Workload)[];
  /** The workload asked for last, with what it came to. */
  last?: { workload: Workload; answers: Answers };
};

export type LiveMarket = {
  day: Day;
  /** By model and operation, in the order of the models. */
  groups: readonly Group[];
  known: (offer: MarketOffer) => OfferFacts;
};

/** An offer's tier and batch, and whether its price holds at the size, hang on these. */
const ANY_OFFER: readonly (keyof Workload)[] = ['width', 'height', 'quality', 'batch'];

export function marketOf(
  offers: readonly MarketOffer[],
  models: readonly LiveModel[],
  known: LiveMarket['known'],
  day: Day,
): LiveMarket {
  const byName = [...models].sort(byModelName);
  const order = new Map(byName.map((model, i) => [model, i]));
  const groups = new Map(
    models.flatMap((model) =>
      model.operations.map((operation): [string, Group] => [
        `${model.id} ${operation}`,
        { model, operation, offers: [], order: order.get(model) ?? 0, reads: ANY_OFFER },
      ]),
    ),
  );
  for (const offer of [...offers].sort(byHost)) {
    const span = spanOn(offer, day);
    const group = groups.get(`${offer.modelId} ${offer.operation}`);
    if (!span || !group || offer.reporter !== 'host') continue;
    const facts = known(offer);
    group.reads = [...new Set([...group.reads, ...readsOf(span.rule)])];
    group.offers.push({
      offer,
      span,
      known: facts,
      freshness: freshness(span.checkedOn, day, offer.failedTries),
      next: nextCheck(offer, span, facts.readWeekly, day),
      id: offer.id,
      host: offer.hostId,
      tier: offer.tier,
      batch: isBatch(offer),
      amounts: amountsOf(offer, span.rule, group.model, facts),
    });
  }
  return { day, groups: [...groups.values()].filter((g) => g.offers.length > 0), known };
}

/** A row for every model and operation with a price; without the line of the past 90 days. */
export function liveRows(market: LiveMarket, need: Need, usable: Usable | null): OverviewRow[] {
  const { day, known } = market;
  const fitted = fittedTo({ ...need, operation: null });
  // What is thrown away or paid by the month changes no order; whose edits are bought does.
  const bought = usable && wantsExtras(usable.need) ? usable : null;
  // Where there is a stand-in for all, nobody lacks an extra.
  const lacking = bought && !isPriced(need, extrasOf('', '', bought)) ? bought : null;
  const rows: OverviewRow[] = [];
  for (const group of market.groups) {
    const { model, operation, order } = group;
    const { workload, notes } = fitted(model, operation);
    const stickers = answersOf(group, workload);
    const answers = lacking ? withExtras(stickers, model.id, lacking) : stickers;
    if (answers.leading.length === 0) continue;
    const row = { model, operation, order, note: notes.join('; ') || null, answers };
    rows.push(new LiveRow(row, { model, workload, today: day, known, usable, bought }, SAY));
  }
  return rows;
}

/** Computed anew only where the workload differs from the last one in something that counts. */
function answersOf(group: Group, workload: Workload): Answers {
  const { last, reads } = group;
  if (last && isSame(last.workload, workload, reads)) return last.answers;
  const answers = inGroups(stickers(group, workload));
  group.last = { workload, answers };
  return answers;
}

/** As `belongs` has it, which of a group's offers answer, and what they ask for one image. */
function stickers({ offers, model }: Group, workload: Workload): Stood[] {
  const tiered = model.tiers.length > 0;
  const stood: Stood[] = [];
  for (const of of offers) {
    if (of.batch && !workload.batch) continue;
    if (tiered && of.tier !== null && of.tier !== workload.quality) continue;
    const sticker = of.amounts(workload);
    if (!sticker) continue;
    stood.push({ of, sticker, unsized: beyondUsual(of.span.rule, workload, model.facts) });
  }
  return stood;
}

/** Without those whose edits or upscales nobody sells: they have no number. */
function withExtras({ all }: Answers, model: string, bought: Usable): Answers {
  return inGroups(all.filter(({ of }) => isPriced(bought.need, extrasOf(of.host, model, bought))));
}

type RowAsked = Asked & { bought: Usable | null };

const SAY: Say<RowAsked> = {
  worth: (s, { model, bought }) => usdOf(s, model.id, bought),
  usd: (s, { model, usable }) => usdOf(s, model.id, usable),
  offer: shown,
};

function usdOf({ of, sticker }: Stood, model: string, usable: Usable | null): Exact {
  if (!usable) return sticker;
  return usableUsd(sticker, usable.need, extrasOf(of.host, model, usable)) ?? sticker;
}

function extrasOf(host: string, model: string, { edit, upscale }: Usable): Extras {
  return { edit: edit(host, model), upscale: upscale(host, model) };
}

/** Everything is said only of the offers that a row shows. */
function shown({ sticker, unsized, of }: Stood, asked: Asked): RowOffer {
  const { id, host, offer, span, known, freshness, next } = of;
  const { usable, model } = asked;
  const cost = usable && usableAmount(sticker, usable.need, extrasOf(host, model.id, usable));
  const caveats = usable ? besideWords(usable.need, extrasOf(host, model.id, usable)) : [];
  const usd = print(sticker);
  return {
    id,
    host,
    hostName: known.hostName,
    offer,
    span,
    freshness,
    next,
    quote: { usd, beyondUsual: unsized },
    usd: cost ? print(cost.usd) : usd,
    cost: cost && { month: cost.month && print(cost.month), caveats },
    priceSpan: priceSpanOf(offer, span, pricer(offer, asked), usd),
  };
}

function byHost(a: MarketOffer, b: MarketOffer): number {
  return a.hostId < b.hostId ? -1 : a.hostId > b.hostId ? 1 : 0;
}
