import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, perImage, type Rule, USD } from '@/pricing';
import { type Connection, connect } from '../client';
import { CannotCorrect, correct } from '../correct';
import { sha256 } from '../ids';
import {
  finishRun,
  type NewObservation,
  offerId,
  type Publication,
  publishHost,
  sourceId,
  startRun,
} from '../publish';
import * as t from '../schema';
import { freshDatabase, type TestDatabase } from '../testing';
import { loadMarketAsOf } from './as-of';
import { unresolvedOfHost } from './host';
import { loadMarket, type Market } from './market';
import { decide, undecided } from './review';

// Synthetic hosts, models and prices: nothing here is a fact.
const FIRST = '2026-01-01';
const LAST = '2026-12-31';
const OWN = 'https://prices.example/list';
const OTHER = 'https://notes.example/list';
const AMOUNTS = ['0.02', '0.03', '0.05', '0.3'];
const WORDINGS = ['a', 'b'];

let database: TestDatabase;
let c: Connection;
beforeAll(async () => {
  database = await freshDatabase();
  c = connect(database.url, { max: 4 });
  await c.db.insert(t.models).values({ id: 'synthetic-model', name: 'M' });
  await turnableClock();
});
afterAll(async () => {
  await c.close();
  await database.drop();
});

const KINDS = [
  'read',
  'read',
  'read',
  'absent',
  'unreachable',
  'hold',
  'read and accept',
  'accept',
  'reject',
  'reread',
  'correct',
  'withdraw',
  'note',
  'note of the month',
  'note of the year',
] as const;

/** What happens on one day: readings of a run, or somebody's decision about earlier ones. */
type Event = {
  kind: (typeof KINDS)[number];
  /** Days since the event before it; 0: the same day. */
  gap: number;
  wording: number;
  amount: number;
};
const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom(...KINDS),
  gap: fc.constantFrom(0, 1, 3, 7, 7, 40),
  wording: fc.nat(WORDINGS.length - 1),
  amount: fc.nat(AMOUNTS.length - 1),
});

const flat = (usd: string): Rule => ({ money: USD, terms: [perImage(usd)] });

/** What Postgres stamps by itself bears the day of the history, which is a row to be updated. */
async function turnableClock(): Promise<void> {
  const stamped = ['verdicts.at', 'retractions.at', 'quarantines.at', 'observations.recorded_at'];
  const alter = stamped.map((name) => {
    const [table, column] = name.split('.');
    return `alter table ${table} alter column ${column} set default clock_now();`;
  });
  await c.sql.unsafe(`
    create table clock as select now() as at;
    create function clock_now() returns timestamptz language sql stable as 'select at from clock';
    ${alter.join('\n')}`);
}

/** One host that lives through a history, with the database's own clock set to each day. */
class Life {
  day = FIRST;
  hour = 0;
  versions = 0;
  /** What the pages would have got at the end of each day on which something happened. */
  shown = new Map<string, unknown>();
  constructor(readonly host: string) {}

  async begin(): Promise<void> {
    await c.db.insert(t.hosts).values({ id: this.host, name: this.host });
    await c.db.insert(t.sources).values(
      [OWN, OTHER].map((url) => ({
        id: sourceId(this.host, 'host', url),
        hostId: this.host,
        url,
      })),
    );
  }

  async live(events: readonly Event[]): Promise<void> {
    for (const [i, e] of events.entries()) {
      this.day = addDays(this.day, e.gap);
      this.hour = e.gap > 0 ? 1 : this.hour + 1;
      await this.setClock();
      await this.happen(e);
      if (events[i + 1]?.gap === 0) continue;
      this.shown.set(this.day, shownOf(await loadMarket(c.db), this.host));
    }
  }

  get at(): Date {
    return new Date(`${this.day}T${String(this.hour).padStart(2, '0')}:00:00Z`);
  }

  async setClock(): Promise<void> {
    await c.sql`update clock set at = ${this.at.toISOString()}::timestamptz`;
  }

