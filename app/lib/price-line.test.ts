import { expect, it } from 'vitest';
import type { MarketSpan } from '@/db/queries/market';
import { priceLine } from './price-line';

const START = '2026-08-22';
const TODAY = '2026-11-20';

/** A synthetic span whose rule is its price. */
const span = (from: string, to: string | null, checkedOn: string, usd: string) =>
  ({ from, to, checkedOn, rule: usd }) as unknown as MarketSpan;

const line = (...spans: MarketSpan[]) =>
  priceLine({ spans }, (rule) => ({ usd: rule }) as never, START, TODAY);

it('holds a price to its change, and says when it was only the last known', () => {
  expect(
    line(
      span('2026-01-01', '2026-10-01', '2026-09-24', '0.01'),
      span('2026-10-01', null, '2026-10-01', '0.008'),
    ),
  ).toEqual([
    { day: START, usd: '0.01', read: true },
    { day: '2026-10-01', usd: '0.008', read: true },
    { day: '2026-10-16', usd: '0.008', read: true },
    { day: '2026-10-23', usd: '0.008', read: false },
    { day: TODAY, usd: '0.008', read: false },
  ]);
});

it('leaves gaps as gaps', () => {
  expect(line(span('2026-09-01', '2026-09-10', '2026-09-08', '0.01'))).toEqual([
    { day: START, usd: null, read: false },
    { day: '2026-09-01', usd: '0.01', read: true },
    { day: '2026-09-10', usd: null, read: false },
    { day: '2026-09-30', usd: null, read: false },
    { day: TODAY, usd: null, read: false },
  ]);
});

it('knows nothing of spans after the day', () => {
  expect(line(span('2026-11-21', null, '2026-11-21', '0.01')).map((p) => p.usd)).toEqual([
    null,
    null,
  ]);
});
