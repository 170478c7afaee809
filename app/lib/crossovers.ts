/** Where another host becomes the cheapest for a reader's need: by size, volume and share kept. Pure. */
import type { Model } from '@/catalog';
import type { MarketOffer } from '@/db/queries/market';
import {
  alongAcceptance,
  alongBreaks,
  type Contestant,
  compare,
  type Decimal,
  exact,
  generatedAMonth,
  hasUsable,
  inOrder,
  type Need,
  print,
  type SizeAxis,
  type Stretch,
  sizeAxis,
  sizeBreaks,
  usableCost,
  volumeBreaks,
  type Workload,
} from '@/pricing';
import { wantsExtras } from './extra-books';
import { keptBy } from './kept';
import { quoteOffer, termsOf } from './quote-offer';
import type { Usable } from './rank-offers';
import type { ModelRanking, RankedOffer } from './ranking';

/** Places `from` to `to` at which one host is cheapest; null: no price is known to hold there. */
export type Span = {
  from: number;
  to: number;
  host: string | null;
  /** True: nobody's price read lately holds there; this one is the last known. */
  lastKnown: boolean;
  /** US dollars, the least and the most within the span; per kept image where the need says so. */
  least: Decimal;
  most: Decimal;
};
/** The cheapest price from one place to another, even or growing evenly. */
export type Drawn = { from: number; to: number; usd: Decimal; end: Decimal };
/** A share of kept images, from `percent` down to the next one's. */
export type Kept = { percent: Decimal; host: string; usd: Decimal };

export type Crossovers = {
  /** No price was read lately: these are the last known ones. */
  onlyStale: boolean;
  /** Priced with edits or upscales, whose prices change with size and volume, too. */
  extras: boolean;
  /** Null where edits or upscales are asked for. */
  size: { axis: SizeAxis; spans: Span[]; drawn: Drawn[] } | null;
  /** Null where no host's price depends on the volume, or edits or upscales are asked for. */
  volume: Span[] | null;
  /** Null unless what is added to a kept image differs from host to host. */
  kept: Kept[] | null;
};

type Asked = { model: Model; workload: Workload; need: Need; usable: Usable | null };

const MOST_IMAGES = 1_000_000_000;
const kept = keptBy<readonly MarketOffer[], Crossovers>(200);

/** Reckoned once for a load of the market, a model and a need. */
export function crossovers(
  { offers }: { offers: readonly MarketOffer[] },
  day: string,
  asked: Asked,
  ranking: ModelRanking,
): Crossovers {
  return kept(offers, [day, asked.model.id, asked.workload, asked.need], () =>
    reckon(asked, ranking),
  );
}

function reckon(asked: Asked, ranking: ModelRanking): Crossovers {
  const { ranked, stale, incomparable } = ranking;
  const all = [...inOrder(ranking), ...incomparable];
  const read = all.filter((o) => o.freshness.ranked);
  const old = all.filter((o) => !o.freshness.ranked);
  const known = ranked.length > 0 || stale.length === 0;
  const answering = known ? read : old;
  if (wantsExtras(asked.need))
    return {
      onlyStale: !known,
      extras: answering.some((o) => o.cost !== null),
      size: null,
      volume: null,
      kept: alongKept(answering, asked),
    };
  const size = alongSize(read, old, asked);
  const priced = size.spans.filter((s) => s.host !== null);
  return {
    onlyStale: priced.length > 0 && priced.every((s) => s.lastKnown),
    extras: false,
    size,
    volume: alongVolume(answering, !known, asked),
    kept: null,
  };
}

type Size = NonNullable<Crossovers['size']>;

/** Where nobody's price read lately is known to hold, the last known ones answer. */
function alongSize(read: readonly RankedOffer[], old: readonly RankedOffer[], asked: Asked): Size {
  const whole = sizeAxis(asked.workload);
  const found = ofSize(read, whole, false, asked);
  const parts = found.spans.map((span): Omit<Size, 'axis'> => {
    if (span.host === null && old.length > 0)
      return ofSize(old, { ...whole, from: span.from, to: span.to }, true, asked);
    const drawn = found.drawn.filter((d) => d.from >= span.from && d.to <= span.to);
    return { spans: [span], drawn };
  });
  return {
    axis: whole,
    spans: parts.flatMap((p) => p.spans),
    drawn: parts.flatMap((p) => p.drawn),
  };
}

function ofSize(
  offers: readonly RankedOffer[],
  axis: SizeAxis,
  lastKnown: boolean,
  asked: Asked,
): Omit<Size, 'axis'> {
  const { facts } = termsOf(asked.model);
  const found = offers.map((o) => sizeBreaks(o.span.rule, facts, axis));
  const contestants = offers.map((offer, i): Contestant => {
    const own = found[i];
    const usd = (x: number) => price(offer, { ...asked.workload, ...axis.at(x) }, asked);
    // A price that stays between its breaks is reckoned once in each stretch.
    const place = (x: number) => own?.breaks.find((b) => b >= x) ?? axis.to;
    return contestant(offer, usd, own && !own.grows ? place : (x) => x);
  });
  const places = found.some((b) => b === null)
    ? Array.from({ length: axis.to - axis.from }, (_, i) => axis.from + i)
    : found.flatMap((b) => b?.breaks ?? []);
  const stretches = alongBreaks(contestants, { ...axis, breaks: places });
  const drawn = drawnAlong(stretches, contestants, thinned(places), asked.need);
  return { spans: spansOf(stretches, offers, drawn, lastKnown), drawn };
}

