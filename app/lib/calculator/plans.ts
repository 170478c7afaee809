/** The ways to pay for one model: hosts' prices by use and in batch, known plans, the reader's own. */
import { hostById, type Model, modelById, type Plan, plans } from '@/catalog';
import type { Market } from '@/db/queries/market';
import {
  billOf,
  type CheapestRange,
  cheapestRanges,
  compare,
  type Day,
  exact,
  generatedAMonth,
  type NeedField,
  print,
  type Way,
  type WayBill,
  type Workload,
  wayCorners,
  workloadFor,
} from '@/pricing';
import { knownOn } from '../as-of';
import { offersOf } from '../overview';
import { makesOf, type Params } from '../params';
import { type AskedHere, askedHere } from './asked-need';
import { type CostLine, chartEnd } from './chart';
import { type Form, formOf, MOST_IMAGES } from './form';
import { modelsSold, type Price, pricesOf, rungOf } from './offers';
import { ownWays } from './own-ways';

const OPENING_MODEL = 'flux-1-schnell';
const OPENING_VOLUME = 10_000;
/** Fields of the need that change no bill here. */
export const NOT_BILLED: readonly NeedField[] = [
  'operation',
  'inputs',
  'edits',
  'upscale',
  'storage',
  'delivery',
];

export type Option = {
  id: string;
  /** "By use at fal". */
  name: string;
  way: Way;
  bill: WayBill;
  /** The images come later, not at once. */
  batch: boolean;
  price: Price | null;
  plan: Plan | null;
  /** Known terms of the same host that change nothing in the sum. */
  terms: Plan[];
  /** Said only by unchecked notes: shown, but no winner. */
  lowTrust: boolean;
  own: boolean;
};

export type PlansView = {
  params: Params;
  form: Form;
  asked: AskedHere;
  model: Model;
  models: Model[];
  /** Images made a month, those thrown away included. */
  images: number;
  /** Of those the ones that are kept. */
  kept: number;
  workload: Workload;
  /** Cheapest first; those without a bill last. */
  options: Option[];
  /** Known only from unchecked notes: shown apart, in the same order. */
  lowTrust: Option[];
  /** Prices by use that can't win beside better known ones: too old, or of no stated size. */
  unplaced: Option[];
  /** True when the prices that take part were not read within 21 days. */
  onlyStale: boolean;
  /** True when no host says that its price holds at this size. */
  onlyUnsized: boolean;
  cheapest: Option | null;
  /** Others with the very same bill. */
  ties: Option[];
  changes: { from: number; to: number; option: Option | null }[];
  lookedUpTo: number;
  chart: { lines: CostLine[]; upTo: number };
  /** Ways that exist at hosts of this list or at none, without enough to compute them. */
  unpriced: Plan[];
};

/** Days that a daily allowance is counted for. */
const DAYS = '30';

/** @param asOf the earlier day shown: only plans that were stated by then */
export function plansView(
  params: Params,
  market: Market | null,
  today: Day,
  asOf: Day | null = null,
): PlansView {
  const form = formOf(params);
  const asked = askedHere(params, { without: NOT_BILLED, volume: OPENING_VOLUME });
  const { need } = asked;
  const models = market ? modelsSold(market, 'generate') : [];
  const id = form.choice(
    'model',
    models.map((m) => m.id),
    'a model that somebody sells for making images',
  );
  const model = modelById(id ?? OPENING_MODEL);
  if (!model) throw new Error(`the catalog lacks ${OPENING_MODEL}`);
  const images = generatedAMonth(need);
  const known = plans.filter((p) => knownOn(p.statedOn, asOf));
  const { workload } = workloadFor({ ...need, batch: false }, makesOf(model), 'generate');
  const priced = (w: Workload) =>
    market ? onePerHost(pricesOf(model, offersOf(market, model.id), w, today)) : [];
  const live = priced(workload);
  const later = priced({ ...workload, batch: true });

  const best = live[0] ?? null;
  const all = [
    ...live.map((p) => byUse(p, workload, model, known)),
    ...later.map((p) => byUse(p, { ...workload, batch: true }, model, known)),
    ...live.flatMap((p) => planned(p, known)),
    ...subscriptions(model.id, known),
    ...ownWays(form, best?.usd ?? null).map(({ name, way }) =>
      option(`own-${way.kind}`, name, way, { own: true }),
    ),
  ].map((o) => ({ ...o, bill: billOf(o.way, images) }));
  const lead = Math.min(...all.flatMap((o) => (o.price ? [rungOf(o.price)] : [])));
  const apart = (o: Option) => o.price !== null && rungOf(o.price) > lead;
  const placed = all.filter((o) => !apart(o)).sort(cheapestFirst);
  const options = placed.filter((o) => !o.lowTrust);
  const found = contest(options, images, asked.need.batch);
  return {
    params,
    form,
    asked,
    model,
    models,
    images,
    kept: need.volume ?? OPENING_VOLUME,
    workload,
    options,
    lowTrust: placed.filter((o) => o.lowTrust),
    unplaced: all.filter(apart).sort(cheapestFirst),
    onlyStale: lead === 1 || lead === 3,
    onlyUnsized: lead === 2 || lead === 3,
    ...found,
    unpriced: known.filter((p) => p.pay.kind === 'unpriced'),
  };
}

