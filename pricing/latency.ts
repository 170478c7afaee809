/** How long an image takes, in three classes. */
import { compare, type Decimal } from './money';

export const LATENCY_CLASSES = ['fast', 'medium', 'slow'] as const;
export type LatencyClass = (typeof LATENCY_CLASSES)[number];

/** Longest seconds of a class, by the slower end of what the source says; beyond: slow. */
export const CLASS_SECONDS = { fast: '5', medium: '15' } as const;

/** The class of a source's seconds, or its own word where it gives none. */
export function latencyClass(said: {
  word: LatencyClass | null;
  seconds: { from: Decimal; to: Decimal } | null;
}): LatencyClass | null {
  if (said.seconds === null) return said.word;
  if (compare(said.seconds.to, CLASS_SECONDS.fast) <= 0) return 'fast';
  return compare(said.seconds.to, CLASS_SECONDS.medium) <= 0 ? 'medium' : 'slow';
}

/** True when a class is as quick as the one asked for. */
export function asQuickAs(found: LatencyClass, asked: LatencyClass): boolean {
  return LATENCY_CLASSES.indexOf(found) <= LATENCY_CLASSES.indexOf(asked);
}
