/** The self-host form: what the address asks, with which prices, and what comes out. Pure. */
import { gpuPrices, type Model, modelById, models, throughput } from '@/catalog';
import type { Market } from '@/db/queries/market';
import {
  type BreakEven,
  breakEven,
  capacityOf,
  compare,
  costCorners,
  type Day,
  type Decimal,
  exact,
  generatedAMonth,
  type Machine,
  type NeedField,
  outputSize,
  parseSize,
  print,
  type SelfHostBill,
  type Size,
  selfHostBill,
  speedAtSize,
  type Workload,
  workloadFor,
} from '@/pricing';
import { knownOn } from '../as-of';
import { offersOf } from '../overview';
import { makesOf, type Params } from '../params';
import { type AskedHere, askedHere } from './asked-need';
import { type CostLine, type CostMark, chartEnd } from './chart';
import { type Form, formOf, MOST_IMAGES } from './form';
import { type Rental, rentalsOf, type Speed, speedKnown, speedsOf } from './machines';
import { type Price, pricesOf } from './offers';

const OPENING_MODEL = 'flux-1-schnell';
const OPENING_IMAGES = 100_000;
/** Fields of the need that play no part in renting a machine. */
export const NOT_HOSTED: readonly NeedField[] = [
  'operation',
  'inputs',
  'batch',
  'edits',
  'upscale',
  'storage',
  'delivery',
];
/** Share of the paid hours at work where the reader says none: an assumption of ours, said so. */
export const LIKELY_BUSY = '0.5';
export const BILLED = ['always', 'used'] as const;

export type SelfHostView = {
  /** As the address has them, for links that change one of them. */
  params: Params;
  form: Form;
  asked: AskedHere;
  model: Model;
  workload: Workload;
  /** Images made a month, those thrown away included. */
  images: number;
  /** The size that the speed was stated for, where the reader asks for another: it is scaled. */
  otherSize: string | null;
  machine: Machine;
  /** The dated price of the hour; null where the reader typed the rent. */
  rental: Rental | null;
  /** The dated speed; null where the reader typed it or nobody is known to have said one. */
  speed: Speed | null;
  otherSpeeds: Speed[];
  /** Null: no price is held, and the reader typed none. */
  api: { usd: Decimal; price: Price | null } | null;
  prices: Price[];
  /** Below the price taken, but read too long ago to be taken by itself. */
  lower: Price | null;
  result: SelfHostResult | null;
};

export type SelfHostResult = {
  breakEven: BreakEven;
  /** The same with a machine that never stands still; null: it says nothing new. */
  best: BreakEven | null;
  capacity: Decimal | null;
  rows: SelfHostRow[];
  own: SelfHostRow;
  chart: { lines: CostLine[]; marks: CostMark[]; upTo: number };
};

export type SelfHostRow = {
  images: number;
  api: Decimal;
  renting: SelfHostBill;
  /** API minus renting: above 0 renting is cheaper. */
  saved: Decimal;
  why: string | null;
};

/** Models whose weights one may run: those with a speed known on a rented card first. */
export function modelsToHost(): { known: Model[]; others: Model[] } {
  const open = models.filter((m) => m.openWeights && m.operations.includes('generate'));
  const byName = [...open].sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    known: byName.filter((m) => speedKnown(m.id)),
    others: byName.filter((m) => m.core && !speedKnown(m.id)),
  };
}

/**
 * @param market null: the database is away; typed figures still work
 * @param asOf the earlier day shown: only rents and speeds that were stated by then
 */
