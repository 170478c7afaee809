import { describe, expect, it } from 'vitest';
import type { Rule } from '@/pricing';
import { check, type HostState, type SourceReading } from './index';
import { flat, known, offer, type Read, state, terms } from './offers.test-helper';
import { placeholders } from './placeholder';

const URL = 'https://host.example/pricing';
const day = (n: number) => new Date(Date.UTC(2026, 2, n));
const reading = (offers: Read[], more: Partial<SourceReading> = {}): SourceReading => ({
  sourceUrl: URL,
  takenAt: day(8),
  complete: true,
  offers,
  ...more,
});
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const prices = ['0.01', '0.02', '0.03', '0.04', '0.05', '0.06', '0.07', '0.08', '0.09', '0.1'];
const priced = () => names.map((n, i) => known(n, flat(prices[i] ?? '')));
const refusalOf = (s: HostState, offers: Read[]) => check(s, [reading(offers)]).refusal;

describe('a whole host', () => {
  it('may reprice many models by about the same ratio', () => {
    // 22 % to 33 % dearer at once: a real repricing of eleven models.
    const dearer = ['0.0122', '0.0266', '0.038', '0.0488', '0.0665'];
    const offers = names.map((n, i) => offer(n, flat(dearer[i] ?? prices[i] ?? '')));
    expect(refusalOf(state(...priced()), offers)).toBeNull();
    const doubled = names.map((n, i) =>
      offer(n, flat(`0.${String(2 * (i + 1)).padStart(2, '0')}`)),
    );
    expect(refusalOf(state(...priced()), doubled)).toBeNull();
  });

  it('is refused when prices have moved by different ratios', () => {
    const shifted = names.map((n, i) => offer(n, flat(prices[(i + 1) % prices.length] ?? '')));
    expect(refusalOf(state(...priced()), shifted)).toMatch(
      /10 of 10 known prices changed by different ratios/,
    );
  });

  it('is refused only when more than 30 % changed', () => {
    const some = (n: number) =>
      names.map((name, i) => offer(name, flat(i < n ? (prices[i + 1] ?? '') : (prices[i] ?? ''))));
    expect(refusalOf(state(...priced()), some(3))).toBeNull();
    expect(refusalOf(state(...priced()), some(4))).not.toBeNull();
  });

  it('is refused when one section vanished and another grew', () => {
    const edits = names
      .slice(0, 4)
      .map((n) => known(n, flat('0.05'), { operation: 'edit', id: `${n} edit ` }));
    const generate = names.slice(4).map((n) => known(n, flat('0.04')));
    const moved = [
      ...names.slice(4).map((n) => offer(n, flat('0.04'))),
      ...names.slice(0, 4).map((n) => offer(n, flat('0.05'))),
    ];
    expect(refusalOf(state(...edits, ...generate), moved)).toMatch(
      /"edit, by image" vanished while "generate, by image" grew by 4/,
    );
  });

  it('is believed when a person says so', () => {
    const shifted = names.map((n, i) => offer(n, flat(prices[(i + 1) % prices.length] ?? '')));
    expect(check(state(...priced()), [reading(shifted)], { force: true }).refusal).toBeNull();
  });
});

describe('two pages of a host about one offer', () => {
  const also = (amount: string) =>
    reading([offer('a', flat(amount))], { sourceUrl: 'https://host.example/models/a' });
  const before = state(known('a', flat('0.02')), known('b', flat('0.03')));
  const held = (first: SourceReading, second: SourceReading) =>
    [...check(before, [first, second]).suspicions].map(([o, s]) => `${quoteOf(o)} ${s.guard}`);
  const quoteOf = (o: { rule: Rule }) => o.rule.terms[0]?.amount;

  it('hold a new price back while one of them still says the old one, in either order', () => {
    const changed = reading([offer('a', flat('0.021')), offer('b', flat('0.03'))]);
    expect(held(changed, also('0.02'))).toEqual(['0.021 sources_disagree']);
    expect(held(also('0.02'), changed)).toEqual(['0.021 sources_disagree']);
  });

  it('are believed when they agree, and when the next run says so again', () => {
    const changed = reading([offer('a', flat('0.021')), offer('b', flat('0.03'))]);
    expect(held(changed, also('0.021'))).toEqual([]);
    const waiting = {
      observationId: 'o1',
      offerId: 'a generate ',
      rule: flat('0.021'),
      at: day(1),
    };
    const { suspicions, accepted } = check({ ...before, held: [waiting] }, [changed, also('0.02')]);
    expect([suspicions.size, accepted.length]).toEqual([0, 1]);
  });
});

