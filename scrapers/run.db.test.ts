import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, connect } from '@/db/client';
import { PUBLISHED } from '@/db/publish';
import { currentOffers } from '@/db/queries/pipeline';
import { decide, undecided } from '@/db/queries/review';
import { hostReadings } from '@/db/queries/status';
import * as t from '@/db/schema';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { fromArchive } from './archive';
import { RETIRED } from './contract';
import { diagnose } from './diagnose';
import { failed, HOST, lineModule, page, result, URL_B, wordings } from './module.test-helper';
import type { SourceResult } from './plan';
import { lazyRun, type RunOptions, recordFailure, runHost } from './run';

let database: TestDatabase;
let c: Connection;
beforeEach(async () => {
  database = await freshDatabase();
  c = connect(database.url);
});
afterEach(async () => {
  await c.close();
  await database.drop();
});

const URL_C = 'https://fal.ai/c';
const run = (results: SourceResult[], module = lineModule(), options: RunOptions = {}) =>
  runHost(c.db, module, results, lazyRun(c.db, 'replay').id, options);
const priceOn = async (day: string, n = 0) => {
  const offers = await currentOffers(c.db, HOST, day);
  return offers.find((o) => o.hostModel === wordings[n])?.rule.terms[0]?.amount ?? null;
};
const spanRows = () => c.db.select().from(t.spans).orderBy(t.spans.offerId, t.spans.fromDay);

describe('publishing week by week', () => {
  it('finds new, confirmed and changed prices', async () => {
    expect((await run([result('2026-03-01', page('0 0.04', '1 0.05'))])).counts).toMatchObject({
      new: 2,
    });
    expect((await run([result('2026-03-08', page('0 0.04', '1 0.06'))])).counts).toMatchObject({
      confirmed: 1,
      changed: 1,
    });
    expect(await priceOn('2026-03-07', 1)).toBe('0.05');
    expect(await priceOn('2026-03-08', 1)).toBe('0.06');
  });

  it('skips what this version of the module has published', async () => {
    const results = [result('2026-03-01', page('0 0.04', '? words'))];
    await run(results);
    const before = await c.db.select().from(t.hostRuns);
    expect(await run(results)).toMatchObject({ outcome: 'skipped' });
    expect(await c.db.select().from(t.hostRuns)).toEqual(before);
  });

  it('keeps words it could not name or read', async () => {
    await run([result('2026-03-01', page('0 0.04', 'nobody-knows 0.01', '? from $5 a month'))]);
    const rows = await c.db.select().from(t.unresolved);
    expect(rows.map((r) => r.reason).sort()).toEqual([
      'not a price',
      'the wording is not in the alias table',
    ]);
  });

  it('replays the same again without a trace, also what failed or could not be named', async () => {
    const both = lineModule(['https://fal.ai/a', URL_B]);
    const weeks = [
      [
        result('2026-03-01', page('0 0.04', '1 0.05')),
        result('2026-03-01', page('2 0.06'), { url: URL_B }),
      ],
      [result('2026-03-08', page('0 0.04')), failed('2026-03-08', URL_B)],
      [result('2026-03-15', 'please log in'), failed('2026-03-15', URL_B)],
      [failed('2026-03-22'), failed('2026-03-22', URL_B)],
    ];
    const nobodys = lineModule([URL_C]);
    const unnamed = [result('2026-03-29', page('nobody-knows 0.01'), { url: URL_C })];
    const replay = async () => {
      const outcomes: string[] = [];
      for (const week of weeks) outcomes.push((await run(week, both)).outcome);
      outcomes.push((await run(unnamed, nobodys)).outcome);
      return outcomes;
    };
    expect(await replay()).toEqual(['published', 'published', 'aborted', 'failed', 'published']);
    const traces = async () => [
      await c.db.select().from(t.runs),
      await c.db.select().from(t.hostRuns),
      await c.db.select().from(t.checks),
    ];
    const before = await traces();
    const heard: string[] = [];
    await c.sql.listen(PUBLISHED, (host) => heard.push(host));
    expect(await replay()).toEqual(Array(5).fill('skipped'));
    expect(await traces()).toEqual(before);
    await new Promise((r) => setTimeout(r, 100));
    expect(heard).toEqual([]);
  });

  it('keeps each body once, as it was', async () => {
    await run([result('2026-03-01', page('0 0.04'))]);
    await run([result('2026-03-08', page('0 0.04'))]);
    const snapshots = await c.db.select().from(t.snapshots);
    expect(snapshots).toHaveLength(2);
    expect(await c.db.select().from(t.bodies)).toHaveLength(1);
    expect((await fromArchive(c.db, snapshots[0]?.id ?? '')).text).toBe(page('0 0.04'));
  });

  it('writes nothing in a dry run, but says what it would', async () => {
    await run([result('2026-03-01', page('0 0.04'))]);
    const { counts } = await run([result('2026-03-08', page('0 0.05', '1 0.09'))], lineModule(), {
      dryRun: true,
    });
    expect(counts).toMatchObject({ changed: 1, new: 1 });
    expect(await c.db.select().from(t.snapshots)).toHaveLength(1);
    expect(await priceOn('2026-03-08')).toBe('0.04');
  });
});

