/** Offers for tests, with only what a test is about spelt out. */
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { perImage, type Rule, USD } from '@/pricing';

export const flat = (amount: string): Rule => ({ money: USD, terms: [perImage(amount)] });

const SOURCE = 'https://example.com/pricing';

export function span(rule: Rule, changes: Partial<MarketSpan> = {}): MarketSpan {
  const checkedOn = changes.checkedOn ?? '2026-11-18';
  return {
    from: '2026-01-10',
    fromPrecision: 'day',
    to: null,
    changedAfter: null,
    checkedOn,
    rule,
    gone: false,
    firstObservation: 'first',
    firstArchived: true,
    firstSource: { url: changes.evidence?.sourceUrl ?? SOURCE, whole: true },
    evidence: {
      observation: 'last',
      day: checkedOn,
      precision: 'day',
      origin: 'host',
      quote: 'as printed',
      sourceUrl: SOURCE,
      archived: true,
      whole: true,
    },
    ...changes,
  };
}

export function offer(
  hostId: string,
  spans: MarketSpan[],
  changes: Partial<MarketOffer> = {},
): MarketOffer {
  const hostModel = changes.hostModel ?? `${hostId}-wording`;
  return {
    id: `${hostId}/${hostModel}/${changes.variant ?? ''}`,
    hostId,
    reporter: 'host',
    hostModel,
    modelId: 'flux-1-schnell',
    operation: 'generate',
    variant: '',
    tier: null,
    spans,
    triedOn: '2026-11-18',
    lastTry: 'confirmed',
    failedTries: 0,
    disputes: [],
    ...changes,
  };
}
