/** What a reader asks of a model and host, and what each offer has to say to it. Pure. */
import { hostById, type Model, models } from '@/catalog';
import type { Market } from '@/db/queries/market';
import {
  asQuickAs,
  compare,
  type Day,
  type Exactness,
  forecast,
  hasUsable,
  type Need,
  type PickCandidate,
  type Picked,
  pick,
  type Verdict,
  type Wish,
} from '@/pricing';
import { checkedOf, datedWords } from './dates';
import { counted, formatUsd } from './format';
import { latencyOf, latencySource, latencyWords } from './latency';
import { endOfModel, notices } from './lifecycle';
import { modelsByHost, type NeedOffer, needOffers } from './need-offers';
import { tierWords } from './params';
import type { Constraints } from './pick-params';

export const WISHES = [
  'operation',
  'sold',
  'priced',
  'sized',
  'alive',
  'tier',
  'price',
  'open',
  'latency',
  'forecast',
  'keys',
  'lasting',
  'fresh',
] as const;
export type WishKey = (typeof WISHES)[number];

/** `row` is null for a model of which nothing is sold for the operation. */
export type Candidate = PickCandidate & { row: NeedOffer | null };
export type Answer = Picked<Candidate> & {
  /** The wishes that were asked, in the order in which they put models out. */
  asked: WishKey[];
  /** Of each wish that puts models out a few of them by name, with what is said of each. */
  named: Record<string, { model: string; words: string }[]>;
  /** Fits but for their age: their prices are too old for a place. */
  old: Candidate[];
};

/** Of many models that are out for one reason so many are named. */
const NAMED = 5;

export function choose(
  market: Market,
  need: Need,
  asked: Constraints,
  today: Day,
  asOf: Day | null = null,
): Answer {
  const operation = need.operation ?? 'generate';
  const sold = new Map<string, NeedOffer[]>();
  for (const row of needOffers(market, need, operation, today))
    sold.set(row.model.id, [...(sold.get(row.model.id) ?? []), row]);
  const keys = asked.keys === null ? null : modelsByHost(market, today);
  const judge = (row: NeedOffer) => judged(row, need, asked, keys, today, asOf);
  const candidates = models.flatMap((model): Candidate[] => {
    const rows = sold.get(model.id);
    return rows?.map(judge) ?? [unsold(model, operation)];
  });
  const wanted = WISHES.filter((key) => isAsked(key, need, asked));
  const picked = pick(
    candidates,
    wanted.map((key) => wish(key, asked)),
  );
  const named = (ids: readonly string[], key: string) =>
    candidates
      .filter((c, i) => ids.includes(c.model) && candidates[i - 1]?.model !== c.model)
      .slice(0, NAMED)
      .map(({ model, verdicts }) => ({ model, words: verdicts[key]?.words ?? '' }));
  const old = picked.near.find((n) => n.dropped.length === 1 && n.dropped[0] === 'fresh');
  return {
    ...picked,
    near: picked.near.filter((n) => n !== old),
    asked: wanted,
    named: Object.fromEntries(picked.out.map(({ wish: key, ids }) => [key, named(ids, key)])),
    old: old?.fits.map((f) => f.best) ?? [],
  };
}

const SURE: Record<Exactness, string> = {
  listed: 'the host prints this very number',
  computed: 'the host prints the rate, the sum is ours',
  estimated: 'an estimate',
};

const FIXED: ReadonlySet<WishKey> = new Set(['operation', 'sold', 'priced', 'sized', 'alive']);

function isAsked(key: WishKey, need: Need, asked: Constraints): boolean {
  switch (key) {
    case 'tier':
      return need.quality !== null;
    case 'price':
      return asked.max !== null;
    case 'open':
    case 'latency':
    case 'forecast':
    case 'keys':
    case 'lasting':
      return Boolean(asked[key]);
    default:
      return true;
  }
}

function wish(key: WishKey, asked: Constraints): Wish {
  return { key, fixed: FIXED.has(key), keepUnknown: key === 'latency' && asked.unknown };
}

function unsold(model: Model, operation: string): Candidate {
  const needsMore = operation === 'generate' && model.needsInput;
  const does = !needsMore && model.operations.some((o) => o === operation);
  const verdicts = {
    operation: { met: does, words: '' },
    sold: { met: false, words: '' },
    priced: { met: false, words: 'no price' },
  };
  return { id: model.id, model: model.id, cost: null, verdicts, row: null };
}

