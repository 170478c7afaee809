/** JSON bodies: numbers stay exact, and nothing unknown inside the part that is read goes unseen. */
import type { z } from 'zod';
import { ExtractError, type Leftover } from '../contract';

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const KEY = /"[^"\\]*(?:\\.[^"\\]*)*"(?=\s*:)/g;

/**
 * Parses JSON. Every number comes out as the text that stood there ("0.0000003", "3e-7"), because
 * a float can't hold a price: schemas expect strings where the source has numbers.
 * @throws ExtractError for HTML (a login wall answers 200), an empty body, NaN, a cut-off body.
 */
export function parseJson(text: string, what: string): unknown {
  const clean = text.replace(/^\uFEFF/, '').trim();
  if (clean === '') throw new ExtractError(`${what}: expected JSON, found an empty body`);
  if (clean.startsWith('<')) {
    const title = /<title[^>]*>([^<]*)/i.exec(clean)?.[1]?.trim();
    throw new ExtractError(
      `${what}: expected JSON, found a page${title ? ` titled "${title}"` : ''}`,
    );
  }
  try {
    JSON.parse(clean);
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 120) : 'unreadable';
    throw new ExtractError(`${what}: not JSON (${why})`);
  }
  const value: unknown = JSON.parse(
    clean.replace(TOKEN, (token) => (token.startsWith('"') ? token : `"${token}"`)),
  );
  const printed = clean.match(KEY)?.length ?? 0;
  const kept = keysIn(value);
  if (printed !== kept)
    throw new ExtractError(`${what}: ${printed - kept} fields stand twice in one object`);
  return value;
}

/** Of a key that stands twice the parser keeps the last, without a word. */
function keysIn(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const inside = Object.values(value).reduce((sum: number, v) => sum + keysIn(v), 0);
  return Array.isArray(value) ? inside : inside + Object.keys(value).length;
}

/** Reads a value by its schema. @throws ExtractError naming the place and what stood there. */
export function readAs<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  const found = path.reduce<unknown>(
    (at, key) => (at === null || typeof at !== 'object' ? undefined : Reflect.get(at, key)),
    value,
  );
  const where = path.length > 0 ? `${what}.${path.join('.')}` : what;
  throw new ExtractError(`${where}: ${issue?.message ?? 'unexpected'}, found ${excerpt(found)}`);
}

/** Keys that a reader doesn't know, each with its value: a renamed price must not pass unseen. */
export function unknownKeys(value: object, known: readonly string[], wording: string): Leftover[] {
  return Object.entries(value)
    .filter(([key]) => !known.includes(key))
    .map(([key, found]) => ({
      wording,
      words: `${key}: ${excerpt(found)}`,
      reason: 'a field that this reader does not know',
    }));
}

/** Names of unknown fields that can make the amount beside them another one. */
export const CHANGES =
  /^\W*[\w-]*(?:discount|currency|promo|surcharge|multiplier|percent|coupon|minimum|batch)/i;

/** A value in few words, for messages. */
export function excerpt(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
  return text.length > 160 ? `${text.slice(0, 157)}...` : text;
}
