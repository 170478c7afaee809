import { describe, expect, it } from 'vitest';
import { plot } from './chart';
import { drawnLanes, laneNames, ordered, seriesOf } from './chart-lanes';
import type { Lane } from './history';
import { offer, span } from './market-fixture';

const TODAY = '2026-11-20';
const WHOLE = { scale: 'linear', since: null } as const;

type Bit = { from: string; usd: string; to?: string };

/** A host's line; without `to` a price lasts to the next one, or is in force. */
function lane(host: string, bits: Bit[], secondary = false): Lane {
  const steps = bits.map(({ from, usd, to }, i) => ({
    usd,
    from,
    begun: { day: from, precision: 'day' as const },
    ended: to ? { day: to, precision: 'day' as const } : null,
    to: to ?? bits[i + 1]?.from ?? '2026-11-21',
    checkedOn: from > '2026-11-01' ? from : '2026-11-01',
    span: span(undefined as never, { from }),
  }));
  return { offer: offer(host, []), secondary, steps };
}

describe('the drawing', () => {
  it('draws a stretch that two hosts share once, with one label for both', () => {
    const shown = [
      lane('a', [{ from: '2026-06-01', usd: '0.04' }]),
      lane('b', [{ from: '2026-01-01', usd: '0.04' }]),
    ];
    const drawn = plot({ ...WHOLE, shown }, TODAY);
    const dashes = drawn?.lanes.flatMap((l) => l.strokes).filter((s) => !s.read);
    expect(dashes).toHaveLength(1);
    expect(drawn?.labels.map((l) => l.lanes)).toEqual([[0, 1]]);
  });

  it('leaves a gap open, and names a line that ended where it ends', () => {
    const shown = [
      lane('gap', [
        { from: '2026-01-01', usd: '0.02', to: '2026-03-01' },
        { from: '2026-09-01', usd: '0.02' },
      ]),
      lane('ended', [{ from: '2026-01-01', usd: '0.01', to: '2026-06-01' }]),
    ];
    const drawn = plot({ ...WHOLE, shown }, TODAY);
    const [gap, ended] = drawn?.lanes ?? [];
    const inGap = gap?.strokes.filter((s) => s.x1 < 50 && s.x2 > 50);
    expect(inGap).toEqual([]);
    expect(ended?.end.inside).toBe(true);
    expect(drawn?.named).toEqual([1]);
    expect(drawn?.labels.flatMap((l) => l.lanes)).toEqual([0]);
  });

  it('has no answer without a price, and a width on the first day', () => {
    expect(plot({ ...WHOLE, shown: [] }, TODAY)).toBeNull();
    const drawn = plot({ ...WHOLE, shown: [lane('a', [{ from: TODAY, usd: '0.04' }])] }, TODAY);
    expect(drawn?.lanes[0]?.strokes.some((s) => s.x2 > s.x1) ?? false).toBe(false);
    expect(drawn?.lanes[0]?.marks).toMatchObject([{ x: 100, end: false }]);
  });
});

describe('the lines drawn', () => {
  const all = [
    lane('old', [{ from: '2026-01-01', usd: '0.01' }]),
    lane('long', [
      { from: '2025-01-01', usd: '0.02' },
      { from: '2025-03-01', usd: '0.03' },
    ]),
    lane('now', [{ from: '2026-10-01', usd: '0.03' }]),
  ];

  it('are current prices first, then the cheapest last known, then the longest story', () => {
    const dear = lane('dear', [{ from: '2026-01-01', usd: '0.09' }]);
    const hosts = ordered([...all, dear], (l) => l.offer.hostId === 'now');
    expect(hosts.map((l) => l.offer.hostId)).toEqual(['now', 'old', 'long', 'dear']);
  });

  it('are few on a model’s page, datasets last', () => {
    const many = Array.from({ length: 12 }, (_, i) =>
      lane(`host-${i}`, [{ from: '2026-01-01', usd: '0.01' }], i < 4),
    );
    const drawn = drawnLanes(many, TODAY);
    expect(drawn).toHaveLength(11);
    expect(drawn.slice(-3).every((l) => l.secondary)).toBe(true);
  });

  it('tell two wordings of one host apart, and go to the browser cut at today', () => {
    const [one, two] = [all[0], all[0]] as [Lane, Lane];
    expect(laneNames([one, two])[0]).toBe('old · old-wording');
    expect(laneNames([one])).toEqual(['old']);
    expect(seriesOf([one], TODAY)[0]?.steps).toEqual([
      ['2026-01-01', '2026-11-01', TODAY, '0.01', null],
    ]);
  });
});
