/** Shapes of the catalog's rows. Strict: a column nobody knows is an error, never silently lost. */
import { z } from 'zod';
import { TIERS } from './tiers';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'ids are kebab-case');
const text = z.string().min(1);
const url = z.string().regex(/^https?:\/\/[^\s()]+$/, 'a plain URL');
const hostname = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
/** A positive amount as a decimal string; never a float. */
const decimal = z.string().regex(/^(0|[1-9]\d*)(\.\d+)?$/);
const tier = z.enum(TIERS);

/** How a fact was learnt. A: first party's own text; B: somebody's dataset or page; C: not verified. */
export const confidence = z.enum(['A', 'B', 'C']);
export const operation = z.enum(['generate', 'edit', 'upscale']);

const DATE_FORMS = { day: /^\d{4}-\d\d-\d\d$/, month: /^\d{4}-\d\d$/, year: /^\d{4}$/ };
const precision = z.enum(['day', 'month', 'year']);
/** A date as exact as it is known: `2026-08-17`, `2026-08` or `2026`. */
export const partialDate = z
  .strictObject({ date: text, precision })
  .refine((d) => DATE_FORMS[d.precision].test(d.date), 'the date does not have its precision');

export const modelSchema = z.strictObject({
  id,
  name: text,
  /** Other names people type: "SDXL", "Nano Banana". */
  alsoCalled: z.array(text),
  maker: text,
  family: text,
  releasedOn: partialDate.nullable(),
  licence: text.nullable(),
  openWeights: z.boolean(),
  operations: z.array(operation).min(1),
  /** Generates only from a picture of the reader's (a character reference): words alone don't do. */
  needsInput: z.literal(true).optional(),
  /**
   * Does one special thing to a picture (fills a mask, follows an outline, varies it, dresses a
   * person, mends a face): never compared with models that edit or upscale as they are told.
   */
  specialTool: z.literal(true).optional(),
  parameters: text.nullable(),
  defaultSteps: z.int().positive().nullable(),
  /** As the host named in the note takes it when nothing is asked for; not the standard workload's. */
  defaultSize: text.nullable(),
  /** Resolution classes the model is sold in, in its maker's words. */
  sizes: z.array(text),
  /** Quality tiers the model is sold in, lowest first; empty when it has one quality. */
  tiers: z.array(tier),
  tokenBilled: z.boolean(),
  /** In the ranking set. */
  core: z.boolean(),
  replacedBy: id.nullable(),
  confidence,
  source: url.nullable(),
  note: text.nullable(),
});

export const hostSchema = z.strictObject({
  id,
  name: text,
  kind: z.enum([
    'first-party',
    'inference host',
    'aggregator',
    'reseller',
    'cloud',
    'gpu rental',
    /** Sells nothing: a public list of others' prices, read as a second opinion. */
    'dataset',
  ]),
  url,
  pricingUrl: url.nullable(),
  machineUrl: url.nullable(),
  auth: text.nullable(),
  billing: text.nullable(),
  units: text.nullable(),
  sellsImages: z.boolean(),
  /** What public price datasets call this host. */
  datasetNames: z.array(text),
  /** Names that a scraper may fetch for this host. */
  allowedHosts: z.array(hostname).optional(),
  /** Why no price of its own is public or known; a host that is read or noted has none. */
  noPrice: text.optional(),
  note: text.nullable(),
});

/** How the sources of a host or a dataset are read: a row for each module. */
export const readingSchema = z.strictObject({
  host: id,
  /** The latest real body that the module read a named price from; null: none seen yet. */
  provenOn: z
    .strictObject({
      seen: partialDate,
      url,
      /** How near to the wire the body was. */
      form: z.enum(['live', 'rendered', 'file', 'transcribed', 'copied', 'excerpt', 'rebuilt']),
    })
    .nullable(),
});

