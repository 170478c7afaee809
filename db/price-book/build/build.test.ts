import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bookFiles } from '../read';
import { isRemoved, isSeen, type SeenRow } from '../schema';
import type { Change } from './csv';
import { litellmOffers } from './datasets/litellm';
import { portkeyOffers } from './datasets/portkey';
import { tokenOffers } from './datasets/tokens';
import { dateOf, statedRange } from './dates';
import { facetsOf, variantText } from './facets';
import { guarded } from './guards';
import { buildPriceBook, hasInput } from './index';
import { Report } from './report';
import { type Dataset, rowsOfHistory } from './series';
import { sourceOf } from './sources';
import { termsOf } from './terms';

describe('dates that are not exact', () => {
  it.each([
    ['2026-08-24', '2026-08-24', 'day'],
    ['2026-05', '2026-05-01', 'month'],
    ['2026-09..11', '2026-09-01', 'month'],
    ['2026', '2026-01-01', 'year'],
    ['2025-2026', '2025-01-01', 'year'],
    ['2026 mid', '2026-05-01', 'year'],
    ['2026 later', '2026-04-01', 'year'],
  ])('%s stands on the first day it can be', (text, day, precision) => {
    expect(statedRange(text)).toMatchObject({ day, precision });
  });

  it('a captured body dates a statement, but only within the stated range', () => {
    const capture = { url: 'https://example.org', capturedAt: '2026-08-15', dateKnown: false };
    expect(dateOf('2026', capture, null)).toEqual({ day: '2026-08-01', precision: 'month' });
    expect(dateOf('2025', capture, null)).toEqual({ day: '2025-01-01', precision: 'year' });
    expect(dateOf('2026-10-09', capture, null)).toEqual({ day: '2026-10-09', precision: 'day' });
  });

  it('no price is older than its model', () => {
    expect(dateOf('2026', undefined, '2026-04-21')).toEqual({
      day: '2026-04-21',
      precision: 'year',
    });
  });

  it('refuses a form that nobody has seen', () => {
    expect(() => statedRange('last spring')).toThrow('not a date that the price book knows');
  });
});

describe('words about a variant', () => {
  it.each([
    ['model variant=auto', 'quality=auto', undefined],
    ['1K batch', 'batch', { kind: 'resolution', is: ['1K'] }],
    ['low 1024x1536', 'quality=low', { kind: 'size', is: ['1024x1536'] }],
    ['high other size', 'quality=high', { kind: 'any_other' }],
    ['1k/2k', '', { kind: 'resolution', is: ['1K', '2K'] }],
    ['<=1536x1536', '', { kind: 'pixels', upTo: 2359296 }],
    ['0.5-1MP', '', { kind: 'pixels', above: 524288, upTo: 1048576 }],
    ['model variant=go_fast', 'speed=go_fast', undefined],
    ['vector', 'style=vector', undefined],
    ['per request', '', undefined],
  ])('%s', (words, variant, size) => {
    const facets = facetsOf(words);
    expect(facets && variantText(facets)).toBe(variant);
    expect(facets?.size).toEqual(size);
  });

  it('a new word is refused, never guessed', () => {
    expect(facetsOf('platinum')).toBeNull();
  });
});

it('units without a price per image are refused', () => {
  for (const unit of ['layer', 'credits', 'unclear', 'gpu second'])
    expect(termsOf(unit, '1', undefined)).toBeNull();
});

it('a source that names no page is refused', () => {
  expect(sourceOf('third-party note')).toBeNull();
  expect(sourceOf('https://bfl.ai/pricing (embedded data) as read in')?.url).toBe(
    'https://bfl.ai/pricing',
  );
});

describe('datasets', () => {
  it('LiteLLM: a rate per pixel in a key with a size is a price per image', () => {
    const rule = litellmOffers(new Map([['input_cost_per_pixel', '3.81469e-08']]), [
      'size=1024x1024',
    ]).get('');
    expect(rule?.terms[0]).toMatchObject({
      amount: '0.04',
      when: [{ kind: 'size', is: ['1024x1024'] }],
    });
  });

  it('LiteLLM: without a size the rate per pixel is kept to the digit', () => {
    const rule = litellmOffers(new Map([['input_cost_per_pixel', '1.3e-09']]), []).get('');
    expect(rule?.terms[0]?.amount).toBe('0.0013');
  });

  it('Portkey: sizes of one tier are one rule, the dataset’s default every other size', () => {
    const fields = new Map([
      ['pay_as_you_go.image.low.1024x1024', '0.011'],
      ['pay_as_you_go.image.low.default', '0.016'],
    ]);
    const rule = portkeyOffers(fields, 'openai').get('quality=low');
    expect(rule?.terms.map((t) => t.when?.[0]?.kind)).toEqual(['size', 'other_size']);
  });

  it('a text rate is not an image rate', () => {
    expect(tokenOffers(new Map([['cost.output', '2.5']]), 'gemini-2-5-flash-image').size).toBe(0);
    expect(tokenOffers(new Map([['cost.output', '30']]), 'gemini-2-5-flash-image').size).toBe(1);
  });
});