function alongVolume(
  offers: readonly RankedOffer[],
  lastKnown: boolean,
  asked: Asked,
): Span[] | null {
  const { need, workload } = asked;
  const rules = offers.map((o) => o.span.rule);
  const tiers = rules.flatMap(volumeBreaks);
  // A shared price that is rounded or raised may change places anywhere: nothing exact to say.
  const bent = rules.some((r) => volumeBreaks(r).length > 0 && (r.rounding ?? r.minimum));
  if (tiers.length === 0 || bent) return null;
  const generated = (volume: number) => generatedAMonth({ ...need, volume });
  const contestants = offers.map((offer) =>
    contestant(offer, (x) => price(offer, { ...workload, imagesPerMonth: generated(x) }, asked)),
  );
  const places = tiers.map((tier) => lastWithin(tier, generated));
  const stretches = alongBreaks(contestants, { from: 1, to: MOST_IMAGES, breaks: places });
  const drawn = drawnAlong(stretches, contestants, places, need);
  return spansOf(stretches, offers, drawn, lastKnown);
}

function alongKept(offers: readonly RankedOffer[], { need, usable }: Asked): Kept[] | null {
  // With a volume, fewer kept images are more generated ones: tiers would move along.
  if (!usable || (need.volume !== null && offers.some((o) => volumeBreaks(o.span.rule).length > 0)))
    return null;
  const lines = offers.flatMap((offer) => {
    const { usd: sticker } = offer.quote;
    const extras = {
      edit: usable.edit(offer.host, offer.offer.modelId ?? ''),
      upscale: usable.upscale(offer.host, offer.offer.modelId ?? ''),
    };
    if (sticker === null || offer.quote.beyondUsual) return [];
    const at = (attempts: Decimal) =>
      usableCost(sticker, { ...need, acceptance: null, attempts }, extras).usd;
    const whole = at('1');
    if (whole === null) return [];
    const kept = print(exact(whole).minus(exact(sticker)));
    return [{ id: offer.id, host: offer.host, name: offer.hostName, sticker, kept, at }];
  });
  const found: Kept[] = [];
  for (const { id, attempts, acceptance } of alongAcceptance(lines)) {
    const line = lines.find((l) => l.id === id);
    const usd = line?.at(attempts);
    if (line && usd && found.at(-1)?.host !== line.name)
      found.push({ percent: acceptance, host: line.name, usd });
  }
  return found;
}

/** A price of which nobody knows whether it holds at that size wins nothing there. */
function price(offer: RankedOffer, workload: Workload, { model }: Asked): Decimal | null {
  const { usd, beyondUsual } = quoteOffer(offer.offer, offer.span.rule, model, workload);
  return beyondUsual ? null : usd;
}

/** @param place the place that stands for another with the same price */
function contestant(
  { id, host }: RankedOffer,
  usd: (x: number) => Decimal | null,
  place = (x: number) => x,
): Contestant {
  const kept = new Map<number, Decimal | null>();
  return {
    id,
    host,
    usdAt: (x) => {
      const at = place(x);
      const known = kept.get(at);
      if (known !== undefined) return known;
      const found = usd(at);
      kept.set(at, found);
      return found;
    },
  };
}

/** The cheapest price between all places where it may change, neighbours at one price joined. */
function drawnAlong(
  stretches: readonly Stretch[],
  contestants: readonly Contestant[],
  places: readonly number[],
  need: Need,
): Drawn[] {
  const found: Drawn[] = [];
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  for (const { from, to, id } of stretches) {
    const winner = contestants.find((c) => c.id === id);
    if (!winner) continue;
    const own: Drawn[] = [];
    let start = from;
    for (const end of [...sorted.filter((p) => p >= from && p < to), to]) {
      const [usd, last] = [start, end].map((x) => shown(winner.usdAt(x) ?? '0', need));
      const before = own.at(-1);
      if (before && before.usd === usd && before.end === last && usd === last) before.to = end;
      else if (usd && last) own.push({ from: start, to: end, usd, end: last });
      start = end + 1;
    }
    found.push(...own);
  }
  return found;
}

/** What the reader pays: for a kept image where some are thrown away. Keeps the order of prices. */
function shown(usd: Decimal, need: Need): Decimal {
  if (!hasUsable(need)) return usd;
  return usableCost(usd, need, { edit: null, upscale: null }).usd ?? usd;
}

/** Neighbouring stretches of one host are one. */
function spansOf(
  stretches: readonly Stretch[],
  offers: readonly RankedOffer[],
  drawn: readonly Drawn[],
  lastKnown: boolean,
): Span[] {
  const found: Span[] = [];
  for (const { from, to, id } of stretches) {
    const host = offers.find((o) => o.id === id)?.hostName ?? null;
    const last = found.at(-1);
    if (last && last.host === host) last.to = to;
    else
      found.push({ from, to, host, lastKnown: lastKnown && host !== null, least: '0', most: '0' });
  }
  return found.map((span) => {
    const usd = drawn
      .filter((d) => d.from >= span.from && d.to <= span.to)
      .flatMap((d) => [d.usd, d.end])
      .sort(compare);
    return { ...span, least: usd[0] ?? '0', most: usd.at(-1) ?? '0' };
  });
}

/** Enough places for a drawing. */
function thinned(places: readonly number[], most = 200): readonly number[] {
  const every = Math.ceil(places.length / most);
  return every <= 1 ? places : places.filter((_, i) => i % every === 0);
}

/** The most kept images whose generated ones are within a tier; 0: not even one. */
function lastWithin(tier: number, generated: (volume: number) => number): number {
  let [low, high] = [0, MOST_IMAGES];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (generated(middle) <= tier) low = middle;
    else high = middle - 1;
  }
  return low;
}
