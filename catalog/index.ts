/**
 * What the world is made of: models, hosts, their wordings, lifecycle, free credits.
 * Data with a schema (schema.ts), no I/O. README.md says where the facts come from.
 */
import aliasRows from './data/aliases.json';
import creditRows from './data/credits.json';
import gpuPriceRows from './data/gpu-prices.json';
import hostRows from './data/hosts.json';
import imageTokenRows from './data/image-tokens.json';
import latencyRows from './data/latency.json';
import lifecycleRows from './data/lifecycle.json';
import modelRows from './data/models.json';
import planRows from './data/plans.json';
import qualityScoreRows from './data/quality-scores.json';
import readingRows from './data/readings.json';
import throughputRows from './data/throughput.json';
import type {
  Alias,
  Credit,
  GpuPrice,
  Host,
  HostReading,
  ImageTokens,
  Latency,
  LifecycleEvent,
  Model,
  Plan,
  QualityScore,
  Throughput,
} from './schema';
import { readVariant } from './variants';

export * from './common-names';
export * from './grade';
export type * from './schema';
export * from './tiers';
export * from './variants';

/** The test holds every row against its schema, so an import need not: it would cost 100 ms. */
const rows = <T>(data: unknown): readonly T[] => data as readonly T[];

export const models = rows<Model>(modelRows);
export const hosts = rows<Host>(hostRows);
export const aliases = rows<Alias>(aliasRows);
export const lifecycle = rows<LifecycleEvent>(lifecycleRows);
export const credits = rows<Credit>(creditRows);
export const gpuPrices = rows<GpuPrice>(gpuPriceRows);
export const throughput = rows<Throughput>(throughputRows);
export const latencies = rows<Latency>(latencyRows);
export const plans = rows<Plan>(planRows);
export const qualityScores = rows<QualityScore>(qualityScoreRows);
export const imageTokens = rows<ImageTokens>(imageTokenRows);
export const readings = rows<HostReading>(readingRows);

const modelIndex = new Map(models.map((m) => [m.id, m]));
const hostIndex = new Map(hosts.map((h) => [h.id, h]));
const readingIndex = new Map(readings.map((r) => [r.host, r]));
const hostNameIndex = new Map(
  hosts.flatMap((h) => [h.id, ...h.datasetNames].map((name) => [name, h])),
);
const aliasKey = (host: string, wording: string) => `${host}\n${wording}`;
const aliasIndex = new Map(aliases.map((a) => [aliasKey(a.host, a.wording), a]));

export function modelById(id: string): Model | undefined {
  return modelIndex.get(id);
}

export function hostById(id: string): Host | undefined {
  return hostIndex.get(id);
}

/** How a host's own sources are read; undefined: no module reads it. */
export function readingOf(hostId: string): HostReading | undefined {
  return readingIndex.get(hostId);
}

/** A host by its id or a dataset's name for it: `litellm:fal_ai`, `portkey:azure-openai`, `vertex-ai`. */
export function hostByName(name: string): Host | undefined {
  return hostNameIndex.get(name.replace(/^(litellm|portkey):/, ''));
}

/** What is known of a host's wording; undefined where nobody has looked at it yet. */
export function aliasFor(host: string, wording: string): Alias | undefined {
  return aliasIndex.get(aliasKey(host, wording));
}

export function modelForWording(host: string, wording: string): Model | undefined {
  const alias = aliasFor(host, wording);
  return alias?.model ? modelIndex.get(alias.model) : undefined;
}

const normal = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
let names: Map<string, Model | null> | undefined;

/** Names to models. Null where one name means different things at different hosts. */
function nameIndex(): Map<string, Model | null> {
  const index = new Map<string, Model | null>();
  for (const a of aliases) {
    // A bare word ("fast", "ultra") means something only at its own host.
    if (/^\p{L}+$/u.test(a.wording) || !readVariant(a.variant).plain) continue;
    const key = normal(a.wording);
    const model = a.model ? (modelIndex.get(a.model) ?? null) : null;
    index.set(key, index.has(key) && index.get(key) !== model ? null : model);
  }
  // Later lines win: a model's own names outrank any wording, its id outranks all.
  for (const m of models) for (const name of [...m.alsoCalled, m.name]) index.set(normal(name), m);
  for (const m of models) index.set(normal(m.id), m);
  return index;
}

/** A model by id, name or any host's wording, letter case and punctuation aside; never by likeness. */
export function findModel(text: string): Model | undefined {
  names ??= nameIndex();
  return names.get(normal(text)) ?? undefined;
}

/** A model's events, oldest first; with a host, that host's and those said of no one host. */
export function lifecycleOf(modelId: string, hostId?: string): LifecycleEvent[] {
  return lifecycle
    .filter(
      (e) => e.model === modelId && (hostId === undefined || e.host === null || e.host === hostId),
    )
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
