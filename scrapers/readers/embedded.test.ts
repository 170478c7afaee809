import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ExtractError } from '../contract';
import { embeddedJson } from './embedded';
import { parseJson, readAs, unknownKeys } from './json';

const value = {
  price: '0.14',
  words: 'a "quote", a } brace and a \\ slash',
  list: [{ n: 'x' }, null],
};
const inString = (text: string) => JSON.stringify(text).slice(1, -1);
const json = `"billing":${JSON.stringify(value)},"next":{"price":9}`;

describe('embeddedJson', () => {
  it.each([
    ['plain', `<script>{${json}}</script>`],
    ['spaced', `<script>{"billing" :\n  ${JSON.stringify(value, null, 2)} }</script>`],
    ['in a JS string', `<script>push([1,"7:{${inString(json)}}"])</script>`],
    ['in a string within a string', `<script>push("${inString(inString(`{${json}}`))}")</script>`],
    ['as entities', `<div data-x="{${json.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}}">`],
    ['in copies', `<script>{${json}}</script><script>push("{${inString(json)}}")</script>`],
  ])('finds a value written %s', (_, text) => expect(embeddedJson(text, 'billing')).toEqual(value));

  it('keeps numbers as they stand', () =>
    expect(embeddedJson('{"b":{"price":0.10,"rate":3e-7}}', 'b')).toEqual({
      price: '0.10',
      rate: '3e-7',
    }));

  it('tells an absent key from an empty one', () => {
    expect(embeddedJson('<p>billing: none</p>', 'billing')).toBeUndefined();
    expect(embeddedJson('{"billing":null}', 'billing')).toBeNull();
  });

  it.each([
    ['cut off', `<script>{${json.slice(0, 40)}`, /cut off/],
    ['cut off in its string', `push("{${inString(json).slice(0, 60)}")`, /cut off/],
    ['that contradicts itself', '{"billing":{"p":1}} {"billing":{"p":2}}', /2 copies that differ/],
    ['with NaN', '{"billing":{"p":NaN}}', /not JSON/],
  ])('refuses a value %s', (_, text, why) => {
    expect(() => embeddedJson(text, 'billing')).toThrow(ExtractError);
    expect(() => embeddedJson(text, 'billing')).toThrow(why);
  });
});

describe('parseJson', () => {
  it('reads every number exactly, and no string otherwise', () =>
    expect(
      parseJson(
        '\uFEFF {"a":0.1000000000000000000001,"b":-1,"c":"1 \\"2\\" 3","d":[5e-06,true]}\r\n',
        'x',
      ),
    ).toEqual({
      a: '0.1000000000000000000001',
      b: '-1',
      c: '1 "2" 3',
      d: ['5e-06', true],
    }));

  it.each([
    ['', /empty/],
    ['<!doctype html><title>Sign in</title>', /a page titled "Sign in"/],
    ['{"a":NaN}', /not JSON/],
    ['{"a":1', /not JSON/],
  ])('refuses %j', (text, why) => expect(() => parseJson(text, 'feed')).toThrow(why));

  it('says where and what was wrong', () =>
    expect(() =>
      readAs(z.looseObject({ a: z.looseObject({ b: z.string() }) }), { a: { b: null } }, 'feed'),
    ).toThrow(/feed\.a\.b: .*found null/));

  it('reports keys that nobody reads', () =>
    expect(unknownKeys({ a: 1, b: 2 }, ['a'], 'model')).toMatchObject([
      { wording: 'model', words: 'b: 2' },
    ]));
});
