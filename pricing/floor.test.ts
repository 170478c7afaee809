import { describe, expect, it } from 'vitest';
import { isFloor, perImage, type Rule, USD } from './index';

const open: Rule = { money: USD, terms: [perImage('0.05')] };
const upToOne: Rule = { money: USD, terms: [perImage('0.05', [{ kind: 'pixels', upTo: 1e6 }])] };
const withInput: Rule = {
  money: USD,
  terms: [perImage('0.05'), { amount: '0.01', per: 1, times: [{ kind: 'input_image', free: 0 }] }],
};

describe('a least price', () => {
  it.each([
    ['from $0.05', open, 'generate', true],
    ['from \\$0.05', open, 'generate', true],
    ['Starting at $0.05 per image', open, 'generate', true],
    ['from $0.05', upToOne, 'generate', false],
    ['from $0.05', upToOne, 'edit', true],
    ['from $0.05', withInput, 'edit', false],
    ['$0.05 per image', open, 'edit', false],
    ['repriced from $0.05 to $0.06 on 2026-11-05', open, 'generate', false],
  ] as const)('%s is one: %o, %s: %s', (quote, rule, operation, floor) =>
    expect(isFloor(quote, rule, operation)).toBe(floor),
  );
});
