/**
 * Choosing by constraints: what fits, cheapest first; what each constraint puts out, counted once;
 * and what would fit if one constraint were dropped. Pure, and free of the order of its input.
 */
import { compare, type Decimal } from './money';

/** Null: nobody knows. The words go on screen, either as a reason for or as one against. */
export type Verdict = { met: boolean | null; words: string };

export type PickCandidate = {
  /** Unique; the last word in ties. */
  id: string;
  /** What is counted: several candidates may be of one model. */
  model: string;
  /** US dollars that decide the order; null: can't be priced, so it never fits. */
  cost: Decimal | null;
  /** By key of the wish; a key that is missing counts as not known. */
  verdicts: Readonly<Record<string, Verdict>>;
};

export type Wish = {
  key: string;
  /** What isn't known counts as met; by default it doesn't. */
  keepUnknown?: boolean;
  /** Part of the question itself: near misses never drop it. */
  fixed?: boolean;
};

export type Fit<C extends PickCandidate> = {
  /** 1-based; ties share a place. */
  place: number;
  /** The model's cheapest candidate that meets every wish. */
  best: C;
  /** Its other fitting candidates, cheapest first. */
  others: C[];
};

export type Exclusion = {
  wish: string;
  /** Models whose last candidate this wish puts out, in the order of wishes: adds up with `fits`. */
  models: number;
  /** Which ones, by id. */
  ids: string[];
};

export type NearMiss<C extends PickCandidate> = {
  dropped: string[];
  /** What would fit besides, cheapest first. */
  fits: Fit<C>[];
};

export type Picked<C extends PickCandidate> = {
  models: number;
  fits: Fit<C>[];
  out: Exclusion[];
  /** One wish dropped at a time, most models first; pairs where no single one helps. */
  near: NearMiss<C>[];
};

export function pick<C extends PickCandidate>(
  candidates: readonly C[],
  wishes: readonly Wish[],
): Picked<C> {
  const fits = fitting(candidates, wishes);
  return {
    models: modelsOf(candidates).size,
    fits,
    out: exclusions(candidates, wishes),
    near: nearMisses(candidates, wishes, new Set(fits.map((f) => f.best.model))),
  };
}

export function meets(candidate: PickCandidate, wish: Wish): boolean {
  return candidate.verdicts[wish.key]?.met ?? wish.keepUnknown ?? false;
}

function fitting<C extends PickCandidate>(
  candidates: readonly C[],
  wishes: readonly Wish[],
): Fit<C>[] {
  const groups = new Map<string, C[]>();
  const kept = candidates
    .filter((c) => c.cost !== null && wishes.every((wish) => meets(c, wish)))
    .sort(cheapestFirst);
  for (const c of kept) groups.set(c.model, [...(groups.get(c.model) ?? []), c]);
  const fits: Fit<C>[] = [];
  for (const [best, ...others] of groups.values()) {
    if (!best) continue;
    const before = fits.at(-1);
    const tied = before && compare(before.best.cost ?? '0', best.cost ?? '0') === 0;
    fits.push({ place: tied ? before.place : fits.length + 1, best, others });
  }
  return fits;
}

/** A funnel: each wish counts the models of which nothing is left once it has been applied. */
function exclusions(candidates: readonly PickCandidate[], wishes: readonly Wish[]): Exclusion[] {
  let left = [...candidates];
  return wishes.map((wish) => {
    const before = modelsOf(left);
    left = left.filter((c) => meets(c, wish));
    const after = modelsOf(left);
    const ids = [...before].filter((id) => !after.has(id)).sort();
    return { wish: wish.key, models: ids.length, ids };
  });
}

function nearMisses<C extends PickCandidate>(
  candidates: readonly C[],
  wishes: readonly Wish[],
  fit: ReadonlySet<string>,
): NearMiss<C>[] {
  const free = wishes.filter((wish) => !wish.fixed);
  const without = (dropped: readonly Wish[]): NearMiss<C> => {
    const rest = wishes.filter((wish) => !dropped.includes(wish));
    const fits = fitting(candidates, rest).filter((f) => !fit.has(f.best.model));
    return { dropped: dropped.map((wish) => wish.key), fits };
  };
  const found = (misses: NearMiss<C>[]) =>
    misses.filter((m) => m.fits.length > 0).sort((a, b) => b.fits.length - a.fits.length);
  const single = found(free.map((wish) => without([wish])));
  if (single.length > 0 || fit.size > 0) return single;
  return found(free.flatMap((a, i) => free.slice(i + 1).map((b) => without([a, b]))));
}

function modelsOf(candidates: readonly PickCandidate[]): Set<string> {
  return new Set(candidates.map((c) => c.model));
}

function cheapestFirst(a: PickCandidate, b: PickCandidate): number {
  return compare(a.cost ?? '0', b.cost ?? '0') || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
