import { expect, it } from 'vitest';
import { type Model, modelById } from '@/catalog';
import { workload } from '@/pricing';
import { sourcesOf } from './chart-sources';
import { cheapestSummary, laneSummary } from './chart-words';
import { lanes } from './history';
import { cheapestOf } from './history-view';
import { flat, offer, span } from './market-fixture';

const TODAY = '2026-11-20';
const schnell = modelById('flux-1-schnell') as Model;
const fal = offer('fal', [
  span(flat('0.006'), { from: '2025-02-01', to: '2026-10-01', checkedOn: '2026-09-24' }),
  span(flat('0.003'), { from: '2026-10-01', changedAfter: '2026-09-24' }),
]);
const replicate = offer('replicate', [
  span(flat('0.002'), {
    from: '2026-02-01',
    to: '2026-04-01',
    checkedOn: '2026-03-25',
    gone: true,
  }),
]);
const lanesOf = (...offers: (typeof fal)[]) => lanes(schnell, offers, workload(), TODAY);
const summary = (offers: (typeof fal)[], since: string | null = null) =>
  cheapestSummary(cheapestOf(lanesOf(...offers)), since);

it('says what the cheapest did, between which two days', () => {
  expect(summary([fal])).toBe(
    'The cheapest of the hosts shown fell from $0.006 (fal) to $0.003 (fal) between 24 Sep 2026 and 1 Oct 2026.',
  );
  expect(summary([fal], '2026-10-05')).toBe(
    'The cheapest of the hosts shown stayed at $0.003 (fal).',
  );
  expect(summary([fal, replicate])).toBe(
    'The cheapest of the hosts shown went from $0.006 (fal) to $0.003 (fal) in 3 moves (1 by a host read for the first time), the latest from $0.006 (fal) to $0.003 (fal) between 24 Sep 2026 and 1 Oct 2026.',
  );
  expect(summary([])).toBeNull();
});

it('never says that a price fell when a cheaper host was only read for the first time', () => {
  const nscale = offer('nscale', [span(flat('0.001'), { from: '2026-11-02' })]);
  expect(summary([fal, nscale], '2026-10-05')).toBe(
    'The cheapest of the hosts shown went from $0.003 (fal) to $0.001 (Nscale), first read on 2 Nov 2026.',
  );
  expect(summary([fal, nscale])).toBe(
    'The cheapest of the hosts shown went from $0.006 (fal) to $0.001 (Nscale) in 2 moves (1 by a host read for the first time), the latest from $0.003 (fal) to $0.001 (Nscale), first read on 2 Nov 2026.',
  );
});

it('says each line’s story', () => {
  const [first, second] = lanesOf(fal, replicate).map(laneSummary);
  expect(first).toBe('stayed at $0.002 from 1 Feb 2026, sold until 1 Apr 2026');
  expect(second).toBe('fell from $0.006 (1 Feb 2025) to $0.003 (1 Oct 2026)');
});

it('names what stands behind a chart: sources once, last check, the next one', () => {
  const { sources, checked, next } = sourcesOf(lanesOf(fal, replicate), TODAY, null);
  expect(sources).toEqual([{ url: 'https://example.com/pricing', label: 'example.com/pricing' }]);
  expect(checked).toEqual({ day: '2026-11-18', precision: 'day' });
  expect(next).toEqual({ kind: 'run', on: '2026-11-23' });
});

it('expects nothing of an earlier day, nor of offers that ended', () => {
  expect(sourcesOf(lanesOf(fal), TODAY, TODAY).next).toBeNull();
  expect(sourcesOf(lanesOf(replicate), TODAY, null).next).toBeNull();
});
