import { describe, expect, test } from 'vitest';
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { perImage, type Rule, USD } from '@/pricing';
import {
  guardWords,
  isObservationId,
  linkable,
  obtainedWords,
  originWords,
  type Subject,
  standingOf,
  unitNote,
} from './evidence';

const rule = (amount: string): Rule => ({ money: USD, terms: [perImage(amount)] });
const TODAY = '2026-11-20';
const on = (day: string) => ({ day, precision: 'day' as const });

function span(changes: Partial<MarketSpan> & { id: string }): MarketSpan {
  const { id, ...rest } = changes;
  return {
    from: '2026-10-01',
    fromPrecision: 'day',
    firstArchived: true,
    firstSource: { url: 'https://example.com', whole: true },
    to: null,
    changedAfter: null,
    checkedOn: '2026-11-16',
    rule: rule('0.003'),
    gone: false,
    firstObservation: id,
    evidence: {
      observation: id,
      day: '2026-11-16',
      precision: 'day',
      origin: 'host',
      quote: 'q',
      sourceUrl: 'https://example.org',
      archived: false,
      whole: false,
    },
    ...rest,
  };
}

function offer(spans: MarketSpan[], disputes: string[] = []): MarketOffer {
  return {
    id: 'o',
    hostId: 'fal',
    reporter: 'host',
    hostModel: 'm',
    modelId: null,
    operation: 'generate',
    variant: '',
    tier: null,
    spans,
    triedOn: TODAY,
    lastTry: 'confirmed',
    failedTries: 0,
    disputes,
  };
}

const subject = (changes: Partial<Subject> = {}): Subject => ({
  id: 'a',
  day: '2026-10-01',
  effectiveOn: null,
  rule: rule('0.003'),
  quarantine: null,
  verdict: null,
  retraction: null,
  ...changes,
});
const held = { guard: 'jumped', detail: '10 times dearer' };

describe('the standing of a reading', () => {
  test('in force', () => {
    expect(standingOf(subject(), offer([span({ id: 'a' })]), TODAY)).toEqual({
      kind: 'in_force',
      from: on('2026-10-01'),
      checked: on('2026-11-16'),
      again: true,
      fresh: { state: 'fresh', age: 4, ranked: true },
    });
  });

  test('in the middle of a span: neither its first nor its last reading', () => {
    const middle = subject({ id: 'm', day: '2026-10-20' });
    expect(standingOf(middle, offer([span({ id: 'a' })]), TODAY).kind).toBe('in_force');
  });

  test('in force by one vague reading: no day is made up', () => {
    const vague = span({ id: 'a', from: '2026-01-01', fromPrecision: 'year' });
    vague.checkedOn = '2026-01-01';
    vague.evidence = { ...vague.evidence, day: '2026-01-01', precision: 'year' };
    const year = { day: '2026-01-01', precision: 'year' };
    expect(standingOf(subject(), offer([vague]), TODAY)).toEqual({
      kind: 'in_force',
      from: year,
      checked: year,
      again: false,
      fresh: { state: 'stale', age: 323, ranked: false },
    });
  });

  test('shut down by its host, whatever was read last', () => {
    const sold = { ...offer([span({ id: 'a', from: '2026-01-01' })]), hostId: 'openai' };
    expect(standingOf(subject(), { ...sold, modelId: 'gpt-image-1' }, TODAY)).toMatchObject({
      kind: 'shut_down',
      event: { date: '2026-10-23' },
    });
  });

  test('superseded, with the days between which it happened', () => {
    const later = span({
      id: 'b',
      from: '2026-11-16',
      changedAfter: '2026-11-09',
      rule: rule('0.004'),
    });
    const spans = [span({ id: 'a', to: '2026-11-16' }), later];
    expect(standingOf(subject(), offer(spans), TODAY)).toEqual({
      kind: 'superseded',
      on: on('2026-11-16'),
      by: 'b',
      after: on('2026-11-09'),
    });
  });

  test('announced', () => {
    expect(standingOf(subject(), offer([span({ id: 'a', from: '2026-12-01' })]), TODAY)).toEqual({
      kind: 'announced',
      from: on('2026-12-01'),
    });
  });

  test('ended', () => {
    const spans = [span({ id: 'a', to: '2026-11-09', gone: true })];
    expect(standingOf(subject(), offer(spans), TODAY)).toEqual({
      kind: 'ended',
      on: on('2026-11-09'),
    });
  });

  test('disputed: names the price in force', () => {
    const other = subject({ id: 'x', rule: rule('0.0011') });
    expect(standingOf(other, offer([span({ id: 'a' })], ['x']), TODAY)).toEqual({
      kind: 'disputed',
      by: 'a',
    });
  });

  test('held back, also where nothing of the offer was ever published', () => {
    expect(standingOf(subject({ quarantine: held }), null, TODAY)).toEqual({
      kind: 'quarantined',
      ...held,
    });
  });

  test('held back and then accepted: in force like any other', () => {
    const verdict = { verdict: 'accept' as const, by: 'next run', reason: 'same value' };
    const s = subject({ quarantine: held, verdict });
    expect(standingOf(s, offer([span({ id: 'a' })]), TODAY).kind).toBe('in_force');
  });

  test('rejected and retracted come before whatever spans say', () => {
    const verdict = { verdict: 'reject' as const, by: 'review', reason: 'cents' };
    const o = offer([span({ id: 'a' })]);
    expect(standingOf(subject({ quarantine: held, verdict }), o, TODAY).kind).toBe('rejected');
    const retraction = { reason: 'cents read as dollars', by: 'operator', replacedBy: 'b' };
    expect(standingOf(subject({ retraction }), o, TODAY)).toEqual({
      kind: 'retracted',
      ...retraction,
    });
  });

  test('read, but ruled by nobody’s span', () => {
    const stray = subject({ id: 'z', rule: rule('0.5') });
    expect(standingOf(stray, offer([span({ id: 'a' })]), TODAY).kind).toBe('unused');
  });
});

