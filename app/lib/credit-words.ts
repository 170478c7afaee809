/** What the sources of one free-credit entry say, and where they contradict each other, in words. */
import type { Credit } from '@/catalog';
import { formatDay } from './format';

const PERIODS = { once: 'once', hourly: 'an hour', daily: 'a day', monthly: 'a month' } as const;

/** "$1, once", "10,000 neurons a day", "an unpublished number of images a day". */
export function grantWords(c: Credit): string {
  if (c.none) return 'none';
  const period = c.period === 'once' ? ', once' : ` ${PERIODS[c.period]}`;
  return `${amountWords(c)}${period}`;
}

export function periodWords(c: Credit): string {
  return PERIODS[c.period];
}

function amountWords(c: Credit): string {
  if (c.amount === null)
    return c.unit === 'USD' ? 'an unpublished amount' : `an unpublished number of ${c.unit}`;
  const [whole = '0', fraction] = c.amount.split('.');
  const shown = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  if (c.unit === 'USD') return `$${shown}${fraction ? `.${fraction.padEnd(2, '0')}` : ''}`;
  return `${shown}${fraction ? `.${fraction}` : ''} ${c.unit}`;
}

/** "developers.cloudflare.com, 28 Sep 2026", "an article, undated". */
export function sourceWords(c: Credit): string {
  const when = c.statedOn ? formatDay(c.statedOn.date, c.statedOn.precision) : 'undated';
  return `${sourceName(c)}, ${when}`;
}

/** A source's site, or for one without an address what kind of thing it is. */
export function sourceName(c: Credit): string {
  if (!c.sourceUrl) return `${/^[aeiou]/.test(c.sourceKind) ? 'an' : 'a'} ${c.sourceKind}`;
  const { hostname, pathname } = new URL(c.sourceUrl);
  const name = hostname.replace(/^www\./, '');
  return name === 'github.com' ? pathname.split('/').slice(1, 3).join('/') : name;
}

/** One line for each point on which the sources don't agree; empty when they do. */
export function disagreementsOf(sources: readonly Credit[]): string[] {
  return [exists(sources), amounts(sources), cards(sources), standing(sources)].flatMap(
    (line) => line ?? [],
  );
}

function exists(sources: readonly Credit[]): string | null {
  const without = sources.filter((c) => c.none);
  const withGrant = sources.filter((c) => !c.none && c.status !== 'ended');
  if (without.length === 0 || withGrant.length === 0) return null;
  return `${list(without)} found none; ${list(withGrant)} ${withGrant.length === 1 ? 'lists' : 'list'} one.`;
}

function amounts(sources: readonly Credit[]): string | null {
  const said = new Map<string, Credit[]>();
  for (const c of sources.filter((s) => !s.none)) {
    const key = grantWords({ ...c, amount: c.amount?.replace(/(\.\d*?)0+$/, '$1') ?? null });
    said.set(key, [...(said.get(key) ?? []), c]);
  }
  if (said.size < 2) return null;
  const each = [...said.values()].map((by) => `${by[0] ? grantWords(by[0]) : ''} (${list(by)})`);
  return `The amounts differ: ${each.join('; ')}.`;
}

function cards(sources: readonly Credit[]): string | null {
  const yes = sources.filter((c) => c.needsCard === true && !c.none);
  const no = sources.filter((c) => c.needsCard === false && !c.none);
  if (yes.length === 0 || no.length === 0) return null;
  return `Whether a card is needed: yes (${list(yes)}); no (${list(no)}).`;
}

/** Ended by one source and alive by another. */
function standing(sources: readonly Credit[]): string | null {
  const ended = sources.filter((c) => c.status === 'ended');
  if (ended.length === 0 || ended.length === sources.length) return null;
  return `No longer true, going by ${list(ended)}.`;
}

function list(sources: readonly Credit[]): string {
  return sources.map(sourceWords).join('; ');
}
