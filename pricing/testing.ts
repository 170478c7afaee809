/** Short spellings of readings and spans for tests of folding. */
import { type Day, fold, type Origin, perImage, type Reading, type Rule, USD } from './index';

export const flat = (amount: string, notes?: string): Rule => ({
  money: USD,
  terms: [perImage(amount)],
  ...(notes ? { assumptions: [notes] } : {}),
});
type More = { origin?: Origin; effectiveOn?: Day; at?: string; notes?: string };
export const seen = (day: Day, amount: string, more: More = {}): Reading => ({
  outcome: 'seen',
  day,
  at: more.at ?? `${day}T06:00:00Z`,
  observation: `${day} ${amount} ${more.at ?? ''}`.trim(),
  rule: flat(amount, more.notes),
  origin: more.origin ?? 'host',
  effectiveOn: more.effectiveOn ?? null,
});
export const absent = (day: Day): Reading => ({
  outcome: 'not_found',
  day,
  at: `${day}T06:00:00Z`,
});
export const failed = (day: Day): Reading => ({
  outcome: 'unreachable',
  day,
  at: `${day}T06:00:00Z`,
});

/** Spans as "amount from..to", with ~ before a day after which the change happened, and ! if gone. */
export const spans = (...readings: Reading[]) =>
  fold(readings).spans.map((s) => {
    const after = s.changedAfter ? `~${s.changedAfter} ` : '';
    return `${s.rule.terms[0]?.amount} ${after}${s.from}..${s.to ?? ''}${s.gone ? '!' : ''}`;
  });