describe('prices that vanish', () => {
  it('end when the page says that the model is retired, though it sells nothing else', async () => {
    await run([result('2026-03-01', page('0 0.04'))]);
    const retired = lineModule(undefined, {
      extract: () => ({
        offers: [],
        leftovers: [{ wording: 'x', words: '$0.04', reason: `${RETIRED}the page says so` }],
        ignored: [],
      }),
    });
    for (const day of ['2026-03-08', '2026-03-15'])
      expect((await run([result(day, `retired ${day}`)], retired)).outcome).toBe('published');
    expect(await priceOn('2026-03-15')).toBeNull();
  });

  it('end after two complete runs without them, and not before', async () => {
    await run([result('2026-03-01', page('0 0.04', '1 0.05'))]);
    expect((await run([result('2026-03-08', page('0 0.04'))])).counts.gone).toBe(0);
    expect(await priceOn('2026-03-09', 1)).toBe('0.05');
    expect((await run([result('2026-03-15', page('0 0.04'))])).counts.gone).toBe(1);
    expect(await priceOn('2026-03-15', 1)).toBeNull();
  });

  it.each(['excerpt', 'transcribed', 'rebuilt'] as const)(
    'are not missed in a body of form %s',
    async (form) => {
      await run([result('2026-03-01', page('0 0.04', '1 0.05'))]);
      for (const day of ['2026-03-08', '2026-03-15'])
        await run([result(day, page('0 0.04'), { form })]);
      expect(await priceOn('2026-03-15', 1)).toBe('0.05');
    },
  );
});

describe('the last good run', () => {
  it('is dated as exactly as its body, and told from a recorded body', async () => {
    await run([result('2026-02-01', page('0 0.04'), { form: 'transcribed', precision: 'month' })]);
    const good = { day: '2026-02-01', precision: 'month', kind: 'replay' };
    expect(await hostReadings(c.db)).toMatchObject([{ hostId: HOST, good }]);
    const live = lazyRun(c.db, 'live').id;
    await runHost(c.db, lineModule(), [result('2026-03-08', page('0 0.04'))], live);
    const anew = { day: '2026-03-08', precision: 'day', kind: 'live' };
    expect(await hostReadings(c.db)).toMatchObject([{ hostId: HOST, good: anew }]);
  });
});

describe('trouble', () => {
  it('of one source leaves the others alone', async () => {
    const both = lineModule(['https://fal.ai/a', URL_B]);
    await run(
      [result('2026-03-01', page('0 0.04')), result('2026-03-01', page('1 0.05'), { url: URL_B })],
      both,
    );
    const report = await run(
      [result('2026-03-08', page('0 0.03')), failed('2026-03-08', URL_B)],
      both,
    );
    expect(report).toMatchObject({
      outcome: 'published',
      counts: { changed: 1, unreachable: 1 },
      message: /503/,
    });
    expect(await priceOn('2026-03-08', 1)).toBe('0.05');
    expect(await c.db.select().from(t.offerStates)).toContainEqual(
      expect.objectContaining({ lastTry: 'unreachable', failedTries: 1 }),
    );
  });

  it.each<[string, string, number, RegExp]>([
    ['a page of another shape', 'please log in', 1, /expected a list of prices/],
    ['fewer offers than ever', page('0 0.04'), 2, /1 offers read, at least 2 expected/],
    ['nothing at all', page(), 1, /0 offers read/],
  ])(
    '%s aborts the host and keeps its last good prices',
    async (_, text, minimumOffers, message) => {
      await run([result('2026-03-01', page('0 0.04', '1 0.05'))]);
      const spans = await spanRows();
      const report = await run([result('2026-03-08', text, { minimumOffers })]);
      expect(report).toMatchObject({ outcome: 'aborted', message, counts: { unreachable: 2 } });
      expect(await spanRows()).toEqual(spans);
    },
  );

  it('keeps the words of a body that was refused', async () => {
    await run([result('2026-03-01', page('? from $5 a month'), { minimumOffers: 2 })]);
    expect(await c.db.select().from(t.unresolved)).toMatchObject([{ words: '? from $5 a month' }]);
  });

  it('of our own making is on record too, and costs no price', async () => {
    await run([result('2026-03-01', page('0 0.04'))]);
    const id = lazyRun(c.db, 'live').id;
    await recordFailure(c.db, lineModule(), new Error('x is not defined\n  at somewhere'), id);
    expect(await c.db.select().from(t.hostRuns)).toContainEqual(
      expect.objectContaining({ outcome: 'failed', message: 'x is not defined' }),
    );
    expect(await priceOn('2026-03-02')).toBe('0.04');
  });

  it('shifted columns abort the host until a person says they are right', async () => {
    const prices = (shift: number) =>
      page(...wordings.map((_, i) => `${i} 0.0${((i + shift) % wordings.length) + 1}`));
    await run([result('2026-03-01', prices(0))]);
    expect(await run([result('2026-03-08', prices(1))])).toMatchObject({
      outcome: 'aborted',
      message: /different ratios/,
    });
    expect(await priceOn('2026-03-08')).toBe('0.01');
    expect(await diagnose(c.db, lineModule(), new Date('2026-03-08T12:00:00Z'))).toContainEqual(
      expect.stringMatching(/^Next: .*--accept$/),
    );
    const accepted = await run([result('2026-03-09', prices(1))], lineModule(), { force: true });
    expect(accepted.outcome).toBe('published');
    expect(await priceOn('2026-03-09', 1)).toBe('0.03');
  });
});

