import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { BILLS, EXAMPLES, STEP_NOTE } from './examples';
import {
  breakEvenImages,
  canonical,
  exact,
  perAttempts,
  perUsableImage,
  quote,
  ruleSchema,
  ruleWords,
  selfHostedPerImage,
  sum,
  workload,
} from './index';

const bill = (b: (typeof BILLS)[number]): string => {
  if (b.kind === 'acceptance') return perUsableImage(b.from, b.by as '1/3');
  if (b.kind === 'attempts') return perAttempts(b.from, b.by);
  if (b.kind === 'breakeven') return breakEvenImages(b.from, b.by);
  return selfHostedPerImage(b.from, Number(b.by));
};

/** As many decimals as the printed answer has. */
const atPrecisionOf = (printed: string, value: string) =>
  exact(value).toFixed(printed.split('.')[1]?.length ?? 0, 1);

const example = (id: string) => {
  const found = EXAMPLES.find((e) => e.id === id);
  if (!found) throw new Error(`no example ${id}`);
  return { ...found, quote: quote(found.rule, workload(found.on)) };
};

describe('worked examples', () => {
  test.each(EXAMPLES)('$id: $source', (e) => {
    expect(() => ruleSchema.parse(e.rule)).not.toThrow();
    const q = quote(e.rule, workload(e.on));
    expect(q.usd).toBe(e.usd);
    if (e.total) expect(q.total).toBe(e.total);
    if (q.usd !== null) expect(sum(q.terms.map((t) => t.usd))).toBe(q.usd);
  });

  test.each(BILLS)('$id: $source', (b) => {
    expect(atPrecisionOf(b.expected, bill(b))).toBe(b.expected);
  });

  test('a rate without a token count says so instead of a number', () => {
    expect(example('openai-3').quote).toMatchObject({
      usd: null,
      total: null,
      reasonCode: 'token_count_unpublished',
      exactness: null,
    });
  });

  test('what the reader of a page assumed is in the quote', () => {
    expect(example('cloudflare-5').quote.assumptions).toContain(STEP_NOTE);
  });

  test('exactness tells a printed number from a printed rate', () => {
    expect(example('openai-1').quote.exactness).toBe('listed');
    for (const id of ['fal-mp-1', 'stability-1', 'replicate-1', 'google-1'])
      expect(example(id).quote.exactness).toBe('computed');
  });
});

describe('arithmetic that a person can follow', () => {
  test.each([
    ['fal-mp-2', ['$0.003 × 2 MP (1920×1080, rounded up)']],
    ['fal-first-2', ['$0.03 × the first MP', '$0.015 × 3 further MP (2048×2048, rounded up)']],
    ['deepinfra-1', ['$0.0005 × 1 MP (1024×1024) × 4 steps']],
    ['together-2', ['$0.0027 × 1 MP (1000×1000) × 1 (no surcharge up to 4 steps)']],
    ['together-3', ['$0.0027 × 1 MP (1000×1000) × 8 ÷ 4 steps (used ÷ default)']],
    [
      'cloudflare-2',
      [
        '$0.000287 × 4 tiles of 512×512 (1024×1024)',
        '$0.000059 × 4 input tiles of 512×512 (1024×1024)',
      ],
    ],
    ['google-1', ['$120 per 1,000,000 × 1,120 image tokens (1K)']],
    ['openai-1', ['$0.063 × 1 image']],
    ['stability-1', ['8 credits at $0.01 × 1 image']],
    ['replicate-1', ['$3 per 1,000 × 1 image']],
  ])('%s', (id, lines) => {
    expect(example(id).quote.terms.map((t) => t.arithmetic)).toEqual(lines);
  });
});

describe('rules in words', () => {
  test.each([
    ['fal-mp-1', '$0.003 per megapixel of 1024×1024, rounded up'],
    [
      'fal-first-1',
      '$0.03 per first megapixel of 1024×1024 + $0.015 per further megapixel of 1024×1024, rounded up',
    ],
    ['deepinfra-1', '$0.0005 per megapixel of 1024×1024 per step'],
    ['deepinfra-4', '$0.009 per megapixel of 1024×1024, times steps ÷ 25'],
    ['together-1', '$0.0027 per megapixel, times steps ÷ 4 above 4 steps'],
    ['cloudflare-1', '$0.000287 per 512×512 tile + $0.000059 per 512×512 input tile'],
    ['cloudflare-3', '$0.00041 per 512×512 tile per step'],
    ['bfl-2', '4 credits at $0.01 per image'],
    ['google-1', '$120 (live) or $60 (batch) per 1,000,000 output image tokens'],
    ['openai-2', '$0.005 (low quality, 1024×1024) or $0.011 (medium quality, 1024×1024) per image'],
    ['openai-3', '$30 per 1,000,000 output image tokens'],
    ['replicate-1', '$3 per 1,000 images'],
    ['ideogram-1', '$0.03 (low quality), $0.06 (medium quality) or $0.1 (high quality) per image'],
  ])('%s', (id, words) => {
    expect(ruleWords(example(id).rule)).toBe(words);
  });
});

const TABLE = resolve(process.cwd(), '../shared/facts/price-examples.csv');

describe('the table of worked examples', () => {
  test('has every id covered with the same answer', (context) => {
    if (!existsSync(TABLE)) context.skip('../shared/facts/price-examples.csv is not there');
    const { data } = Papa.parse<{ id: string; expected_usd: string }>(readFileSync(TABLE, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    const ours = new Map<string, string | null>([
      ...EXAMPLES.map((e): [string, string | null] => [e.id, e.total ?? e.usd]),
      ...BILLS.map((b): [string, string] => [b.id, b.expected]),
    ]);
    const theirs = data.map((r): [string, string | null] => [
      r.id,
      r.expected_usd === '' ? null : canonical(r.expected_usd),
    ]);
    expect(theirs).toHaveLength(38);
    expect([...ours].map(([id, v]) => [id, v === null ? null : canonical(v)]).sort()).toEqual(
      theirs.sort(),
    );
  });
});
