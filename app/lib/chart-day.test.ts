import { describe, expect, it } from 'vitest';
import { dayAfterKey, dayAt, endingsOf, onDay, type Series, stopsOf } from './chart-day';

const TODAY = '2026-11-20';
const series: Series[] = [
  {
    id: 'a',
    name: 'A',
    secondary: false,
    steps: [
      ['2026-01-10', '2026-09-24', '2026-10-01', '0.006', null],
      [
        '2026-10-01',
        '2026-11-16',
        TODAY,
        '0.003',
        ['2026-09-24', 'between 24 Sep 2026 and Oct 2026'],
      ],
    ],
  },
  {
    id: 'b',
    name: 'B',
    secondary: false,
    steps: [['2026-02-01', '2026-03-25', '2026-04-01', '0.002', null]],
  },
  {
    id: 'c',
    name: 'dataset: A',
    secondary: true,
    steps: [['2026-01-10', TODAY, TODAY, '0.001', null]],
  },
];
const said = (day: string) => onDay(series, day).map((d) => [d.name, d.usd, d.note]);

describe('a day’s prices', () => {
  it('are the hosts’ cheapest first, then datasets', () =>
    expect(said('2026-03-01')).toEqual([
      ['B', '$0.002', ''],
      ['A', '$0.006', ''],
      ['dataset: A', '$0.001', ''],
    ]));

  it('say what was only last known, and nothing of a line in its gap', () =>
    expect([said('2026-03-28')[0], said('2026-05-01').length, said(TODAY)[0]]).toEqual([
      ['B', '$0.002', 'last known'],
      2,
      ['A', '$0.003', 'last known'],
    ]));

  it('say that a price changed between two checks, and what it was', () => {
    expect(said('2026-09-28')[0]).toEqual([
      'A',
      '$0.006',
      'or $0.003: changed between 24 Sep 2026 and Oct 2026',
    ]);
    expect(said('2026-10-01')[0]).toEqual([
      'A',
      '$0.003',
      'was $0.006, changed between 24 Sep 2026 and Oct 2026',
    ]);
  });
});

describe('the keys', () => {
  const stops = stopsOf(series, '2026-01-10', TODAY);

  it('stop at every day on which a line begins, changes or ends', () =>
    expect(stops).toEqual(['2026-01-10', '2026-02-01', '2026-04-01', '2026-10-01', TODAY]));

  it.each([
    ['ArrowLeft', TODAY, '2026-10-01'],
    ['ArrowLeft', '2026-01-10', '2026-01-10'],
    ['ArrowRight', '2026-02-10', '2026-04-01'],
    ['ArrowRight', TODAY, TODAY],
    ['PageDown', '2026-01-20', '2026-01-10'],
    ['PageUp', '2026-03-01', '2026-03-31'],
    ['Home', TODAY, '2026-01-10'],
    ['End', '2026-01-10', TODAY],
    ['x', TODAY, null],
  ])('%s from %s leads to %s', (key, from, to) => expect(dayAfterKey(key, from, stops)).toBe(to));
});

it.each([
  [-1, '2026-01-01'],
  [0.5, '2026-01-06'],
  [2, '2026-01-11'],
])('finds the day at a share of %s', (share, day) =>
  expect(dayAt(share, '2026-01-01', '2026-01-11')).toBe(day),
);

describe('the ends of lines', () => {
  it('are what they stand at on the last day, or where they stop before', () =>
    expect(endingsOf(series, '2026-01-10', TODAY)).toEqual([
      { usd: '0.003', ended: null },
      { usd: '0.002', ended: '2026-04-01' },
      { usd: '0.001', ended: null },
    ]));

  it('are inside for a line that ended on the last day itself', () => {
    const [a = series[0] as Series] = series;
    expect(endingsOf([{ ...a, ended: true }], '2026-01-10', TODAY)).toEqual([
      { usd: '0.003', ended: TODAY },
    ]);
  });

  it('are those of the stretch looked at', () =>
    expect(endingsOf(series, '2026-05-01', '2026-09-01')).toEqual([
      { usd: '0.006', ended: null },
      null,
      { usd: '0.001', ended: null },
    ]));
});