  async happen({ kind, wording, amount }: Event): Promise<void> {
    const usd = AMOUNTS[amount] as string;
    const reading = async (more: Partial<NewObservation> = {}) =>
      this.reading(WORDINGS[wording] as string, usd, await this.snapshot(), more);
    if (kind === 'read') return this.publish({ observations: [await reading()] });
    if (kind === 'absent') return this.publish({ absences: [this.missed(wording)] });
    if (kind === 'unreachable')
      return this.publish({ unreachable: [this.missed(wording)], outcome: 'failed' });
    if (kind === 'note') {
      const noted = { snapshotId: null, obtained: 'recorded by a test', sourceUrl: OTHER };
      return this.publish({ observations: [await reading({ ...noted, origin: 'third_party' })] });
    }
    if (kind === 'note of the month' || kind === 'note of the year') {
      const precision = kind === 'note of the month' ? 'month' : 'year';
      const day =
        precision === 'month' ? `${this.day.slice(0, 7)}-01` : `${this.day.slice(0, 4)}-01-01`;
      const noted = { snapshotId: null, obtained: 'recorded by a test', sourceUrl: OTHER };
      const dated = { day, precision, at: new Date(`${day}T00:00:00Z`) } as const;
      return this.publish({ observations: [await reading({ ...noted, ...dated })] });
    }
    const quarantine = { guard: 'jump', detail: 'synthetic' };
    if (kind === 'hold') return this.publish({ observations: [await reading({ quarantine })] });
    const [held] = (await undecided(c.db)).filter((h) => h.hostId === this.host);
    if (kind === 'read and accept') {
      const accepted = held ? [{ observationId: held.id, by: 'next run', reason: 'again' }] : [];
      return this.publish({ observations: [await reading()], accepted });
    }
    if (kind === 'accept' || kind === 'reject') {
      if (held) await decide(c.db, held, { verdict: kind, by: 'a person', reason: 'looked' });
      return;
    }
    const [past] = await this.readings(wording);
    if (!past) return;
    if (kind === 'reread' && past.snapshotId) {
      const { snapshotId, day, at } = past;
      const anew = this.reading(WORDINGS[wording] as string, usd, snapshotId, { day, at });
      this.versions += 1;
      return this.publish({ observations: [{ ...anew, obtained: this.extractor }] });
    }
    const instead = kind === 'correct' ? { rule: flat(usd), quote: 'looked again' } : null;
    await correct(c.db, { observationId: past.id, reason: 'misread', instead }).catch((error) => {
      if (!(error instanceof CannotCorrect)) throw error;
    });
  }

  get extractor(): string {
    return `synthetic@${this.versions}`;
  }

