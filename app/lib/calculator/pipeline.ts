/** The two-stage calculator: what the address asks, with which prices, and what comes out. Pure. */
import type { Model } from '@/catalog';
import type { Market } from '@/db/queries/market';
import {
  cheapestPairs,
  compare,
  type Day,
  type Decimal,
  exact,
  oneModelCost,
  type Pair,
  parseSize,
  paysFromDrafts,
  pipelineCost,
  print,
  type StagePrice,
  workload,
} from '@/pricing';
import type { Params } from '../params';
import { param } from '../params';
import type { CostLine, CostMark } from './chart';
import { type Form, formOf, MOST_IMAGES } from './form';
import { cheapestOfEach, type ModelPrice } from './offers';
import { reaches, type Scores, scoresFor } from './scores';

export const FINISHES = ['edit', 'generate'] as const;
const OPENING_FINAL = 'gemini-3-pro-image';
const SIZE_WANTED = 'isn’t a size: width×height in pixels, such as 1024x1024.';
const TOP = 10;

export type Stage = StagePrice & ModelPrice;
export type PairView = {
  pair: Pair<Stage, Stage>;
  /** The final model making every attempt by itself; null: it is not sold for that. */
  one: { stage: Stage; usd: Decimal; saved: Decimal; paysFrom: Decimal | null } | null;
};

export type PipelineView = {
  params: Params;
  form: Form;
  /** As asked for; refused ones fall back. */
  asked: { draftSize: string; size: string; finish: 'edit' | 'generate' };
  attempts: { drafts: Decimal; finals: Decimal };
  kept: number;
  /** Models to choose from at each stage, by name. */
  drafts: Model[];
  finals: Model[];
  draftScores: Scores | null;
  finalScores: Scores | null;
  /** The pair the reader chose, else the cheapest; null: nothing fits. */
  shown: PairView | null;
  pairs: PairView[];
  /** Pairs that were searched. */
  searched: number;
  /** True when too few prices were read lately, so that old ones take part. */
  withStale: boolean;
  chart: { lines: CostLine[]; marks: CostMark[]; upTo: number } | null;
};

export function pipelineView(params: Params, market: Market | null, today: Day): PipelineView {
  const form = formOf(params);
  const draftSize = sizeOf(form, params, 'draftSize');
  const size = sizeOf(form, params, 'size');
  const finish = form.choice('finish', FINISHES, '“edit” or “generate”') ?? 'edit';
  const what = 'a number of attempts';
  const attempts = {
    drafts: form.amount('drafts', { least: '1', most: '1000', what }) ?? '8',
    finals: form.amount('finals', { least: '1', most: '100', what }) ?? '1',
  };
  const kept =
    form.whole('volume', { least: 1, most: MOST_IMAGES, what: 'a number of images a month' }) ??
    1_000;
  const at = (text: string, operation: 'edit' | 'generate') =>
    stages(market, { ...parseSize(text), operation }, today);
  const drafts = at(draftSize, 'generate');
  const finals = at(size, finish);
  const ones = new Map(at(size, 'generate').map((s) => [s.id, s]));
  const draftScores = scoresFor('generate');
  const finalScores = scoresFor(finish);

  const draft = picked(form, 'draft', drafts);
  const final = picked(form, 'final', finals, OPENING_FINAL);
  const score = { least: '1', most: '10000', what: 'a score' };
  const draftLeast = form.amount('draftScore', score);
  const finalLeast = form.amount('finalScore', score);
  const fits = (all: Stage[], own: Stage | null, scores: Scores | null, least?: Decimal) =>
    own ? [own] : all.filter((s) => reaches(scores, s.id, least));
  const first = fits(drafts, draft, draftScores, draftLeast);
  const last = fits(finals, final, finalScores, finalLeast);
  const lately = (all: Stage[], own: Stage | null) =>
    own ? all : all.filter((s) => s.price.current && !s.price.unsized);
  const current = [lately(first, draft), lately(last, final)] as const;
  const withStale = current.some((all) => all.length === 0) && first.length + last.length > 0;
  const [from, to] = withStale ? [first, last] : current;

  const viewOf = (pair: Pair<Stage, Stage>): PairView => ({
    pair,
    one: oneOf(pair, ones.get(pair.final.id), attempts),
  });
  const pairs = cheapestPairs(from, to, attempts, TOP).map(viewOf);
  const same =
    draft && final && draft.id === final.id ? viewOf(pairOf(draft, final, attempts)) : null;
  const shown = same ?? pairs[0] ?? null;
  return {
    params,
    form,
    asked: { draftSize, size, finish },
    attempts,
    kept,
    drafts: drafts.map((s) => s.model).sort(byName),
    finals: finals.map((s) => s.model).sort(byName),
    draftScores,
    finalScores,
    shown,
    pairs: same ? [same] : pairs,
    searched: from.length * to.length,
    withStale,
    chart: shown && chartOf(shown, attempts),
  };
}

