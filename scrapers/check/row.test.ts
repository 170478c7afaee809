import { describe, expect, it } from 'vitest';
import { perImage, type Rule, type Term, USD } from '@/pricing';
import { flat, known, offer, terms } from './offers.test-helper';
import { suspect } from './row';

const token = (amount: string): Term => ({
  amount,
  per: 1,
  times: [{ kind: 'image_token', counts: [{ tokens: 1120 }] }],
});
const inputImage = (amount: string): Term => ({
  amount,
  per: 1,
  times: [{ kind: 'input_image', free: 0 }],
});
const inputToken = (amount: string): Term => ({
  amount,
  per: 1,
  times: [{ kind: 'input_image_token' }],
});
const megapixel = (amount: string): Term => ({
  amount,
  per: 1,
  times: [{ kind: 'megapixel', pixelsPerMegapixel: 1_000_000, rounding: 'none', part: 'all' }],
});
const guardOf = (before: Rule | null, after: Rule) =>
  suspect(offer('m', after), before ? known('m', before) : undefined)?.guard ?? null;

describe('real moves are accepted', () => {
  it.each<[string, Rule, Rule]>([
    [
      'a doubled text rate',
      terms(token('0.00004'), text('0.000005')),
      terms(token('0.00004'), text('0.00001')),
    ],
    ['everything doubled', terms(token('0.0000015')), terms(token('0.000003'))],
    ['27 % dearer', flat('0.026'), flat('0.033')],
    ['half the price', flat('0.04'), flat('0.02')],
    [
      'the last digits of a feed',
      terms(text('0.00000008333333333333333')),
      terms(text('0.00000008333333333333334')),
    ],
    ['another spelling of the same number', flat('0.040'), flat('0.04')],
    [
      'per thousand instead of per one',
      flat('0.003'),
      { money: USD, terms: [{ ...perImage('3'), per: 1_000 }] },
    ],
    [
      'credits instead of dollars at the same price',
      flat('0.04'),
      { money: { kind: 'credit', name: 'credit', usd: '0.01' }, terms: [perImage('4')] },
    ],
    ['a surcharge on input images', flat('0.04'), terms(perImage('0.04'), inputImage('0.002'))],
    [
      'a price where there was a printed zero',
      { money: USD, terms: [], withheld: 'printed_zero' },
      flat('0.03'),
    ],
  ])('%s', (_, before, after) => {
    expect(guardOf(before, after)).toBeNull();
  });
});

describe('incidents are held back', () => {
  it.each<[string, Rule | null, Rule, string]>([
    [
      'per image became per token under the same name',
      flat('0.067'),
      flat('0.000002'),
      'implausible',
    ],
    [
      'an input image price became an input token rate',
      terms(token('0.00003'), inputImage('0.001238')),
      terms(token('0.00003'), inputToken('0.0000003')),
      'changed_unit',
    ],
    [
      'a lost field makes us bill input images as tokens of the prompt',
      terms(token('0.00003')),
      { ...terms(token('0.00003'), inputToken('0.0000003')), assumptions: ['at the prompt rate'] },
      'changed_unit',
    ],
    ['per image became per megapixel', flat('0.04'), terms(megapixel('0.04')), 'changed_unit'],
    ['2.5 times dearer', flat('0.04'), flat('0.1'), 'jumped'],
    ['four times cheaper', terms(token('0.00012')), terms(token('0.00003')), 'jumped'],
    ['cents read as dollars', flat('0.5'), flat('50'), 'implausible'],
    ['a price that became zero', flat('0.03'), flat('0'), 'became_zero'],
    [
      'a price now printed as $0',
      flat('0.03'),
      { money: USD, terms: [], withheld: 'printed_zero' },
      'became_zero',
    ],
    ['zero on first sight', null, flat('0'), 'not_positive'],
    ['an implausible price on first sight', null, flat('39'), 'implausible'],
    ['a token rate per million read per token', null, terms(token('30')), 'implausible'],
    ['per thousand read per one', flat('0.003'), flat('3'), 'jumped'],
    [
      'a price withdrawn',
      flat('0.03'),
      { money: USD, terms: [], withheld: 'on_request' },
      'changed_unit',
    ],
  ])('%s', (_, before, after, guard) => {
    expect(guardOf(before, after)).toBe(guard);
  });

  it('names both prices', () => {
    const found = suspect(offer('m', flat('0.4')), known('m', flat('0.04')));
    expect(found?.detail).toBe('10 times dearer: from $0.04 per image to $0.4 per image');
  });

  it('sees a jump of one condition although the standard image costs the same', () => {
    const big = (amount: string) =>
      terms(
        perImage('0.04', [{ kind: 'pixels', upTo: 2_000_000 }]),
        perImage(amount, [{ kind: 'pixels', above: 2_000_000 }]),
      );
    expect(guardOf(big('0.08'), big('0.8'))).toBe('jumped');
    expect(guardOf(big('0.08'), big('0.1'))).toBeNull();
  });
});

describe('what is no measure', () => {
  it("a third party's word about the host", () => {
    const before = known('m', flat('0.001'), { origin: 'third_party', recorded: true });
    expect(suspect(offer('m', flat('0.04')), before)).toBeNull();
  });
  it("a recorded fact's unit, but its amount is", () => {
    const before = known('m', flat('0.04'), { recorded: true });
    expect(suspect(offer('m', terms(megapixel('0.04'))), before)).toBeNull();
    expect(suspect(offer('m', flat('0.4')), before)?.guard).toBe('jumped');
  });
  it('a recorded rate of several as if it were all', () => {
    const tile: Term = { amount: '0.00005', per: 1, times: [{ kind: 'tile', edge: 512 }] };
    const step: Term = {
      amount: '0.0001',
      per: 1,
      times: [{ kind: 'step', basis: 'absolute', defaultSteps: 4 }],
    };
    const before = known('m', terms(tile), { recorded: true });
    expect(suspect(offer('m', terms(tile, step)), before)).toBeNull();
    expect(suspect(offer('m', terms({ ...tile, amount: '0.0005' }, step)), before)?.guard).toBe(
      'jumped',
    );
  });
  it('a model listed without a price is unknown, not zero', () => {
    expect(guardOf(null, { money: USD, terms: [], withheld: 'unpublished' })).toBeNull();
  });
});

function text(amount: string): Term {
  return { amount, per: 1, times: [{ kind: 'text_token' }] };
}
