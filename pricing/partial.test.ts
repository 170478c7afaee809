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

describe('a note of "from $0.05" beside the whole rule by the megapixel', () => {
  const megapixel = (amount: string, part: 'first' | 'additional' | 'all'): Term => ({
    amount,
    per: 1,
    times: [{ kind: 'megapixel', pixelsPerMegapixel: 1_048_576, rounding: 'up', part }],
  });
  const from = (amount: string, upTo = 1_048_576) =>
    rule({ ...perImage(amount, [{ kind: 'pixels', upTo }]), group: 'size' });
  const parts = rule(megapixel('0.05', 'first'), megapixel('0.03', 'additional'));

  it('agrees with what the first megapixel costs, billed whole', () => {
    for (const whole of [parts, rule(megapixel('0.05', 'all'))])
      expect(agree({ rule: whole }, { rule: from('0.05'), partial: true })).toBe(true);
  });

  it('does not agree on another amount, on more pixels, on a pixel billed by itself', () => {
    const exactly = rule({
      amount: '0.05',
      per: 1,
      times: [{ kind: 'megapixel', pixelsPerMegapixel: 1_048_576, rounding: 'none', part: 'all' }],
    });
    const pairs: [Rule, Rule][] = [
      [parts, from('0.06')],
      [parts, from('0.05', 2_097_152)],
      [parts, from('0.03')],
      [exactly, from('0.05')],
    ];
    for (const [full, part] of pairs)
      expect(agree({ rule: full }, { rule: part, partial: true })).toBe(false);
  });

  it('leaves the whole rule in force, and no change of price', () => {
    const { spans, conflicts } = fold([
      seen('2026-02-01', parts, false),
      seen('2026-04-01', from('0.05'), true),
      seen('2026-05-01', from('0.05'), true),
    ]);
    expect(spans).toMatchObject([{ from: '2026-02-01', to: null, checkedOn: '2026-02-01' }]);
    expect(spans[0]?.rule).toEqual(parts);
    expect(conflicts).toEqual([]);
  });
});
