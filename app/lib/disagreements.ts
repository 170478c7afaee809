/** Where others say another price than the host's own words do, and the likely reason. Pure. */
import type { Model } from '@/catalog';
import type { DisputedReading } from '@/db/queries/disagreements';
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import {
  AGEING_DAYS,
  type Day,
  type Decimal,
  daysBetween,
  divide,
  exact,
  print,
  sameAmount,
} from '@/pricing';
import { isMove } from './changes';
import { checkedOf, type Dated, datedWords, endedOf } from './dates';
import { quoteAtStandard } from './hosts';
import { currentSpan } from './ranking';

export type Side = { usd: Decimal; read: Dated; age: number; observation: string };

export type Disagreement = {
  offer: MarketOffer;
  model: Model;
  /** Who says otherwise: a dataset, or another source about the same offer. */
  by: string;
  /** The other's own name for the offer; null where it is the same name. */
  wording: string | null;
  ours: Side;
  theirs: Side;
  /** Theirs ÷ ours. */
  ratio: Decimal;
  reason: string;
};

type Priced = { offer: MarketOffer; span: MarketSpan; side: Side; model: Model };

/** Latest word of every dataset against the host's own, widest apart first; equal ones (< 1 %) left out. */
export function datasetDisagreements(
  offers: readonly MarketOffer[],
  today: Day,
): { found: Disagreement[]; compared: number } {
  const own = new Map<string, Priced[]>();
  for (const offer of offers) {
    const priced = offer.reporter === 'host' ? pricedOn(offer, today) : null;
    if (priced) own.set(keyOf(offer), [...(own.get(keyOf(offer)) ?? []), priced]);
  }
  let compared = 0;
  const found = offers.flatMap((offer): Disagreement[] => {
    const rivals = offer.reporter === 'host' ? [] : (own.get(keyOf(offer)) ?? []);
    const theirs = rivals.length > 0 ? pricedOn(offer, today) : null;
    if (!theirs) return [];
    compared += 1;
    // A host may sell one model under several names: agreeing with one of them is enough.
    if (rivals.some((r) => !isMove(r.side.usd, theirs.side.usd))) return [];
    const [ours] = [...rivals].sort((a, b) => a.side.age - b.side.age);
    if (!ours) return [];
    const row = between(ours, theirs.side, offer.reporter, theirs.span);
    return [{ ...row, wording: offer.hostModel === ours.offer.hostModel ? null : offer.hostModel }];
  });
  return { found: found.sort(widest), compared };
}

/**
 * One model at one host, of one operation, tier and variant, at different prices on the host's own
 * sources (page, docs, interface): each against the one read last. A host that names it in two
 * ways has two offers, so these contradict each other without any reading being disputed.
 */
export function ownDisagreements(offers: readonly MarketOffer[], today: Day): Disagreement[] {
  const groups = new Map<string, Priced[]>();
  for (const offer of offers) {
    const priced = offer.reporter === 'host' ? pricedOn(offer, today) : null;
    if (priced?.span.evidence.origin !== 'host') continue;
    const key = `${keyOf(offer)}\n${offer.variant}`;
    groups.set(key, [...(groups.get(key) ?? []), priced]);
  }
  return [...groups.values()]
    .flatMap((group) => {
      const [ours, ...others] = [...group].sort(
        (a, b) => a.side.age - b.side.age || (a.offer.id < b.offer.id ? -1 : 1),
      );
      if (!ours) return [];
      return others
        .filter((o) => o.span.evidence.sourceUrl !== ours.span.evidence.sourceUrl)
        .filter((o) => isMove(ours.side.usd, o.side.usd))
        .map((o) => ownRow(ours, o));
    })
    .sort(widest);
}

function ownRow(ours: Priced, other: Priced): Disagreement {
  const named = ours.offer.hostModel !== other.offer.hostModel;
  const row = between(ours, other.side, sourceWords(other), other.span, named);
  return { ...row, wording: named ? other.offer.hostModel : null };
}

/** A longer path is cut to its last part; the evidence has all of it. */
const LONG_PATH = 40;

/** "the host’s own docs.example.com/pricing". */
function sourceWords({ span }: Priced): string {
  const { sourceUrl } = span.evidence;
  if (!URL.canParse(sourceUrl)) return `the host’s own ${sourceUrl}`;
  const { host, pathname } = new URL(sourceUrl);
  const path = pathname.length > LONG_PATH ? `/…/${pathname.split('/').at(-1)}` : pathname;
  return `the host’s own ${host}${pathname === '/' ? '' : path}`;
}

/** Readings of a host's own sources, or of others about it, that contradict the price in force. */
export function sourceDisagreements(
  offers: readonly MarketOffer[],
  readings: readonly DisputedReading[],
  today: Day,
): Disagreement[] {
  const byId = new Map(offers.map((o) => [o.id, o]));
  return readings
    .flatMap((reading): Disagreement[] => {
      const offer = byId.get(reading.offerId);
      const ours = offer?.reporter === 'host' ? pricedOn(offer, today) : null;
      if (!offer || !ours || reading.day < ours.span.from) return [];
      const { usd } = quoteAtStandard(offer, reading.rule).quote;
      if (usd === null || !isMove(ours.side.usd, usd)) return [];
      const { day, precision, observation } = reading;
      const age = Math.max(0, daysBetween(day, today));
      const theirs = { usd, read: { day, precision }, age, observation };
      const by = {
        host: 'the host’s own',
        account: 'its price list for our account',
        third_party: 'third party',
        dataset: 'dataset',
      };
      return [between(ours, theirs, by[reading.origin], { rule: reading.rule })];
    })
    .sort(widest);
}

