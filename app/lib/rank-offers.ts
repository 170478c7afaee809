/** Offers priced for one workload with what each row must say. Pure; the same code in a browser. */
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import type { ExtraBook } from '@/pricing/extras';
import { freshness } from '@/pricing/freshness';
import { exact, print } from '@/pricing/money';
import type { Need } from '@/pricing/need';
import type { Quote } from '@/pricing/quote';
import type { Candidate } from '@/pricing/rank';
import type { Rule } from '@/pricing/rule';
import { addDays, type Day } from '@/pricing/time';
import { usableCost } from '@/pricing/usable';
import type { Workload } from '@/pricing/workload';
import { begunOf, type Dated, latest } from './dates';
import type { LinePoint } from './history';
import { type NextCheck, nextCheck } from './next-check';
import { priceLine } from './price-line';
import {
  type AnnouncedEnd,
  amountKnown,
  isBatch,
  type ModelTerms,
  type OfferFacts,
  quoteKnown,
} from './quote-known';

export const CHANGE_DAYS = 90;

/** What became of a price within the last 90 days. */
export type Change =
  | { kind: 'changed'; before: string; after: string }
  | { kind: 'same' }
  /** First read within the 90 days. */
  | { kind: 'new'; since: Dated }
  /** Nobody knows what it cost 90 days ago. */
  | { kind: 'unread' };

export type RankedOffer = Candidate & {
  hostName: string;
  /** The announced end that is still to come. */
  end: AnnouncedEnd | null;
  offer: MarketOffer;
  span: MarketSpan;
  /** The span in which the price began, where only terms have changed since. */
  priceSpan: MarketSpan;
  change: Change;
  next: NextCheck;
  /** Its last 90 days. */
  line: LinePoint[];
};

/** The span in force on a day; undefined before the first, after the last and in gaps. */
export function spanOn(offer: MarketOffer, day: Day): MarketSpan | undefined {
  return offer.spans.find((s) => s.from <= day && (s.to === null || s.to > day));
}

/** True when the offer answers this workload at all: the host's own claim, operation and tier. */
export function belongs(
  offer: MarketOffer,
  model: Pick<ModelTerms, 'id' | 'tiers'>,
  workload: Workload,
): boolean {
  if (offer.reporter !== 'host' || offer.modelId !== model.id) return false;
  if (offer.operation !== workload.operation) return false;
  if (!workload.batch && isBatch(offer)) return false;
  return model.tiers.length === 0 || offer.tier === null || offer.tier === workload.quality;
}

/** All that prices an offer: the same on the server and in a browser. */
export type Asked = {
  model: ModelTerms;
  workload: Workload;
  today: Day;
  known: (offer: MarketOffer) => OfferFacts;
  /** Ranks by the cost per usable image; null: by the sticker price. */
  usable: Usable | null;
};

/** What the reader does with images, and whose prices that is reckoned with. */
export type Usable = { need: Need; edit: ExtraBook; upscale: ExtraBook };

/** An offer in force with everything its row says. */
export function candidate(offer: MarketOffer, span: MarketSpan, asked: Asked): RankedOffer {
  const { model, workload, today, usable } = asked;
  const known = asked.known(offer);
  const now = quoteKnown(offer, span.rule, model, workload, known);
  const priced = pricer(offer, asked);
  return {
    id: offer.id,
    host: offer.hostId,
    hostName: known.hostName,
    end: known.end && known.end.date > today ? known.end : null,
    offer,
    span,
    quote: now,
    cost:
      usable && now.usd !== null
        ? usableCost(now.usd, usable.need, {
            edit: usable.edit(offer.hostId, model.id),
            upscale: usable.upscale(offer.hostId, model.id),
          })
        : null,
    freshness: freshness(span.checkedOn, today, offer.failedTries),
    priceSpan: priceSpanOf(offer, span, priced, now.usd),
    next: nextCheck(offer, span, known.readWeekly, today),
    change: changeSince(offer, span, now, priced, addDays(today, -CHANGE_DAYS)),
    line: priceLine(offer, priced, addDays(today, -CHANGE_DAYS), today),
  };
}

/** US dollars of an offer under one of its rules; null: no number. */
export type Priced = (rule: Rule) => { usd: string | null };

/** What an offer asked under its rules, without the words of a quote. */
export function pricer(offer: MarketOffer, { model, workload, known }: Asked): Priced {
  const facts = known(offer);
  return (rule) => {
    const usd = amountKnown(offer, rule, model, workload, facts);
    return { usd: usd && print(usd) };
  };
}

/** Real changes are of 4 % and more; less than this is the last digit or another spelling. */
const SAME = '0.01';

/** True for two quotes that differ by less than 1 %. */
export function samePrice(a: string, b: string): boolean {
  return exact(a).minus(exact(b)).abs().lt(exact(a).times(SAME)) || a === b;
}

/** Back over spans that follow without a gap and come to the same price. */
export function priceSpanOf(
  offer: MarketOffer,
  span: MarketSpan,
  priced: Priced,
  now: string | null = priced(span.rule).usd,
): MarketSpan {
  let begun = span;
  for (const earlier of offer.spans.slice(0, offer.spans.indexOf(span)).reverse()) {
    const usd = priced(earlier.rule).usd;
    if (now === null || usd === null || earlier.to !== begun.from || !samePrice(now, usd)) break;
    begun = earlier;
  }
  return begun;
}

function changeSince(
  offer: MarketOffer,
  span: MarketSpan,
  now: Quote,
  priced: Priced,
  then: Day,
): Change {
  if (span.checkedOn < then) return { kind: 'unread' };
  const [first] = offer.spans;
  if (first && first.from > then) return { kind: 'new', since: begunOf(first) };
  const earlier = spanOn(offer, then);
  // A price of "2026" may have begun on any day of it.
  if (!earlier || latest(begunOf(earlier)) > then) return { kind: 'unread' };
  const before = earlier === span ? now.usd : priced(earlier.rule).usd;
  if (before === null || now.usd === null) return { kind: 'unread' };
  return samePrice(now.usd, before)
    ? { kind: 'same' }
    : { kind: 'changed', before, after: now.usd };
}