export const aliasSchema = z
  .strictObject({
    host: id,
    /** The host's own name for what it sells, letter for letter. */
    wording: text,
    model: id.nullable(),
    operation: z.enum([...operation.options, 'both']).nullable(),
    /** What sets this offer apart, `;`-separated: `quality=turbo`, `size=1K`, `lora`, `tool=outpaint`. */
    variant: text.nullable(),
    /** Why the wording has no model. */
    reason: text.nullable(),
  })
  .refine((a) => (a.model === null) === (a.reason !== null), 'a model or a reason, not both')
  .refine((a) => (a.model === null) === (a.operation === null), 'a model has an operation');

export const lifecycleSchema = z
  .strictObject({
    model: id,
    /** Null: not said of one host. A host may keep what its maker ends. */
    host: id.nullable(),
    event: z.enum([
      'released',
      'ga',
      'deprecated',
      'shutdown',
      'removed_from_host',
      'renamed',
      'price_change',
    ]),
    date: text,
    precision,
    /** What ends: the model, only its preview ids, or only one version or endpoint of it. */
    scope: z.enum(['model', 'preview', 'version']),
    /** Announced days move; the older announcement stays as `superseded`. */
    status: z.enum(['current', 'superseded', 'disputed']),
    replacement: id.nullable(),
    sourceUrl: url.nullable(),
    confidence,
    /** When the source said so. */
    statedOn: partialDate.nullable().optional(),
    note: text.nullable(),
    /** Of a price change: one rate as the source writes it, in US dollars. */
    change: z
      .strictObject({
        before: decimal,
        after: decimal,
        per: z.enum(['image', 'run', 'token', 'thousand tokens', 'million tokens']),
        /** What the source calls the rate. */
        field: text,
      })
      .optional(),
  })
  .refine((e) => DATE_FORMS[e.precision].test(e.date), 'the date does not have its precision')
  .refine((e) => (e.event === 'price_change') === (e.change !== undefined), 'a change says which');

export const creditSchema = z
  .strictObject({
    id,
    /** Host and programme: the sources of one entry share it. */
    group: id,
    host: id,
    programme: z.enum(['sign-up credit', 'free tier', 'startup programme']),
    /** The source says that there is none. */
    none: z.boolean(),
    amount: decimal.nullable(),
    unit: text,
    period: z.enum(['once', 'hourly', 'daily', 'monthly']),
    expiresAfter: text.nullable(),
    needsCard: z.boolean().nullable(),
    conditions: text.nullable(),
    /** Null: the source bears no date. */
    statedOn: partialDate.nullable(),
    /** Day on which somebody read the live source again; null: never since it was entered. */
    lastCheckedOn: z.iso.date().nullable(),
    sourceUrl: url.nullable(),
    sourceDetail: text.nullable(),
    sourceKind: z.enum([
      'host page',
      'copy of a host page',
      'host blog',
      'dataset',
      'list',
      'guide',
      'article',
      'test',
    ]),
    status: z.enum(['listed', 'disputed', 'ended']),
    note: text.nullable(),
  })
  .refine((c) => !(c.none && c.amount !== null), 'none has no amount');

export const gpuPriceSchema = z.strictObject({
  gpu: text,
  host: id,
  usdPerHour: decimal,
  tier: text.nullable(),
  /** Null: the source bears no date. */
  seenOn: partialDate.nullable(),
  sourceUrl: url.nullable(),
  note: text.nullable(),
});

export const throughputSchema = z.strictObject({
  /** Null: the source does not name the model. */
  model: id.nullable(),
  hardware: text,
  imagesPerHour: decimal.nullable(),
  secondsPerImage: decimal.nullable(),
  steps: z.int().positive().nullable(),
  size: text.nullable(),
  basis: z.enum(['measured', 'claimed', 'estimated']),
  statedOn: partialDate.nullable(),
  sourceUrl: url.nullable(),
  note: text.nullable(),
});

