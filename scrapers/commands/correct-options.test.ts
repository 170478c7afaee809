import { describe, expect, it } from 'vitest';
import { perImage, USD } from '@/pricing';
import { type Options, readOptions } from './correct-options';

const reason = 'misread';

describe('readOptions', () => {
  it('reads an amount or a rule, and closes the words up', () => {
    expect(readOptions({ reason: ' misread ', usd: '0.04', quote: ' $0.04\n each ' })).toEqual({
      reason,
      by: 'operator',
      rule: { money: USD, terms: [perImage('0.04')] },
      quote: '$0.04 each',
    });
    expect(readOptions({ reason, by: ' Synthetic  Person ' }).by).toBe('Synthetic Person');
    const rule = { money: USD, terms: [perImage('1')] };
    expect(readOptions({ reason, rule: JSON.stringify(rule) }).rule).toEqual(rule);
    expect(readOptions({ reason, replacedBy: 'abcd' })).toMatchObject({ rule: null, quote: null });
  });

  it.each<[Options, RegExp]>([
    [{}, /--reason is missing/],
    [{ reason: '  ' }, /--reason is missing/],
    [{ reason, by: ' ' }, /--by is empty/],
    [{ reason, by: 'x'.repeat(61) }, /at most 60 characters/],
    [{ reason, usd: '4e-2' }, /--usd 4e-2: expected dollars per image/],
    [{ reason, usd: '-1' }, /expected dollars per image/],
    [{ reason, usd: '0.04', rule: '{}' }, /not both/],
    [{ reason, rule: '{' }, /--rule is not JSON: /],
    [{ reason, rule: '{"terms":[]}' }, /--rule: not a rule: /],
    [{ reason, usd: '0.04', quote: ' ' }, /--quote is empty/],
    [{ reason, quote: 'x' }, /needs the price it says/],
    [{ reason, usd: '0.04', replacedBy: 'abcd' }, /names a reading that stands/],
    [{ reason, all: true }, /lists corrections/],
  ])('%o is refused in one line', (options, words) => {
    expect(() => readOptions(options)).toThrow(words);
    try {
      readOptions(options);
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });
});
