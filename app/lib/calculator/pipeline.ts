/** The two-stage calculator: what the address asks, with which prices, and what comes out. Pure. */
import { type Model, qualityScores } from '@/catalog';
import type { Market } from '@/db/queries/market';
import {
  cheapestPairs,
  compare,
  type Day,
  type Decimal,
  exact,
  type Need,
  type NeedField,
  oneModelCost,
  type Pair,
  parseSize,
  paysFromDrafts,
  pipelineCost,
  print,
  type StagePrice,
  savingPairs,
} from '@/pricing';
import { knownOn } from '../as-of';
import { endOfModel } from '../lifecycle';
import { type Params, param } from '../params';
import { type AskedHere, askedHere } from './asked-need';
import type { CostLine, CostMark } from './chart';
import { type Form, formOf } from './form';
import { cheapestOfEach, type ModelPrice, rungOf } from './offers';
import { reaches, type Scores, scoresFor } from './scores';

export const FINISHES = ['edit', 'generate'] as const;
const OPENING_DRAFT_SIZE = '1024x1024';
const OPENING_VOLUME = 1_000;
const SIZE_WANTED = 'isn’t a size: width×height in pixels, such as 1024x1024.';
const TOP = 10;
/** The two stages say for themselves what is made how often, and from what. */
export const NOT_STAGED: readonly NeedField[] = [
  'operation',
  'inputs',
  'batch',
  'acceptance',
  'attempts',
  'edits',
  'upscale',
  'storage',
  'delivery',
];

export type Stage = StagePrice & ModelPrice;
export type PairView = {
  pair: Pair<Stage, Stage>;
  /** The final model making every attempt by itself; null: it is not sold for that. */
  one: { stage: Stage; usd: Decimal; saved: Decimal; paysFrom: Decimal | null } | null;
};

export type PipelineView = {
  params: Params;
  form: Form;
  asked: AskedHere;
  /** As asked for; refused ones fall back. */
  draftSize: string;
  finish: (typeof FINISHES)[number];
  attempts: { drafts: Decimal; finals: Decimal };
  kept: number;
  /** Models to choose from at each stage, by name. */
  drafts: Model[];
  finals: Model[];
  /** The model the reader chose for a stage; null: all are searched. */
  chosen: { draft: Stage | null; final: Stage | null };
  draftScores: Scores | null;
  finalScores: Scores | null;
  /** The pair the reader chose, else the cheapest that saves, else the cheapest; null: none fits. */
  shown: PairView | null;
  /** The cheapest of the pairs that save something. */
  pairs: PairView[];
  /** Pairs of different models that were priced, compared with one model alone, and found to save. */
  searched: number;
  compared: number;
  saving: number;
  /** True when there are too few prices with a place, so that others take part at every stage. */
  withStale: boolean;
  chart: { lines: CostLine[]; marks: CostMark[]; upTo: number } | null;
};