function keyOf({ hostId, modelId, operation, tier, variant }: MarketOffer): string {
  const batch = variant.toLowerCase().split('&').includes('batch');
  return [hostId, modelId, operation, tier, batch].join('\n');
}

function pricedOn(offer: MarketOffer, today: Day): Priced | null {
  // What a host has ended is no price shown here, whatever is said of it.
  const span = currentSpan(offer, today);
  if (!span) return null;
  const { quote, model } = quoteAtStandard(offer, span.rule);
  if (!model || quote.usd === null) return null;
  const read = checkedOf(span);
  const age = Math.max(0, daysBetween(span.checkedOn, today));
  const observation = span.evidence.observation;
  return { offer, span, model, side: { usd: quote.usd, read, age, observation } };
}

function between(
  ours: Priced,
  theirs: Side,
  by: string,
  span: Pick<MarketSpan, 'rule'>,
  twoNames = false,
): Disagreement {
  const ratio = divide(exact(theirs.usd), exact(ours.side.usd));
  return {
    offer: ours.offer,
    model: ours.model,
    by,
    wording: null,
    ours: ours.side,
    theirs,
    ratio: print(ratio),
    reason: likelyReason(ours, theirs, span.rule, twoNames),
  };
}

/**
 * The first that fits, from the surest to the vaguest.
 * @param twoNames the host itself sells both, under two names: it may bill each in its own unit
 */
function likelyReason(
  ours: Priced,
  theirs: Side,
  rule: MarketSpan['rule'],
  twoNames: boolean,
): string {
  const earlier = ours.offer.spans.findLast(
    (s) => s.to !== null && s.to <= ours.span.from && same(ours.offer, s.rule, theirs.usd),
  );
  const until = earlier && endedOf(ours.offer, earlier);
  if (until) return `the host’s earlier price, until ${datedWords(until)}`;
  if (isPowerOfTen(theirs.usd, ours.side.usd)) return 'a decimal point or a unit slipped';
  const rate = rateAsPrice(rule, ours.span.rule);
  if (rate) return rate;
  const units = [unitsOf(rule), unitsOf(ours.span.rule)];
  if (units[0] !== units[1] && !twoNames)
    return `another unit: ${units[0]}, where the host bills ${units[1]}`;
  const older = daysBetween(ours.side.read.day, theirs.read.day);
  if (older > AGEING_DAYS) return 'read later than ours: the host may have changed its price';
  if (older < -AGEING_DAYS) return 'read earlier than ours: it may not have followed a change';
  return twoNames ? 'sold under two names: perhaps two services' : 'not known';
}

function same(offer: MarketOffer, rule: MarketSpan['rule'], usd: Decimal): boolean {
  const before = quoteAtStandard(offer, rule).quote.usd;
  return before !== null && exact(before).gt('0') && !isMove(before, usd);
}

/** 10×, 100× or 1,000× apart, to within 1 %. */
function isPowerOfTen(a: Decimal, b: Decimal): boolean {
  return [10, 100, 1000].some(
    (n) =>
      !isMove(a, print(exact(b).times(String(n)))) || !isMove(b, print(exact(a).times(String(n)))),
  );
}

/** One amount on both sides, theirs for an image where the host bills by something smaller or larger. */
function rateAsPrice(theirs: MarketSpan['rule'], ours: MarketSpan['rule']): string | null {
  const [flat, ...more] = theirs.terms;
  const only = flat?.times.length === 1 && flat.times[0]?.kind === 'image' && more.length === 0;
  const same = ours.terms.find(
    (t) => flat && t.per === flat.per && sameAmount(t.amount, flat.amount),
  );
  const unit = same?.times.find((q) => q.kind !== 'image' && q.kind !== 'step');
  if (!only || !unit) return null;
  return `the host’s rate per ${unit.kind.replaceAll('_', ' ')}, written as a price per image`;
}

/** "per image", "per megapixel and step". */
function unitsOf(rule: MarketSpan['rule']): string {
  const kinds = rule.terms.flatMap((t) => t.times.map((q) => q.kind.replaceAll('_', ' ')));
  const units = [...new Set(kinds)].sort();
  return units.length > 0 ? `per ${units.join(' and ')}` : 'at a flat rate';
}

/** Twice and half as much are equally far apart. */
function widest(a: Disagreement, b: Disagreement): number {
  const far = ({ ratio }: Disagreement) => {
    const r = exact(ratio);
    return r.lt('1') ? divide(exact('1'), r) : r;
  };
  return far(b).cmp(far(a)) || (a.offer.id < b.offer.id ? -1 : 1);
}
