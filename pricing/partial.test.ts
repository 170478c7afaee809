import { describe, expect, it } from 'vitest';
import { agree, fold, perImage, type Reading, type Rule, type Term, USD } from './index';

const imageTokens = (amount: string, per: 1 | 1_000_000, tokens?: number): Term => ({
  amount,
  per,
  times: [{ kind: 'image_token', counts: tokens ? [{ tokens, resolution: '1K' }] : [] }],
});
const textTokens: Term = { amount: '0.3', per: 1_000_000, times: [{ kind: 'text_token' }] };
const rule = (...terms: Term[]): Rule => ({ money: USD, terms });
const whole = rule(imageTokens('30', 1_000_000, 1290), textTokens);
const note = rule(imageTokens('0.00003', 1));

const seen = (day: string, r: Rule, partial: boolean): Reading => ({
  outcome: 'seen',
  day,
  at: `${day}T00:00:00Z`,
  observation: `o-${day}`,
  rule: r,
  origin: 'host',
  partial,
});

describe('a note of one rate beside the page that states all of them', () => {
  it('agrees, at any scale and without a token table', () => {
    expect(agree({ rule: whole }, { rule: note, partial: true })).toBe(true);
    expect(agree({ rule: note, partial: true }, { rule: whole })).toBe(true);
  });

  it('does not agree when the page itself stops billing something', () => {
    expect(agree({ rule: whole }, { rule: note })).toBe(false);
  });

  it('does not agree on another amount, condition, minimum or currency', () => {
    const differs = [
      rule(imageTokens('31', 1_000_000)),
      rule({ ...imageTokens('30', 1_000_000), when: [{ kind: 'batch', is: true }] }),
      { ...note, minimum: '0.01' },
      { ...note, money: { kind: 'currency', code: 'EUR' } as const },
      rule(perImage('0.0387')),
    ];
    for (const r of differs) expect(agree({ rule: whole }, { rule: r, partial: true })).toBe(false);
  });

  it('agrees with the span, but is no check of what it does not mention', () => {
    const { spans } = fold([seen('2026-01-01', whole, false), seen('2026-02-01', note, true)]);
    expect(spans).toMatchObject([
      { from: '2026-01-01', to: null, checkedOn: '2026-01-01', lastObservation: 'o-2026-01-01' },
    ]);
    expect(spans[0]?.rule).toEqual(whole);
  });

  it('is filled in by the page without a change of price', () => {
    const { spans, conflicts } = fold([
      seen('2026-01-01', note, true),
      seen('2026-02-01', whole, false),
      seen('2026-03-01', rule(imageTokens('40', 1_000_000)), true),
    ]);
    expect(spans).toMatchObject([
      {
        from: '2026-01-01',
        to: '2026-03-01',
        firstObservation: 'o-2026-01-01',
        lastObservation: 'o-2026-02-01',
      },
      { from: '2026-03-01', to: null },
    ]);
    expect(spans[0]?.rule).toEqual(whole);
    expect(conflicts).toEqual([]);
  });

  it('once filled in, the page dropping a term is a change', () => {
    const { spans } = fold([
      seen('2026-01-01', note, true),
      seen('2026-02-01', whole, false),
      seen('2026-03-01', rule(imageTokens('30', 1_000_000, 1290)), false),
    ]);
    expect(spans).toHaveLength(2);
  });
});
