/** Which lines of a history are drawn together, and what each is called. Pure. */
import { hostById } from '@/catalog';
import { AGEING_DAYS, type Day, daysBetween } from '@/pricing';
import type { Change, Series } from './chart-day';
import { betweenWords, datedWords } from './dates';
import { begunBy, type Lane } from './history';
import { after } from './history-view';

/** Lines a reader can still tell apart on a model's page; the history page draws any. */
const HOST_LINES = 8;
const DATASET_LINES = 3;
/** Places kept for current prices; the rest goes to those with the most to show. */
const CURRENT_FIRST = 5;

/** The lanes that a model's page draws: hosts to choose from and those with most to show, datasets last. */
export function drawnLanes(all: readonly Lane[], today: Day): Lane[] {
  const current = ({ steps }: Lane) => {
    const last = steps.at(-1);
    return !!last && last.to > today && daysBetween(last.checkedOn, today) <= AGEING_DAYS;
  };
  const own = all.filter((l) => !l.secondary);
  const claims = all.filter((l) => l.secondary).slice(0, DATASET_LINES);
  return [...ordered(own, current).slice(0, HOST_LINES), ...claims];
}

/**
 * Current lanes cheapest first, then the cheapest last known, then those with the most changes.
 * @param all in order of the latest price
 */
export function ordered(all: readonly Lane[], current: (lane: Lane) => boolean): Lane[] {
  const fresh = all.filter(current).slice(0, CURRENT_FIRST);
  // Where the broad line ends must be a line of its own, however old its reading.
  const cheapest = all.find((l) => l.steps.at(-1)?.ended === null);
  const first = cheapest && !fresh.includes(cheapest) ? [...fresh, cheapest] : fresh;
  const began = (lane: Lane) => lane.steps[0]?.from ?? '';
  const rest = all
    .filter((lane) => !first.includes(lane))
    .sort(
      (a, b) =>
        b.steps.length - a.steps.length ||
        (began(a) < began(b) ? -1 : began(a) > began(b) ? 1 : 0) ||
        (a.offer.id < b.offer.id ? -1 : 1),
    );
  return [...first, ...rest];
}

export function laneName({ offer, secondary }: Lane): string {
  const host = hostById(offer.hostId)?.name ?? offer.hostId;
  return secondary ? `${offer.reporter}: ${host}` : host;
}

/** What a host calls the offer: its own wording and variant. */
export function laneWording({ offer }: Lane): string {
  const variant = offer.variant.replaceAll('&', ', ').replaceAll('=', ': ');
  return [offer.hostModel, variant].filter(Boolean).join(' · ');
}

/** Names of lanes drawn together; where two would be alike, with the host's own wording. */
export function laneNames(lanes: readonly Lane[]): string[] {
  const names = lanes.map(laneName);
  return lanes.map((lane, i) => {
    const name = names[i] ?? '';
    if (names.filter((n) => n === name).length === 1) return name;
    return [name, laneWording(lane)].filter(Boolean).join(' · ');
  });
}

/** The lines for the browser, none beyond today. */
export function seriesOf(drawn: readonly Lane[], today: Day): Series[] {
  const names = laneNames(drawn);
  return drawn.map((lane, i) => ({
    id: lane.offer.id,
    name: names[i] ?? '',
    ...(names[i] === laneName(lane) ? {} : { short: laneName(lane) }),
    secondary: lane.secondary,
    ...((lane.steps.at(-1)?.to ?? today) <= today && lane.steps.length > 0 ? { ended: true } : {}),
    steps: lane.steps.map((step): Series['steps'][number] => {
      const to = step.to > today ? today : step.to;
      const since = after(lane, step);
      const change: Change | null = since && [since.day, betweenWords(since, step.begun)];
      const by = begunBy(step, today);
      const known = [step.from, step.checkedOn, to, step.usd, change] as const;
      return by ? [...known, [by, datedWords(step.begun)]] : [...known];
    }),
  }));
}
