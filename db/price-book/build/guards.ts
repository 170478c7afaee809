/**
 * The row guards over each offer's readings in order of time. Real price moves were 1.04 to 2
 * times; a jump of 2.5, a changed unit or a zero in a second-hand reading is held back until
 * the same value is read again.
 */
import { modelForWording } from '@/catalog';
import { modelFacts } from '@/catalog/facts';
import { exact, ORIGINS, print, quote, type Rule, ruleKey, workload } from '@/pricing';
import { groupBy } from '../group';
import { type BookRow, isRemoved, isSeen, offerKey, type SeenRow } from '../schema';
import { offerTier } from '../tier';
import { INCIDENTS } from './incidents';

const JUMP = '2.5';
const SAME = '0.02';
const SAYS_LESS = 'says_less';

export function guarded(rows: readonly BookRow[]): BookRow[] {
  const offers = groupBy(rows, offerKey);
  return [...offers.values()].flatMap((own) => guardOffer([...own].sort(inTime)));
}

function guardOffer(rows: readonly BookRow[]): BookRow[] {
  let published: SeenRow | null = null;
  const held = new Set<string>();
  const spelled = rows.filter(isSeen).find((r) => isFlat(r.rule) && !inDollarsEach(r.rule));
  return rows.map((read) => {
    if (isRemoved(read)) return read;
    const row = inFull(read, spelled, published);
    const known = row.quarantine ?? incidentOf(row);
    const mark =
      known ?? (published && !held.has(ruleKey(row.rule)) ? against(published, row) : null);
    if (!mark) published = row;
    // A reviewed error stays one however often it is repeated; a surprise only needs to be read twice.
    else if (!known && mark.guard !== SAYS_LESS) held.add(ruleKey(row.rule));
    return mark ? { ...row, quarantine: mark } : row;
  });
}

/** The same price in other words is the same rule: dollars for the host's credits or thousands, or a part of it. */
function inFull(row: SeenRow, spelled: SeenRow | undefined, before: SeenRow | null): SeenRow {
  if (spelled && isFlat(row.rule) && inDollarsEach(row.rule) && standard(row) === standard(spelled))
    return { ...row, rule: spelled.rule };
  const own = row.rule.terms.length === 1 && !row.rule.rounding ? tokenRate(row) : null;
  if (!before || own === null || before.rule.terms.length < 2 || tokenRate(before) !== own)
    return row;
  const note = [row.note, `the output’s rate alone; the rest as read on ${before.day}`]
    .filter(Boolean)
    .join('; ');
  return { ...row, rule: before.rule, note };
}

function inDollarsEach(rule: Rule): boolean {
  return rule.money.kind === 'usd' && rule.terms.every((t) => t.per === 1);
}

/** US dollars of one output image token, or null. */
function tokenRate({ rule }: SeenRow): string | null {
  const term = rule.terms.find((t) => t.times.length === 1 && t.times[0]?.kind === 'image_token');
  return term && !rule.missing ? print(exact(term.amount).div(String(term.per))) : null;
}

function incidentOf(row: SeenRow): SeenRow['quarantine'] {
  const found = INCIDENTS.find((incident) => incident.is(row));
  return found ? { guard: found.guard, detail: found.detail } : undefined;
}

/** Why a reading can't simply follow the one before it; null: it can. */
function against(before: SeenRow, row: SeenRow): SeenRow['quarantine'] | null {
  const bare = row.origin !== 'host' || /^base price in page payload/.test(row.note ?? '');
  // A dataset that drops its size conditions says something; a new spelling of one rate says nothing.
  const conditions = row.reporter !== 'host' && before.rule.terms.some((t) => t.when);
  if (bare && !conditions && isFlat(row.rule) && !isFlat(before.rule) && agrees(before, row))
    return {
      guard: SAYS_LESS,
      detail: `a bare number that agrees with the fuller rule read on ${before.day}`,
    };
  if (before.rule.missing) return null;
  if (row.origin === 'host' || ORIGINS.indexOf(row.origin) < ORIGINS.indexOf(before.origin))
    return null;
  if (row.rule.withheld === 'printed_zero' && before.rule.terms.length > 0)
    return { guard: 'became_zero', detail: `was ${amounts(before.rule)}` };
  const [was, is] = [standard(before), standard(row)];
  const units =
    unitsOf(before.rule) !== unitsOf(row.rule) &&
    before.rule.terms.length > 0 &&
    row.rule.terms.length > 0;
  if (was && is) {
    const ratio = exact(is).div(was);
    if (ratio.gte(JUMP) || exact(was).div(is).gte(JUMP))
      return { guard: 'jumped', detail: `from $${was} to $${is} for a standard image` };
    if (!units || ratio.minus('1').abs().lte(SAME)) return null;
  }
  return units
    ? { guard: 'changed_unit', detail: `from ${unitsOf(before.rule)} to ${unitsOf(row.rule)}` }
    : null;
}

/** One amount an image, whatever its size. */
function isFlat(rule: Rule): boolean {
  return (
    rule.terms.length > 0 &&
    rule.terms.every((t) => !t.when && t.times.every((q) => q.kind === 'image'))
  );
}

function agrees(before: SeenRow, row: SeenRow): boolean {
  const [was, is] = [standard(before), standard(row)];
  return was !== null && is !== null && exact(is).div(was).minus('1').abs().lte(SAME);
}

const modelOf = (row: Pick<SeenRow, 'host' | 'hostModel'>) =>
  modelForWording(row.host, row.hostModel)?.id ?? null;

/** US dollars of a standard image, where the offer has one. */
export function standard(row: SeenRow): string | null {
  const facts = modelFacts(modelOf(row));
  const tier = offerTier(row);
  const batch = /(^|&)batch(&|$)/.test(row.variant);
  const usual = workload({ operation: row.operation, quality: tier, batch });
  const first = row.rule.terms.flatMap((t) => t.when ?? []).find((c) => c.kind === 'size');
  const usd = quote(row.rule, usual, facts).usd;
  if (usd !== null || !first) return usd;
  const [width, height] = (first.is[0] ?? '').split('x').map(Number);
  return width && height ? quote(row.rule, { ...usual, width, height }, facts).usd : null;
}

/** What a rule bills by, in words for the report. */
function unitsOf(rule: Rule): string {
  const units = rule.terms.map((t) => t.times.map((q) => q.kind.replaceAll('_', ' ')).join(' × '));
  return [...new Set(units)].sort().join(' + ') || (rule.withheld ?? 'no price');
}

function amounts(rule: Rule): string {
  return rule.terms.map((t) => `$${t.amount}`).join(' + ');
}

/** By day, better origins first, then by address: a total order over one offer's rows. */
export function inTime(a: BookRow, b: BookRow): number {
  const order = (row: BookRow) => [
    row.day,
    isRemoved(row) ? '9' : String(ORIGINS.indexOf(row.origin)),
    row.sourceUrl,
    JSON.stringify(row),
  ];
  const [x, y] = [order(a), order(b)];
  const i = x.findIndex((value, at) => value !== y[at]);
  return i < 0 ? 0 : (x[i] as string) < (y[i] as string) ? -1 : 1;
}
