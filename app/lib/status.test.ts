import { describe, expect, it } from 'vitest';
import type { Held } from '@/db/queries/status';
import { flat, offer, span } from './market-fixture';
import { shareWords, statusOf } from './status';

const TODAY = '2026-11-20';
const offers = [
  offer('fal', [span(flat('0.003'))]),
  offer('fal', [span(flat('0.02'), { checkedOn: '2026-09-01' })], { hostModel: 'b' }),
  offer('together', [span(flat('0.003'))], { failedTries: 2 }),
  offer('replicate', [span(flat('0.003'), { to: '2026-11-01', gone: true })]),
  offer('openai', [span(flat('0.001'))], { reporter: 'litellm' }),
  offer('google-gemini', [span(flat('0.04'))], { modelId: 'imagen-4' }),
];
const held = [{ hostId: 'bfl', observationId: 'x' }] as Held[];
const readings = [
  {
    hostId: 'fal',
    good: { day: '2026-11-18', precision: 'day' as const, kind: 'live' as const },
    lastTry: null,
  },
  {
    hostId: 'bfl',
    good: { day: '2026-02-01', precision: 'month' as const, kind: 'replay' as const },
    lastTry: null,
  },
  {
    hostId: 'together',
    good: { day: '2026-11-01', precision: 'day' as const, kind: 'live' as const },
    lastTry: { at: new Date('2026-11-19T03:00:00Z'), ok: false, words: 'no answer within 30 s' },
  },
];

describe('status', () => {
  const status = statusOf({ offers, today: TODAY, readings, held });
  const host = (id: string) => status.hosts.find((h) => h.id === id);

  it('counts prices in force by the hosts’ own words, without those of ended models', () =>
    expect(status.all).toEqual({
      prices: 3,
      hosts: 2,
      models: 1,
      unnamed: 0,
      withNumber: 3,
      fresh: 1,
      ranked: 2,
      medianAge: 2,
      medianUpTo: false,
      ended: 1,
      held: 1,
    }));

  it('keeps public datasets apart, graded by the same rule', () => {
    const dataset = (id: string) => status.opinions.find((o) => o.id === id);
    expect(dataset('litellm')).toMatchObject({ prices: 1, graded: { grade: 'A' } });
    expect(dataset('modelsdev')).toMatchObject({ prices: 0, graded: { grade: 'B' } });
    expect(status.hosts.some((h) => h.id === 'litellm')).toBe(false);
  });

  it('puts failed tries first, with their error in words', () => {
    expect(status.hosts.map((h) => h.id)).toEqual(['together', 'fal', 'bfl']);
    expect(host('together')).toMatchObject({
      lastTry: { day: '2026-11-19', ok: false, words: 'no answer within 30 s' },
      failing: 1,
    });
  });

  it('tells a run from recorded facts, and the days since a value was read', () => {
    expect(host('fal')).toMatchObject({
      lastGoodRun: '2026-11-18',
      lastRead: '2026-11-18',
      daysSinceRead: 2,
      prices: 2,
      fresh: 1,
    });
    expect(host('fal')).toMatchObject({ lastGoodRunPrecision: 'day', lastGoodRunOf: 'live' });
    expect(host('bfl')).toMatchObject({ lastRead: null, prices: 0, held: 1 });
  });

  it('dates a recorded body no more exactly than it is, and says that it is one', () => {
    expect(host('bfl')).toMatchObject({
      lastGoodRun: '2026-02-01',
      lastGoodRunPrecision: 'month',
      lastGoodRunOf: 'recorded body',
    });
    const [none] = statusOf({ offers: offers.slice(0, 1), today: TODAY, readings: [], held }).hosts;
    expect(none).toMatchObject({ lastGoodRun: null, lastGoodRunPrecision: null });
  });

  it('says of a vague day that the age is up to so many days', () => {
    const noted = span(flat('0.003'), { checkedOn: '2026-10-01' });
    const vague = { ...noted, evidence: { ...noted.evidence, precision: 'month' as const } };
    const { all, hosts } = statusOf({
      offers: [offer('fal', [vague])],
      today: TODAY,
      readings: [],
      held: [],
    });
    expect(all).toMatchObject({ medianAge: 50, medianUpTo: true });
    expect(hosts[0]).toMatchObject({
      lastReadPrecision: 'month',
      daysSinceRead: 50,
      medianUpTo: true,
    });
  });

  it('grades hosts with the reason in words', () => {
    expect(host('fal')?.graded?.grade).toMatch(/^[A-D]$/);
    expect(host('fal')?.graded?.reason).not.toBe('');
  });
});

it.each([
  [0, 0, '–'],
  [0, 5, '0%'],
  [1, 1000, '<1%'],
  [999, 1000, '99%'],
  [3, 3, '100%'],
])('%i of %i is %s', (part, whole, words) => expect(shareWords(part, whole)).toBe(words));
