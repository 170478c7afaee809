/**
 * One test for every host module, by reading the registry. A host's recorded bodies stand in
 * `recorded/` with `index.json`, what they must give in `expected.json`.
 * `UPDATE_EXPECTED=1` writes expected.json anew: read the diff before you commit it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aliasFor, hostById, readVariant } from '@/catalog';
import { quote, ruleSchema, workload } from '@/pricing';
import { type Body, ExtractError, type Extracted, type HostModule, variantKey } from '../contract';
import { hostModules } from '.';

type Entry = { host: string; url: string; file: string; contentType: string; status: number };
type Expected = Pick<Extracted, 'offers' | 'leftovers'> & { file: string; ignored: number };

const HERE = import.meta.dirname;
const CAPTURES = join(HERE, '../../../shared/captures');
const hasCaptures = existsSync(join(CAPTURES, 'index.json'));
const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
/** Letters and digits as they stand: white space, emphasis and quote marks aside. */
const bare = (text: string) => text.replace(/[\s*_`\\"\uFEFF]/g, '').replaceAll('×', 'x');
/** A quote may leave out sentences or fields between those that prove the price, or be cut short. */
const stands = (quoted: string, text: string) =>
  quoted
    .split(/\.{3}|…|(?<=\.)\s+(?=[A-Z\d])|(?<="),(?=")/)
    .every((part) => text.includes(bare(part)));

function bodyOf(folder: string, entry: Entry): Body {
  const text = readFileSync(join(folder, entry.file), 'utf8');
  return { url: entry.url, contentType: entry.contentType, text };
}

function recordedOf(host: string): { body: Body; file: string }[] {
  const folder = join(HERE, host, 'recorded');
  const listed = readJson<Entry[] | { bodies: Entry[] }>(join(folder, 'index.json'));
  const entries = Array.isArray(listed) ? listed : listed.bodies;
  return entries.map((entry) => ({ body: bodyOf(folder, entry), file: entry.file }));
}

/** What no module may ever do, whatever the body. */
function checkShape(module: HostModule, body: Body, read: Extracted): void {
  const text = bare(body.text);
  const names = read.offers.map((o) => `${o.hostModel} ${o.operation} ${variantKey(o.variant)}`);
  expect(new Set(names).size, `an offer twice in ${body.url}`).toBe(names.length);
  for (const offer of read.offers) {
    const where = `${module.host} ${offer.hostModel} ${variantKey(offer.variant)}`;
    expect(ruleSchema.safeParse(offer.rule).error, where).toBeUndefined();
    expect(offer.quote.trim(), where).not.toBe('');
    expect(stands(offer.quote, text), `${where}: "${offer.quote}" is not in the body`).toBe(true);
    const amounts = offer.rule.terms.map((t) => t.amount);
    expect(amounts, `${where}: no amount of zero`).not.toContain('0');
    const usd = quote(offer.rule, workload({ operation: offer.operation ?? 'generate' })).usd;
    expect(usd === '0', `${where}: never quoted as 0`).toBe(false);
  }
  for (const l of [...read.leftovers, ...read.ignored])
    expect(
      [l.wording, l.reason].every((words) => words.trim() !== ''),
      JSON.stringify(l),
    ).toBe(true);
}

/** A damaged or foreign body gives an error that says so, or nothing priced and a reason. */
function givesNoPrice(module: HostModule, body: Body): void {
  let read: Extracted;
  try {
    read = module.extract(body);
  } catch (error) {
    expect(error, `${module.host}: ${body.text.slice(0, 40)}`).toBeInstanceOf(ExtractError);
    return;
  }
  expect(read.offers, `${module.host}: ${body.text.slice(0, 40)}`).toEqual([]);
  expect(
    read.leftovers.length,
    `${module.host}: silent about ${body.text.slice(0, 40)}`,
  ).toBeGreaterThan(0);
}

const FOREIGN: [string, string, string][] = [
  ['an empty body', 'text/html', ''],
  [
    'a login wall',
    'text/html',
    '<!doctype html><html><head><title>Sign in</title></head><body><h1>Sign in</h1><form><input name="email"></form><p>Plans from $20 a month</p></body></html>',
  ],
  [
    'a challenge',
    'text/html',
    '<html><body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>',
  ],
  ['an empty object', 'application/json', '{}'],
  ['an error in JSON', 'application/json', '{"error":{"message":"rate limited"}}'],
  ['plain words', 'text/plain', 'Service unavailable'],
];

describe.each(hostModules.map((m) => [m.host, m] as const))('%s', (host, module) => {
  it('is a host of the catalog and reads from its own addresses only', () => {
    const known = hostById(host);
    expect(known, `${host} is not in the catalog`).toBeDefined();
    for (const source of module.sources()) {
      expect(known?.allowedHosts).toContain(new URL(source.url).hostname);
      expect(module.reads(source.url), `${source.url} is not read`).toBe(true);
      expect(source.minimumOffers).toBeGreaterThan(0);
    }
    for (const url of ['https://example.org/', 'not a url', `http://${known?.allowedHosts?.[0]}/`])
      expect(module.reads(url), url).toBe(false);
  });

  it('reads its recorded bodies to exactly what is expected', () => {
    const path = join(HERE, host, 'expected.json');
    const found = recordedOf(host).map(({ body, file }): Expected => {
      expect(module.reads(body.url), body.url).toBe(true);
      const read = module.extract(body);
      checkShape(module, body, read);
      expect(plain(module.extract(body)), 'read twice').toEqual(plain(read));
      return plain({
        file,
        offers: read.offers,
        leftovers: read.leftovers,
        ignored: read.ignored.length,
      });
    });
    if (process.env.UPDATE_EXPECTED) writeFileSync(path, `${JSON.stringify(found, null, 2)}\n`);
    expect(found).toEqual(readJson<Expected[]>(path));
    expect(found.some((body) => body.offers.length > 0)).toBe(true);
  });

  it('names every recorded offer through the alias table, or lists it as unnamed', () => {
    for (const { offers } of readJson<Expected[]>(join(HERE, host, 'expected.json')))
      for (const { hostModel } of offers) {
        const alias = aliasFor(host, hostModel);
        if (!alias)
          expect(UNNAMED[host] ?? [], `${host}: nobody has named "${hostModel}"`).toContain(
            hostModel,
          );
        else expect(() => readVariant(alias.variant)).not.toThrow();
      }
  });

  it('agrees with the examples that its pages print', () => {
    for (const { offers } of readJson<Expected[]>(join(HERE, host, 'expected.json')))
      for (const { rule, operation, examples = [], hostModel } of offers)
        for (const { workload: asked, usd, words } of examples) {
          const { total } = quote(rule, workload({ operation: operation ?? 'generate', ...asked }));
          const close = total !== null && Math.abs(Number(total) - Number(usd)) <= halfDigit(usd);
          const disputed = (DISPUTED[host] ?? []).includes(words);
          expect(close, `${hostModel}: "${words}", computed ${total}`).toBe(!disputed);
        }
  });

  it.each(FOREIGN)('gives no price for %s', (_, contentType, text) => {
    for (const { body } of recordedOf(host)) givesNoPrice(module, { ...body, contentType, text });
  });

  it('gives no wrong price when amounts are torn, zero, in another currency or with a decimal comma', () => {
    for (const { body } of recordedOf(host).filter(({ body: b }) => b.text.includes('$'))) {
      const good = module.extract(body).offers.map((o) => JSON.stringify(o.rule));
      for (const [from, to] of [
        [/(\$\d)\.(\d)/g, '$1 . $2'],
        [/(\$\d)\.(\d)/g, '$1,$2'],
        [/\$(?=\d)/g, '€'],
        [/\$\d[\d.]*(?=[^\d.])/g, '$$0'],
      ] as [RegExp, string][]) {
        const damaged = { ...body, text: body.text.replace(from, to) };
        if (damaged.text === body.text) continue;
        const rules = readOrRefuse(module, damaged)
          .filter((o) => o.rule.terms.length > 0 && !o.rule.withheld)
          .map((o) => JSON.stringify(o.rule));
        expect(
          rules.filter((rule) => !good.includes(rule)),
          `${host}: ${to}`,
        ).toEqual([]);
      }
    }
  });

  it('reads the same through CRLF and a byte order mark', () => {
    for (const { body } of recordedOf(host)) {
      const text = `\uFEFF${body.text.replace(/\r?\n/g, '\r\n')}`;
      const strip = (read: Extracted) => read.offers.map(({ quote: _, ...rest }) => rest);
      expect(strip(module.extract({ ...body, text }))).toEqual(strip(module.extract(body)));
    }
  });

  // Captures are third parties' material and don't travel with the repository.
  it.skipIf(!hasCaptures)(
    'reads every capture of the host, or says why not (needs ../shared/captures)',
    () => {
      const captures = readJson<Entry[]>(join(CAPTURES, 'index.json')).filter(
        (c) => c.host === host,
      );
      for (const entry of captures.filter((c) => c.status === 200)) {
        expect(module.reads(entry.url), `${entry.url} is not read`).toBe(true);
        const body = bodyOf(CAPTURES, entry);
        try {
          const read = module.extract(body);
          checkShape(module, body, read);
          const said = [...read.offers, ...read.leftovers, ...read.ignored];
          expect(said.length, entry.file).toBeGreaterThan(0);
        } catch (error) {
          if (!(error instanceof ExtractError)) throw error;
          expect(REFUSED, `${entry.file}: ${error.message}`).toContain(entry.file);
        }
      }
    },
  );
});

function readOrRefuse(module: HostModule, body: Body): Extracted['offers'] {
  try {
    return module.extract(body).offers;
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    return [];
  }
}

/** Half of the last digit printed: examples are rounded to it. */
function halfDigit(usd: string): number {
  return 0.500001 * 10 ** -(usd.split('.')[1]?.length ?? 0);
}

/** Wordings in recorded bodies that the catalog leaves without a row. */
const UNNAMED: Record<string, string[]> = {};

/** Worked examples that contradict their own page's rule; both are kept. */
const DISPUTED: Record<string, string[]> = {
  // The page prices 512x512 above 1024x1024, and its own bracket says $0.03.
  fal: ['512x512 output will cost $0.04 ($0.03 for 0.25 megapixels, rounded to 1 megapixel)'],
};

/** Captures that are rightly refused. */
const REFUSED: string[] = [];
