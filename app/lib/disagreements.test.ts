import { describe, expect, it } from 'vitest';
import type { DisputedReading } from '@/db/queries/disagreements';
import { datasetDisagreements, sourceDisagreements } from './disagreements';
import { flat, offer, span } from './market-fixture';

const TODAY = '2026-11-20';
const own = offer('fal', [
  span(flat('0.006'), { to: '2026-10-01', checkedOn: '2026-09-24' }),
  span(flat('0.003'), { from: '2026-10-01' }),
]);

function claim(amount: string, checkedOn = '2026-11-18') {
  return offer('fal', [span(flat(amount), { checkedOn })], {
    reporter: 'litellm',
    hostModel: 'fal_ai/flux/schnell',
  });
}

describe('datasets against hosts', () => {
  const reason = (theirs: ReturnType<typeof claim>) =>
    datasetDisagreements([own, theirs], TODAY).found[0]?.reason;

  it('leaves out what agrees within 1 %, and what has no counterpart', () => {
    expect(datasetDisagreements([own, claim('0.00301')], TODAY)).toEqual({
      found: [],
      compared: 1,
    });
    const elsewhere = { ...claim('0.5'), hostId: 'bfl' };
    expect(datasetDisagreements([own, elsewhere], TODAY)).toEqual({ found: [], compared: 0 });
  });

  it('never compares one quality tier with another', () => {
    const high = { ...claim('0.5'), tier: 'high' as const };
    expect(datasetDisagreements([own, high], TODAY).compared).toBe(0);
  });

  it('says both values, their ages, the ratio and the likely reason', () => {
    const [row] = datasetDisagreements([own, claim('0.006')], TODAY).found;
    expect(row).toMatchObject({ by: 'litellm', ratio: '2' });
    expect(row?.ours).toMatchObject({ usd: '0.003', age: 2 });
    expect(row?.theirs).toMatchObject({ usd: '0.006', age: 2 });
    expect(row?.reason).toBe('the host’s earlier price, until 1 Oct 2026');
  });

  it('tells slips, late readings and the unknown apart', () => {
    expect(reason(claim('0.03'))).toContain('decimal point');
    expect(reason(claim('0.004', '2026-06-01'))).toContain('earlier than ours');
    expect(reason(claim('0.004'))).toBe('not known');
  });

  it('puts the widest apart first, whichever way', () => {
    const other = { ...claim('0.0004'), id: 'other', hostModel: 'other' };
    const { found } = datasetDisagreements([own, claim('0.004'), other], TODAY);
    expect(found.map((d) => d.theirs.usd)).toEqual(['0.0004', '0.004']);
  });
});

it('lists readings that contradict the price in force, not the ones before it', () => {
  const reading = (day: string, amount: string) =>
    ({
      offerId: own.id,
      observation: day,
      day,
      precision: 'day',
      origin: 'third_party',
      rule: flat(amount),
    }) as DisputedReading;
  const readings = [
    reading('2026-11-01', '0.004'),
    reading('2026-11-02', '0.003'),
    reading('2026-08-01', '0.005'),
  ];
  const rows = sourceDisagreements([own], readings, TODAY);
  expect(rows.map((r) => [r.theirs.usd, r.by])).toEqual([['0.004', 'third party']]);
});
