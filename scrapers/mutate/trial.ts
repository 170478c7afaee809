/**
 * One trial: a healthy run is the known state, the damaged body is the next weekly run, through
 * the very stages of the weekly job (extract, resolve, check, plan). No database, nothing written.
 */
import { offerId } from '@/db/publish';
import { type Rule, sameRule } from '@/pricing';
import { EMPTY_STATE, type HostState, type KnownOffer } from '../check';
import { ratios, sameInDollars, standardUsd } from '../check/compare';
import { isJump } from '../check/row';
import type { HostModule } from '../contract';
import { type BodyResult, plan, type Read, read } from '../plan';
import type { Effect, Mutant } from './operator';

export const OUTCOMES = ['refused', 'quarantined', 'unchanged', 'plausible', 'wrong'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Verdict = { outcome: Outcome; detail: string };

/** The sources of a host at one moment, read healthy, and what is then published. */
export type Healthy = { module: HostModule; reads: Read[]; state: HostState };

/** Sources of the host that are read beside the damaged one; more change nothing but the time. */
const OTHERS = 8;
const WEEK_MS = 7 * 24 * 3600 * 1000;

/** The healthy run; bodies that don't come through healthy are no specimens. */
export function healthyRun(module: HostModule, results: readonly BodyResult[]): Healthy {
  const live = results.map((r) => read(module, withMinimum(module, r)));
  const reads = live.filter((r) => r.error === null);
  const { observations } = plan(module, reads, [], EMPTY_STATE, {});
  const offers = new Map<string, KnownOffer>();
  const held: HostState['held'] = [];
  for (const { offer, rule, sourceUrl, at, quarantine } of observations) {
    const id = offerId(offer);
    if (quarantine) {
      held.push({ observationId: id, offerId: id, rule, at: at as Date });
      continue;
    }
    const place = { inForce: true, origin: 'host' as const, recorded: false };
    offers.set(id, { ...offer, ...place, id, rule, sourceUrl, seenAt: at as Date });
  }
  return { module, reads, state: { ...EMPTY_STATE, offers: [...offers.values()], held } };
}

/** A small recorded body can't reach the page's own minimum; a whole page must. */
function withMinimum(module: HostModule, result: BodyResult): BodyResult {
  const least = module.sources().find((s) => s.url === result.url)?.minimumOffers ?? 1;
  const whole: BodyResult = { ...result, form: 'live' };
  const { found } = read(module, whole);
  return { ...whole, minimumOffers: found >= least ? least : Math.min(1, found) };
}

/** What becomes of a damaged body in the week after the healthy run. */
export function trial(healthy: Healthy, of: Read, mutant: Mutant, effect: Effect): Verdict {
  const { module, reads, state } = healthy;
  const later = ({ result }: Read) => ({
    ...result,
    takenAt: new Date(result.takenAt.getTime() + WEEK_MS),
  });
  const others = reads.filter((r) => r !== of).slice(0, OTHERS);
  const next = [of, ...others].map((r) =>
    r === of
      ? read(module, { ...later(r), body: { ...r.result.body, text: mutant.text } })
      : { ...r, result: later(r) },
  );
  const broken = next[0]?.error;
  if (broken) return { outcome: 'refused', detail: broken };
  const publication = plan(module, next, [], state, {});
  if (publication.outcome !== 'published')
    return { outcome: 'refused', detail: publication.message ?? publication.outcome };
  return verdict(publication.observations, state, of.result.url, effect);
}

type Observations = ReturnType<typeof plan>['observations'];
type Change = { name: string; before: KnownOffer | null; after: Rule };

function verdict(
  observations: Observations,
  state: HostState,
  url: string,
  effect: Effect,
): Verdict {
  const known = new Map(state.offers.map((o) => [o.id, o]));
  const here = observations.filter((o) => o.sourceUrl === url);
  const changes = here.filter((o) => !o.quarantine).flatMap((o) => changeOf(o, known));
  const held = here.find((o) => o.quarantine);
  const seen = new Set(here.map((o) => offerId(o.offer)));
  const lost = state.offers.filter((o) => o.sourceUrl === url && !seen.has(o.id)).length;
  if (changes.length > 0) {
    const nothingElse =
      lost === 0 && here.every((o) => !o.quarantine || !known.has(offerId(o.offer)));
    const wrong = changes.filter((c) => !isPlausible(c, effect));
    const plausible = effect !== 'apart' && nothingElse && isOnePriceChange(changes);
    if (wrong.length > 0 && !plausible)
      return { outcome: 'wrong', detail: wrong.slice(0, 3).map(words).join('; ') };
    return { outcome: 'plausible', detail: words(changes[0] as Change) };
  }
  if (held) return { outcome: 'quarantined', detail: held.quarantine?.detail ?? '' };
  if (lost > 0)
    return { outcome: 'refused', detail: `${lost} offers were not read and go on ageing` };
  return { outcome: 'unchanged', detail: '' };
}

/** What is published otherwise than before. A line without a price, for what had none, is nothing. */
function changeOf(
  { offer, rule }: Observations[number],
  known: ReadonlyMap<string, KnownOffer>,
): Change[] {
  const before = known.get(offerId(offer)) ?? null;
  const name = `${offer.hostModel} ${offer.operation} ${offer.variant}`.trim();
  const change = { name, before, after: rule };
  if (!before) return standardUsd({ ...offer, rule }) === null ? [] : [change];
  return sameRule(before.rule, rule) || sameInDollars(before.rule, rule) ? [] : [change];
}

/**
 * No system could tell it from a real change: the damage was to numbers of money alone, the offer
 * is billed by the same parts, and every rate that moved did so by less than the guard's jump.
 * A number that could not be read before and can be now has nothing to be held against.
 */
function isPlausible({ before, after }: Change, effect: Effect): boolean {
  if (effect !== 'amount') return false;
  return !before || Boolean(before.rule.withheld) || smallMoves(before, after) !== null;
}

/** Whatever the damage: the page reads exactly as if the host had changed one price by a little. */
function isOnePriceChange(changes: readonly Change[]): boolean {
  const moves = changes.map(({ before, after }) => before && smallMoves(before, after));
  const models = new Set(changes.map((c) => c.before?.hostModel));
  return models.size === 1 && moves.every((m) => m !== null && new Set(m).size === 1);
}

/** Ratios by which a rule's rates moved; null when one jumped or the rule itself is another. */
function smallMoves(before: KnownOffer, after: Rule): string[] | null {
  if (before.rule.terms.length !== after.terms.length) return null;
  if (Boolean(before.rule.withheld) !== Boolean(after.withheld)) return null;
  const moves = ratios(before, after);
  return moves.length > 0 && !moves.some(isJump) ? moves : null;
}

function words({ name, before, after }: Change): string {
  if (!before) return `${name}: not sold before, now priced`;
  return `${name}: ${usd(before)} became ${usd({ ...before, rule: after })}`;
}

function usd(offer: Parameters<typeof standardUsd>[0]): string {
  const price = standardUsd(offer);
  return price === null ? 'no number' : `$${price}`;
}
