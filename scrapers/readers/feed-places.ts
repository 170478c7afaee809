/**
 * The objects of a feed, or of the JSON inside a page, and where in them an offer's amount stands.
 * Numbers are parsed only to find the price again; no price is ever taken from here.
 */
import type { RawOffer } from '../contract';

export type Scalar = string | number | boolean | null;
export type Node = {
  /** The key that it, or the list around it, stands under; empty at the top. */
  key: string;
  own: [key: string, value: Scalar][];
  parent: Node | null;
  inside: Node[];
};
/** `at`: the objects that hold a value, or stand under a key, by `wordOf` it. */
export type Feed = { all: Node[]; at: Map<string, Node[]> };

const FLIGHT = 'self.__next_f.push(';
const SIGNED = /(?<=\$\s?)\d+(?:\.\d+)?/g;
const NO_PRICE = /id$|count|width|height|size|version/i;

/**
 * Null where there is no JSON, or none that can be read: its reader says so.
 * @throws RangeError where it lies deeper than can be walked
 */
export function feedOf(text: string, isFeed: boolean): Feed | null {
  const feed: Feed = { all: [], at: new Map() };
  for (const source of isFeed ? [text] : sourcesIn(text)) {
    try {
      collect(JSON.parse(source.replace(/^\uFEFF/, '')), '', null, feed);
    } catch (error) {
      // Half a feed would count as all of it.
      if (error instanceof RangeError) throw error;
    }
  }
  return feed.all.length > 0 ? feed : null;
}

/** The JSON in a page's scripts: whole ones, and the lines of Next.js flight data. */
function sourcesIn(html: string): string[] {
  const whole: string[] = [];
  let flight = '';
  for (const [attributes, script] of scriptsIn(html)) {
    const text = script.trim();
    if (/json/i.test(attributes)) whole.push(script);
    else if (text.startsWith(FLIGHT))
      flight += pushedText(text.slice(FLIGHT.length, text.lastIndexOf(')')));
  }
  return [...whole, ...flight.split('\n').map((line) => line.replace(/^[0-9a-f]+:[A-Z]*/, ''))];
}

function* scriptsIn(html: string): Iterable<[attributes: string, script: string]> {
  const lower = html.toLowerCase();
  for (let from = 0; ; ) {
    const open = lower.indexOf('<script', from);
    const begin = open < 0 ? -1 : lower.indexOf('>', open);
    const end = begin < 0 ? -1 : lower.indexOf('</script', begin);
    if (end < 0) return;
    yield [html.slice(open, begin), html.slice(begin + 1, end)];
    from = end;
  }
}

function pushedText(list: string): string {
  try {
    const said: unknown = (JSON.parse(list) as unknown[])[1];
    return typeof said === 'string' ? said : '';
  } catch {
    return '';
  }
}

function collect(value: unknown, key: string, parent: Node | null, feed: Feed): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const entry of value) collect(entry, key, parent, feed);
    return;
  }
  const node: Node = { key, own: [], parent, inside: [] };
  feed.all.push(node);
  parent?.inside.push(node);
  const words = new Set(key ? [wordOf(key)] : []);
  for (const [name, inside] of Object.entries(value)) {
    const said = scalarOf(inside);
    if (said === undefined) {
      collect(inside, name, node, feed);
      continue;
    }
    node.own.push([name, said]);
    for (const word of wordsOf(said)) words.add(word);
  }
  for (const word of words) {
    const there = feed.at.get(word);
    if (there) there.push(node);
    else feed.at.set(word, [node]);
  }
}

/** A list of sentences counts as one text. */
function scalarOf(value: unknown): Scalar | undefined {
  if (value === null || typeof value !== 'object') return value as Scalar;
  const lines = Array.isArray(value) && value.length > 0 ? value : [{}];
  // A list of one tag is still a list: its last line ends, and is no word by itself.
  return lines.every((v) => typeof v === 'string') ? `${lines.join('\n')}\n` : undefined;
}

/** The value itself, and the amounts that a sentence names. */
function wordsOf(value: Scalar): string[] {
  const text = String(value);
  return [wordOf(text), ...(text.match(SIGNED) ?? []).map(wordOf)];
}

/** "$0.0120", "0.012" and 1.2e-2 are one word. */
function wordOf(value: string): string {
  const plain = value.replace(/^\$/, '');
  return /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/i.test(plain)
    ? `number ${Number(plain)}`
    : value.toLowerCase();
}

/**
 * Where an amount of an offer stands: under the offer's own model if it does so anywhere, and
 * of those places the nearest to what else the offer names (its provider, its quality).
 */
export function placesOf(feed: Feed, offer: RawOffer, amount: string): Node[] {
  const word = wordOf(amount);
  const priced = (node: Node) =>
    node.own.some(([key, value]) => !NO_PRICE.test(key) && wordsOf(value).includes(word));
  const named = feed.at.get(wordOf(offer.hostModel)) ?? [];
  const own = [...new Set(named.flatMap(withInside))].filter(priced);
  const all = own.length > 0 ? own : (feed.at.get(word) ?? []).filter(priced);
  const said = Object.values(offer.variant ?? {}).filter((v) => typeof v === 'string');
  return said.reduce((places, name) => nearest(places, feed.at.get(wordOf(name)) ?? []), all);
}

function withInside(node: Node): Node[] {
  const found = [node];
  for (const at of found) for (const inner of at.inside) found.push(inner);
  return found;
}

/** By the list itself, which stays the same for one feed. */
const around = new WeakMap<readonly Node[], Set<Node>>();

/** Those of the places that share the smallest object with one of the others. */
function nearest(places: readonly Node[], others: readonly Node[]): Node[] {
  const near = around.get(others) ?? new Set(others.flatMap(upward));
  around.set(others, near);
  const steps = places.map((place) => upward(place).findIndex((at) => near.has(at)));
  const least = steps.reduce((low, n) => (n >= 0 && n < low ? n : low), Number.POSITIVE_INFINITY);
  return places.filter((_, i) => !Number.isFinite(least) || steps[i] === least);
}

/** The object and those around it, outward. */
export function upward(node: Node): Node[] {
  const found: Node[] = [];
  for (let at: Node | null = node; at; at = at.parent) found.push(at);
  return found;
}