function onePerHost(prices: readonly Price[]): Price[] {
  return prices.filter((p, i) => prices.findIndex((q) => q.offer.hostId === p.offer.hostId) === i);
}

type Draft = Omit<Option, 'bill'>;

function option(id: string, name: string, way: Way, more: Partial<Draft> = {}): Draft {
  const nothing = { batch: false, price: null, plan: null, terms: [], lowTrust: false, own: false };
  return { id, name, way, ...nothing, ...more };
}

function byUse(price: Price, w: Workload, model: Model, known: readonly Plan[]): Draft {
  const { batch } = w;
  const tiered = price.rule.terms.some((t) => t.when?.some((c) => c.kind === 'volume'));
  const quality = model.tiers.length > 0 ? w.quality : price.offer.tier;
  const way: Way = tiered
    ? { kind: 'rule', rule: price.rule, workload: { ...w, quality } }
    : { kind: 'use', perImage: price.usd };
  const wanted = batch ? ['batch'] : ['credits', 'prepaid'];
  const terms = known.filter((p) => p.host === price.offer.hostId && wanted.includes(p.pay.kind));
  return option(
    `${batch ? 'batch' : 'use'}-${price.offer.hostId}`,
    `${batch ? 'In batch' : 'By use'} at ${price.hostName}`,
    way,
    { batch, price, terms },
  );
}

/** A host's free allowance, beside its plain price. */
function planned(price: Price, known: readonly Plan[]): Draft[] {
  return known.flatMap((plan) => {
    if (plan.host !== price.offer.hostId || plan.pay.kind !== 'allowance') return [];
    const freeUsd = print(exact(plan.pay.freeUsdPerDay).times(DAYS));
    return option(
      plan.id,
      `${price.hostName}: ${plan.name}`,
      { kind: 'allowance', perImage: price.usd, freeUsd },
      { price, plan, lowTrust: plan.confidence === 'C' },
    );
  });
}

function subscriptions(model: string, known: readonly Plan[]): Draft[] {
  return known.flatMap((plan) => {
    const { pay } = plan;
    if (pay.kind !== 'subscription' || (plan.models && !plan.models.includes(model))) return [];
    const way: Way = {
      kind: 'subscription',
      fee: pay.feeUsd,
      included: pay.images,
      beyond: pay.beyondUsd,
    };
    const host = hostById(plan.host)?.name ?? plan.host;
    return option(plan.id, `${host}: ${plan.name}`, way, {
      plan,
      lowTrust: plan.confidence === 'C',
    });
  });
}

function cheapestFirst(a: Option, b: Option): number {
  if (a.bill.usd === null || b.bill.usd === null)
    return Number(a.bill.usd === null) - Number(b.bill.usd === null);
  const tied = Number(a.own) - Number(b.own) || (a.id < b.id ? -1 : 1);
  return compare(a.bill.usd, b.bill.usd) || tied;
}

/** Lines in the chart: more can't be told apart. */
const DRAWN = 5;

/** Who wins where, among what can be had as wanted. Of prices by use only the lowest can win. */
function contest(options: readonly Option[], images: number, mayWait: boolean) {
  const fit = options.filter((o) => mayWait || !o.batch);
  const plain = fit.filter((o) => o.way.kind === 'use');
  const lowest = plain.reduce<Option | null>(cheaper, null);
  const rivals = fit.filter((o) => o.way.kind !== 'use' || o === lowest);
  const upTo = Math.min(MOST_IMAGES, Math.max(images * 10, OPENING_VOLUME));
  const ranges: CheapestRange[] = cheapestRanges(
    rivals.map((o) => o.way),
    upTo,
  );
  const cheapest = fit.find((o) => o.bill.usd !== null) ?? null;
  const end = chartEnd([images]);
  const shown = [...new Set([...(cheapest ? [cheapest] : []), ...rivals, ...fit])].slice(0, DRAWN);
  return {
    cheapest,
    ties: fit.filter((o) => o !== cheapest && sameBill(o, cheapest)),
    changes: ranges.map((r) => ({
      from: r.from,
      to: r.to,
      option: r.way === null ? null : (rivals[r.way] ?? null),
    })),
    lookedUpTo: ranges.at(-1)?.to ?? upTo,
    chart: {
      lines: shown.map((o) => ({ name: o.name, corners: wayCorners(o.way, end) })),
      upTo: end,
    },
  };
}

function sameBill(a: Option, b: Option | null): boolean {
  const [one, other] = [a.bill.usd, b?.bill.usd ?? null];
  return one !== null && other !== null && compare(one, other) === 0;
}

function cheaper(a: Option | null, b: Option): Option {
  if (a === null || a.way.kind !== 'use' || b.way.kind !== 'use') return a ?? b;
  return compare(b.way.perImage, a.way.perImage) < 0 ? b : a;
}
