/** All mutants of all bodies, tried one after the other. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isKeyed } from '../account';
import { moduleFor } from '../hosts';
import type { BodyResult, Read } from '../plan';
import { grouped, readReplay, resultsOf } from '../replay';
import type { Operator } from './operator';
import { operators as all } from './operators';
import { specimen } from './specimen';
import { type Healthy, healthyRun, OUTCOMES, type Outcome, trial } from './trial';

const RECORDED = join(import.meta.dirname, '../hosts');
export const CAPTURES = join(import.meta.dirname, '../../../shared/captures');

export type Subject = { host: string; url: string; day: string; healthy: Healthy; of: Read };

export type Tally = { operator: string; effect: Operator['effect'] } & Record<Outcome, number>;
export type Found = { host: string; url: string; operator: string; where: string; detail: string };
export type Proof = {
  bodies: number;
  offers: number;
  mutants: number;
  tallies: Tally[];
  hosts: Map<string, Record<Outcome, number>>;
  wrong: Found[];
};

export type Options = {
  hosts?: readonly string[];
  operators?: readonly Operator[];
  /** Most mutants of one body and operator. */
  limit?: number;
  onBody?: (subject: Subject) => void;
  onMutant?: (found: Found & { outcome: Outcome }) => void;
};

/** Every healthy body of the folders: recorded ones always, captures where there are any. */
export function subjects(captures: string | null, hosts?: readonly string[]): Subject[] {
  const folders = [RECORDED, ...(captures && existsSync(captures) ? [captures] : [])];
  return folders
    .flatMap((folder) => grouped(readReplay(folder)))
    .flatMap((group) => {
      const module = moduleFor(group.host);
      if (!module || (hosts && !hosts.includes(group.host))) return [];
      // What an account is told never rules, so that no damage to it can publish a price.
      const results = resultsOf(module, group).filter(
        (r): r is BodyResult => 'body' in r && !isKeyed(module, r.url),
      );
      return rounds(results).flatMap(({ round, own }) => {
        const healthy = healthyRun(module, round);
        const reads = healthy.reads.filter((r) => own.has(r.result.body));
        return reads.map((of) => {
          return { host: group.host, url: of.result.url, day: group.day, healthy, of };
        });
      });
    });
}

/** Each run reads an address once: a second recorded body of a page gets a run of its own. */
function rounds(results: readonly BodyResult[]): { round: BodyResult[]; own: Set<unknown> }[] {
  const byUrl = new Map<string, BodyResult[]>();
  for (const r of results) byUrl.set(r.url, [...(byUrl.get(r.url) ?? []), r]);
  const most = Math.max(0, ...[...byUrl.values()].map((list) => list.length));
  return Array.from({ length: most }, (_, i) => {
    const own = [...byUrl.values()].flatMap((list) => list[i] ?? []);
    const round = [...byUrl.values()].flatMap((list) => list[i] ?? list[0] ?? []);
    return { round, own: new Set(own.map((r) => r.body)) };
  });
}

export function prove(bodies: readonly Subject[], options: Options = {}): Proof {
  const chosen = options.operators ?? all;
  const rows = new Map(chosen.map((o) => [o.name, tally(o)]));
  const hosts = new Map<string, Record<Outcome, number>>();
  const wrong: Found[] = [];
  let mutants = 0;
  for (const subject of bodies) {
    for (const found of tryAll(subject, chosen, options.limit)) {
      mutants += 1;
      const row = rows.get(found.operator) as Tally;
      row[found.outcome] += 1;
      const host = hosts.get(found.host) ?? none();
      host[found.outcome] += 1;
      hosts.set(found.host, host);
      if (found.outcome === 'wrong') wrong.push(found);
      options.onMutant?.(found);
    }
    options.onBody?.(subject);
  }
  const offers = bodies.reduce((sum, b) => sum + b.of.named.length, 0);
  return { bodies: bodies.length, offers, mutants, tallies: [...rows.values()], hosts, wrong };
}

function* tryAll(
  subject: Subject,
  chosen: readonly Operator[],
  limit = Number.POSITIVE_INFINITY,
): Iterable<Found & { outcome: Outcome }> {
  const { host, url, healthy, of } = subject;
  const { body } = of.result;
  const damaged = specimen(body, of.named);
  for (const operator of chosen) {
    if (operator.kinds && !operator.kinds.includes(damaged.kind)) continue;
    const seen = new Set([body.text]);
    let made = 0;
    for (const mutant of operator.apply(damaged)) {
      if (seen.has(mutant.text) || made >= limit) continue;
      seen.add(mutant.text);
      made += 1;
      const verdict = trial(healthy, of, mutant, operator.effect);
      yield { host, url, operator: operator.name, where: mutant.where, ...verdict };
    }
  }
}

function tally({ name, effect }: Operator): Tally {
  return { operator: name, effect, ...none() };
}

function none(): Record<Outcome, number> {
  return Object.fromEntries(OUTCOMES.map((o) => [o, 0])) as Record<Outcome, number>;
}