function sizeOf(form: Form, params: Params, name: string): string {
  const text = param(params, name)?.slice(0, 60);
  if (text === undefined) return '1024x1024';
  form.given[name] = text;
  if (parseSize(text)) return text;
  form.refuse(name, `“${text}” ${SIZE_WANTED}`);
  return '1024x1024';
}

/** The cheapest price of each model, as stages to choose from. */
function stages(
  market: Market | null,
  changes: Parameters<typeof workload>[0],
  today: Day,
): Stage[] {
  if (!market) return [];
  return cheapestOfEach(market, workload(changes), today).map((m) => ({
    ...m,
    id: m.model.id,
    usd: m.price.usd,
  }));
}

/** "any" searches all; nothing said takes the opening one, where there is such. */
function picked(form: Form, name: string, all: readonly Stage[], opening?: string): Stage | null {
  const ids = ['any', ...all.map((s) => s.id)];
  const id = form.choice(name, ids, 'a model that is sold for this: all are searched') ?? null;
  const wanted = id ?? (form.given[name] ? null : (opening ?? null));
  return all.find((s) => s.id === wanted) ?? null;
}

type Both = { drafts: Decimal; finals: Decimal };

function pairOf(draft: Stage, final: Stage, n: Both): Pair<Stage, Stage> {
  return { draft, final, cost: pipelineCost(draft.usd, final.usd, n) };
}

function oneOf({ draft, final, cost }: Pair<Stage, Stage>, one: Stage | undefined, n: Both) {
  if (!one) return null;
  const usd = oneModelCost(one.usd, n.drafts);
  const paysFrom = paysFromDrafts(draft.usd, final.usd, one.usd, n.finals);
  return { stage: one, usd, saved: print(exact(usd).minus(exact(cost.usd))), paysFrom };
}

/** Cost of a kept image against drafts, in whole drafts. */
function chartOf({ pair, one }: PairView, n: Both): PipelineView['chart'] {
  const pays = Math.min(Number(one?.paysFrom ?? 1), 5_000);
  const upTo = Math.max(10, Math.ceil(Number(n.drafts) * 1.5), Math.ceil(pays * 1.5));
  const two = (drafts: number) =>
    pipelineCost(pair.draft.usd, pair.final.usd, { ...n, drafts: `${drafts}` }).usd;
  const line = (name: string, usd: (drafts: number) => Decimal): CostLine => ({
    name,
    corners: [1, upTo].map((images) => ({ images, usd: usd(images) })),
  });
  const lines = [line('Two stages', two)];
  if (one)
    lines.push(line(`${one.stage.model.name} alone`, (d) => oneModelCost(one.stage.usd, `${d}`)));
  const marks =
    one?.paysFrom && Number(one.paysFrom) <= upTo
      ? [{ images: pays, usd: two(pays), words: `from ${pays} drafts` }]
      : [];
  return { lines, marks, upTo };
}

const byName = (a: Model, b: Model) => (a.name < b.name ? -1 : 1);

/** "Two stages cost $0.16 a kept image: $0.92 less than …" in figures: for the month, too. */
export function monthOf(usd: Decimal, kept: number): Decimal {
  return print(exact(usd).times(`${kept}`));
}

/** Share of the one model's cost that two stages save: "0.85"; null where they save nothing. */
export function savedShare(one: NonNullable<PairView['one']>): Decimal | null {
  if (compare(one.saved, '0') <= 0) return null;
  return print(exact(one.saved).div(exact(one.usd)).round(4, 1));
}