export function selfHostView(
  params: Params,
  market: Market | null,
  today: Day,
  asOf: Day | null = null,
): SelfHostView {
  const form = formOf(params);
  const all = modelsToHost();
  const ids = [...all.known, ...all.others].map((m) => m.id);
  const id = form.choice('model', ids, 'a model with open weights');
  const model = modelById(id ?? OPENING_MODEL);
  if (!model) throw new Error(`the catalog lacks ${id ?? OPENING_MODEL}`);
  const rentals = rentalsOf(gpuPrices.filter((p) => knownOn(p.seenOn, asOf)));
  const said = throughput.filter((t) => knownOn(t.statedOn, asOf));
  const chosen = form.choice(
    'gpu',
    rentals.map((r) => r.id),
    'a rented GPU of this list',
  );
  const opening = rentals.find((r) => speedsOf(model.id, r.gpu, said).length > 0) ?? rentals[0];
  const rental = rentals.find((r) => r.id === chosen) ?? opening ?? null;
  const known = rental ? speedsOf(model.id, rental.gpu, said) : [];
  const speed = known[0] ?? null;
  const asked = askedHere(params, { without: NOT_HOSTED, volume: OPENING_IMAGES });
  const stated = parseSize(speed?.size ?? '');
  const sized = asked.given.size !== undefined;
  const at = outputSize(sized || !stated ? asked.need : { ...asked.need, size: stated });
  const { machine, typed } = machineOf(form, rental, speedAt(speed, stated, at));
  const spokenOf = typed.speed ? null : stated;
  if (spokenOf && !sized) asked.need.size = spokenOf;
  const w = workloadFor(asked.need, makesOf(model), 'generate').workload;
  const images = generatedAMonth(asked.need);
  const differs = spokenOf && !samePixels(spokenOf, at);
  const prices = market ? pricesOf(model, offersOf(market, model.id), w, today) : [];
  const api = apiOf(form, prices);
  return {
    params,
    form,
    asked,
    model,
    workload: w,
    images,
    otherSize: differs ? (speed?.size ?? null) : null,
    machine,
    rental: typed.rent ? null : rental,
    speed: typed.speed ? null : speed,
    otherSpeeds: typed.speed ? [] : known.slice(1),
    api,
    prices,
    lower: api?.price ? lowerStale(prices, api.price) : null,
    result: api ? resultOf(machine, api.usd, images) : null,
  };
}

function samePixels(a: Size, b: Size): boolean {
  return a.width * a.height === b.width * b.height;
}

function speedAt(speed: Speed | null, stated: Size | null, at: Size): Decimal | null {
  if (!speed || !stated || samePixels(stated, at)) return speed?.imagesPerHour ?? null;
  return speedAtSize(speed.imagesPerHour, stated, at);
}

/** @param speed images an hour at the reader's size; null: nobody is known to have said one */
function machineOf(form: Form, rental: Rental | null, speed: Decimal | null) {
  const monthly = form.money('monthly', { above: '0' });
  const hourly = form.money('hourly', { above: '0', most: '10000' });
  const typedSpeed = form.amount('speed', {
    least: '0.01',
    most: '1000000',
    what: 'a number of images an hour',
  });
  const utilisation = form.percent('busy') ?? LIKELY_BUSY;
  const labourHours =
    form.amount('hours', { least: '0', most: '10000', what: 'a number of hours a month' }) ?? '0';
  const labourRate = form.money('rate', { most: '100000' }) ?? '0';
  const billed = form.choice('billed', BILLED, '“always” or “used”') ?? 'always';
  // A server paid by the month has no speed of its own: what stands there is the card's.
  const imagesPerHour = typedSpeed ?? (monthly ? null : speed);
  const usable = imagesPerHour === null ? 'always' : billed;
  if (!monthly && billed === 'used' && imagesPerHour === null)
    form.refuse(
      'speed',
      'Paid by use, the speed must be known: nobody’s figure is held for this model on this card. Priced as always on.',
    );
  const rent: Machine['rent'] = monthly
    ? { kind: 'month', usd: monthly }
    : { kind: 'hour', usd: hourly ?? rental?.usdPerHour ?? '0', billed: usable };
  const machine: Machine = { rent, imagesPerHour, utilisation, labourHours, labourRate };
  const makesOne = imagesPerHour === null || exact(imagesPerHour).times(utilisation).gte('0.01');
  if (!makesOne) {
    form.refuse(
      'busy',
      'At that share the machine makes less than an image a month. Priced at 100%.',
    );
    machine.utilisation = '1';
  }
  return {
    machine,
    typed: {
      rent: monthly !== undefined || hourly !== undefined,
      speed: typedSpeed !== undefined || (monthly !== undefined && imagesPerHour === null),
    },
  };
}