describe('a value that was held back', () => {
  const jumped = offer('a', flat('0.2'));
  const held = (rule: Rule, n: number) => ({
    observationId: 'o1',
    offerId: jumped.id,
    rule,
    at: day(n),
  });

  it('is accepted when the next run reads it again', () => {
    const s = { ...state(known('a', flat('0.04'))), held: [held(flat('0.2'), 1)] };
    const { suspicions, accepted } = check(s, [reading([jumped])]);
    expect(suspicions.size).toBe(0);
    expect(accepted).toEqual([
      { observationId: 'o1', by: 'next run', reason: 'the same value was read again' },
    ]);
  });

  it('is not accepted by a different value, or on the same day', () => {
    for (const h of [held(flat('0.3'), 1), held(flat('0.2'), 8)]) {
      const s = { ...state(known('a', flat('0.04'))), held: [h] };
      expect(check(s, [reading([jumped])]).suspicions.size).toBe(1);
    }
  });

  it('is not accepted by repetition when it is zero or implausible', () => {
    for (const rule of [flat('0'), flat('40')]) {
      const s = { ...state(known('a', flat('0.04'))), held: [held(rule, 1)] };
      expect(check(s, [reading([offer('a', rule)])]).suspicions.size).toBe(1);
    }
  });

  it('is accepted by a second source of the host or a dataset', () => {
    const s = state(known('a', flat('0.04')));
    const other = reading([offer('a', flat('0.2'))], { sourceUrl: 'https://host.example/api' });
    expect(check(s, [reading([jumped]), other]).suspicions.size).toBe(0);
    const witness = {
      by: 'litellm',
      modelId: 'a',
      operation: 'generate',
      variant: '',
      tier: null,
      rule: flat('0.2'),
    } as const;
    expect(check({ ...s, witnesses: [witness] }, [reading([jumped])]).suspicions.size).toBe(0);
    expect(
      check({ ...s, witnesses: [{ ...witness, rule: flat('0.3') }] }, [reading([jumped])])
        .suspicions.size,
    ).toBe(1);
  });

  it('stays out once a person rejected it', () => {
    const s = {
      ...state(),
      rejected: [{ offerId: jumped.id, rule: flat('0.2'), reason: 'a typing error' }],
    };
    expect([...check(s, [reading([jumped])]).suspicions.values()]).toEqual([
      { guard: 'rejected_before', detail: 'rejected by review: a typing error' },
    ]);
  });
});

describe('absence', () => {
  it('needs a complete reading of the very source', () => {
    const s = state(known('a', flat('0.04')), known('b', flat('0.04')));
    const found = [offer('a', flat('0.04'))];
    expect(check(s, [reading(found)]).absences).toEqual([
      { offerId: 'b generate ', sourceUrl: URL, at: day(8) },
    ]);
    expect(check(s, [reading(found, { complete: false })]).absences).toEqual([]);
    expect(
      check(s, [reading(found, { sourceUrl: 'https://host.example/other' })]).absences,
    ).toEqual([]);
  });

  it('is no news for an offer that has ended', () => {
    const s = state(known('b', flat('0.04'), { inForce: false }));
    expect(check(s, [reading([offer('a', flat('0.04'))])]).absences).toEqual([]);
  });
});

describe('placeholders', () => {
  const maker = (model: string) => model;
  const at = (amount: string, count: number) =>
    names.slice(0, count).map((n) => offer(n, flat(amount)));
  const count = (offers: Read[], makers = maker) => placeholders(offers, () => true, makers).size;

  it('are the same odd price on unrelated models', () => {
    expect(count(at('0.0398', 5))).toBe(5);
    expect(count(at('0.0398', 3))).toBe(0);
    expect(count(at('0.04', 5))).toBe(0);
    expect(count(at('0.0398', 5), () => 'one maker')).toBe(0);
  });

  it('are not a rate that a host charges for all models', () => {
    const gpu = { amount: '0.000975', per: 1, times: [{ kind: 'gpu_second' }] } as const;
    expect(
      count(names.slice(0, 5).map((n) => offer(n, terms({ ...gpu, times: [...gpu.times] })))),
    ).toBe(0);
  });

  it('leave known prices alone', () => {
    expect(placeholders(at('0.0398', 5), (o) => o.hostModel === 'a', maker).size).toBe(1);
  });
});