describe('words and addresses', () => {
  test.each([
    ['0123456789abcdef', true],
    ['0123456789ABCDEF', false],
    ['0123456789abcde', false],
    ['../../etc/passwd', false],
    ['', false],
  ])('%j is an observation id: %s', (text, is) => {
    expect(isObservationId(text)).toBe(is);
  });

  test.each([
    ['https://example.org/a', true],
    ['javascript:alert(1)', false],
    ['a stated reference', false],
    ['https://example.org/a (a copy)/b', false],
  ])('%s becomes a link: %s', (url, is) => {
    expect(linkable(url)).toBe(is);
  });

  test('how obtained', () => {
    expect(obtainedWords('recorded: an article’s table')).toBe('recorded from an article’s table');
    expect(obtainedWords('recorded')).toBe('recorded from a dated source');
    expect(obtainedWords('fal@1')).toBe('read from the stored body by fal@1');
  });

  test('a guard nobody has put into words yet is still readable', () => {
    expect(guardWords('brand_new_guard')).toBe('brand new guard');
  });
});

test('calls a third party’s copy of a page no words of the host’s own', () => {
  expect(originWords('host', 'host', 'copied')).toBe('a third party’s copy of the host’s page');
  expect(originWords('host', 'host', 'file')).toBe('the host’s own words');
  expect(originWords('host')).toBe('the host’s own words');
});

test('says beside words of a file in cents how they were read', () => {
  const note = (host: string, words: string, kept = false) =>
    unitNote('portkey', host, words, kept);
  expect(note('fal', 'price 3 (US cents)')).toMatch(/in US cents: 3 in it is \$0\.03/);
  expect(note('openai', 'image.low.default = 0.5', true)).toMatch(/in US cents: 3/);
  expect(note('fal', 'image.default.default = 0.03')).toMatch(/turned into dollars already/);
  expect(note('together', 'price 0.03 (US cents)')).toMatch(/read as dollars/);
  expect(note('together', 'image.default.default = 0.0003')).toMatch(/times 100/);
  expect(unitNote('litellm', 'together', '0.3', true)).toBeNull();
});
