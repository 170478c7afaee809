/** Scores that others gave, side by side only where metric and day are the same. Pure. */
import { type Model, type PartialDate, type QualityScore, qualityScores } from '@/catalog';
import { compare, type Operation } from '@/pricing';

/** One metric on one day: whatever it holds may be compared. */
export type Board = {
  metric: string;
  measuredOn: PartialDate;
  sourceUrl: string;
  /** By model; several where the source scored several settings of it, highest first. */
  scores: Map<string, QualityScore[]>;
};

/**
 * The boards that say most about some models: most of them covered first, then the newest.
 * Undated scores are comparable with nothing and left out.
 * @param operation edits are scored apart from images made from text
 */
export function boardsFor(
  models: readonly Model[],
  operation: Operation,
  rows: readonly QualityScore[] = qualityScores,
): Board[] {
  const ids = new Set(models.map((m) => m.id));
  const boards = new Map<string, Board>();
  for (const row of rows) {
    const { metric, measuredOn, sourceUrl } = row;
    if (!measuredOn || !ids.has(row.model) || isForEdits(metric) !== (operation === 'edit'))
      continue;
    const key = `${metric} ${measuredOn.date}`;
    const board = boards.get(key) ?? { metric, measuredOn, sourceUrl, scores: new Map() };
    board.scores.set(row.model, [...(board.scores.get(row.model) ?? []), row].sort(highestFirst));
    boards.set(key, board);
  }
  return [...boards.values()].sort(
    (a, b) =>
      b.scores.size - a.scores.size ||
      (a.measuredOn.date < b.measuredOn.date
        ? 1
        : a.measuredOn.date > b.measuredOn.date
          ? -1
          : 0) ||
      (a.metric < b.metric ? -1 : 1),
  );
}

function isForEdits(metric: string): boolean {
  return /edit/i.test(metric);
}

function highestFirst(a: QualityScore, b: QualityScore): number {
  return compare(b.value, a.value) || ((a.label ?? '') < (b.label ?? '') ? -1 : 1);
}
