/**
 * What a host module is. A module only knows its sources and how to read a body;
 * fetching, storing, naming, guarding and publishing are done for it.
 */
import type { Reporter } from '@/db/price-book/schema';
import type { Decimal, Operation, Rule, Workload } from '@/pricing';

/** A body as text, with the address it came from. */
export type Body = { url: string; contentType: string; text: string };

/** Where prices are read from. */
export type Source = {
  url: string;
  kind: 'page' | 'api';
  /** Fewest offers a healthy body holds; fewer aborts the host's run. */
  minimumOffers: number;
  /** Its prices are built by script: read what a browser makes of it. */
  render?: 'browser';
};

/**
 * A key that an address asks for: what the environment calls it, and the word before it in the
 * Authorization header. What such an address says counts as told to one account, never as public.
 */
export type Key = { env: string; scheme: 'Bearer' | 'Key' };

/** Host's own words for what makes this offer differ from others of the same model. */
export type Variant = {
  /** Quality tier in the host's word: "Turbo", "high", "auto". */
  quality?: string;
  /** Speed or engine tier: "go_fast". */
  speed?: string;
  batch?: boolean;
  /** Output style priced apart: "vector". */
  style?: string;
  region?: string;
  /** Who serves the call behind a router, in the router's word: "bytedance". */
  provider?: string;
};

/** One thing the page sells, as read, before its wording is named. */
export type RawOffer = {
  /** The host's own wording or id of the model. */
  hostModel: string;
  /** Null: as the alias table says for this wording (which may be both generate and edit). */
  operation: Operation | null;
  /** Set where the page says that editing costs more than was read: no price of an edit. */
  noEdit?: true;
  variant?: Variant;
  rule: Rule;
  /** The words it was read from, as short as proves the price. */
  quote: string;
  /** A worked example that the host prints: a test of the rule. */
  examples?: { workload: Partial<Workload>; usd: Decimal; words: string }[];
  /** First day of the price, where the host states one (YYYY-MM-DD). */
  effectiveOn?: string;
};

/** Something in scope that could not be read as a price, with its words and the reason. */
export type Leftover = { wording: string; words: string; reason: string };

/** How the reason begins when the host itself says that it has ended the model. */
export const RETIRED = 'retired: ';

export type Extracted = {
  offers: RawOffer[];
  /** Shown as unresolved: nothing in scope is dropped in silence. */
  leftovers: Leftover[];
  /** Out of scope by name (text, video, audio models): counted, not shown. */
  ignored: Leftover[];
};

/** Something that is fetched and read: a host's sources or a dataset's. */
export type SourceModule = {
  /** Catalog id. */
  host: string;
  /** Raised whenever extraction changes meaning; part of each observation's provenance. */
  version: number;
  sources: () => Source[];
  /** True for addresses this module can read (also older addresses of the same source). */
  reads: (url: string) => boolean;
  /** The key that one of its addresses asks for; default: none asks for any. */
  keyOf?: (url: string) => Key | null;
};

export type HostModule = SourceModule & {
  /** Whose claim it is: a dataset's name for a second opinion; default: the host's own words. */
  reporter?: DatasetName;
  /** Pure: no clock, network or database. Throws ExtractError when the body isn't what it should be. */
  extract: (body: Body) => Extracted;
};

export type DatasetName = Exclude<Reporter, 'host'>;

/** A public dataset that speaks of many hosts in one body: second opinions, never ranked. */
export type DatasetModule = SourceModule & {
  host: DatasetName;
  /**
   * What a body says of each host, by catalog id. What can't be placed stands under the dataset's
   * own id. Pure; throws ExtractError as `extract` does.
   */
  about: (body: Body) => ReadonlyMap<string, Extracted>;
};

/** The body is not the page it should be: says what was expected and what stood there. */
export class ExtractError extends Error {
  override name = 'ExtractError';
}

/** One spelling of a variant: "quality=Turbo&speed=go_fast"; empty for none. */
export function variantKey(variant: Variant | undefined): string {
  if (!variant) return '';
  return Object.entries(variant)
    .filter(([, value]) => value !== undefined && value !== false)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => (value === true ? key : `${key}=${value}`))
    .join('&');
}