/** @param asOf the earlier day shown: only scores and ends that were known by then */
export function pipelineView(
  params: Params,
  market: Market | null,
  today: Day,
  asOf: Day | null = null,
): PipelineView {
  const form = formOf(params);
  const asked = askedHere(params, { without: NOT_STAGED, volume: OPENING_VOLUME });
  const { need } = asked;
  const draftSize = sizeOf(form, params, 'draftSize');
  const finish = form.choice('finish', FINISHES, '“edit” or “generate”') ?? 'edit';
  const what = 'a number of attempts';
  const attempts = {
    drafts: form.amount('drafts', { least: '1', most: '1000', what }) ?? '8',
    finals: form.amount('finals', { least: '1', most: '100', what }) ?? '1',
  };
  const at = (of: Need, operation: 'edit' | 'generate') => stages(market, of, operation, today);
  const drafts = at({ ...need, size: parseSize(draftSize) ?? need.size, ratio: null }, 'generate');
  const finals = at(need, finish);
  const ones = new Map(at(need, 'generate').map((s) => [s.id, s]));
  const draftScores = scoresFor('generate', known(asOf));
  const finalScores = scoresFor(finish, known(asOf));

  const chosen = { draft: picked(form, 'draft', drafts), final: picked(form, 'final', finals) };
  const score = { least: '1', most: '10000', what: 'a score' };
  const draftLeast = form.amount('draftScore', score);
  const finalLeast = form.amount('finalScore', score);
  const alive = (s: Stage) => !endOfModel(s.model, today, asOf)?.past;
  const fits = (all: Stage[], own: Stage | null, scores: Scores | null, least?: Decimal) =>
    own ? [own] : all.filter((s) => alive(s) && reaches(scores, s.id, least));
  const first = fits(drafts, chosen.draft, draftScores, draftLeast);
  const last = fits(finals, chosen.final, finalScores, finalLeast);
  // One rule for every stage: what the reader didn't choose must have a place to take part; only
  // where a stage has no such price does the next rung, of a ranking's answers, take part too.
  const upTo = (least: number) => {
    const known = (all: Stage[], own: Stage | null) =>
      own ? all : all.filter((s) => rungOf(s.price) <= least);
    return [known(first, chosen.draft), known(last, chosen.final)] as const;
  };
  const least = [0, 1, 2].find((n) => upTo(n).every((all) => all.length > 0)) ?? 3;
  const withStale = least > 0 && first.length + last.length > 0;
  const [from, to] = upTo(least);
  const alone = (final: Stage): Decimal | null => {
    const one = ones.get(final.id);
    return one && (chosen.final || rungOf(one.price) <= least) ? one.usd : null;
  };

  const viewOf = (pair: Pair<Stage, Stage>): PairView => ({
    pair,
    one: oneOf(pair, ones.get(pair.final.id), attempts),
  });
  const found = savingPairs(from, to, alone, attempts, TOP);
  const pairs = found.pairs.map(viewOf);
  const own =
    chosen.draft && chosen.final ? pairOf(chosen.draft, chosen.final, attempts) : undefined;
  const [cheapest] = cheapestPairs(from, to, attempts, 1);
  const fallback = own ?? cheapest;
  const shown = (own ? null : pairs[0]) ?? (fallback ? viewOf(fallback) : null);
  return {
    params,
    form,
    asked,
    draftSize,
    finish,
    attempts,
    kept: need.volume ?? OPENING_VOLUME,
    drafts: drafts.map((s) => s.model).sort(byName),
    finals: finals.map((s) => s.model).sort(byName),
    chosen,
    draftScores,
    finalScores,
    shown,
    pairs,
    searched: from.reduce((n, d) => n + to.filter((f) => f.id !== d.id).length, 0),
    compared: found.compared,
    saving: found.saving,
    withStale,
    chart: shown && chartOf(shown, attempts),
  };
}

/** Scores that were known on the earlier day shown. */
function known(asOf: Day | null) {
  return qualityScores.filter((s) => knownOn(s.measuredOn, asOf));
}

function sizeOf(form: Form, params: Params, name: string): string {
  const text = param(params, name)?.slice(0, 60);
  if (text === undefined) return OPENING_DRAFT_SIZE;
  form.given[name] = text;
  if (parseSize(text)) return text;
  form.refuse(name, `“${text}” ${SIZE_WANTED}`);
  return OPENING_DRAFT_SIZE;
}

/** The cheapest price of each model that does this as it is told, as stages to choose from. */
function stages(
  market: Market | null,
  need: Need,
  operation: 'edit' | 'generate',
  today: Day,
): Stage[] {
  if (!market) return [];
  return cheapestOfEach(market, need, operation, today)
    .filter(({ model }) => !model.specialTool && model.operations.includes(operation))
    .map((m) => ({ ...m, id: m.model.id, usd: m.price.usd }));
}

/** "any" and nothing search all. */
function picked(form: Form, name: string, all: readonly Stage[]): Stage | null {
  const ids = ['any', ...all.map((s) => s.id)];
  const id = form.choice(name, ids, 'a model that is sold for this: all are searched');
  return all.find((s) => s.id === id) ?? null;
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
