/**
 * The last look for feeds: fields beside a price, above its list, or in what is said of all of
 * them, that make it another thing's.
 */
import { exact } from '@/pricing';
import type { RawOffer } from '../contract';
import { misfitOfHeading, misfitOfText, oddCount } from './around';
import { type Feed, type Node, placesOf, type Scalar, upward } from './feed-places';
import { moneyIn } from './price-units';

/** Why the fields around an offer's amounts don't let it be taken; null where they do. */
export function besideField(feed: Feed, offer: RawOffer): string | null {
  // Digits of a name ("flux-2") are no amounts.
  const quoted = offer.quote.match(/(?<![\w.-])\d+(?:\.\d+)?(?:e-?\d+)?(?![\w-])/gi) ?? [];
  // A long quote is clipped before its amounts.
  const amounts = new Set([...quoted, ...offer.rule.terms.map((t) => t.amount)]);
  for (const amount of amounts) {
    // Nothing says which of several places is the one that was read.
    for (const place of placesOf(feed, offer, amount)) {
      const reason = reasonAt(place, offer, amount);
      if (reason) return reason;
    }
  }
  return null;
}

function reasonAt(place: Node, offer: RawOffer, amount: string): string | null {
  const way = upward(place);
  for (const at of way) {
    if (apartUnder(at.key, offer)) return `the feed has it under "${at.key}"`;
    const moved =
      at === place && at.own.find(([key, v]) => MOVES.test(snake(key)) && !isNothing(v));
    if (moved) return `the feed says beside it "${moved.join(': ').slice(0, 80)}"`;
    const about = saidInside(at).flatMap(({ by, fields }) => (way.includes(by) ? [] : fields));
    for (const [key, value] of [...at.own, ...about])
      if (apartBy(snake(key), value, offer, amount))
        return `the feed says beside it "${key}: ${String(value).slice(0, 60)}"`;
  }
  return null;
}

type Field = Node['own'][number];

const OF_ALL =
  /^(?:meta(?:data)?|info|header|defaults?|settings|pricing_?(?:info|terms|meta(?:data)?)|price_?(?:info|meta))$/;
const OF_MONEY = /^(?:(?:price|pricing|billing)_?)?(?:currency|units?|billing|notes?)$/;

const known = new WeakMap<Node, { by: Node; fields: Field[] }[]>();

/** What the objects in one say of all that is in it; worked out once for each. */
function saidInside(node: Node) {
  const said =
    known.get(node) ??
    node.inside.map((by) => ({ by, fields: saidOfAll(by) })).filter((o) => o.fields.length > 0);
  known.set(node, said);
  return said;
}

/** What an object without a price of its own says of the prices beside it. */
function saidOfAll({ key, own }: Node): Field[] {
  if (OF_ALL.test(snake(key))) return own;
  return OF_MONEY.test(snake(key)) ? [...own, ...own.map(([, v]): Field => [key, v])] : [];
}

/** "unitOfMeasure" and "unit-of-measure" as "unit_of_measure". */
function snake(key: string): string {
  return key
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
    .replace(/[\s-]+/g, '_')
    .toLowerCase();
}

const OLD = 'deprecated|retired|legacy|discontinued|obsolete|old|previous|former|archived';
const KINDS = `batch|${OLD}|enterprise|reserved|committed|off_?peak|promo(?:tional)?|annual|yearly|training|fine_?tun(?:e|ed|ing)`;
const MORE = 'api|prices?|pricing|rates?|costs?|tier|plan|contract|only|mode|jobs?|models?';
const NOTHING = /^(?:0(?:\.0+)? ?%?|1(?:\.0+)?x?|false|no|none|null|n\/a|-|)$/i;
const FLAG = new RegExp(`^(?:is_?)?(?:${KINDS}|in_?cents)$`);
const CONTAINER = new RegExp(`^(?:${KINDS})(?:_(?:${MORE}))?$`);
/** A value that is nothing but such a word, under whatever key. */
const WORD = new RegExp(`^(?:${KINDS})(?:_(?:${MORE}))*$`);
/** An end date says the price is not the usual one. */
const SHARE = /(?:discount|promo\w*|sale)_?(?:until|ends?|expir|valid)/;
/** In the price's own object it may be taken off already or not: nobody knows. */
const MOVES =
  /^(?:(?:price|rate|cost)_)?(?:discount(?:_(?:percent(?:age)?|pct|factor))?|surcharge\w*|multiplier|markup)$/;
