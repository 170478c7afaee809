/** Arena scores of models, of one metric and one day: only such may be compared. Pure. */
import { type QualityScore, qualityScores } from '@/catalog';
import { compare, type Decimal, type Operation } from '@/pricing';

export type Scores = {
  metric: string;
  day: string;
  sourceUrl: string;
  byModel: ReadonlyMap<string, Decimal>;
};

const METRIC: Record<Exclude<Operation, 'upscale'>, string> = {
  generate: 'LMArena text-to-image score',
  edit: 'LMArena image-edit score',
};

/** Fewer models than this on one day are an excerpt, not a list. */
const A_LIST = 20;

/** The newest day on which a list of models was scored; null: there is none. */
export function scoresFor(
  operation: 'generate' | 'edit',
  rows: readonly QualityScore[] = qualityScores,
): Scores | null {
  const metric = METRIC[operation];
  const days = new Map<string, QualityScore[]>();
  for (const row of rows) {
    const on = row.measuredOn;
    if (row.metric !== metric || on?.precision !== 'day') continue;
    days.set(on.date, [...(days.get(on.date) ?? []), row]);
  }
  const [newest] = [...days]
    .filter(([, all]) => all.length >= A_LIST)
    .sort(([a], [b]) => (a < b ? 1 : -1));
  const first = newest?.[1][0];
  if (!newest || !first) return null;
  const byModel = new Map<string, Decimal>();
  for (const { model, value } of newest[1]) {
    const known = byModel.get(model);
    if (known === undefined || compare(value, known) > 0) byModel.set(model, value);
  }
  return { metric, day: newest[0], sourceUrl: first.sourceUrl, byModel };
}

/** True where no least score is asked for, or the model is known to reach it. */
export function reaches(scores: Scores | null, model: string, least: Decimal | undefined): boolean {
  if (least === undefined) return true;
  const value = scores?.byModel.get(model);
  return value !== undefined && compare(value, least) >= 0;
}
