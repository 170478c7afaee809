import { describe, expect, it } from 'vitest';
import type { Rule } from '@/pricing';
import { check, type HostState, type SourceReading } from './index';
import { flat, known, offer, type Read, state, terms } from './offers.test-helper';

const URL = 'https://host.example/pricing';
const reading = (...offers: Read[]): SourceReading => ({
  sourceUrl: URL,
  takenAt: new Date('2026-03-08T00:00:00Z'),
  complete: true,
  offers,
});
const guards = (before: HostState, ...offers: Read[]) =>
  Object.fromEntries(
    [...check(before, [reading(...offers)]).suspicions].map(([o, s]) => [o.hostModel, s.guard]),
  );

describe('prices that change together', () => {
  it('are held back when two of them have changed places', () => {
    const before = state(known('a', flat('0.02')), known('b', flat('0.04')), known('c', flat('1')));
    expect(
      guards(before, offer('a', flat('0.04')), offer('b', flat('0.02')), offer('c', flat('1'))),
    ).toEqual({ a: 'exchanged', b: 'exchanged' });
  });

  it('are held back on a page beside another one on which one of them was read last', () => {
    const elsewhere = 'https://host.example/models/a';
    const before = state(
      known('a', flat('0.02'), { sourceUrl: elsewhere }),
      known('b', flat('0.04')),
      known('c', flat('1')),
    );
    const swapped = reading(
      offer('a', flat('0.04')),
      offer('b', flat('0.02')),
      offer('c', flat('1')),
    );
    const still = { ...reading(offer('a', flat('0.02'))), sourceUrl: elsewhere };
    const held = [...check(before, [swapped, still]).suspicions];
    expect(held.map(([o, s]) => `${o.hostModel} ${s.guard}`)).toEqual([
      'a exchanged',
      'b exchanged',
    ]);
  });

  it('are held back when a column has moved by one row', () => {
    const before = state(
      known('a', flat('0.02')),
      known('b', flat('0.03')),
      known('c', flat('0.04')),
      ...[...'defghijk'].map((n) => known(n, flat('0.05'))),
    );
    const same = [...'defghijk'].map((n) => offer(n, flat('0.05')));
    expect(
      guards(
        before,
        offer('a', flat('0.04')),
        offer('b', flat('0.02')),
        offer('c', flat('0.03')),
        ...same,
      ),
    ).toEqual({ a: 'exchanged', b: 'exchanged', c: 'exchanged' });
  });

  it('are held back when one takes the price of another that is gone', () => {
    const before = state(known('a', flat('0.02')), known('b', flat('0.04')), known('c', flat('1')));
    expect(guards(before, offer('a', flat('0.04')), offer('c', flat('1')))).toEqual({
      a: 'exchanged',
    });
  });

  it('are believed when all of them became cheaper, also to what another one cost', () => {
    const before = state(known('a', flat('0.03')), known('b', flat('0.04')));
    expect(guards(before, offer('a', flat('0.02')), offer('b', flat('0.03')))).toEqual({});
  });

  it('are held back beside one that jumped', () => {
    const before = state(known('a', flat('0.02')), known('b', flat('0.04')), known('c', flat('1')));
    expect(
      guards(before, offer('a', flat('0.2')), offer('b', flat('0.05')), offer('c', flat('1'))),
    ).toEqual({ a: 'jumped', b: 'beside_a_jump' });
  });
});

describe('what is new on a page', () => {
  it('is held back when many of the known offers are gone from it', () => {
    const before = state(...[...'abc'].map((n) => known(n, flat('0.03'))));
    expect(guards(before, offer('a', flat('0.03')), offer('new', flat('0.05')))).toEqual({
      new: 'reshaped_page',
    });
  });

  it('is held back at the price that has just gone from another', () => {
    const before = state(...[...'abcdefg'].map((n, i) => known(n, flat(`0.0${i + 1}`))));
    const same = [...'abcdef'].map((n, i) => offer(n, flat(`0.0${i + 1}`)));
    expect(guards(before, ...same, offer('new', flat('0.07')))).toEqual({ new: 'exchanged' });
    expect(guards(before, ...same, offer('new', flat('0.08')))).toEqual({});
  });

  it('is believed on a page that holds what it held', () => {
    const before = state(...[...'abc'].map((n) => known(n, flat('0.03'))));
    const same = [...'abc'].map((n) => offer(n, flat('0.03')));
    expect(guards(before, ...same, offer('new', flat('0.05')))).toEqual({});
  });

  it('is held back while it stands at another value than the one held back before', () => {
    const { id } = offer('new', flat('8'));
    const held = { observationId: 'o', offerId: id, rule: flat('8'), at: new Date('2026-03-01') };
    expect(guards({ ...state(), held: [held] }, offer('new', flat('0.8')))).toEqual({
      new: 'still_unsettled',
    });
  });
});

describe('a price that says less than before', () => {
  const part = (amount: string, quality: 'low' | 'high') => ({
    amount,
    per: 1 as const,
    times: [{ kind: 'image' as const }],
    when: [{ kind: 'quality' as const, is: [quality] }],
  });
  const whole = terms(part('0.02', 'low'), part('0.08', 'high'));
  const lost = (after: Rule) => guards(state(known('a', whole)), offer('a', after));

  it.each<[string, Rule]>([
    ['a tier', terms(part('0.02', 'low'))],
    ['a rate', { ...whole, missing: ['text tokens'] }],
    ['nothing, but says a part twice', terms(...whole.terms, part('0.08', 'high'))],
  ])('is held back when it lost %s', (_, after) => {
    expect(lost(after)).toEqual({ a: 'lost_part' });
  });

  it('is held back when rounding is no longer said', () => {
    const rounded: Rule = { ...flat('0.02'), rounding: { to: '0.01', mode: 'up' } };
    expect(guards(state(known('a', rounded)), offer('a', flat('0.02')))).toEqual({
      a: 'lost_part',
    });
  });

  it('is believed when only its notes and amounts are others', () => {
    expect(lost({ ...whole, assumptions: ['as printed'] })).toEqual({});
    expect(lost(terms(part('0.024', 'low'), part('0.08', 'high')))).toEqual({});
  });
});

describe('a worked example', () => {
  const example = { workload: {}, usd: '0.03', words: 'one image costs $0.03' };

  it('holds back a new rate that it contradicts', () => {
    const before = state(known('a', flat('0.03')));
    expect(guards(before, offer('a', flat('0.04'), { examples: [example] }))).toEqual({
      a: 'contradicted',
    });
  });

  it('says nothing when it contradicted the old rate too', () => {
    const before = state(known('a', flat('0.05')));
    expect(guards(before, offer('a', flat('0.04'), { examples: [example] }))).toEqual({});
  });
});
