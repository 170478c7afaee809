import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, connect } from '@/db/client';
import { correct as correctIn } from '@/db/correct';
import { importPriceBook } from '@/db/import-price-book';
import { finishRun, type NewObservation, PUBLISHED, publishHost, startRun } from '@/db/publish';
import { corrections } from '@/db/queries/corrections';
import { loadMarket } from '@/db/queries/market';
import { rebuild } from '@/db/rebuild';
import * as t from '@/db/schema';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { perImage, type Rule, USD } from '@/pricing';
import { archive } from '../archive';
import { runScript } from './command.test-helper';

// Synthetic host and prices: nothing here is a fact.
const URL = 'https://prices.example/list';
const flat = (usd: string): Rule => ({ money: USD, terms: [perImage(usd)] });
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

let database: TestDatabase;
let c: Connection;
beforeAll(async () => {
  database = await freshDatabase();
  c = connect(database.url);
});
afterAll(async () => {
  await c?.close();
  await database?.drop();
});

let host = '';
let n = 0;
beforeEach(async () => {
  host = `synthetic-${++n}`;
  await c.db.insert(t.hosts).values({ id: host, name: host });
});

/** Publishes one reading of a body that says two amounts, and gives its id. */
async function read(day: string, usd: string, more: Partial<NewObservation> = {}) {
  const text = `host ${host}: $0.40 for ten, $0.04 for one image. Body of ${host}.`;
  const at = noon(day);
  const capture = { hostId: host, url: URL, text, takenAt: at, contentType: 'text/plain' };
  const snapshotId = await archive(c.db, { ...capture, form: 'live' });
  const names = { hostId: host, reporter: 'host', hostModel: 'm', modelId: null };
  const offer = { ...names, operation: 'generate' as const, variant: '', tier: null };
  const said = { rule: flat(usd), quote: `$${usd}0 for ten`, origin: 'host' as const };
  const observation: NewObservation = {
    offer,
    sourceUrl: URL,
    snapshotId,
    day,
    precision: 'day',
    at,
    ...said,
    obtained: 'synthetic@1',
    effectiveOn: null,
    quarantine: null,
    ...more,
  };
  const runId = await startRun(c.db, 'replay');
  const none = { absences: [], unreachable: [], unresolved: [], accepted: [] };
  const published = { ...none, observations: [observation], outcome: 'published' as const };
  await publishHost(c.db, { ...published, runId, hostId: host, message: null });
  await finishRun(c.db, runId);
  const rows = await c.db.select().from(t.checks);
  return rows.sort((a, b) => a.id - b.id).at(-1)?.observationId ?? '';
}

const correct = (...args: string[]) =>
  runScript('correct', args, { DATABASE_URL: database.url, NO_COLOR: '1' });
const spans = async () => {
  const { offers } = await loadMarket(c.db);
  const own = offers.filter((o) => o.hostId === host).flatMap((o) => o.spans);
  return own.map((s) => [s.from, s.to, s.rule.terms[0]?.amount, s.checkedOn]);
};
const everything = async () => {
  const tables = [t.observations, t.checks, t.retractions, t.spans, t.runs, t.hostRuns];
  return JSON.stringify(await Promise.all(tables.map((table) => c.db.select().from(table))));
};

