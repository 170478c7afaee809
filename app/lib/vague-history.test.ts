import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type Model, modelById } from '@/catalog';
import type { MarketSpan } from '@/db/queries/market';
import { type Precision, workload } from '@/pricing';
import { plot } from './chart';
import { onDay } from './chart-day';
import { seriesOf } from './chart-lanes';
import { cheapestSummary, markWords } from './chart-words';
import { begunBy, lanes } from './history';
import { historyCsv } from './history-csv';
import { cheapestOf, factsOf, historyView } from './history-view';
import { flat, offer, span } from './market-fixture';

// A history in which only some days are known: all views of it must say the same.
const TODAY = '2026-11-20';
const schnell = modelById('flux-1-schnell') as Model;

function dated(usd: string, precision: Precision, changes: Partial<MarketSpan>): MarketSpan {
  const made = span(flat(usd), { fromPrecision: precision, ...changes });
  const read = made.checkedOn === made.from ? precision : 'day';
  return { ...made, evidence: { ...made.evidence, precision: read } };
}

const year = { from: '2025-01-01', to: '2026-05-01', checkedOn: '2025-01-01' };
const month = {
  from: '2026-05-01',
  changedAfter: '2025-01-01',
  to: '2026-10-03',
  checkedOn: '2026-09-20',
};
const fal = offer('fal', [
  dated('0.04', 'year', year),
  dated('0.05', 'month', month),
  dated('0.06', 'day', { from: '2026-10-03', changedAfter: '2026-09-20', checkedOn: '2026-11-18' }),
]);
const running = offer('replicate', [
  dated('0.03', 'year', { from: '2026-01-01', checkedOn: '2026-01-01' }),
]);
const all = lanes(schnell, [fal, running], workload(), TODAY);
const view = historyView(all, { hosts: 'fal,replicate' }, TODAY);
const steps = all.find((l) => l.offer.hostId === 'fal')?.steps ?? [];

describe('a price that began on no exact day', () => {
  it('had surely begun by the end of its period, a later exact reading, or today', () => {
    expect(steps.map((s) => begunBy(s, TODAY))).toEqual(['2025-12-31', '2026-05-31', null]);
    const [open] = all.find((l) => l.offer.hostId === 'replicate')?.steps ?? [];
    expect(open && begunBy(open, TODAY)).toBe(TODAY);
    const read = { ...month, checkedOn: '2026-05-12' };
    const [early] = lanes(
      schnell,
      [offer('fal', [dated('0.05', 'month', read)])],
      workload(),
      TODAY,
    );
    expect(early && begunBy(early.steps[0] as never, TODAY)).toBe('2026-05-12');
  });

  it('is a pale band in the drawing, never a line that was read', () => {
    const drawn = plot(view, TODAY);
    const line = drawn?.lanes.find((l) => l.lane.offer.hostId === 'fal');
    expect(line?.vague).toHaveLength(2);
    const inBand = line?.strokes.filter(
      (s) => s.read && s.y1 === s.y2 && line.vague.some((v) => v.y1 === s.y1 && s.x1 < v.x2),
    );
    expect(inBand).toEqual([]);
    // Changed in May 2026, on any day of it, and between two checks in October.
    expect(line?.unsure).toHaveLength(2);
    expect(line?.marks.map((m) => m.words)).toEqual([
      'first read 2025: $0.04',
      '$0.04 → $0.05 (+25%), between 2025 and May 2026',
      '$0.05 → $0.06 (+20%), between 20 Sep 2026 and 3 Oct 2026',
    ]);
  });

  it('is said so of a day under the pointer', () => {
    const said = (day: string) =>
      onDay(seriesOf(all, TODAY), day).map((d) => [d.name, d.usd, d.note]);
    expect(said('2025-07-01')).toEqual([['fal', '$0.04', 'perhaps not yet: some day in 2025']]);
    expect(said('2026-05-09')).toEqual([
      ['Replicate', '$0.03', 'perhaps not yet: some day in 2026'],
      ['fal', '$0.05', 'or $0.04: changed some day in May 2026'],
    ]);
    expect(said('2026-06-09')[1]).toEqual(['fal', '$0.05', '']);
  });
});

