import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Model, modelById } from '@/catalog';
import { addDays, workload } from '@/pricing';
import { plot } from './chart';
import { lanes } from './history';
import { historyCsv } from './history-csv';
import { cheapestOf, factsOf, historyView, toggled } from './history-view';
import { flat, offer, span } from './market-fixture';
import { logTicks } from './scale';

const TODAY = '2026-11-20';
const schnell = modelById('flux-1-schnell') as Model;
const offers = [
  offer('fal', [
    span(flat('0.006'), { from: '2025-02-01', to: '2026-10-01', checkedOn: '2026-09-24' }),
    span(flat('0.003'), { from: '2026-10-01', changedAfter: '2026-09-24' }),
  ]),
  offer('replicate', [
    span(flat('0.002'), {
      from: '2026-02-01',
      to: '2026-04-01',
      checkedOn: '2026-03-25',
      gone: true,
    }),
  ]),
  offer('fal', [span(flat('0.001'))], { reporter: 'litellm', hostModel: '=fal_ai/flux' }),
];
const all = lanes(schnell, offers, workload(), TODAY);
const view = (params: Record<string, string> = {}) => historyView(all, params, TODAY);

describe('what is shown', () => {
  it('is every host, linear, from the first price on, unless the address says otherwise', () => {
    const { hosts, scale, period, since, shown, errors } = view();
    expect(hosts.map((h) => [h.id, h.on]).sort()).toEqual([
      ['fal', true],
      ['replicate', true],
    ]);
    expect([scale, period, since, errors]).toEqual(['linear', 'all', null, []]);
    expect(shown).toHaveLength(3);
  });

  it('turns hosts and datasets on and off', () => {
    expect(toggled(view(), 'replicate')).toBe('fal');
    expect(toggled(view({ hosts: 'fal' }), 'fal')).toBe('none');
    expect(view({ hosts: 'none' }).shown).toEqual([]);
    expect(view({ hosts: 'fal', datasets: '0' }).shown.map((l) => l.secondary)).toEqual([false]);
  });

  it('leaves out what was not in force in the window', () => {
    const { shown, since } = view({ period: '90' });
    expect(since).toBe('2026-08-22');
    expect(shown.some((l) => l.offer.hostId === 'replicate')).toBe(false);
  });

  it('refuses what it cannot read in words', () => {
    const { errors, refused, scale, period } = view({
      scale: 'square',
      period: '7',
      hosts: 'nobody',
    });
    expect([scale, period]).toEqual(['linear', 'all']);
    expect([...refused].sort()).toEqual(['hosts', 'period', 'scale']);
    expect(errors).toHaveLength(3);
  });
});

it('follows the cheapest host, never a dataset', () =>
  expect(cheapestOf(view().shown).map((c) => [c.from, c.to, c.usd, c.lane.offer.hostId])).toEqual([
    ['2025-02-01', '2026-02-01', '0.006', 'fal'],
    ['2026-02-01', '2026-04-01', '0.002', 'replicate'],
    ['2026-04-01', '2026-10-01', '0.006', 'fal'],
    ['2026-10-01', '2026-11-21', '0.003', 'fal'],
  ]));

it('is at every day what a look at all steps finds', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.array(
          fc.record({ usd: fc.nat(4), gap: fc.nat(2), days: fc.integer({ min: 1, max: 6 }) }),
          {
            maxLength: 5,
          },
        ),
        { maxLength: 5 },
      ),
      (histories) => {
        const made = histories.map((steps, n) => {
          let day = '2026-01-01';
          const spans = steps.map(({ usd, gap, days }) => {
            const from = addDays(day, gap);
            day = addDays(from, days);
            return span(flat(`0.0${usd + 1}`), { from, to: day, checkedOn: from });
          });
          return offer('fal', spans, { hostModel: `synthetic ${n}` });
        });
        const { shown } = historyView(lanes(schnell, made, workload(), TODAY), {}, TODAY);
        const found = cheapestOf(shown);
        const steps = shown.flatMap((lane) => lane.steps);
        for (let i = 0; i < 45; i += 1) {
          const day = addDays('2026-01-01', i);
          const asked = steps.filter((s) => s.from <= day && day < s.to).map((s) => s.usd);
          const at = found.filter((c) => c.from <= day && day < c.to).map((c) => c.usd);
          expect(at).toEqual(asked.sort().slice(0, 1));
        }
      },
    ),
  ));

it('counts moves, the dearest and the longest rest, with their dates', () => {
  const facts = factsOf(all);
  expect(facts.moves).toBe(1);
  expect(facts.lastMove?.step.from).toBe('2026-10-01');
  expect(facts.dearest?.usd).toBe('0.006');
  expect(facts.longest).toMatchObject({ usd: '0.006', days: 600 });
});

describe('the drawing', () => {
  it('shades the stretch between two checks and says what happened', () => {
    const fal = plot(view(), TODAY)?.lanes.find((l) => l.lane.steps.length === 2);
    expect(fal?.unsure).toHaveLength(1);
    expect(fal?.marks.at(-1)?.words).toBe(
      '$0.006 → $0.003 (−50%), between 24 Sep 2026 and 1 Oct 2026',
    );
  });

  it('leaves gaps open, marks the end and keeps inside a window', () => {
    const ended = plot(view(), TODAY)?.lanes.find((l) => l.lane.offer.hostId === 'replicate');
    expect(Math.max(...(ended?.strokes ?? []).map((l) => l.x2))).toBeLessThan(70);
    expect(ended?.marks.map((m) => m.end)).toEqual([false, true]);
    const drawn = plot(view({ period: '90', scale: 'log' }), TODAY);
    for (const line of drawn?.lanes.flatMap((l) => l.strokes) ?? [])
      for (const at of [line.x1, line.x2, line.y1, line.y2]) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(100);
      }
  });

  it.each([
    [
      ['0.003', '0.04'],
      ['0.002', '0.005', '0.01', '0.02', '0.05'],
    ],
    [['0.003'], ['0.002', '0.005']],
    [['0.01'], ['0.01', '0.02']],
    [
      ['0.0001', '5'],
      ['0.0001', '0.001', '0.01', '0.1', '1', '5'],
    ],
  ])('picks logarithmic ticks around %s', (amounts, expected) =>
    expect(logTicks(amounts)).toEqual(expected),
  );
});

it('downloads exactly what is shown, with formulas defused', () => {
  const rows = historyCsv(schnell.id, workload(), view({ hosts: 'fal' }))
    .trim()
    .split('\r\n');
  const [head, ...lines] = rows;
  expect(head).toMatch(/^model,workload,series,host,said_by/);
  expect(lines.filter((l) => l.includes(',offer,'))).toHaveLength(3);
  expect(lines.filter((l) => l.includes(',cheapest,'))).toHaveLength(2);
  expect(lines.join('\n')).toContain(`"'=fal_ai/flux"`);
  expect(lines.join('\n')).toContain(',0.003,2026-10-01,,2026-09-24,');
});
