/** How long an image takes at a host, where a dated source says so. */
import { type Latency, latencies } from '@/catalog';
import { type LatencyClass, latencyClass, type Tier } from '@/pricing';
import { formatDay } from './format';

export type SaidLatency = { row: Latency; class: LatencyClass };

/** What is said of a host's model, seconds before a word and newest first; null: nobody dated it. */
export function latencyOf(
  hostId: string,
  modelId: string,
  tier: Tier | null,
  rows: readonly Latency[] = latencies,
): SaidLatency | null {
  const [row] = rows
    .filter((l) => l.host === hostId && l.model === modelId && (l.tier ?? tier) === tier)
    .sort(
      (a, b) =>
        Number(b.seconds !== null) - Number(a.seconds !== null) ||
        (a.statedOn.date < b.statedOn.date ? 1 : -1),
    );
  const found = row && latencyClass(row);
  return row && found ? { row, class: found } : null;
}

/** "3 to 5 s", "“fast”". */
export function latencyWords({ seconds, word }: Latency): string {
  if (!seconds) return `“${word}”`;
  return seconds.from === seconds.to
    ? `about ${seconds.from} s`
    : `${seconds.from} to ${seconds.to} s`;
}

/** "claimed by a second-hand article, Jun 2026". */
export function latencySource({ basis, sourceUrl, sourceDetail, statedOn }: Latency): string {
  const who = sourceUrl ? new URL(sourceUrl).hostname.replace(/^www\./, '') : sourceDetail;
  return `${basis} by ${who}, ${formatDay(statedOn.date, statedOn.precision)}`;
}