const COUNT =
  /^(?:per|price_?per|images_?per(?!_?(?:second|minute|hour|day|month|request|call))\w*|per_?(?:images?|units?|requests?|calls?)|(?:unit|price|pack|bundle)_?(?:count|quantity|size))$/;
const KIND =
  /(?:^|_)(?:tier|plan|commitment|contract|price_?type|billing|offer_?type|purchase_?option|period)$/;
const NOTE = /^(?:notes?|remarks?|price_?notes?)$/;
const TEXT =
  /^(?:comments?|disclaimers?|warnings?|terms|messages?|(?:pricing|price|billing)_?(?:notes?|info|terms|details|description|comments?|disclaimer))$/;
const BOUND = /\b(?:starts?|starting|minimum|at least|up to)\b|^from\b/i;
const UNIT =
  /^(?:(?:price|pricing|billing|charge)_)?(?:unit|units|per|basis|measure|unit_(?:type|of_measure))$/;
const TIME = /^(?:per[ _])?(?:second|minute|hour|day|month|year|seat|user)s?$/i;
const CURRENCY = /currency|^symbol$/;
const CENTS = /^(?:usd?[ _])?cents?$/i;
const CREDITS = /^(?:credits?|points?|coins?)$/i;

function apartUnder(key: string, { variant }: RawOffer): boolean {
  return CONTAINER.test(snake(key)) && !(variant?.batch && /batch/i.test(key));
}

function apartBy(key: string, value: Scalar, offer: RawOffer, amount: string): boolean {
  const words = String(value ?? '');
  if (isNothing(value)) return false;
  const batch = offer.variant?.batch && /batch/i.test(`${key} ${words}`);
  if (FLAG.test(key)) return value === true && !batch;
  if (WORD.test(snake(words))) return !batch;
  if (SHARE.test(key)) return true;
  if (CURRENCY.test(key)) return isOtherMoney(words, offer);
  if (UNIT.test(key) && TIME.test(words)) return !isTimed(offer);
  if (COUNT.test(key) && words === amount) return false;
  if (COUNT.test(key) && /^\d+$/.test(words))
    return !/^10{3}(?:0{3})?$/.test(words) && !isDivided(words, offer, amount);
  if ((COUNT.test(key) || UNIT.test(key)) && /[a-z]/i.test(words))
    return (
      oddCount(`per ${words.replace(/^per[ _]/i, '').replaceAll('_', ' ')}`) &&
      !isDivided(words, offer, amount)
    );
  if (KIND.test(key))
    return (
      misfitOfHeading(words) !== null ||
      BOUND.test(words.replaceAll('_', ' ')) ||
      /^\d+ (?:month|year)/.test(words)
    );
  if (TEXT.test(key)) return misfitOfText(words, true) !== null;
  return NOTE.test(key) && misfitOfHeading(words) !== null;
}

function isNothing(value: Scalar): boolean {
  return NOTHING.test(String(value ?? ''));
}

function isOtherMoney(words: string, { rule }: RawOffer): boolean {
  if (CENTS.test(words)) return true;
  if (/\bUSD\b/i.test(words)) return false;
  if (moneyIn(words) === 'foreign' || /^[A-Z]{3}$/.test(words)) return true;
  return rule.money.kind === 'usd' && CREDITS.test(words);
}

/** A reader that knows the count has the price of one: "4.1" for 100 images is 0.041. */
function isDivided(count: string, { rule }: RawOffer, amount: string): boolean {
  const n = /\d+/.exec(count)?.[0];
  return (
    Boolean(n) &&
    rule.terms.some((t) =>
      exact(t.amount)
        .times(n ?? '')
        .eq(exact(amount)),
    )
  );
}

function isTimed({ rule }: RawOffer): boolean {
  return rule.terms.some((t) => t.times.some((q) => q.kind === 'gpu_second'));
}
