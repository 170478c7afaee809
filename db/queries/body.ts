/** Stored bodies, and where in one some quoted words stand. A body itself is never served. */
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { load } from 'cheerio';
import { eq } from 'drizzle-orm';
import type { Database } from '../client';
import { sha256 } from '../ids';
import * as t from '../schema';

const decompress = promisify(brotliDecompress);

export type StoredBody = { url: string; contentType: string; text: string };

/** A body out of the archive; throws when it is missing or no longer what was put in. */
export async function storedBody(db: Database, snapshotId: string): Promise<StoredBody> {
  const [row] = await db
    .select({
      url: t.sources.url,
      contentType: t.snapshots.contentType,
      hash: t.bodies.hash,
      data: t.bodies.data,
    })
    .from(t.snapshots)
    .innerJoin(t.sources, eq(t.snapshots.sourceId, t.sources.id))
    .innerJoin(t.bodies, eq(t.snapshots.bodyHash, t.bodies.hash))
    .where(eq(t.snapshots.id, snapshotId));
  if (!row) throw new Error(`snapshot ${snapshotId} is not in the archive`);
  const bytes = await decompress(row.data);
  if (sha256(bytes) !== row.hash) throw new Error(`the archived body of ${snapshotId} is damaged`);
  return { url: row.url, contentType: row.contentType, text: bytes.toString('utf8') };
}

/** The words with a little of what stands around them; or how often they stand there, if not once. */
export type Place = { before: string; words: string; after: string } | { times: number };

/** Characters on each side: enough to see the row or sentence, too few to stand for the page. */
const AROUND = 120;
/** Further off, a model's name says nothing of which of several equal numbers was meant. */
const NEAR = 400;

/**
 * Where quoted words stand in a stored body, white space closed up. Of several places the one
 * after the nearest naming of the model counts, if there is just one such.
 * @param name the host's wording of the model
 */
export async function quoteInPlace(
  db: Database,
  snapshotId: string,
  quote: string,
  name: string,
): Promise<Place> {
  const { contentType, text } = await storedBody(db, snapshotId);
  const shown = contentType.includes('html') ? visible(text) : text;
  const place = placeIn(closedUp(shown), quote, name);
  // What a page holds for its scripts isn't visible text, but may be what was read.
  return 'times' in place && place.times === 0 && shown !== text
    ? placeIn(closedUp(text), quote, name)
    : place;
}

export function placeIn(text: string, quote: string, name: string): Place {
  const bare = barely(text);
  const named = barely(name).letters;
  const found = startsOf(text, bare, barely(quote).letters);
  const near = found
    .map((place) => ({ ...place, far: distance(bare.letters, place.bare, named) }))
    .filter((place) => place.far <= NEAR)
    .sort((a, b) => a.far - b.far);
  const [first, second] = found.length === 1 ? found : near;
  const tie = near.length > 1 && near[0]?.far === near[1]?.far;
  if (!first || (second && tie)) return { times: found.length };
  const { start, end } = first;
  return {
    before: cutStart(text.slice(Math.max(0, start - AROUND), start), start > AROUND),
    words: text.slice(start, end),
    after: cutEnd(text.slice(end, end + AROUND), end + AROUND < text.length),
  };
}

type Bare = { letters: string; at: number[] };

/** Without white space and marks of formatting, which quotes may lack; with each letter's place. */
function barely(text: string): Bare {
  const letters: string[] = [];
  const at: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i] ?? '';
    if (/[\s*`_\\]/.test(letter)) continue;
    letters.push(letter);
    at.push(i);
  }
  return { letters: letters.join(''), at };
}

type Start = { bare: number; start: number; end: number };

/** Whole numbers only: "0.04" doesn't stand in "$0.045", nor "5" in "15.2". */
function startsOf(text: string, { letters, at }: Bare, words: string): Start[] {
  const found: Start[] = [];
  if (words === '') return found;
  for (let i = letters.indexOf(words); i >= 0; i = letters.indexOf(words, i + 1)) {
    const start = at[i] ?? 0;
    const end = (at[i + words.length - 1] ?? 0) + 1;
    const cutLeft =
      /^[\d.]/.test(words) && /[\d.,]$/.test(text.slice(Math.max(0, start - 1), start));
    const cutRight = /\d$/.test(words) && /^[.,]?\d/.test(text.slice(end, end + 2));
    if (!cutLeft && !cutRight) found.push({ bare: i, start, end });
  }
  return found;
}

function distance(letters: string, at: number, name: string): number {
  const named = letters.lastIndexOf(name, at);
  return named < 0 ? Number.POSITIVE_INFINITY : at - named;
}

function cutStart(text: string, cut: boolean): string {
  return cut ? `… ${text.replace(/^\S*\s/, '')}` : text;
}

function cutEnd(text: string, cut: boolean): string {
  return cut ? `${text.replace(/\s\S*$/, '')} …` : text;
}

function visible(html: string): string {
  const $ = load(html);
  $('script, style, noscript, template').remove();
  $('td, th, li, p, div, br, tr, h1, h2, h3, h4, h5, h6').append(' ').after(' ');
  return $('body').text();
}

function closedUp(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
