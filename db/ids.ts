/** Ids that follow from content: the same fact has the same id, and the same link, in every database. */
import { createHash } from 'node:crypto';

/** 16 hex digits of SHA-256 over the parts; parts can't run into each other. */
export function contentId(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
