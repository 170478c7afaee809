/** Why a host broke: its last runs, what its newest bodies give now, and what to do next. */
import type { Database } from '@/db/client';
import { lastRuns, lastTries, unresolvedOfHost } from '@/db/queries/host';
import { lastWordsOf, latestSnapshots } from '@/db/queries/pipeline';
import { ruleWords, sameRule } from '@/pricing';
import { fromArchive } from './archive';
import type { HostModule, Leftover } from './contract';
import { lineWith, placeOf } from './place';
import { read } from './plan';
import { stateBefore } from './state';

const SHOWN = 15;

/** The report, line by line. */
export async function diagnose(
  db: Database,
  module: HostModule,
  now = new Date(),
): Promise<string[]> {
  const { host } = module;
  const [runs, tries, words, state] = await Promise.all([
    lastRuns(db, host, 50),
    lastTries(db, host, 500),
    unresolvedOfHost(db, host),
    stateBefore(db, host, now),
  ]);
  const last = runs[0];
  const good = runs.find((r) => r.outcome === 'published');
  if (!last) return [`${host}: never read. Next: npm run scrape -- ${host}`];
  const lines = [
    `${host}, module version ${module.version}`,
    `last run:      ${when(last.at)} ${last.outcome}${last.message ? `: ${last.message}` : ''}`,
    `last good run: ${good ? when(good.at) : 'none'}`,
    `known prices:  ${state.offers.filter((o) => o.inForce).length} in force, ${state.held.length} held back, ${words.length} wordings unread`,
  ];
  const failing = latestPerUrl(tries).filter((t) => t.error);
  for (const t of failing.slice(0, SHOWN))
    lines.push(`fetch failed:  ${t.url} (${when(t.at)}): ${t.error}`);

  const found = await compareNewest(db, module, state.offers);
  lines.push('', `newest bodies read with today's module: ${found.bodies}`, ...found.lines);
  lines.push('', `Next: ${nextStep(host, last, failing.length, found.broken, state.held.length)}`);
  return lines;
}

type Known = Awaited<ReturnType<typeof stateBefore>>['offers'];

/** Rows that today's module reads out of the newest bodies, beside the prices in force. */
async function compareNewest(db: Database, module: HostModule, offers: Known) {
  const snapshots = await latestSnapshots(db, module.host);
  const rows: string[][] = [];
  let broken = 0;
  for (const { id, url, takenAt, form } of snapshots) {
    const base = { url, takenAt, precision: 'day' as const, minimumOffers: 1 };
    const body = await fromArchive(db, id);
    const result = read(module, { ...base, form: form as 'live', body });
    if (result.error) {
      broken += 1;
      rows.push([`! ${url}: ${result.error}`]);
    }
    const now = new Map(result.named.map((o) => [o.id, o]));
    const before = new Map(
      offers.filter((o) => o.inForce && o.sourceUrl === url).map((o) => [o.id, o]),
    );
    for (const [key, o] of now) {
      const old = before.get(key);
      const where = `    ${placeOf(body.text, o.quote) ?? 'no place of its own'}: "${brief(o.quote)}"`;
      if (!old) rows.push([`+ ${name(o)}: ${ruleWords(o.rule)}`, where]);
      else if (!sameRule(old.rule, o.rule))
        rows.push([`~ ${name(o)}: ${ruleWords(old.rule)} -> ${ruleWords(o.rule)}`, where]);
    }
    const lost = [...before.values()].filter((o) => !now.has(o.id));
    rows.push(...(await lostRows(db, lost, body.text, result.leftovers)));
  }
  const lines = rows.slice(0, SHOWN).flat();
  if (rows.length > SHOWN) lines.push(`  and ${rows.length - SHOWN} more`);
  if (snapshots.length === 0)
    lines.push('  none is stored: the known prices are recorded facts, or their pages never came');
  else if (rows.length === 0) lines.push('  the same prices as those in force');
  return { bodies: snapshots.length, broken, lines };
}

/** Prices that the newest body no longer gives: where they stood, and what stands there now. */
async function lostRows(
  db: Database,
  lost: Known,
  now: string,
  leftovers: readonly Leftover[],
): Promise<string[][]> {
  const shown = lost.slice(0, SHOWN);
  const words = await lastWordsOf(
    db,
    shown.map((o) => o.id),
  );
  const bodies = new Map<string, string>();
  for (const id of new Set(words.flatMap((w) => w.snapshotId ?? [])))
    bodies.set(id, (await fromArchive(db, id)).text);
  const rows = shown.map((o) => {
    const last = words.find((w) => w.offerId === o.id);
    const stood = last && placeOf(bodies.get(last.snapshotId ?? '') ?? '', last.quote);
    const line = lineWith(now, o.hostModel);
    const left = leftovers.find((l) => l.wording === o.hostModel);
    return [
      `- ${name(o)}: ${ruleWords(o.rule)}`,
      ...(stood ? [`    stood on ${last.day} in ${stood}: "${brief(last.quote)}"`] : []),
      `    now: ${line ? `${placeOf(now, o.hostModel)}: "${line}"` : 'the name is not on the page'}`,
      ...(left ? [`    not taken: ${left.reason}`] : []),
    ];
  });
  return [...rows, ...lost.slice(SHOWN).map((o) => [`- ${name(o)}: ${ruleWords(o.rule)}`])];
}

function brief(words: string): string {
  return words.length > 100 ? `${words.slice(0, 99)}…` : words;
}

function nextStep(
  host: string,
  last: { outcome: string },
  failing: number,
  broken: number,
  held: number,
): string {
  if (broken > 0)
    return `the page no longer has the expected shape; keep its body in scrapers/hosts/${host}/recorded, mend extract, raise the module's version`;
  if (last.outcome === 'failed' || failing > 0)
    return `open the addresses above by hand; if they moved, change the module's sources, then npm run scrape -- ${host}`;
  if (last.outcome === 'aborted')
    return `hold the rows above against the page; if the page is right, npm run scrape -- ${host} --accept`;
  if (held > 0) return 'npm run review';
  return 'nothing to do';
}

function latestPerUrl<T extends { url: string }>(newestFirst: readonly T[]): T[] {
  const seen = new Set<string>();
  return newestFirst.filter((t) => !seen.has(t.url) && seen.add(t.url));
}

function name(o: { hostModel: string; operation: string; variant: string }): string {
  return [o.hostModel, o.operation, o.variant].filter(Boolean).join(' ');
}

function when(at: Date): string {
  return at.toISOString().slice(0, 16).replace('T', ' ');
}
