import { expect, it } from 'vitest';
import { draw, ordered } from './chart';
import type { Lane } from './history';
import { offer, span } from './market-fixture';

const TODAY = '2026-11-20';

function lane(host: string, from: string, usd: string, changes = 1): Lane {
  const begun = { day: from, precision: 'day' as const };
  const step = { usd, from, begun, ended: null, to: '2026-11-21', checkedOn: '2026-11-01' };
  const steps = Array.from({ length: changes }, () => ({
    ...step,
    span: span(undefined as never),
  }));
  return { offer: offer(host, []), secondary: false, steps };
}

it('draws a stretch that two hosts share once, with one label for both', () => {
  const drawn = draw([lane('a', '2026-06-01', '0.04'), lane('b', '2026-01-01', '0.04')], TODAY);
  const dashes = drawn?.lanes.flatMap((l) => l.strokes).filter((s) => !s.read);
  expect(dashes).toHaveLength(1);
  expect(drawn?.labels.map((l) => l.lanes)).toEqual([[0, 1]]);
});

it('puts current prices first, then the longest story', () => {
  const all = [
    lane('old', '2026-01-01', '0.01'),
    lane('long', '2025-01-01', '0.02', 3),
    lane('now', '2026-10-01', '0.03'),
  ];
  const hosts = ordered(all, (l) => l.offer.hostId === 'now').map((l) => l.offer.hostId);
  expect(hosts).toEqual(['now', 'long', 'old']);
});
