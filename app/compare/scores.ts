/** Which of others' scores a comparison shows, and how they are named. */
import type { QualityScore } from '@/catalog';
import type { Column } from '../lib/compare';
import { formatDay } from '../lib/format';
import { type Board, boardsFor } from '../lib/quality';

/** Shared boards that are shown at most. */
const MOST_BOARDS = 2;

export type Boards = {
  /** Boards that hold at least two of the models, one a metric: comparable along their row. */
  shared: Board[];
  /** Of each model that none of them holds: its newest score, comparable with no other. */
  newest: Map<string, { board: Board; scores: QualityScore[] }>;
};

export function boardsOf(columns: readonly Column[]): Boards {
  const models = [...new Set(columns.map((c) => c.model))];
  const operation = columns[0]?.operation ?? 'generate';
  const boards = boardsFor(models, operation);
  const first = boards.filter((b, i) => boards.findIndex((o) => o.metric === b.metric) === i);
  const shared = first
    .filter((b) => b.scores.size > 1 || models.length === 1)
    .slice(0, models.length === 1 ? 1 : MOST_BOARDS);
  const newest: Boards['newest'] = new Map();
  const byDay = [...boards].sort((a, b) => (a.measuredOn.date < b.measuredOn.date ? 1 : -1));
  for (const board of byDay)
    for (const [id, scores] of board.scores)
      if (!newest.has(id) && !shared.some((b) => b.scores.has(id)))
        newest.set(id, { board, scores });
  return { shared, newest };
}

/** "LMArena text-to-image score, 19 Mar 2026". */
export function boardName({ metric, measuredOn }: Board): string {
  return `${metric}, ${formatDay(measuredOn.date, measuredOn.precision)}`;
}
