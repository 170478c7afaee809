/** What a run hands over to be published, and the ids that follow from it. */
import type { Day, Operation, Origin, Rule, Tier } from '@/pricing';
import { contentId } from './ids';

export type OfferIdentity = {
  hostId: string;
  /** `host`, or the name of the dataset that makes the claim. */
  reporter: string;
  hostModel: string;
  modelId: string | null;
  operation: Operation;
  variant: string;
  tier: Tier | null;
};

export type NewObservation = {
  offer: OfferIdentity;
  sourceUrl: string;
  /** Null for recorded facts, whose source and date stand instead of a stored body. */
  snapshotId: string | null;
  day: Day;
  precision: 'day' | 'month' | 'year';
  at: Date;
  rule: Rule;
  quote: string;
  origin: Origin;
  obtained: string;
  effectiveOn: Day | null;
  quarantine: { guard: string; detail: string } | null;
};

/** `reporter`: whose source was looked at; default: the host's own. */
export type Try = { offerId: string; sourceUrl: string; at: Date; reporter?: string };

export type Publication = {
  runId: number;
  hostId: string;
  /** The dataset that speaks of this host, in whose run it does; default: the host itself. */
  reporter?: string;
  outcome: 'published' | 'aborted' | 'failed';
  message: string | null;
  observations: NewObservation[];
  /** Offers that a complete reading of their source no longer held. */
  absences: Try[];
  /** Offers whose source could not be read. */
  unreachable: Try[];
  unresolved: { sourceUrl: string; wording: string; words: string; reason: string; day: Day }[];
  /** Quarantined readings of earlier runs that are now believed. */
  accepted: { observationId: string; by: string; reason: string }[];
  /** Stored bodies that were read, and by which extractor: they need not be read again. */
  read?: { snapshotId: string; extractor: string }[];
};

export type PublishCounts = {
  new: number;
  changed: number;
  confirmed: number;
  gone: number;
  quarantined: number;
  unreachable: number;
  unresolved: number;
};

export const NO_COUNTS: Readonly<PublishCounts> = {
  new: 0,
  changed: 0,
  confirmed: 0,
  gone: 0,
  quarantined: 0,
  unreachable: 0,
  unresolved: 0,
};

/** How `obtained` begins for facts of the price book, which may take them back itself. */
export const FROM_BOOK = 'recorded: ';

/** Guard of a reading that goes against a correction by hand; only a person can accept it. */
export const AGAINST_CORRECTION = 'corrected_by_hand';

/** Channel on which a publish is announced; the payload is the host's id. */
export const PUBLISHED = 'perimage_published';

export function offerId(
  o: Pick<OfferIdentity, 'hostId' | 'reporter' | 'hostModel' | 'operation' | 'variant'>,
): string {
  return contentId('offer', o.hostId, o.reporter, o.hostModel, o.operation, o.variant);
}

export function sourceId(hostId: string, reporter: string, url: string): string {
  return contentId('source', hostId, reporter, url);
}
