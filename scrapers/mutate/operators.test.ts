import { describe, expect, it } from 'vitest';
import { operators } from './operators';
import { times } from './operators/amounts';
import { randomFrom, some } from './random';
import { specimen } from './specimen';

const TABLE = `# Prices

## Images

| Model | Price | Steps |
| --- | --- | --- |
| acme/one | $0.04 per image | 4 steps |
| acme/two | $0.08 per image | 8 steps |

## Edits

| Model | Price | Steps |
| --- | --- | --- |
| acme/edit | $0.05 per image | 4 steps |
`;
const FEED =
  '{"data": [{"id": "acme/one", "cost_usd": 0.04}, {"id": "acme/two", "cost_usd": 8e-2}]}';
const HTML =
  '<table><tr><th>Model</th><th>Price</th></tr><tr><td>one</td><td>$0.04</td></tr></table>';
const types = { markdown: 'text/markdown', json: 'application/json', html: 'text/html' };

function mutants(name: string, text: string, kind: keyof typeof types): string[] {
  const operator = operators.find((o) => o.name === name);
  if (!operator) throw new Error(`no operator "${name}"`);
  const body = { text, contentType: types[kind], url: 'https://acme.example/' };
  const readings = [{ hostModel: 'acme/one', quote: text }];
  return [...operator.apply(specimen(body, readings))].map((m) => m.text);
}

