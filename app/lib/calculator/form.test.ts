import { describe, expect, it } from 'vitest';
import { formOf } from './form';

const money = (text: string, limits = {}) => formOf({ a: text }).money('a', limits);

describe('formOf', () => {
  it('reads dollars as people write them', () => {
    expect(money('0.04')).toBe('0.04');
    expect(money('$199')).toBe('199');
    expect(money('1,250.50')).toBe('1250.5');
    expect(money('0,04')).toBe('0.04');
    const form = formOf({ a: '1,250' });
    expect(form.money('a')).toBeUndefined();
    expect(form.errors.a).toBe('“1,250” could be 1.250 or 1250: write the one you mean.');
    expect(formOf({}).money('a')).toBeUndefined();
    expect(formOf({ a: ' ' }).errors).toEqual({});
  });

  it.each(['1.2,5', '-1', '1e3', 'free', '0.0000000000001', '1000001', 'NaN', '1,0000'])(
    'refuses %s dollars in words',
    (text) => {
      const form = formOf({ a: text });
      expect(form.money('a')).toBeUndefined();
      expect(form.errors.a).toContain(`“${text}” isn’t a sum of dollars`);
      expect(form.given.a).toBe(text);
    },
  );

  it('keeps limits', () => {
    expect(money('0', { above: '0' })).toBeUndefined();
    expect(money('11', { most: '10' })).toBeUndefined();
    expect(money('10', { most: '10' })).toBe('10');
  });

  it('reads shares in percent', () => {
    expect(formOf({ a: '70%' }).percent('a')).toBe('0.7');
    expect(formOf({ a: '12.5' }).percent('a')).toBe('0.125');
    expect(formOf({ a: '33,333%' }).percent('a')).toBe('0.33333');
    for (const a of ['0', '101', '1/2']) expect(formOf({ a }).percent('a')).toBeUndefined();
  });

  it('reads whole numbers', () => {
    const limits = { least: 1, most: 1_000_000, what: 'a number of images' };
    expect(formOf({ a: '10,000' }).whole('a', limits)).toBe(10_000);
    for (const a of ['0', '1.5', '1,5', '1.000', '1000001', ''])
      expect(formOf({ a }).whole('a', limits)).toBeUndefined();
  });

  it('reads no text of any length', () => {
    const form = formOf({ a: '9'.repeat(100_000) });
    form.money('a');
    expect(form.errors.a?.length).toBeLessThan(250);
  });
});