  async readings(wording: number) {
    const offer = this.offerId(wording);
    const rows = await c.db.select().from(t.observations).where(eq(t.observations.offerId, offer));
    return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  offerId(wording: number): string {
    const hostModel = WORDINGS[wording] as string;
    return offerId(this.identity(hostModel));
  }

  identity(hostModel: string) {
    const identity = { hostId: this.host, reporter: 'host', hostModel, variant: '', tier: null };
    return { ...identity, modelId: 'synthetic-model', operation: 'generate' as const };
  }

  missed(wording: number) {
    return { offerId: this.offerId(wording), sourceUrl: OWN, at: this.at };
  }

  async snapshot(): Promise<string> {
    const id = `${this.host} ${this.at.toISOString()}`;
    const body = { hash: sha256(id), size: 1, data: Buffer.from('x') };
    await c.db.insert(t.bodies).values(body).onConflictDoNothing();
    const stored = { id, bodyHash: body.hash, takenAt: this.at, contentType: 'text/plain' };
    await c.db
      .insert(t.snapshots)
      .values({ ...stored, form: 'live', sourceId: sourceId(this.host, 'host', OWN) })
      .onConflictDoNothing();
    return id;
  }

  reading(hostModel: string, usd: string, snapshotId: string, more: Partial<NewObservation>) {
    return {
      offer: this.identity(hostModel),
      sourceUrl: OWN,
      snapshotId,
      day: this.day,
      precision: 'day',
      at: this.at,
      rule: flat(usd),
      quote: `$${usd}`,
      origin: 'host',
      obtained: this.extractor,
      effectiveOn: null,
      quarantine: null,
      ...more,
    } satisfies NewObservation;
  }

  async publish(p: Partial<Publication>): Promise<void> {
    const none = { observations: [], absences: [], unreachable: [], unresolved: [], accepted: [] };
    const known = await c.db.select().from(t.offers).where(eq(t.offers.hostId, this.host));
    const ids = new Set(known.map((o) => o.id));
    // A run misses only what it knows of.
    const of = (tries: Publication['absences'] = []) => tries.filter((a) => ids.has(a.offerId));
    const runId = await startRun(c.db, 'live');
    await publishHost(c.db, {
      ...none,
      runId,
      hostId: this.host,
      outcome: 'published',
      message: null,
      ...p,
      absences: of(p.absences),
      unreachable: of(p.unreachable),
    });
    await finishRun(c.db, runId);
  }
}

/** Offers of one host; one that nothing is known of yet shows nothing. */
function shownOf(market: Market, host: string): unknown {
  return market.offers.filter((o) => o.hostId === host);
}

let lives = 0;
async function relive(events: readonly Event[]): Promise<Life> {
  lives += 1;
  const life = new Life(`synthetic-${lives}`);
  await life.begin();
  await life.live(events);
  return life;
}

const step = (kind: Event['kind'], gap = 7, amount = 0, wording = 0): Event => ({
  kind,
  gap,
  amount,
  wording,
});
/** A history that was once told wrongly: a body taken back and read anew much later. */
const FOUND: [Event[]][] = [
  [[step('read', 0), step('withdraw', 0), step('reread', 40, 1), step('read', 0)]],
];
const pricesOn = async (life: Life, day: string) =>
  (await loadMarketAsOf(c.db, day)).offers
    .filter((o) => o.hostId === life.host)
    .flatMap((o) => o.spans.map((s) => [s.from, s.to, s.checkedOn, s.rule.terms[0]?.amount]));

describe('a market of an earlier day', () => {
  it('is what was shown on that day, whatever has happened since', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 10 }), async (events) => {
        const life = await relive(events);
        for (const [day, shown] of life.shown)
          expect(shownOf(await loadMarketAsOf(c.db, day), life.host)).toEqual(shown);
        const now = shownOf(await loadMarket(c.db), life.host);
        expect(shownOf(await loadMarketAsOf(c.db, LAST), life.host)).toEqual(now);
      }),
      { numRuns: 12, examples: FOUND },
    );
  }, 240_000);

  it('knows what is dated by its year from the day it was noted, not from New Year', async () => {
    const life = await relive([step('note of the year', 90), step('read', 7, 1, 1)]);
    expect(await pricesOn(life, '2026-03-31')).toEqual([]);
    expect(await pricesOn(life, '2026-04-01')).toEqual([
      ['2026-01-01', null, '2026-01-01', '0.02'],
    ]);
    expect((await loadMarketAsOf(c.db, '2026-03-31')).leftOut).not.toEqual([]);
  });

  it('knows what is noted long after its month from the last day of the month', async () => {
    const life = await relive([step('read', 100, 2)]);
    const dated = {
      day: '2026-02-01',
      precision: 'month',
      at: new Date('2026-02-01T00:00:00Z'),
    } as const;
    const noted = { snapshotId: null, obtained: 'recorded by a test', sourceUrl: OTHER };
    const late = life.reading('b', '0.05', '', { ...noted, ...dated });
    await life.publish({ observations: [late] });
    expect(await pricesOn(life, '2026-02-27')).toEqual([]);
    expect(await pricesOn(life, '2026-02-28')).toEqual([
      ['2026-02-01', null, '2026-02-01', '0.05'],
    ]);
  });

  it('dates a wording that nobody could name as exactly as what was read beside it', async () => {
    const life = await relive([step('note of the month', 50)]);
    const seen = { wording: 'w', words: 'w', reason: 'synthetic', lastSeen: '2026-02-11' };
    const source = sourceId(life.host, 'host', OTHER);
    await c.db.insert(t.unresolved).values({ ...seen, sourceId: source, firstSeen: '2026-02-01' });
    expect(await unresolvedOfHost(c.db, life.host)).toMatchObject([
      {
        firstSeen: { day: '2026-02-01', precision: 'month' },
        lastSeen: { day: '2026-02-11', precision: 'day' },
      },
    ]);
  });

  it('knows nothing before the first reading', async () => {
    const life = await relive([step('read')]);
    expect(await pricesOn(life, '2026-01-07')).toEqual([]);
    expect(await pricesOn(life, '2026-01-08')).toHaveLength(1);
  });

  it('believes a held reading from the day of its verdict', async () => {
    const life = await relive([step('read'), step('hold', 7, 3), step('accept', 20)]);
    const held = ['2026-01-15', '2026-02-03'];
    for (const day of held)
      expect(await pricesOn(life, day)).toEqual([['2026-01-08', null, '2026-01-08', '0.02']]);
    expect(await pricesOn(life, '2026-02-04')).toEqual([
      ['2026-01-08', '2026-01-15', '2026-01-08', '0.02'],
      ['2026-01-15', null, '2026-01-15', '0.3'],
    ]);
  });

  it('never believes a rejected one', async () => {
    const life = await relive([step('read'), step('hold', 7, 3), step('reject', 7)]);
    expect(await pricesOn(life, LAST)).toEqual([['2026-01-08', null, '2026-01-08', '0.02']]);
  });

  for (const kind of ['correct', 'reread'] as const)
    it(`still shows a mistake before it was found (${kind})`, async () => {
      const life = await relive([step('read', 7, 3), step(kind, 30, 1)]);
      expect(await pricesOn(life, '2026-02-06')).toEqual([
        ['2026-01-08', null, '2026-01-08', '0.3'],
      ]);
      expect(await pricesOn(life, '2026-02-07')).toEqual([
        ['2026-01-08', null, '2026-01-08', '0.03'],
      ]);
    });

  it('sells what ended later', async () => {
    const life = await relive([step('read'), step('absent'), step('absent')]);
    const [open] = await pricesOn(life, '2026-01-15');
    expect(open).toEqual(['2026-01-08', null, '2026-01-08', '0.02']);
    expect(
      (await loadMarketAsOf(c.db, '2026-01-15')).offers.find((o) => o.hostId === life.host),
    ).toMatchObject({ lastTry: 'not_found', triedOn: '2026-01-15' });
    const [ended] = await pricesOn(life, '2026-01-22');
    expect(ended).toEqual(['2026-01-08', '2026-01-15', '2026-01-08', '0.02']);
  });
});
