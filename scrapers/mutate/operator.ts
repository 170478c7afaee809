import type { Kind, Specimen } from './specimen';

/** A damaged body and where the damage is, in few words. */
export type Mutant = { text: string; where: string };

/**
 * What the damage means for what may be published.
 * `amount`: numbers of money were changed and nothing else, as a host that changes prices does;
 * `damage`: the host's prices are what they were; `harmless`: the same page in another spelling;
 * `apart`: other numbers with words that make them another thing's prices, never plausible.
 */
export type Effect = 'amount' | 'damage' | 'harmless' | 'apart';

export type Operator = {
  name: string;
  effect: Effect;
  /** Kinds of bodies it can be applied to; all when absent. */
  kinds?: readonly Kind[];
  apply: (specimen: Specimen) => Iterable<Mutant>;
};

/** First words of a place, for reports. */
export function around(text: string, at: number): string {
  return text
    .slice(Math.max(0, at - 30), at + 30)
    .replace(/\s+/g, ' ')
    .trim();
}
