import type { Operation, Origin, Rule, Tier } from '@/pricing';

/** An offer as it stood before the reading that is being checked. */
export type KnownOffer = {
  id: string;
  hostModel: string;
  modelId: string | null;
  operation: Operation;
  variant: string;
  tier: Tier | null;
  /** Rule in force on the day of the reading, otherwise the last one before it. */
  rule: Rule;
  /** False once the offer has ended. */
  inForce: boolean;
  origin: Origin;
  /** True for facts that came without a stored body. */
  recorded: boolean;
  /** Source and moment of the latest reading. */
  sourceUrl: string;
  seenAt: Date;
};

/** A reading that a guard held back, waiting for a second word. */
export type HeldReading = { observationId: string; offerId: string; rule: Rule; at: Date };
/** A reading that a person refused. */
export type RejectedReading = { offerId: string; rule: Rule; reason: string };

/** Somebody else's word on what this host charges. */
export type Witness = {
  by: string;
  modelId: string;
  operation: Operation;
  variant: string;
  tier: Tier | null;
  rule: Rule;
};

export type HostState = {
  offers: KnownOffer[];
  held: HeldReading[];
  rejected: RejectedReading[];
  witnesses: Witness[];
};

export const EMPTY_STATE: HostState = { offers: [], held: [], rejected: [], witnesses: [] };
