import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  generatedAMonth,
  generatedPerKept,
  hasUsable,
  type Need,
  type NeedField,
  needParams,
  outputSize,
  param,
  readNeed,
  STANDARD_NEED,
} from './need';
import { tierFor, workloadFor } from './need-workload';
import { parseShare, ratioOf } from './share';
import { MAX_EDGE, MIN_EDGE, RATIOS, reshape } from './size';
import { OPERATIONS, TIERS } from './vocabulary';
import { workloadSchema } from './workload';

const needs: fc.Arbitrary<Need> = fc
  .record({
    size: fc.record({
      width: fc.integer({ min: 256, max: 4096 }),
      height: fc.integer({ min: 256, max: 4096 }),
    }),
    ratio: fc.option(fc.constantFrom(...RATIOS)),
    steps: fc.option(fc.integer({ min: 1, max: 1000 })),
    quality: fc.option(fc.constantFrom(...TIERS)),
    operation: fc.option(fc.constantFrom(...OPERATIONS)),
    inputs: fc.option(fc.integer({ min: 1, max: 64 })),
    batch: fc.boolean(),
    volume: fc.option(fc.integer({ min: 1, max: 1_000_000_000 })),
    acceptance: fc.option(
      fc.oneof(
        fc.integer({ min: 1, max: 100 }).map((n) => `${n}%` as const),
        fc.integer({ min: 1, max: 900 }).map((n) => `${n}/900` as const),
      ),
    ),
    edits: fc.option(fc.constantFrom('0', '0.5', '3')),
    upscale: fc.option(fc.constantFrom('0%' as const, '25%' as const, '1/3' as const)),
    storage: fc.option(fc.constantFrom('0', '5', '12.5')),
    delivery: fc.option(fc.constantFrom('0', '0.01')),
  })
  .map((n) => ({
    ...n,
    attempts: n.acceptance === null ? '2.5' : null,
    storage: n.volume === null ? null : n.storage,
    delivery: n.volume === null ? null : n.delivery,
  }));

describe('a need and its address', () => {
  it('say the same, both ways', () => {
    fc.assert(
      fc.property(needs, (need) => {
        const back = readNeed(needParams(need));
        expect(back.errors).toEqual({});
        expect(back.need).toEqual(need);
      }),
    );
  });
  it('are both empty for the standard', () => {
    expect(needParams(STANDARD_NEED)).toEqual({});
    expect(readNeed({}).need).toEqual(STANDARD_NEED);
    expect(readNeed({ size: '', steps: ' ', batch: undefined }).given).toEqual({});
  });
  it('take the field that comes later in the form', () => {
    expect(param({ size: ['1024x1024', ''] }, 'size')).toBe('1024x1024');
    expect(readNeed({ size: ['1024x1024', '800x600'] }).need.size.width).toBe(800);
  });
});

describe('numbers', () => {
  it('may have a decimal comma', () => {
    const asked = readNeed({ attempts: '2,5', storage: '1 250,50', volume: '10\u202f000' });
    expect(asked.errors).toEqual({});
    expect(asked.need).toMatchObject({ attempts: '2.5', storage: '1250.5', volume: 10_000 });
  });
});

describe('what can’t be', () => {
  it.each([
    ['size', '0x0', 'isn’t a size'],
    ['size', '1000000000', 'width×height'],
    ['size', '20000x20000', '16,384'],
    ['ratio', '0:1', 'aspect ratio'],
    ['ratio', '33:1', 'from 1 to 32'],
    ['steps', '-1', 'from 1 to 1,000'],
    ['steps', '1.5', 'whole number'],
    ['volume', '1.000', 'whole number'],
    ['quality', 'auto', 'very low, low'],
    ['operation', 'paint', 'generate, edit, upscale'],
    ['volume', '0', 'from 1 to 1,000,000,000'],
    ['volume', '1e9', 'whole number'],
    ['inputs', '65', 'from 1 to 64'],
    ['batch', 'yes', '1 for batch'],
    ['acceptance', '500 %', '0.1% to 100%'],
    ['acceptance', '0', '0.1%'],
    ['acceptance', '0.01%', '0.1%'],
    ['acceptance', '3/2', '1/3'],
    ['acceptance', '1', 'such as 40%'],
    ['acceptance', '1/0', 'such as 40%'],
    ['attempts', '0.5', 'from 1 to 1,000'],
    ['attempts', '1,250', 'could be 1.250 or 1250'],
    ['edits', '-1', 'from 0 to 100'],
    ['upscale', '101%', 'from 0% to 100%'],
    ['storage', 'five', 'dollars a month'],
    ['delivery', '-3', 'dollars a month'],
  ] as [NeedField, string, string][])('%s %s is refused in words', (field, text, words) => {
    const { need, errors, given } = readNeed({ [field]: text });
    expect(errors[field]).toContain(`“${text}”`);
    expect(errors[field]).toContain(words);
    expect(given[field]).toBe(text);
    expect(need[field]).toEqual(STANDARD_NEED[field]);
  });
  it('leaves the rest of the address standing', () => {
    const { need, errors } = readNeed({ size: '0x0', steps: '8', acceptance: '500%', edits: '2' });
    expect(Object.keys(errors)).toEqual(['size', 'acceptance']);
    expect(need).toMatchObject({ steps: 8, edits: '2', acceptance: null });
  });
  it('never reads a text so long', () => {
    const { errors } = readNeed({ steps: '9'.repeat(100_000) });
    expect(errors.steps?.length).toBeLessThan(200);
  });
  it('refuses what can’t stand together', () => {
    const both = readNeed({ acceptance: '40%', attempts: '3' });
    expect(both.need).toMatchObject({ acceptance: '40%', attempts: null });
    expect(both.errors.attempts).toContain('not both');
    const unshared = readNeed({ storage: '5' });
    expect(unshared.need.storage).toBeNull();
    expect(unshared.errors.volume).toContain('how many images a month');
    const thin = readNeed({ size: '32x32', ratio: '1:32' });
    expect(thin.errors.ratio).toContain('32×32 can’t be made 1:32');
    expect(outputSize(thin.need)).toEqual({ width: 32, height: 32 });
  });
});