function apiOf(form: Form, prices: readonly Price[]): SelfHostView['api'] {
  const typed = form.money('api', { above: '0', most: '1000' });
  if (typed !== undefined) return { usd: typed, price: null };
  const hosts = prices.map((p) => p.offer.id);
  const id = form.choice('offer', hosts, 'an offer of this model just now: the cheapest is taken');
  const price = prices.find((p) => p.offer.id === id) ?? prices[0];
  return price ? { usd: price.usd, price } : null;
}

/** The lowest stale price below the one taken, so that nobody must find it in the list. */
function lowerStale(prices: readonly Price[], taken: Price): Price | null {
  const below = prices
    .filter((p) => !p.current && compare(p.usd, taken.usd) < 0)
    .sort((a, b) => compare(a.usd, b.usd));
  return taken.current ? (below[0] ?? null) : null;
}

const ROUND = [1_000, 10_000, 100_000, 1_000_000];

function resultOf(machine: Machine, usd: Decimal, images: number): SelfHostResult {
  const found = breakEven(machine, usd);
  const busiest = { ...machine, utilisation: '1' };
  const full = machine.imagesPerHour === null ? null : breakEven(busiest, usd);
  const best = full && full.from !== found.from ? full : null;
  const capacity = capacityOf(machine);
  const row = (at: number, why: string | null): SelfHostRow => {
    const renting = selfHostBill(machine, at);
    const api = print(exact(usd).times(`${at}`));
    return { images: at, api, renting, saved: print(exact(api).minus(exact(renting.usd))), why };
  };
  const named = new Map<number, string | null>(ROUND.map((n) => [n, null]));
  const note = (at: Decimal | null, why: string) => {
    const n = Number(at);
    if (at !== null && n > 0 && n <= MOST_IMAGES) named.set(n, why);
  };
  if (machine.rent.kind === 'month' || machine.rent.billed === 'always') {
    note(capacity, 'one machine, full');
    if (capacity) note(print(exact(capacity).plus('1')), 'a second machine');
  }
  note(found.forGood, 'cheaper from here on');
  note(found.from, 'break-even');
  note(`${images}`, images === Number(found.from) ? 'you, at break-even' : 'you');
  const rows = [...named].sort(([a], [b]) => a - b).map(([at, why]) => row(at, why));
  const upTo = chartEnd([images, Math.min(Number(found.from ?? 0), images * 50)]);
  const lines: CostLine[] = [
    {
      name: 'API',
      corners: [
        { images: 0, usd: '0' },
        { images: upTo, usd: print(exact(usd).times(`${upTo}`)) },
      ],
    },
    { name: 'Renting', corners: costCorners(machine, upTo) },
  ];
  // Until the fuller machine comes to a second one both lines are the same.
  const differ = selfHostBill(busiest, upTo).usd !== selfHostBill(machine, upTo).usd;
  if (machine.imagesPerHour !== null && differ)
    lines.push({ name: 'Renting at best, never idle', corners: costCorners(busiest, upTo) });
  const at = found.from === null ? [] : [row(Number(found.from), null)];
  const marks = at.map((r) => ({
    images: r.images,
    usd: r.renting.usd,
    words: `from ${r.images.toLocaleString('en-US')}`,
  }));
  return {
    breakEven: found,
    best,
    capacity,
    rows,
    own: row(images, null),
    chart: { lines, marks, upTo },
  };
}
