/**
 * The guards against real history: each host's keys of a dataset as if they were one page, read
 * the day before a change, on its day, and a week later, through the check that publishing uses.
 */
import type { Change } from '@/db/price-book/build/csv';
import { byDay, type Dataset } from '@/db/price-book/build/series';
import { groupBy } from '@/db/price-book/group';
import { type Day, exact, sameRule } from '@/pricing';
import { check, EMPTY_STATE, type HeldReading, type HostState, type SourceReading } from '../check';
import { sameInDollars } from '../check/compare';
import { type Guard, isJump } from '../check/row';
import { type Key, type KeyOffer, keyId, offersOf } from './key';

/** `unit` as the history prints it. */
export type UnitChange = Change & { unit: string };

/** By how much a value moved, by ratio; a move to or from zero has none. */
export const SIZES = ['noise', 'moderate', 'jump', 'zero'] as const;
export type Size = (typeof SIZES)[number];

/** `none`: read as the same price. `next_run`: held until the same value is read again. */
export const FATES = ['none', 'published', 'next_run', 'person'] as const;
export type Fate = (typeof FATES)[number];

export type Judged = {
  dataset: string;
  day: Day;
  key: Key;
  from: string;
  to: string;
  size: Size;
  fate: Fate;
  /** What held it back; `whole_run`: the host's run as a whole was refused. */
  guard: Guard | 'whole_run' | null;
  detail: string;
};

const NOISE = '0.005';
const WEEK_MS = 7 * 24 * 3600 * 1000;
type Page = Map<string, { key: Key; value: string }>;
type Moved = { key: Key; from: string; to: string };

/** Every changed value of one dataset, in the order of time, with what the guards do to it. */
export function judge(name: string, dataset: Dataset, changes: readonly UnitChange[]): Judged[] {
  return [...groupBy(changes, (c) => c.host).values()].flatMap((own) => {
    const page: Page = new Map();
    return byDay(own).flatMap(([day, today]) => {
      const before: Page = new Map(page);
      const moved = new Set(today.filter((c) => c.event === 'changed').map((c) => idOf(c)));
      for (const c of today) {
        if (c.event === 'removed' || c.value_usd === '') page.delete(idOf(c));
        else page.set(idOf(c), { key: keyOf(c), value: c.value_usd });
      }
      const moves = [...moved].flatMap((id): Moved[] => {
        const [was, is] = [before.get(id), page.get(id)];
        return was && is ? [{ key: is.key, from: was.value, to: is.value }] : [];
      });
      return moves.length === 0 ? [] : onOneDay({ name, dataset, day, before, after: page, moves });
    });
  });
}

const keyOf = (c: UnitChange): Key => ({
  host: c.host,
  model: c.model_id,
  field: c.field,
  unit: c.unit,
});
const idOf = (c: UnitChange): string => keyId(keyOf(c));

type Scene = {
  name: string;
  dataset: Dataset;
  day: Day;
  before: Page;
  after: Page;
  moves: readonly Moved[];
};

function onOneDay({ name, dataset, day, before, after, moves }: Scene): Judged[] {
  const [then, now]: [KeyOffer[], KeyOffer[]] = [[], []];
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(id), after.get(id)];
    const values = [was, is].flatMap((v) => v?.value ?? []);
    const offers = offersOf(dataset, (is ?? was)?.key as Key, values);
    if (was) then.push(...offers.slice(0, 1));
    if (is) now.push(...offers.slice(-1));
  }
  const at = new Date(`${day}T00:00:00Z`).getTime();
  const reading = (offers: KeyOffer[], weeks: number): SourceReading => ({
    sourceUrl: 'https://dataset.example/history',
    takenAt: new Date(at + weeks * WEEK_MS),
    complete: true,
    offers,
  });
  // What stood before is what the guards let through when it was read twice.
  let state = next(EMPTY_STATE, reading(then, -2)).state;
  state = next(state, reading(then, -1)).state;
  const first = next(state, reading(now, 0));
  const second = next(first.state, reading(now, 1));
  const old = new Map(state.offers.map((o) => [o.id, o]));
  return moves.map(({ key, from, to }): Judged => {
    const offer = now.find((o) => o.id === keyId(key));
    const known = old.get(keyId(key));
    const base = { dataset: name, day, key, from, to, size: sizeOf(from, to) };
    if (!offer) return { ...base, fate: 'person', guard: null, detail: 'no price can be read' };
    const held = first.refusal ?? first.suspicions.get(offer)?.detail;
    if (held === undefined) {
      const same =
        known && (sameRule(known.rule, offer.rule) || sameInDollars(known.rule, offer.rule));
      return { ...base, fate: same ? 'none' : 'published', guard: null, detail: '' };
    }
    const guard = first.refusal ? 'whole_run' : (first.suspicions.get(offer)?.guard ?? null);
    const again = second.refusal !== null || second.suspicions.has(offer);
    return { ...base, fate: again ? 'person' : 'next_run', guard, detail: held };
  });
}

/** One run: what stands and what is held after it. A refused run leaves everything as it was. */
function next(state: HostState, reading: SourceReading) {
  const { refusal, suspicions } = check(state, [reading]);
  if (refusal !== null) return { refusal, suspicions, state };
  const offers = new Map(state.offers.map((o) => [o.id, o]));
  const held: HeldReading[] = [];
  for (const offer of reading.offers) {
    const { id, rule } = offer;
    if (suspicions.has(offer))
      held.push({ observationId: id, offerId: id, rule, at: reading.takenAt });
    else
      offers.set(id, {
        ...offer,
        inForce: true,
        origin: 'host',
        recorded: false,
        sourceUrl: reading.sourceUrl,
        seenAt: reading.takenAt,
      });
  }
  return { refusal, suspicions, state: { ...state, offers: [...offers.values()], held } };
}

export function sizeOf(from: string, to: string): Size {
  const [a, b] = [exact(from), exact(to)];
  if (a.lte('0') || b.lte('0')) return 'zero';
  const ratio = b.div(a);
  if (isJump(ratio.toFixed())) return 'jump';
  return ratio.minus('1').abs().lt(NOISE) ? 'noise' : 'moderate';
}