describe('correct', { timeout: 60_000 }, () => {
  it('takes a reading back, reads the body anew and moves every check along', async () => {
    const wrong = await read('2026-01-05', '0.4');
    expect(await read('2026-01-12', '0.4')).toBe(wrong);
    const heard: string[] = [];
    const listener = await c.sql.listen(PUBLISHED, (id) => heard.push(id));
    const args = ['--reason', 'read the price of ten', '--usd', '0.04'];
    const dry = await correct(wrong, ...args, '--dry-run');
    expect(dry.out).toMatch(
      /^Would take \w+ back.*nothing was written\nbefore:\n.*\$0\.4 .*\nafter:\n.*\$0\.04 /,
    );
    expect(await spans()).toEqual([['2026-01-05', null, '0.4', '2026-01-12']]);
    expect(heard).toEqual([]);
    const done = await correct(wrong.slice(0, 12), ...args, '--quote', '$0.04 for one  image');
    expect([done.code, done.err]).toEqual([0, '']);
    expect(await spans()).toEqual([['2026-01-05', null, '0.04', '2026-01-12']]);
    expect(heard).toEqual([host]);
    await listener.unlisten();
    const [row] = await corrections(c.db);
    expect(row).toMatchObject({ observation: wrong, reason: 'read the price of ten' });
    expect(row?.after).toMatchObject({ rule: flat('0.04'), quote: '$0.04 for one image' });
    expect((await correct()).out).toContain(`${wrong}  ${host} m generate  read 2026-01-05`);
    expect((await rebuild(c.db)).differences).toEqual([]);
  });

  it('stands when the same body is read in the same way again', async () => {
    const wrong = await read('2026-01-05', '0.4');
    await correct(wrong, '--reason', 'ten', '--usd', '0.04');
    await read('2026-01-19', '0.4');
    expect(await spans()).toEqual([['2026-01-05', null, '0.04', '2026-01-05']]);
    expect((await rebuild(c.db)).differences).toEqual([]);
  });

  it('leaves nothing where nothing right is known, and names a better reading where there is one', async () => {
    const first = await read('2026-01-05', '0.3');
    const second = await read('2026-01-12', '0.4', { snapshotId: null, obtained: 'recorded: x' });
    await correct(second, '--reason', 'another model', '--replaced-by', first);
    expect(await spans()).toEqual([['2026-01-05', null, '0.3', '2026-01-05']]);
    await correct(first, '--reason', 'not a price at all');
    expect(await spans()).toEqual([]);
    expect((await rebuild(c.db)).differences).toEqual([]);
  });

  it('outlives a new price book', async () => {
    const wrong = await read('2026-01-05', '0.4', { snapshotId: null, obtained: 'recorded: x' });
    await correct(wrong, '--reason', 'ten', '--usd', '0.04');
    await importPriceBook(c.db, undefined, []);
    expect(await spans()).toEqual([['2026-01-05', null, '0.04', '2026-01-05']]);
  });

  it('refuses what makes no sense in one line and writes nothing', async () => {
    const wrong = await read('2026-01-05', '0.4');
    const taken = await read('2026-01-06', '0.5', { snapshotId: null, obtained: 'recorded: y' });
    await correct(taken, '--reason', 'gone');
    const held = await read('2026-01-07', '9', { quarantine: { guard: 'jumped', detail: 'x' } });
    const [first] = await c.db.select().from(t.quarantines);
    expect(held).not.toBe(first?.observationId);
    const before = await everything();
    const why = ['--reason', 'ten'];
    const cases: [string[], RegExp][] = [
      [[wrong], /--reason is missing/],
      [[wrong, ...why, '--usd', '400'], /refused: .*--force/],
      [[wrong, ...why, '--usd', '0.04', '--quote', 'made up'], /do not stand in the stored body/],
      [[wrong, ...why, '--usd', '0.4'], /bills just what the old one does/],
      [['0000000000000000', ...why], /there is no observation/],
      [[...why], /which observation/],
      [[wrong, ...why, '--bogus'], /unknown option '--bogus' \(see --help\)/],
    ];
    const ended = await Promise.all(cases.map(([args]) => correct(...args)));
    for (const [i, { code, out, err }] of ended.entries()) {
      expect([code, out, err.split('\n').length], cases[i]?.[0].join(' ')).toEqual([2, '', 2]);
      expect(err).toMatch(cases[i]?.[1] ?? /never/);
    }
    const refused = (observationId: string, other: string | null, words: RegExp) => {
      const instead = other === null ? null : { observationId: other };
      const asked = { observationId, reason: 'ten', instead };
      return expect(correctIn(c.db, asked)).rejects.toThrow(words);
    };
    await refused(wrong, wrong, /replaced by itself/);
    await refused(wrong, taken, /was taken back already: gone/);
    await refused(taken, null, /was taken back already: gone/);
    await refused(first?.observationId ?? '', null, /held back and on no page/);
    expect(await everything()).toBe(before);
  });
});