function judged(
  row: NeedOffer,
  need: Need,
  asked: Constraints,
  keys: ReadonlyMap<string, number> | null,
  today: Day,
  asOf: Day | null,
): Candidate {
  const yes = (words: string): Verdict => ({ met: true, words });
  const said = (met: boolean, good: string, bad: string) => ({ met, words: met ? good : bad });
  const { model, offer, quote, cost, span, workload } = row;
  const verdicts: Partial<Record<WishKey, Verdict>> = {
    operation: yes(''),
    sold: yes(''),
    priced: said(
      cost !== null,
      `${formatUsd(cost ?? '0')} per ${unitOf(need)}: ${SURE[quote.exactness ?? 'estimated']}`,
      quote.reason ?? 'no price',
    ),
    sized: said(
      !quote.beyondUsual,
      '',
      'the host doesn’t say whether its price holds at this size',
    ),
    alive: aliveVerdict(model, today, asOf),
    fresh: said(
      row.freshness.ranked,
      `read ${datedWords(checkedOf(span))}`,
      `last read ${datedWords(checkedOf(span))}`,
    ),
  };
  if (need.quality) {
    const one = model.tiers.length === 0;
    const wanted = `${tierWords(need.quality)} quality`;
    const sells = workload.quality === need.quality;
    verdicts.tier = said(
      one || sells,
      one ? 'sold in one quality only' : `sold in ${wanted}`,
      `not sold in ${wanted}`,
    );
  }
  if (asked.max !== null && cost !== null) {
    const is = `${formatUsd(cost)} per ${unitOf(need)}`;
    const limit = formatUsd(asked.max);
    verdicts.price = said(compare(cost, asked.max) <= 0, `${is}, within ${limit}`, is);
  }
  if (asked.open)
    verdicts.open = said(
      model.openWeights,
      `open weights${model.licence ? ` (${model.licence})` : ''}`,
      'closed weights',
    );
  if (asked.latency) verdicts.latency = latencyVerdict(row, asked.latency);
  if (asked.forecast) {
    const { known, why } = forecast(span.rule, quote);
    verdicts.forecast = { met: known, words: why };
  }
  if (asked.keys !== null) {
    const count = keys?.get(offer.hostId) ?? 0;
    const words = `${hostById(offer.hostId)?.name ?? offer.hostId} sells ${counted(count, 'model')} listed here`;
    verdicts.keys = { met: count >= asked.keys, words };
  }
  if (asked.lasting) verdicts.lasting = lastingVerdict(row, today, asOf);
  return { id: row.id, model: model.id, cost, verdicts, row };
}

function latencyVerdict(row: NeedOffer, asked: NonNullable<Constraints['latency']>): Verdict {
  const found = latencyOf(row.host, row.model.id, row.workload.quality);
  if (!found) return { met: null, words: 'latency: no dated source' };
  const words = `${found.class}: ${latencyWords(found.row)}, ${latencySource(found.row)}`;
  return { met: asQuickAs(found.class, asked), words };
}

/** What its maker has ended is no answer, although some host may still sell it. */
function aliveVerdict(model: Model, today: Day, asOf: Day | null): Verdict {
  const end = endOfModel(model, today, asOf);
  if (!end?.past) return { met: true, words: '' };
  return { met: false, words: `ended by its maker on ${datedWords(end.on)}` };
}

/** An end announced at this host, or by the maker for everywhere, counts; a disputed one doesn't. */
function lastingVerdict({ model, host }: NeedOffer, today: Day, asOf: Day | null): Verdict {
  const end = notices(model, today, asOf).find(
    ({ event, past }) =>
      !past &&
      event.event !== 'deprecated' &&
      event.scope === 'model' &&
      event.status === 'current' &&
      (event.host === null || event.host === host),
  );
  if (!end) return { met: true, words: 'no end announced' };
  return {
    met: false,
    words: `${end.words} ${datedWords({ day: end.event.date, precision: end.event.precision })}`,
  };
}

/** What the limit and the ranking are about. */
export function unitOf(need: Need): 'image' | 'usable image' {
  return hasUsable(need) ? 'usable image' : 'image';
}
