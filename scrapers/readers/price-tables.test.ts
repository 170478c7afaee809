/** Tables as pages write them, in many shapes. Names and amounts are made up. */
import { describe, expect, it } from 'vitest';
import { quote, workload } from '@/pricing';
import { readTables, type TablePage } from './price-tables';
import { readSections } from './sections';

function read(text: string, page: Partial<TablePage> = {}, contentType = 'text/markdown') {
  const out = readTables(readSections({ url: 'https://example.org/', contentType, text }), page);
  const at = (width: number) => workload({ width, height: width });
  return {
    ...out,
    offers: out.offers.map((o) => ({
      name: [o.hostModel, o.operation, o.variant?.quality].filter(Boolean).join(' '),
      at1K: quote(o.rule, at(1024)).usd,
      at4K: quote(o.rule, at(4096)).usd,
    })),
  };
}
const table = (...rows: string[]) =>
  [rows[0], (rows[0] ?? '').replace(/[^|]+/g, ' --- '), ...rows.slice(1)].join('\n');
const flat = (name: string, usd: string) => ({ name, at1K: usd, at4K: usd });

describe('readTables', () => {
  it.each([
    ['a unit in the cell', table('| Model | Price |', '| a-1 | $0.03 / image |')],
    ['a unit in the header', table('| Price per image | Model |', '| \\$0.03 | a-1 |')],
    ['a unit in brackets', table('| Model | Cost ($/image) |', '| a-1 | 0.03 |')],
    [
      'a unit column',
      table(
        '| Service description | Cost (USD) | Cost (API units) | Billing basis |',
        '| a-1 | $0.03 | 30 | Per image |',
      ),
    ],
    [
      'columns around it',
      table(
        '| Provider | Model ID | Model | Description | Price | Notes |',
        '| X | `a-1` | A One | fine | $0.03/img | - |',
      ),
    ],
    ['a thousand images', table('| Model | Price |', '| a-1 | $30 per 1,000 images |')],
    ['dollars in the header', table('| Model | USD per image |', '| a-1 | 0.03 |')],
    ['a thousand in the header', table('| Model | Price per 1,000 images |', '| a-1 | $30 |')],
    ['a thousand in a unit column', table('| Model | Unit | Price |', '| a-1 | 1K images | $30 |')],
    [
      'the unit in a sentence above',
      `## Images\n\nPrices per image in USD.\n\n${table('| Model | Price |', '| a-1 | $0.03 |')}`,
    ],
    [
      'a table within tabs',
      `<Tabs>\n  <Tab title="Standard">\n    | Model | Price |\n    | :- | :- |\n    | a-1 | \\$0.03 / image |\n  </Tab>\n</Tabs>`,
    ],
    ['a crossed-out price', table('| Model | Price |', '| a-1 | ~~$0.06~~ $0.03 / image |')],
  ])('reads %s', (_, text) => {
    expect(read(text)).toMatchObject({ offers: [flat('a-1', '0.03')], leftovers: [] });
  });

  it.each([
    ['in the cell', table('| Model | Price per image |', '| a-1 | 1K: $0.03, 4K: $0.09 |')],
    [
      'before the word image',
      table('| Model | Price |', '| a-1 | $0.03 per 1K/2K image, $0.09 per 4K image |'),
    ],
    ['in brackets', table('| Model | Price per image |', '| a-1 | $0.03 (1K/2K), $0.09 (4K) |')],
    ['in columns', table('| Model | 1K | 4K |', '| a-1 | $0.03 / image | $0.09 / image |')],
    [
      'in rows',
      table(
        '| Model | Resolution | Price per image |',
        '| a-1 | 1K | $0.03 |',
        '| a-1 | 4K | $0.09 |',
      ),
    ],
    [
      'in joined rows',
      table('| Model | Resolution | Price per image |', '| a-1 | 1K | $0.03 |', '| | 4K | $0.09 |'),
    ],
  ])('reads resolutions %s', (_, text) => {
    expect(read(text).offers).toEqual([{ name: 'a-1', at1K: '0.03', at4K: '0.09' }]);
  });

  it('keeps qualities and operations apart', () => {
    const qualities = table('| Model | Low | High |', '| a-1 | $0.01 | $0.05 |');
    expect(read(`Per image.\n\n${qualities}`, {}).offers).toEqual([
      flat('a-1 Low', '0.01'),
      flat('a-1 High', '0.05'),
    ]);
    const tasks = table(
      '| Model | Text-to-Image | Image Editing |',
      '| a-1 | $0.01 / image | $0.05 / image |',
    );
    expect(read(tasks).offers).toEqual([flat('a-1 generate', '0.01'), flat('a-1 edit', '0.05')]);
  });

  it('counts credits only with their price', () => {
    const text = table('| Model | Credits / image |', '| a-1 | 5 |');
    expect(read(text).offers).toEqual([]);
    expect(read(text, { credit: { name: 'credit', usd: '0.01' } }).offers).toEqual([
      flat('a-1', '0.05'),
    ]);
    const words = table('| Model | Cost |', '| a-1 | 5 credits per image |');
    expect(read(words, { credit: { name: 'credit', usd: '0.01' } }).offers).toEqual([
      flat('a-1', '0.05'),
    ]);
  });

  it.each([
    ['no unit', table('| Model | Price |', '| a-1 | $0.03 |')],
    ['a start', table('| Model | Price |', '| a-1 | from $0.03 / image |')],
    ['a range', table('| Model | Price |', '| a-1 | $0.03 - $0.06 / image |')],
    [
      'two prices without what for',
      table('| Model | Price per image |', '| a-1 | $0.03 / $0.06 |'),
    ],
    ['another currency', table('| Model | Price |', '| a-1 | €0.03 / image |')],
    ['zero', table('| Model | Price |', '| a-1 | $0 / image |')],
    ['words beside', table('| Model | Price |', '| a-1 | $0.03 / image plus tax |')],
    ['a torn number', table('| Model | Price |', '| a-1 | $0 . 03 / image |')],
    ['a decimal comma', table('| Model | Price |', '| a-1 | $0,03 / image |')],
    ['a size without pixels', table('| Model | Price per image |', '| a-1 | $0.03 (720p) |')],
    [
      'the same thing twice',
      table(
        '| Model | Resolution | Price per image |',
        '| a-1 | 1K | $0.03 |',
        '| a-1 | 1K | $0.04 |',
      ),
    ],
  ])('refuses %s, and says so', (_, text) => {
    const { offers, leftovers } = read(text);
    expect(offers).toEqual([]);
    expect(leftovers.map((l) => l.wording)).toEqual(['a-1']);
  });

  it.each([
    ['seconds', table('| Model | Price |', '| v-1 | $0.1 / second |')],
    ['tokens in the header', table('| Model | Price per 1M tokens |', '| t-1 | $2 |')],
    ['videos', table('| Model | Price per video |', '| v-1 | $0.2 |')],
    ['months', table('| Product | Price |', '| Plan | $20 / month |')],
  ])('puts aside what is priced by %s', (_, text) => {
    const { offers, leftovers, ignored } = read(text);
    expect({ offers, leftovers, ignored: ignored.length }).toEqual({
      offers: [],
      leftovers: [],
      ignored: 1,
    });
  });

  it.each([
    [
      'captions',
      table('| Model | Feature | Price |', '| a-1 | Visual captioning | $0.001 per image |'),
    ],
    ['answers', table('| Model | Task | Price |', '| a-1 | Visual Q&A | $0.001 / image |')],
    ['embeddings', table('| Model | Output | Price |', '| a-1 | Embedding | $0.001 / image |')],
    ['films', table('| Model | Type | Price |', '| a-1 | Image to video | $0.4 / run |')],
  ])('takes the price of %s for no image of the same model', (_, text) => {
    const { offers, leftovers, ignored } = read(text);
    expect({ offers, leftovers, ignored: ignored.length }).toEqual({
      offers: [],
      leftovers: [],
      ignored: 1,
    });
  });

  it('tells a tier called Quality from a column of qualities', () => {
    const tiers = table('| Model | Turbo | Quality |', '| a-1 | $0.03 / image | $0.09 / image |');
    expect(read(tiers).offers).toEqual([flat('a-1 Turbo', '0.03'), flat('a-1 Quality', '0.09')]);
    const names = table('| Model | Quality | Price per image |', '| a-1 | High | $0.09 |');
    expect(read(names).offers).toEqual([flat('a-1 High', '0.09')]);
  });

  it('reports a column that nobody reads', () => {
    const text = table('| Model | Price | Surcharge |', '| a-1 | $0.03 / image | 10% |');
    expect(read(text).leftovers.map((l) => l.wording)).toEqual(['Surcharge']);
  });
});