export const latencySchema = z
  .strictObject({
    model: id,
    host: id,
    /** The tier it was said of; null: of the model as such. */
    tier: tier.nullable(),
    /** The source's own word, where it gives no seconds. */
    word: z.enum(['fast', 'medium', 'slow']).nullable(),
    /** Seconds from call to image. */
    seconds: z.strictObject({ from: decimal, to: decimal }).nullable(),
    basis: z.enum(['measured', 'claimed']),
    statedOn: partialDate,
    sourceUrl: url.nullable(),
    /** What kind of source it is, where it has no address. */
    sourceDetail: text.nullable(),
    note: text.nullable(),
  })
  .refine((l) => (l.word === null) !== (l.seconds === null), 'a word or seconds')
  .refine((l) => l.sourceUrl !== null || l.sourceDetail !== null, 'a source');

export const qualityScoreSchema = z.strictObject({
  model: id,
  /** Compare only within one metric and one day. */
  metric: text,
  value: decimal,
  /** Null: the source bears no date; comparable with nothing. */
  measuredOn: partialDate.nullable(),
  sourceUrl: url,
  sourceDetail: text.nullable(),
  /** The model's name at the source. */
  label: text.nullable(),
  note: text.nullable(),
});

export const imageTokensSchema = z.strictObject({
  model: id,
  quality: tier.nullable(),
  /** Exact pixels; not monotone in size, so never interpolate. */
  size: z
    .string()
    .regex(/^\d+x\d+$/)
    .nullable(),
  /** Resolution class. */
  band: text.nullable(),
  /** Null: the maker publishes no count. */
  tokens: z.int().positive().nullable(),
  usdPerMillion: decimal.nullable(),
  seenOn: partialDate,
  source: text,
  confidence,
});

/** How a plan is paid for. Dollars as decimal strings. */
const pay = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('subscription'),
    /** A month. */
    feeUsd: decimal,
    /** Images in it. */
    images: z.int().nonnegative(),
    /** Each image beyond; null: nobody says. */
    beyondUsd: decimal.nullable(),
  }),
  /** The host's own unit: so many credits for so many dollars. */
  z.strictObject({ kind: z.literal('credits'), credits: decimal, usd: decimal }),
  /** Money paid ahead; null: not said, or it does not expire. */
  z.strictObject({
    kind: z.literal('prepaid'),
    topUpFromUsd: decimal.nullable(),
    lastsDays: z.int().positive().nullable(),
  }),
  z.strictObject({ kind: z.literal('allowance'), freeUsdPerDay: decimal }),
  /** Share of the live price that a batch costs. */
  z.strictObject({ kind: z.literal('batch'), share: decimal }),
  /** Known to exist, but not enough of it to compute a bill. */
  z.strictObject({ kind: z.literal('unpriced'), reason: text }),
]);

/** A way to pay at a host other than plainly by use. */
export const planSchema = z
  .strictObject({
    id,
    host: id,
    name: text,
    pay,
    /** Models it is good for; null: all that the host sells. */
    models: z.array(id).min(1).nullable(),
    /** Null: the source bears no date. */
    statedOn: partialDate.nullable(),
    sourceUrl: url.nullable(),
    /** The words or figures it was read from. */
    sourceDetail: text.nullable(),
    confidence,
    note: text.nullable(),
  })
  .refine((p) => p.sourceUrl !== null || p.sourceDetail !== null, 'a source');

export type Confidence = z.infer<typeof confidence>;
export type Operation = z.infer<typeof operation>;
export type PartialDate = z.infer<typeof partialDate>;
export type Model = z.infer<typeof modelSchema>;
export type Host = z.infer<typeof hostSchema>;
export type HostReading = z.infer<typeof readingSchema>;
export type Alias = z.infer<typeof aliasSchema>;
export type LifecycleEvent = z.infer<typeof lifecycleSchema>;
export type Credit = z.infer<typeof creditSchema>;
export type GpuPrice = z.infer<typeof gpuPriceSchema>;
export type Throughput = z.infer<typeof throughputSchema>;
export type Latency = z.infer<typeof latencySchema>;
export type QualityScore = z.infer<typeof qualityScoreSchema>;
export type ImageTokens = z.infer<typeof imageTokensSchema>;
export type Plan = z.infer<typeof planSchema>;
