/**
 * The same last look for feeds: fields beside a price, or above its list, that make it another
 * thing's. Numbers are parsed only to find the price again; no price is ever taken from here.
 */
import type { RawOffer } from '../contract';
import { misfitOfHeading } from './around';
import { moneyIn } from './price-units';

type Scalar = string | number | boolean | null;
type Node = { own: [key: string, value: Scalar][]; parent: Node | null };
type Feed = { all: Node[]; byValue: Map<string, Node[]> };

const JSON_SCRIPT = /<script\b[^>]*json[^>]*>([\s\S]*?)<\/script>/gi;
/** A number that stands in more objects than this tells none of them apart. */
const MOST_PLACES = 40;

/** The objects of a feed, or of the JSON inside a page; null where there is none. */
export function feedOf(text: string, isFeed: boolean): Feed | null {
  const feed: Feed = { all: [], byValue: new Map() };
  const sources = isFeed ? [text] : [...text.matchAll(JSON_SCRIPT)].map((m) => m[1] ?? '');
  for (const source of sources) {
    try {
      collect(JSON.parse(source.replace(/^\uFEFF/, '')), null, feed);
    } catch {
      // No JSON, or too deep: its reader says so.
    }
  }
  return feed.all.length > 0 ? feed : null;
}

function collect(value: unknown, parent: Node | null, feed: Feed): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const entry of value) collect(entry, parent, feed);
    return;
  }
  const node: Node = { own: [], parent };
  feed.all.push(node);
  for (const [key, inside] of Object.entries(value)) {
    if (inside !== null && typeof inside === 'object') collect(inside, node, feed);
    else {
      node.own.push([key, inside as Scalar]);
      const at = keyOf(String(inside));
      feed.byValue.set(at, [...(feed.byValue.get(at) ?? []).slice(0, MOST_PLACES), node]);
    }
  }
}

/** Why the fields around an offer's amounts don't let it be taken; null where they do. */
export function besideField(feed: Feed, offer: RawOffer): string | null {
  const quoted = offer.quote.match(/\d+(?:\.\d+)?(?:e-?\d+)?/gi) ?? [];
  // A long quote is clipped before its amounts.
  const amounts = new Set([...quoted, ...offer.rule.terms.map((t) => t.amount)]);
  for (const amount of amounts) {
    const places = (feed.byValue.get(keyOf(amount)) ?? []).filter((n) => isPrice(n, amount));
    const own = places.filter((n) => names(n, offer.hostModel));
    const reasons = (own.length > 0 ? own : places).map((n) => reasonAt(n, offer));
    const reason = reasons.find((r) => r !== null);
    // Where no field names the model, nothing says which of two places is its own.
    if (reason && (own.length === 0 || reasons.every((r) => r !== null))) return reason;
  }
  return null;
}

/** "$0.0120", "0.012" and 1.2e-2 are one place. */
function keyOf(value: string): string {
  const plain = value.replace(/^\$/, '');
  return /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/i.test(plain) ? `number ${Number(plain)}` : value;
}

function isPrice(node: Node, amount: string): boolean {
  return node.own.some(
    ([key, value]) =>
      keyOf(String(value)) === keyOf(amount) && !/id$|count|width|height|size|version/i.test(key),
  );
}

function names(node: Node, model: string): boolean {
  for (let at: Node | null = node; at; at = at.parent)
    if (at.own.some(([, value]) => value === model)) return true;
  return false;
}

function reasonAt(node: Node, offer: RawOffer): string | null {
  for (let at: Node | null = node; at; at = at.parent)
    for (const [key, value] of at.own) {
      if (!apartBy(key, value, offer)) continue;
      return `the feed says beside it "${key}: ${String(value).slice(0, 60)}"`;
    }
  return null;
}

const NOTHING = /^(?:0(?:\.0+)?|1|false|no|none|null|)$/i;
const FLAG = /^(?:is_?)?(?:batch|deprecated|retired|legacy|discontinued|enterprise)$/i;
/** A share beside a list price changes nothing of it; an end date says the price is not the usual one. */
const SHARE = /(?:discount|promo\w*|sale)_?(?:until|ends?|expir|valid)/i;
const COUNT = /^(?:per|price_?per|images_?per\w*|per_?(?:images?|units?|requests?|calls?))$/i;
const KIND = /(?:^|_)(?:tier|plan|commitment|contract|price_?type|billing|offer_?type)$/i;
const NOTE = /^(?:notes?|remarks?|price_?notes?)$/i;
const BOUND = /start|from|minimum|at_least|up_to/i;
const TIME = /^(?:second|minute|hour|day|month|year|seat|user)s?$/i;

function apartBy(key: string, value: Scalar, offer: RawOffer): boolean {
  const words = String(value ?? '');
  if (NOTHING.test(words)) return false;
  if (FLAG.test(key)) return value === true && !(offer.variant?.batch && /batch/i.test(key));
  if (SHARE.test(key)) return true;
  if (COUNT.test(key)) return /^\d+$/.test(words) && !/^10{3}(?:0{3})?$/.test(words);
  if (/currency/i.test(key)) return moneyIn(words) === 'foreign' || /^cents?$/i.test(words);
  if (KIND.test(key))
    return (
      misfitOfHeading(words) !== null || BOUND.test(words) || /^\d+ (?:month|year)/.test(words)
    );
  if (/^unit$/i.test(key)) return TIME.test(words) && !isTimed(offer);
  return NOTE.test(key) && misfitOfHeading(words) !== null;
}

function isTimed({ rule }: RawOffer): boolean {
  return rule.terms.some((t) => t.times.some((q) => q.kind === 'gpu_second'));
}
