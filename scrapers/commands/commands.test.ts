import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runScript } from './command.test-helper';

const nowhere = { DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/prices' };
const slow = { timeout: 60_000 };
const ZAI = 'https://docs.z.ai/guides/overview/pricing';

describe('a mistake ends in one line on stderr and exit code 2', slow, () => {
  it.each<[string, string[], RegExp]>([
    ['scrape', ['nosuchhost'], /no host "nosuchhost"; hosts with a module: /],
    ['scrape', ['--bogus'], /unknown option '--bogus'/],
    ['scrape', ['--replay', 'nosuchfolder'], /no folder nosuchfolder to replay from/],
    ['scrape', ['--accept'], /--accept needs the names of the hosts/],
    ['scrape', ['cloudflare'], /cannot reach the database 127\.0\.0\.1:1\/prices/],
    [
      'extract',
      ['cloudflare', 'nosuchfile', '--url', 'https://example.org/'],
      /does not read https:\/\/example\.org/,
    ],
    ['extract', ['zai', '/dev/null', '--url', ZAI], /can't read \/dev\/null: it is empty/],
    [
      'extract',
      ['zai', 'no\nsuch\u001b[31m', '--url', ZAI],
      /can't read no such \[31m: there is no/,
    ],
    ['diagnose', [], /missing required argument 'host'/],
    ['diagnose', ['cloudflare'], /cannot reach the database 127\.0\.0\.1:1\/prices/],
    ['worker', [], /cannot reach the database 127\.0\.0\.1:1\/prices/],
    ['coverage', ['--json'], /cannot reach the database 127\.0\.0\.1:1\/prices/],
    ['quote', ['cloudflare', 'flux-1-schnell', '--steps', '1e3'], /--steps takes a whole number/],
    [
      'quote',
      ['cloudflare', 'flux-1-schnell', '--size', 'large'],
      /--size takes WIDTHxHEIGHT in pixels, each 16 to 16384, .+, not “large”/,
    ],
    ['quote', ['cloudflare', 'flux-1-schnell', '--steps', '0.5'], /--steps takes a whole number/],
    ['quote', ['cloudflare', 'flux-1-schnell', '--steps', '0x10'], /whole number.+, not “0x10”/],
    [
      'quote',
      ['cloudflare', 'flux-1-schnell', '--operation', 'paint'],
      /--operation is one of generate, edit, upscale/,
    ],
    ['review', ['accept', 'abcd'], /required option '--reason/],
    ['guards', ['nosuchfolder'], /no folder nosuchfolder with histories/],
    ['guards', ['scrapers'], /no history in scrapers; expected litellm-image-price-history\.csv/],
  ])('%s %j', async (name, args, message) => {
    const { code, out, err } = await runScript(name, args, nowhere);
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).not.toContain('secret');
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});

const capture = join(
  import.meta.dirname,
  '../../../shared/captures/cloudflare/pricing.2026-09-28.md',
);
const url = 'https://developers.cloudflare.com/workers-ai/platform/pricing/index.md';

// Real bodies are third parties' material and not part of the repository.
describe.skipIf(!existsSync(capture))('with a real body (skipped without ../shared)', slow, () => {
  it('extract prints a JSON object a line', async () => {
    const { code, out } = await runScript('extract', ['cloudflare', capture, '--url', url]);
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(rows).toContainEqual(
      expect.objectContaining({
        host: 'cloudflare',
        model: 'flux-1-schnell',
        operation: 'generate',
        usdPerImage: '0.0006336',
      }),
    );
    for (const row of rows) expect(row.quote).not.toBe('');
  });

  it('quote prints one JSON object whose terms add up', async () => {
    const args = ['cloudflare', 'flux-1-schnell', '--capture', capture, '--url', url];
    const { code, out } = await runScript(
      'quote',
      [...args, '--size', '1920x1080', '--steps', '8'],
      nowhere,
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      usd: '0.0014784',
      terms: [{ usd: '0.0006336' }, { usd: '0.0008448' }],
      exactness: 'computed',
      reason: null,
    });
  });

  it('quote says what is sold when the model is not', async () => {
    const args = ['cloudflare', 'gpt-image-1', '--capture', capture, '--url', url];
    const { code, err } = await runScript('quote', args, nowhere);
    expect(err).toMatch(/cloudflare does not sell gpt-image-1; cloudflare sells: .*flux-1-schnell/);
    expect(code).toBe(2);
  });
});
