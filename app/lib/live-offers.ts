/** Offers and models on their way to a browser: only what pricing and a row need. Pure. */
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import type { Makes } from '@/pricing/need-workload';
import type { Day } from '@/pricing/time';
import type { Operation } from '@/pricing/vocabulary';
import type { RowModel } from './overview-rows';
import type { ModelTerms, OfferFacts } from './quote-known';

/** A model with all that prices and lists it. */
export type LiveModel = ModelTerms & Makes & RowModel;

type PackedSpan = Pick<MarketSpan, 'from' | 'checkedOn' | 'rule'> &
  Partial<Omit<MarketSpan, 'evidence'>> & {
    evidence: Pick<MarketSpan['evidence'], 'observation'> & Partial<MarketSpan['evidence']>;
  };
export type PackedOffer = Pick<MarketOffer, 'id' | 'hostId' | 'modelId' | 'triedOn'> &
  Partial<Omit<MarketOffer, 'spans'>> & { spans: PackedSpan[]; known: Partial<OfferFacts> };

/** What `/offers.json` and a model's `offers.json` answer. */
export type LiveData = {
  day: Day;
  /** The earlier day shown; null: today. */
  asOf: Day | null;
  models: LiveModel[];
  offers: PackedOffer[];
  /** The operation that each model's page opens with. */
  openings: Record<string, Operation>;
  /** Where edits and upscales of every host are, for who asks what they add. */
  all: string;
};

/** An offer and what the catalog knows of it, as they were on the server. */
export type LiveOffer = { offer: MarketOffer; known: OfferFacts };

const OFFER = {
  reporter: 'host',
  hostModel: '',
  operation: 'generate',
  variant: '',
  tier: null,
  lastTry: 'confirmed',
  failedTries: 0,
  disputes: [],
} satisfies Partial<MarketOffer>;
const SPAN = {
  fromPrecision: 'day',
  to: null,
  changedAfter: null,
  gone: false,
  firstObservation: '',
  firstArchived: false,
  firstSource: { url: '', whole: false },
} satisfies Partial<MarketSpan>;
const EVIDENCE = {
  day: '',
  precision: 'day',
  origin: 'host',
  quote: '',
  sourceUrl: '',
  archived: false,
  whole: false,
} satisfies Partial<MarketSpan['evidence']>;
const KNOWN = {
  hostName: '',
  extras: [],
  readWeekly: false,
  tierAssumed: [],
  end: null,
} satisfies Partial<OfferFacts>;

/** @param spans the ones to send; the words read of a price go only with `quoted` ones */
export function pack(
  offer: MarketOffer,
  known: OfferFacts,
  spans: readonly MarketSpan[],
  quoted: ReadonlySet<MarketSpan>,
): PackedOffer {
  return {
    ...without(offer, OFFER),
    known: without(known, KNOWN),
    spans: spans.map((span) => {
      const { sourceUrl, ...evidence } = span.evidence;
      const said = { ...evidence, sourceUrl: '', quote: quoted.has(span) ? evidence.quote : '' };
      const { firstObservation, ...rest } = span;
      return { ...without(rest, SPAN), evidence: without(said, EVIDENCE) } as PackedSpan;
    }),
  } as PackedOffer;
}

export function unpack({ known, spans, ...offer }: PackedOffer): LiveOffer {
  return {
    known: { ...KNOWN, ...known },
    offer: {
      ...OFFER,
      ...offer,
      spans: spans.map((span) => ({
        ...SPAN,
        ...span,
        evidence: { ...EVIDENCE, ...span.evidence },
      })),
    },
  };
}

/** An object without what its default says already. */
function without<T extends object>(value: T, defaults: Partial<T>): Partial<T> {
  const said = Object.entries(value).filter(
    ([key, v]) => JSON.stringify(v) !== JSON.stringify(defaults[key as keyof T]),
  );
  return Object.fromEntries(said) as Partial<T>;
}

/** Offers unpacked once, with what is known of each. */
export function unpackAll(data: LiveData) {
  const all = data.offers.map(unpack);
  const known = new Map(all.map(({ offer, known }) => [offer.id, known]));
  return {
    offers: all.map(({ offer }) => offer),
    known: (offer: MarketOffer): OfferFacts => known.get(offer.id) ?? KNOWN,
    models: new Map(data.models.map((m) => [m.id, m])),
  };
}
