/** A reader's need at one model: its own tier, operation and volume, with what had to be said. */
import { generatedAMonth, type Need, outputSize } from './need';
import { STANDARD_WORKLOAD } from './standard';
import { type Operation, TIERS, type Tier } from './vocabulary';
import type { Workload } from './workload';

/** What a need must know of a model. */
export type Makes = {
  /** Empty: one quality. */
  tiers: readonly Tier[];
  /** The tier taken where the reader prefers none; null in a model of one quality. */
  standardTier: Tier | null;
};

export type Fitted = { workload: Workload; notes: string[] };

/**
 * @param operation what the page or row is about, where the need itself says nothing
 * @returns the workload, and notes where the model can't do just what was asked
 */
export function workloadFor(need: Need, makes: Makes, operation: Operation): Fitted {
  return fittedTo(need)(makes, operation);
}

/** The same for many models: those that make alike share one answer. Nobody changes it in place. */
export function fittedTo(need: Need): (makes: Makes, operation: Operation) => Fitted {
  const size = outputSize(need);
  const imagesPerMonth = generatedAMonth(need);
  const made = new Map<string, Fitted>();
  return (makes, operation) => {
    const done = need.operation ?? operation;
    const key = `${done} ${makes.standardTier} ${makes.tiers.join()}`;
    const known = made.get(key);
    if (known) return known;
    const { tier, note } = tierFor(need.quality, makes);
    const workload: Workload = {
      ...STANDARD_WORKLOAD,
      ...size,
      steps: need.steps,
      quality: tier,
      operation: done,
      inputImages: done === 'generate' ? 0 : (need.inputs ?? 1),
      batch: need.batch,
      imagesPerMonth,
    };
    const fitted = { workload, notes: note ? [note] : [] };
    made.set(key, fitted);
    return fitted;
  };
}

/** The preferred tier, else the nearest of the model's own (of two as near, the better), said so. */
export function tierFor(
  preferred: Tier | null,
  makes: Makes,
): { tier: Tier | null; note: string | null } {
  if (preferred === null || makes.tiers.length === 0)
    return {
      tier: makes.standardTier,
      note: preferred === null ? null : `one quality; ${words(preferred)} was asked for`,
    };
  const far = (tier: Tier) => Math.abs(TIERS.indexOf(tier) - TIERS.indexOf(preferred));
  const better = (tier: Tier) => -TIERS.indexOf(tier);
  const [nearest = null] = [...makes.tiers].sort(
    (a, b) => far(a) - far(b) || better(a) - better(b),
  );
  const note =
    nearest === preferred || nearest === null
      ? null
      : `no ${words(preferred)} quality; priced at ${words(nearest)}, its nearest`;
  return { tier: nearest, note };
}

function words(tier: Tier): string {
  return tier.replace('_', ' ');
}