describe('diagnosing a broken host', () => {
  const now = new Date('2026-03-09T12:00:00Z');

  it('says when it last was well, which rows are lost, where they stood and what to do', async () => {
    await run([result('2026-03-01', page('0 0.01\n1 0.02'))]);
    await run([result('2026-03-08', 'sign in')]);
    const lines = (await diagnose(c.db, lineModule(), now)).join('\n');
    expect(lines).toMatch(/^last run: +20.* aborted: .*expected a list of prices/m);
    expect(lines).toMatch(/^last good run: 20\d\d-/m);
    expect(lines).toMatch(/^! https:.*: /m);
    expect(lines).toContain(`- ${wordings[0]} generate: $0.01`);
    expect(lines).toMatch(/stood on 2026-03-01 in line \d+: "/);
    expect(lines).toContain('now: the name is not on the page');
    expect(lines).toMatch(/^Next: the page no longer has the expected shape/m);
  });

  it('shows the place of a row that changed and the line of one that is no longer read', async () => {
    await run([result('2026-03-01', page('0 0.01\n1 0.02'))]);
    await run([result('2026-03-08', page('0 0.1'))]);
    const lines = (await diagnose(c.db, lineModule(), now)).join('\n');
    expect(lines).toMatch(/~ .*: \$0.01.* -> \$0.1.*\n +line \d+: "/);
  });
});

describe('a value that a guard holds back', () => {
  it('is published once the next run reads it again, from the day it was first read', async () => {
    await run([result('2026-03-01', page('0 0.04'))]);
    expect((await run([result('2026-03-08', page('0 0.4'))])).counts).toMatchObject({
      quarantined: 1,
      changed: 0,
    });
    expect(await priceOn('2026-03-08')).toBe('0.04');
    await run([result('2026-03-15', page('0 0.4'))]);
    expect(await priceOn('2026-03-08')).toBe('0.4');
    expect(await undecided(c.db)).toEqual([]);
  });

  it('is not drawn when the next run reads the old value (a revert of four hours)', async () => {
    for (const [day, amount] of [
      ['2026-03-01', '0.04'],
      ['2026-03-08', '0.4'],
      ['2026-03-15', '0.04'],
      ['2026-03-22', '0.4'],
    ])
      await run([result(day ?? '', page(`0 ${amount}`))]);
    expect(await spanRows()).toHaveLength(1);
  });

  it('is published or refused for good by review', async () => {
    await run([result('2026-03-01', page('0 0.04', '1 0.05'))]);
    await run([result('2026-03-08', page('0 0.4', '1 0.5'))]);
    const [first, second] = (await undecided(c.db)).sort((a, b) => (a.detail < b.detail ? -1 : 1));
    if (!first || !second) throw new Error('nothing was held back');
    await decide(c.db, first, { verdict: 'accept', by: 'test', reason: 'seen on the page' });
    await decide(c.db, second, { verdict: 'reject', by: 'test', reason: 'a typing error' });
    expect(await priceOn('2026-03-08', wordings.indexOf(first.hostModel))).not.toBe('0.04');
    expect((await run([result('2026-03-15', page('0 0.4', '1 0.5'))])).counts).toMatchObject({
      confirmed: 1,
      changed: 0,
    });
    expect(await undecided(c.db)).toEqual([]);
  });
});