describe('the file', () => {
  const { data } = Papa.parse<Record<string, string>>(historyCsv(schnell.id, workload(), view), {
    header: true,
    skipEmptyLines: true,
  });
  const of = (series: string) =>
    data
      .filter((r) => r.series === series)
      .map((r) => [r.host, r.from, r.until, r.changed_after, r.last_checked]);

  it('has no day that nobody stated', () =>
    expect(of('offer')).toEqual([
      ['replicate', '2026', '', '', '2026'],
      ['fal', '2025', '2026-05', '', '2025'],
      ['fal', '2026-05', '2026-10-03', '2025', '2026-09-20'],
      ['fal', '2026-10-03', '', '2026-09-20', '2026-11-18'],
    ]));

  it('says of the cheapest what its table says', () => {
    const table = cheapestOf(view.shown).map((c) => [c.lane.offer.hostId, c.begun, c.ended]);
    expect(table).toEqual([
      ['fal', { day: '2025-01-01', precision: 'year' }, { day: '2026-01-01', precision: 'year' }],
      ['replicate', { day: '2026-01-01', precision: 'year' }, null],
    ]);
    expect(of('cheapest')).toEqual([
      ['fal', '2025', '2026', '', '2025'],
      ['replicate', '2026', '', '', '2026'],
    ]);
    expect(cheapestSummary(cheapestOf(view.shown), null)).toBe(
      'The cheapest of the hosts shown went from $0.04 (fal) to $0.03 (Replicate), first read in 2026.',
    );
  });

  it('ends one price on the vague day on which a dearer host takes its place', () => {
    const gone = offer('replicate', [
      dated('0.03', 'day', {
        from: '2026-08-02',
        to: '2026-09-01',
        checkedOn: '2026-08-20',
        gone: true,
      }),
      dated('0.07', 'month', { from: '2026-09-01', checkedOn: '2026-09-01' }),
    ]);
    const found = cheapestOf(lanes(schnell, [fal, gone], workload(), TODAY));
    const september = { day: '2026-09-01', precision: 'month' };
    expect(found.map((c) => [c.lane.offer.hostId, c.ended]).slice(1, 3)).toEqual([
      ['fal', { day: '2026-08-02', precision: 'day' }],
      ['replicate', september],
    ]);
    expect(found[3]?.begun).toEqual(september);
  });
});

describe('the longest unchanged', () => {
  const longest = (...spans: MarketSpan[]) =>
    factsOf(lanes(schnell, [offer('fal', spans)], workload(), TODAY));

  it('counts from the last day of a vague beginning, and says at least', () =>
    expect(factsOf(all).longest).toMatchObject({ usd: '0.05', days: 112, atLeast: true }));

  it('isn’t known where both dates are of one year, though it was read twice', () => {
    const twice = dated('0.04', 'year', { from: '2026-01-01', checkedOn: '2026-04-01' });
    twice.evidence = { ...twice.evidence, precision: 'year' };
    expect(longest(twice)).toMatchObject({ longest: null, readTwice: true });
    const once = dated('0.04', 'year', { from: '2026-01-01', checkedOn: '2026-01-01' });
    once.evidence = { ...once.evidence, observation: once.firstObservation };
    expect(longest(once)).toMatchObject({ longest: null, readTwice: false });
  });

  it('counts exactly between exact days', () => {
    const exact = dated('0.04', 'day', { from: '2026-01-01', checkedOn: '2026-04-01' });
    expect(longest(exact).longest).toMatchObject({ days: 90, atLeast: false });
  });
});

it('names a vague change by both its periods', () => {
  const lane = all.find((l) => l.offer.hostId === 'fal');
  expect(lane && markWords(lane, steps[1] as never, steps[0])).toContain(
    'between 2025 and May 2026',
  );
});
