/**
 * Keys: read from the environment, sent to the one origin that asks for them, kept out of the
 * fetch log, the archive and every message.
 */
import type { Key } from '../contract';
import { FetchError } from './types';

export type Secret = { scheme: Key['scheme']; value: string };

/** The secret, or in a few words why its source is passed over. */
export function secretFrom(
  key: Key,
  env: Readonly<Record<string, string | undefined>>,
): Secret | { skipped: string } {
  const value = env[key.env]?.trim();
  if (!value) return { skipped: `needs ${key.env}` };
  // A stray line break would end the header and begin another.
  if (!/^[\x21-\x7e]{8,500}$/.test(value))
    return { skipped: `${key.env} is not a key: expected 8 to 500 characters without spaces` };
  return { scheme: key.scheme, value };
}

/** Only for the very origin that was asked for: a redirect never carries the key elsewhere. */
export function authorization(
  req: { url: string; secret?: Secret | null },
  to: URL,
): { authorization?: string } {
  if (!req.secret || new URL(req.url).origin !== to.origin) return {};
  return { authorization: `${req.secret.scheme} ${req.secret.value}` };
}

/** A body that repeats the key must not get into the archive. */
export function refuseEcho(bytes: Buffer, secret: Secret | null | undefined): void {
  if (secret && bytes.includes(secret.value))
    throw new FetchError('key', 'the answer repeats our key, so it is not kept');
}

export function withoutSecret(error: FetchError, secret: Secret | null | undefined): FetchError {
  if (!secret || !error.message.includes(secret.value)) return error;
  const { kind, message, retryable, status, retryAfterMs } = error;
  const words = message.replaceAll(secret.value, '[key]');
  return new FetchError(kind, words, retryable, status, retryAfterMs);
}

export function unlessSecret(
  header: string | undefined,
  secret: Secret | null | undefined,
): string | null {
  return header === undefined || (secret && header.includes(secret.value)) ? null : header;
}
