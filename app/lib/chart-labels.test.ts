import fc from 'fast-check';
import { expect, it } from 'vitest';
import { labelsOf, namedInside } from './chart-labels';

it('gives lines that end at one height one label, and moves labels apart', () =>
  expect(labelsOf([100, 100, 99, null], 4)).toEqual([
    { at: 99, y: 96, lanes: [2] },
    { at: 100, y: 100, lanes: [0, 1] },
  ]));

it('never lets labels overlap, leave the plot or lose a line', () =>
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { maxLength: 60 }),
      fc.constantFrom(4, 4.5, 6.5, 12),
      (ends, gap) => {
        const labels = labelsOf(ends, gap);
        const named = labels.flatMap((l) => l.lanes).sort((a, b) => a - b);
        expect(named).toEqual(ends.flatMap((end, i) => (end === null ? [] : [i])));
        labels.forEach(({ y }, i) => {
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y).toBeLessThanOrEqual(100);
          const above = labels[i - 1];
          if (above) expect(y - above.y).toBeGreaterThanOrEqual(gap - 1e-9);
        });
      },
    ),
  ));

it('names line ends inside the plot only where there is room', () =>
  expect(
    namedInside([{ x: 40, y: 50 }, null, { x: 45, y: 52 }, { x: 45, y: 80 }, { x: 80, y: 50 }]),
  ).toEqual([0, 3, 4]));