describe('a dataset’s history', () => {
  const dataset: Dataset = {
    name: 'test',
    reporter: 'litellm',
    origin: 'dataset',
    obtained: 'recorded: a test',
    asOf: '2026-07-01',
    prices: (field) => field.startsWith('output'),
    offers: (fields) => litellmOffers(fields, []),
  };
  const change = (
    at: string,
    event: Change['event'],
    value: string,
    field = 'output_cost_per_image',
  ): Change => ({
    observed_at: `${at}:00Z`,
    source_repo: 'example/prices',
    source_commit: at.replace(/\D/g, ''),
    host: 'recraft',
    model_id: 'recraftv3',
    field,
    value_usd: value,
    event,
    mode: 'image_generation',
  });
  const read = (changes: Change[]) => rowsOfHistory(dataset, changes, new Report());

  it('what was reverted within a day never happened', () => {
    const rows = read([
      change('2026-01-01T09:00', 'added', '0.04'),
      change('2026-01-06T06:13', 'removed', ''),
      change('2026-01-06T10:09', 'added', '0.04'),
    ]);
    expect(rows.map((r) => r.day)).toEqual(['2026-01-01']);
  });

  it('a renamed field with the same value is no change', () => {
    const rows = read([
      change('2026-01-01T09:00', 'added', '0.04', 'output_cost_per_image'),
      change('2026-02-01T09:00', 'removed', '', 'output_cost_per_image'),
      change('2026-02-01T09:00', 'added', '0.04', 'output_cost_per_pixel_typo'),
      change('2026-02-01T09:00', 'added', '0.04', 'output_cost_per_image'),
    ]);
    expect(rows).toHaveLength(1);
  });

  it('a removal that lasts is known absent on a later day too', () => {
    const rows = read([
      change('2026-01-01T09:00', 'added', '0.04'),
      change('2026-03-01T09:00', 'removed', ''),
    ]);
    expect(rows.find(isRemoved)).toMatchObject({ day: '2026-03-01', stillAbsentOn: '2026-07-01' });
  });

  it('a removal of two days ends nothing', () => {
    const rows = read([
      change('2026-01-01T09:00', 'added', '0.04'),
      change('2026-03-01T09:00', 'removed', ''),
      change('2026-03-03T09:00', 'added', '0.04'),
    ]);
    expect(rows.find(isRemoved)?.stillAbsentOn).toBeUndefined();
    expect(rows.filter(isSeen)).toHaveLength(2);
  });
});

describe('row guards', () => {
  const row = (day: string, amount: string, more: Partial<SeenRow> = {}): SeenRow => ({
    host: 'recraft',
    reporter: 'litellm',
    hostModel: 'recraft/recraftv3',
    operation: 'generate',
    variant: '',
    rule: { money: { kind: 'usd' }, terms: [{ amount, per: 1, times: [{ kind: 'image' }] }] },
    quote: `costs ${amount}`,
    sourceUrl: 'https://example.org/prices',
    day,
    precision: 'day',
    origin: 'dataset',
    obtained: 'recorded: a test',
    ...more,
  });
  const marks = (rows: SeenRow[]) =>
    guarded(rows).map((r) => (isSeen(r) ? (r.quarantine?.guard ?? null) : null));

  it('a jump waits for a second reading', () => {
    expect(
      marks([row('2026-01-01', '0.04'), row('2026-02-01', '0.4'), row('2026-03-01', '0.4')]),
    ).toEqual([null, 'jumped', null]);
  });

  it('a doubling is a price move', () => {
    expect(marks([row('2026-01-01', '0.04'), row('2026-02-01', '0.08')])).toEqual([null, null]);
  });

  it('a zero is held back', () => {
    const zero: Partial<SeenRow> = {
      rule: { money: { kind: 'usd' }, terms: [], withheld: 'printed_zero' },
    };
    expect(marks([row('2026-01-01', '0.04'), row('2026-02-01', '0', zero)])).toEqual([
      null,
      'became_zero',
    ]);
  });

  it('the host’s own page is believed over what others said before', () => {
    expect(
      marks([row('2026-01-01', '0.04'), row('2026-02-01', '0.4', { origin: 'host' })]),
    ).toEqual([null, null]);
  });
});

const shared = fileURLToPath(new URL('../../../../shared', import.meta.url));
const input = existsSync(shared) && hasInput(shared);

// Without the fact tables beside the checkout there is nothing to build from.
describe.skipIf(!input)('building from the fact tables', () => {
  it('gives the shipped files, byte for byte', () => {
    const built = buildPriceBook(shared);
    expect([...built.files.keys()]).toEqual(bookFiles().map((f) => `${f.host}.json`));
    for (const file of bookFiles())
      expect(built.files.get(`${file.host}.json`) === file.text, file.host).toBe(true);
    expect(readFileSync(new URL('../REPORT.md', import.meta.url), 'utf8')).toBe(
      built.report.markdown(built.rows),
    );
  }, 30_000);
});
