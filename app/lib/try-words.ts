/** The states of a try, in the words of the tables: the same wherever a price stands. */
import type { MarketOffer } from '@/db/queries/market';

type Outcome = MarketOffer['lastTry'];

const STATES: Record<Outcome, string> = {
  first: 'read once',
  confirmed: 'confirmed',
  changed: 'changed',
  not_found: 'not found',
  unreachable: 'unreachable',
};

/** "read once", "confirmed", "changed", "not found", "unreachable". */
export function stateWord(outcome: Outcome): string {
  return STATES[outcome];
}

const LATER: Record<Outcome, string> = {
  first: 'read in part',
  confirmed: 'confirmed in part',
  changed: 'changed: another price is announced',
  not_found: 'not found: the page came, the price wasn’t there',
  unreachable: 'unreachable: the page didn’t come',
};

/** What a try found that came after the price was last read whole. */
export function triedWords(outcome: Outcome): string {
  return LATER[outcome];
}