describe('operators', () => {
  it('have names of their own', () => {
    expect(new Set(operators.map((o) => o.name)).size).toBe(operators.length);
  });

  it.each<[string, string, keyof typeof types, string]>([
    ['×10, one', TABLE, 'markdown', '$0.4 per image'],
    ['×1000, all', TABLE, 'markdown', '$40 per image'],
    ['×10, one', FEED, 'json', '"cost_usd": 0.4'],
    ['comma for point, one', TABLE, 'markdown', '$0,04 per image'],
    ['spaced digits, one', TABLE, 'markdown', '$0 . 04 per image'],
    ['€ for $, one', TABLE, 'markdown', '€0.04 per image'],
    ['sign dropped, one', TABLE, 'markdown', '| 0.04 per image'],
    ['"null" for an amount', FEED, 'json', '"cost_usd": null'],
    ['"-1" for an amount', FEED, 'json', '"cost_usd": -1'],
    ['per image → per 1,000 images', TABLE, 'markdown', '$0.04 per 1,000 images'],
    [
      'columns swapped under their headers',
      TABLE,
      'markdown',
      '| 4 steps | $0.04 per image | acme/one |',
    ],
    ['columns swapped with their headers', TABLE, 'markdown', '| Price | Model | Steps |'],
    ['columns swapped under their headers', HTML, 'html', '<td>$0.04</td><td>one</td>'],
    ['prices of two rows exchanged', TABLE, 'markdown', '| acme/one | $0.08 per image | 4 steps |'],
    ['header renamed', TABLE, 'markdown', '| Model | Details | Steps |'],
    ['extra pipe or cell', TABLE, 'markdown', '|  | acme/one | $0.04 per image | 4 steps |'],
    ['field renamed', FEED, 'json', '"cost_usd_v2": 0.04'],
    ['field twice', FEED, 'json', '"cost_usd": 0.04, "cost_usd": 0.05'],
    ['list emptied', FEED, 'json', '"data": []'],
    ['text instead of numbers', FEED, 'json', '"cost_usd": "0.04"'],
    ['SQL in a name', FEED, 'json', `acme/one'); DROP TABLE offers;--`],
    ['byte order mark', TABLE, 'markdown', '\uFEFF# Prices'],
    ['CRLF', TABLE, 'markdown', '## Images\r\n'],
    ['signs as entities', TABLE, 'markdown', '&#36;0.04'],
    ['batch: heading above', TABLE, 'markdown', '#### Batch API\n\n| Model | Price'],
    ['batch: heading above', TABLE, 'markdown', '$0.02 per image'],
    ['euros: in the heading', TABLE, 'markdown', '## Images: Prices in EUR'],
    ['ten images: sentence above', HTML, 'html', '<p>All prices are per 10 images.</p>\n<table>'],
    ['video: in the header', TABLE, 'markdown', '| Model | Price per second | Steps |'],
    ['least price: beside the amount', TABLE, 'markdown', 'from $0.032 per image'],
    ['second price column in €', TABLE, 'markdown', '€0.036 per image'],
    ['merged header cells', HTML, 'html', '<tr><th colspan="2">Price</th></tr>'],
    ['a row of units', TABLE, 'markdown', '|  | USD per 10 images |  |\n| acme/one | $0.064'],
    ['a row "Batch API" above all rows', HTML, 'html', '<td colspan="2">Batch API</td>'],
    ['zero width in a number', TABLE, 'markdown', '$0.\u200b04'],
    ['full-width digits', FEED, 'json', '０.０４'],
    ['price as text with EUR', FEED, 'json', '"cost_usd": "0.036 EUR"'],
    ['price one level deeper', FEED, 'json', '"cost_usd": {"value": 0.06}'],
    ['price in cents under a key that says so', FEED, 'json', '"cost_usd_cents": 4'],
    ['legacy list behind', FEED, 'json', '], "legacy": [{"id": "acme/one", "cost_usd": 0.06}'],
    ['list one level deeper', FEED, 'json', '"data": {"items": ['],
    ['batch: in a field beside', FEED, 'json', '"cost_usd": 0.02, "batch": true'],
  ])('"%s" makes the mutant', (name, text, kind, expected) => {
    const all = mutants(name, text, kind);
    expect(
      all.some((m) => m.includes(expected)),
      all[0],
    ).toBe(true);
  });

  it('moves a row under the next heading', () => {
    const [moved = ''] = mutants('row moved under the next heading', TABLE, 'markdown');
    expect(moved.indexOf('acme/one')).toBeGreaterThan(moved.indexOf('## Edits'));
    expect(moved.match(/acme\/one/g)).toHaveLength(1);
  });

  it('removes, repeats and exchanges whole sections', () => {
    const count = (text: string) => text.match(/## Images/g)?.length ?? 0;
    expect(mutants('section removed', TABLE, 'markdown').map(count)).toContain(0);
    expect(mutants('section twice', TABLE, 'markdown').map(count)).toContain(2);
    const [first = ''] = mutants('sections exchanged', TABLE, 'markdown');
    expect(first.indexOf('## Edits')).toBeLessThan(first.indexOf('## Images'));
  });

  it('adds ten thousand whole entries', () => {
    const [many = ''] = mutants('ten thousand entries more', FEED, 'json');
    expect(JSON.parse(many).data).toHaveLength(10_002);
  });

  it('cuts at every tenth and in the middle of amounts', () => {
    expect(mutants('cut at a tenth', TABLE, 'markdown')).toHaveLength(9);
    expect(mutants('cut in an amount', TABLE, 'markdown')[0]).toMatch(/\$0\.0$/);
  });

  it('make the same mutants in every run', () => {
    for (const { name } of operators)
      expect(mutants(name, TABLE, 'markdown')).toEqual(mutants(name, TABLE, 'markdown'));
  });
});

describe('choosing', () => {
  it('takes a few, in their order, the same each time', () => {
    const list = Array.from({ length: 40 }, (_, i) => i);
    const few = some(list, 5, randomFrom('a'));
    expect(few).toHaveLength(5);
    expect(few).toEqual([...few].sort((a, b) => a - b));
    expect(some(list, 5, randomFrom('a'))).toEqual(few);
    expect(some(list, 5, randomFrom('b'))).not.toEqual(few);
  });

  it('scales printed numbers exactly, and nothing else', () => {
    expect(times('0.04', '1.2')).toBe('0.048');
    expect(times('5e-6', '10')).toBe('0.00005');
    expect(times('1,000', '0.001')).toBe('1');
    expect(times('1.2.3', '10')).toBeNull();
  });
});
