/** What stands behind a drawn history: where it was read, when last, and when next. Pure. */
import type { Day } from '@/pricing';
import { checkedOf, type Dated } from './dates';
import type { Lane } from './history';
import { type NextCheck, nextCheck } from './next-check';
import { isReadWeekly } from './quote-offer';

export type ChartSources = {
  /** Each address once, those of the hosts' own words first. */
  sources: { url: string; label: string }[];
  /** The latest reading of any line. */
  checked: Dated | null;
  /** The first check still to come of any line in force; null: nothing is looked at again. */
  next: NextCheck | null;
};

/** @param asOf an earlier day is shown: what comes next is no matter of that day */
export function sourcesOf(lanes: readonly Lane[], today: Day, asOf: Day | null): ChartSources {
  const found: ChartSources = { sources: [], checked: null, next: null };
  for (const lane of [...lanes].sort((a, b) => Number(a.secondary) - Number(b.secondary))) {
    for (const { span, checkedOn } of lane.steps) {
      const url = span.evidence.sourceUrl;
      if (!found.sources.some((s) => s.url === url))
        found.sources.push({ url, label: labelOf(url) });
      if (!found.checked || checkedOn > found.checked.day) found.checked = checkedOf(span);
    }
    const last = lane.steps.at(-1);
    if (asOf !== null || !last || last.to <= today) continue;
    const next = nextCheck(lane.offer, last.span, isReadWeekly(lane.offer), today);
    if (!found.next || rank(next) < rank(found.next)) found.next = next;
  }
  return found;
}

/** "fal.ai/models/flux" without what a browser shows anyway, at most 40 characters. */
function labelOf(url: string): string {
  const { host, pathname } = new URL(url);
  const text = `${host.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}`;
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

/** A run before a look by hand, then by day. */
function rank(next: NextCheck): string {
  return next.kind === 'by_hand'
    ? `2 ${next.due.day}`
    : next.kind === 'run'
      ? `0 ${next.on}`
      : `1 ${next.on}`;
}