describe('tables as real pages have them', () => {
  it('gives each model that one cell lists the price of the row', () => {
    const text = table(
      '| Service description | Cost (USD) | Billing basis |',
      '| Raster generation:<br />– A 1 Pro<br />– A 1 | \\$0.03 | Per image |',
    );
    const name = (model: string) => flat(`Raster generation – ${model}`, '0.03');
    expect(read(text)).toMatchObject({ offers: [name('A 1 Pro'), name('A 1')], leftovers: [] });
  });

  it('takes the value that a call names before the name of a model', () => {
    const text = table('| Model | `model` value | Price per image |', '| A One | `a-1` | $0.03 |');
    expect(read(text)).toMatchObject({ offers: [flat('a-1', '0.03')], leftovers: [] });
  });

  it('tells its own price from the official one', () => {
    const text = table(
      '| Model | Z.ai API price | Official price | Savings |',
      '| a-1 | $0.03/image | $0.09/image | 67% |',
    );
    expect(read(text, { host: 'zai' }).offers).toEqual([]);
    const own = text.replace('Z.ai API', 'Zai API');
    expect(read(own, { host: 'zai' })).toMatchObject({ offers: [flat('a-1', '0.03')] });
  });

  it.each([
    ['<Tab title="Batch">', '</Tab>'],
    ['<Accordion title="Deprecated models" icon="clock">', '</Accordion>'],
  ])('takes no price out of %s, and goes on behind it', (open, close) => {
    const rows = (name: string) => table('| Model | Price |', `| ${name} | \\$0.03 / image |`);
    const text = `## Images\n\n${open}\n${rows('a-1').replace(/^/gm, '  ')}\n${close}\n\n${rows('a-2')}`;
    const { offers, leftovers } = read(text);
    expect(offers).toEqual([flat('a-2', '0.03')]);
    expect(leftovers).toMatchObject([
      { wording: 'a-1', reason: expect.stringMatching(/stands under/) },
    ]);
  });

  it('says that it can’t place amounts beside models, and reads the other tables', () => {
    const text = [
      '## Images',
      table('| Model | Blue | Green |', '| a-1 | $0.03 | $0.04 |'),
      '',
      table('| Model | Price per image | Cost per image |', '| a-2 | $0.03 | $0.04 |'),
      '',
      '## Images by the call',
      table('| Model | Price per image |', '| a-3 | $0.03 |'),
    ].join('\n');
    const { offers, leftovers } = read(text);
    expect(offers).toEqual([flat('a-3', '0.03')]);
    expect(leftovers.map((l) => l.reason)).toEqual([
      'amounts in columns that nobody knows',
      expect.stringMatching(/more than one column of prices/),
    ]);
  });

  it.each([
    ['Price per edit', ['a-1 generate', 'a-1 edit']],
    ['Per input image', ['a-1 generate']],
    ['4K price', []],
    ['HD price', []],
  ])('beside "%s" a price is that of what is made from words, or nobody’s', (header, names) => {
    const text = table(`| Model | Price per image | ${header} |`, '| a-1 | $0.03 | $0.04 |');
    const { offers, leftovers } = read(text);
    expect(offers.map((o) => o.name)).toEqual(names);
    expect(leftovers).toHaveLength(names.length === 2 ? 0 : 1);
  });

  it('puts tables of tokens and seconds aside by name', () => {
    const text = `## Text\n\nPrices per 1M tokens.\n\n${table('| Model | Input | Output |', '| a-1 | $1 | $3 |')}`;
    expect(read(text)).toMatchObject({ offers: [], leftovers: [], ignored: [{ wording: 'Text' }] });
  });
});
