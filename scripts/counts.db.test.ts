import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostSummaries, offersOfHost } from '@/app/lib/hosts';
import { strip } from '@/app/lib/overview';
import { sitePreview } from '@/app/lib/preview-text';
import { statusOf } from '@/app/lib/status';
import { hosts } from '@/catalog';
import { type Connection, connect } from '@/db/client';
import { importPriceBook } from '@/db/import-price-book';
import { loadMarket, type MarketOffer } from '@/db/queries/market';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { coverageTable } from '@/scrapers/commands/coverage-table';
import { coverage } from '@/scrapers/coverage';

const TODAY = '2026-11-20';

let database: TestDatabase;
let c: Connection;
let offers: MarketOffer[];
beforeAll(async () => {
  database = await freshDatabase();
  c = connect(database.url);
  await importPriceBook(c.db);
  ({ offers } = await loadMarket(c.db));
});
afterAll(async () => {
  await c?.close();
  await database?.drop();
});

describe('on one database every page and command counts the same', () => {
  const status = () => statusOf({ offers, today: TODAY, readings: [], held: [] });

  it('prices in force: home, preview, status, hosts, each host’s page, coverage', () => {
    const { all, hosts: byHost } = status();
    expect(all.prices).toBeGreaterThan(500);
    const home = strip(offers, TODAY);
    expect(home).toMatchObject({ prices: all.prices, hosts: all.hosts, fresh: all.fresh });
    expect(sitePreview(home).figure).toContain(String(all.prices));
    expect(sum(byHost.map((h) => h.prices))).toBe(all.prices);
    const summaries = hostSummaries(offers, TODAY);
    expect(sum(summaries.map((h) => h.offers))).toBe(all.prices);
    expect(summaries.filter((h) => h.without === null)).toHaveLength(all.hosts);
    expect(sum(hosts.map((h) => offersOfHost(h.id, offers, TODAY).length))).toBe(all.prices);
    expect(coverage(offers, TODAY).totals).toMatchObject({
      offers: all.prices,
      selling: all.hosts,
    });
    expect(sum(coverage(offers, TODAY).hosts.map((h) => h.offers))).toBe(all.prices);
  });

  it('those with a number, and those of ended models', () => {
    const { all } = status();
    const { totals, hosts: rows } = coverage(offers, TODAY);
    expect(totals.priced).toBe(all.withNumber);
    expect(sum(rows.map((h) => h.priced))).toBe(all.withNumber);
    expect(all.withNumber).toBeLessThan(all.prices);
    expect(all.ended).toBeGreaterThan(0);
    expect(totals.ended).toBe(all.ended);
  });

  it('in the command’s words', () => {
    const { all } = status();
    const words = coverageTable(coverage(offers, TODAY));
    expect(words).toContain(`Prices in force: ${all.prices} `);
    expect(words).toContain(`${all.withNumber} of them with a number at the standard workload`);
    expect(words).toContain(`ended models, left out above: ${all.ended}`);
  });
});

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
