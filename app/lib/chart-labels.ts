/** Where the names at the lines' ends stand, so that none covers another. Pure. */

/** One label for all lines that end at one height. */
export type EndLabel = {
  /** Indexes of the lines, in the order drawn. */
  lanes: number[];
  /** Height at which the lines end, and at which the label stands, in percent of the plot. */
  at: number;
  y: number;
};

export type LineEnd = { x: number; y: number };

/**
 * Labels in the right margin: lines of one height share one; where there is no room for all, the
 * nearest neighbours are put together. No two stand closer than `gap`, and none leaves the plot.
 * @param ends heights in percent of the plot; null: the line ends before the margin
 */
export function labelsOf(ends: readonly (number | null)[], gap: number): EndLabel[] {
  const heights = new Map<number, number[]>();
  ends.forEach((y, i) => {
    if (y !== null) heights.set(y, [...(heights.get(y) ?? []), i]);
  });
  const labels = [...heights].map(([at, lanes]) => ({ at, lanes, y: at }));
  labels.sort((a, b) => a.at - b.at);
  while ((labels.length - 1) * gap > 100) joinNearest(labels);
  let ceiling = 0;
  for (const label of labels) {
    label.y = Math.max(label.at, ceiling);
    ceiling = label.y + gap;
  }
  // Up again from the bottom, where they would leave the plot.
  let floor = 100;
  for (const label of [...labels].reverse()) {
    label.y = Math.min(label.y, floor);
    floor = label.y - gap;
  }
  return labels;
}

function joinNearest(labels: EndLabel[]) {
  const distance = (i: number) => (labels[i + 1]?.at ?? Infinity) - (labels[i]?.at ?? 0);
  const at = labels.reduce((best, _, i) => (distance(i) < distance(best) ? i : best), 0);
  const [next] = labels.splice(at + 1, 1);
  const label = labels[at];
  if (label && next) label.lanes = [...label.lanes, ...next.lanes].sort((a, b) => a - b);
}

/** Room that a name inside the plot takes on a wide screen, in percent of the plot. */
const INSIDE = { width: 17, height: 6 };

/** The line ends inside the plot that have room for a name: the others are named in the key alone. */
export function namedInside(ends: readonly (LineEnd | null)[]): number[] {
  const named: { n: number; end: LineEnd }[] = [];
  ends.forEach((end, n) => {
    const free =
      end &&
      named.every(
        ({ end: other }) =>
          Math.abs(other.x - end.x) >= INSIDE.width || Math.abs(other.y - end.y) >= INSIDE.height,
      );
    if (end && free) named.push({ n, end });
  });
  return named.map(({ n }) => n);
}
