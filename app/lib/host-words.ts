/** The catalog's short words about hosts, spelt out for readers. */
import type { Host, LifecycleEvent } from '@/catalog';
import { type Need, outputSize } from '@/pricing';
import { imageWords } from './credit-prices';
import { formatUsd } from './format';
import type { Standing } from './hosts';
import { moreWords, sizeWords, tierWords, volumeWords } from './need-words';

const KINDS: Record<Host['kind'], string> = {
  'first-party': 'sells its own models',
  'inference host': 'runs models for others',
  aggregator: 'passes calls on to other hosts',
  reseller: 'resells other hosts’ calls',
  cloud: 'cloud',
  'gpu rental': 'rents GPUs',
  dataset: 'a public dataset of others’ prices',
};

export function kindWords(host: Host): string {
  return KINDS[host.kind];
}

const BILLING: Record<string, string> = {
  prepaid: 'from a prepaid balance',
  postpaid: 'afterwards, invoice or card',
  subscription: 'by subscription',
  credits: 'in the host’s own credits',
  none: 'nothing is charged',
};

export function billingWords(host: Host): string {
  return host.billing ? (BILLING[host.billing] ?? host.billing) : 'not known';
}

/** "1st", "2nd", "11th", "22nd". */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

export function standingWords(s: Standing): string {
  if (s.kind === 'placed' && s.of === 1)
    return s.onlyStale ? 'the only one, stale' : 'the only one';
  if (s.kind === 'placed')
    return `${ordinal(s.place)} of ${s.of}${s.onlyStale ? ', all stale' : ''}`;
  if (s.kind === 'stale') return 'no place: stale';
  if (s.kind === 'unsized') return 'no place: may not hold at this size';
  return s.kind === 'incomparable' ? 'not compared' : 'model not named';
}

const EVENTS: Record<LifecycleEvent['event'], string> = {
  released: 'released',
  ga: 'general availability',
  deprecated: 'deprecated',
  shutdown: 'shut down',
  removed_from_host: 'removed',
  renamed: 'renamed',
  price_change: 'price change, as a dataset reports it',
};

/** "shut down (only its preview)", "price change, as a dataset reports it: $0.08 → $0.04 per run". */
export function eventWords(e: LifecycleEvent): string {
  if (e.change) return `${EVENTS[e.event]}: ${rateWords(e.change)}`;
  const scope = { model: '', preview: ' (only its preview)', version: ' (only one version of it)' };
  return EVENTS[e.event] + scope[e.scope];
}

type Rate = NonNullable<LifecycleEvent['change']>;

function rateWords({ before, after, per }: Rate): string {
  return `${formatUsd(before)} → ${formatUsd(after)} per ${per}`;
}

/** "api.example.org/v1/models", short enough for a table. */
export function addressWords(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}

/** What each of a host's prices is for: "Per image: 1024×1024, the model’s default steps, …". */
export function pricedForWords(need: Need): string {
  const { quality, operation, steps } = need;
  const said = [
    operation,
    need.ratio ? null : sizeWords(outputSize(need)),
    steps ? null : 'the model’s default steps',
    quality
      ? `${tierWords(quality)} quality or the model’s nearest`
      : 'the offer’s own quality tier',
    volumeWords(need),
    ...moreWords(need),
  ];
  return `Per ${imageWords(need)}: ${said.filter(Boolean).join(', ')}.`;
}