describe('shares', () => {
  it.each([
    ['40%', '40%'],
    ['40', '40%'],
    ['0.4', '40%'],
    ['.4', '40%'],
    ['12.50 %', '12.5%'],
    ['0,4', '40%'],
    ['12,5 %', '12.5%'],
    ['1/3', '1/3'],
    ['1 in 3', '1/3'],
    ['1%', '1%'],
    ['0', '0%'],
  ])('%s is %s', (text, share) => expect(parseShare(text)).toBe(share));
  it.each(['1', '', '101', '4e1', '2/1', 'half', '%', '.'])('%s is none', (text) =>
    expect(parseShare(text)).toBeNull(),
  );
  it('are exact ratios', () => {
    const { part, of } = ratioOf('12.5%');
    expect(part.div(of).toFixed()).toBe('0.125');
  });
});

describe('shapes', () => {
  it('keep the area as nearly as the grain lets them, and never more of it', () => {
    const edge = fc.integer({ min: 256, max: 4096 });
    fc.assert(
      fc.property(edge, edge, fc.constantFrom(...RATIOS), (width, height, ratio) => {
        const made = reshape({ width, height }, ratio);
        expect(made).not.toBeNull();
        if (!made) return;
        const area = made.width * made.height;
        expect(area).toBeLessThanOrEqual(width * height);
        expect(area).toBeGreaterThan(width * height * 0.85);
        expect(Math.min(made.width, made.height)).toBeGreaterThanOrEqual(MIN_EDGE);
        expect(Math.max(made.width, made.height)).toBeLessThanOrEqual(MAX_EDGE);
        expect(reshape(made, ratio)?.width).toBeLessThanOrEqual(made.width);
      }),
    );
  });
  it('leave a size that has the shape already', () =>
    expect(reshape({ width: 1920, height: 1080 }, '16:9')).toEqual({ width: 1920, height: 1080 }));
});

describe('at a model', () => {
  const three = { tiers: ['low', 'medium', 'high'] as const, standardTier: 'medium' as const };
  const one = { tiers: [], standardTier: null };
  it('is a workload by the schema, whatever is needed', () => {
    fc.assert(
      fc.property(needs, fc.constantFrom(...OPERATIONS), (need, operation) => {
        const { workload } = workloadFor(need, three, operation);
        expect(workloadSchema.parse(workload)).toEqual(workload);
        expect(workload.operation).toBe(need.operation ?? operation);
      }),
    );
  });
  it.each([
    [null, 'medium', null],
    ['high', 'high', null],
    ['max', 'high', 'no max quality; priced at high, its nearest'],
    ['very_low', 'low', 'no very low quality; priced at low, its nearest'],
  ] as const)('%s quality becomes %s', (asked, tier, note) =>
    expect(tierFor(asked, three)).toEqual({ tier, note }),
  );
  it('takes the better of two tiers as near, and says so', () =>
    expect(tierFor('medium', { tiers: ['low', 'high'], standardTier: 'high' }).tier).toBe('high'));
  it('says that one quality is all there is', () =>
    expect(tierFor('high', one)).toEqual({ tier: null, note: 'one quality; high was asked for' }));
  it('gives an edit one input image, or as many as asked for', () => {
    const edit = (n: Partial<Need>) =>
      workloadFor({ ...STANDARD_NEED, ...n }, one, 'edit').workload.inputImages;
    expect([edit({}), edit({ inputs: 4 }), edit({ inputs: 4, operation: 'generate' })]).toEqual([
      1, 4, 0,
    ]);
  });
});

describe('how many must be made', () => {
  const made = (n: Partial<Need>) => generatedAMonth({ ...STANDARD_NEED, ...n });
  it.each([
    [{}, 1],
    [{ volume: 1000 }, 1000],
    [{ volume: 1000, acceptance: '40%' as const }, 2500],
    [{ volume: 1000, acceptance: '1/3' as const }, 3000],
    [{ volume: 10, acceptance: '3%' as const }, 334],
    [{ volume: 3, attempts: '1.5' }, 5],
    [{ volume: 1_000_000_000, attempts: '1000' }, 1_000_000_000],
  ])('%o: %i', (need, count) => expect(made(need)).toBe(count));
  it('is one to one where everything is kept', () => {
    for (const acceptance of ['100%', '7/7'] as const)
      expect(generatedPerKept({ acceptance, attempts: null })).toEqual({ times: '1', per: '1' });
  });
  it('makes the sticker price not the bill only where something is said', () => {
    const said = (n: Partial<Need>) => hasUsable({ ...STANDARD_NEED, ...n });
    expect(said({ volume: 5000, acceptance: '100%', edits: '0', upscale: '0%' })).toBe(false);
    for (const n of [
      { acceptance: '99%' },
      { attempts: '1.1' },
      { edits: '1' },
      { upscale: '1/9' },
    ])
      expect(said(n as Partial<Need>)).toBe(true);
  });
});

it('takes no function for a parameter, whatever its name', () => {
  const hostile = { toString: () => 'x', constructor: Object, size: '512x512' } as never;
  expect(param(hostile, 'toString')).toBeUndefined();
  expect(param(hostile, 'constructor')).toBeUndefined();
  expect(param({}, 'valueOf')).toBeUndefined();
  expect(readNeed(hostile).need.size).toEqual({ width: 512, height: 512 });
});
