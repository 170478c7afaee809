import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '@/db/commands/run';
import type { HostModule } from './contract';
import { grouped, readReplay, resultsOf } from './replay';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'perimage-replay-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const entry = (more: object = {}) => ({
  host: 'somehost',
  url: 'https://host.example/pricing',
  file: 'a.html',
  contentType: 'text/html',
  status: 200,
  capturedAt: '2026-03-01',
  form: 'file',
  note: 'extra keys do no harm',
  ...more,
});
const write = (file: string, content: string | Uint8Array) => {
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  writeFileSync(join(dir, file), content);
};
const index = (list: unknown, file = 'index.json') => write(file, JSON.stringify(list));
const module: HostModule = {
  host: 'somehost',
  version: 1,
  sources: () => [{ url: 'https://host.example/pricing', kind: 'page', minimumOffers: 7 }],
  reads: (url) => url.startsWith('https://host.example/'),
  extract: () => ({ offers: [], leftovers: [], ignored: [] }),
};
const results = () => grouped(readReplay(dir)).flatMap((g) => resultsOf(module, g));

describe('a folder with an index', () => {
  it('is read as if fetched at noon UTC of its day', () => {
    index([entry({ dateKnown: false }), entry({ url: 'https://host.example/old' })]);
    write('a.html', '\uFEFF$0.04');
    expect(results()).toMatchObject([
      {
        takenAt: new Date('2026-03-01T12:00:00Z'),
        precision: 'month',
        minimumOffers: 7,
        form: 'file',
        body: { text: '$0.04' },
      },
      { precision: 'day', minimumOffers: 1 },
    ]);
  });

  it('knows a transcription that is a third party’s copy by its note', () => {
    const form = (note: string) => {
      index([entry({ form: 'transcribed', note })]);
      write('a.html', '$0.04');
      return readReplay(dir)[0]?.form;
    };
    expect(form("a third party's copy of the table with its own notes")).toBe('copied');
    expect(form('all tables')).toBe('transcribed');
  });

  it('goes by day, then by host', () => {
    index([entry({ capturedAt: '2026-04-01' }), entry({ host: 'zeta' }), entry()]);
    write('a.html', 'x');
    expect(grouped(readReplay(dir)).map((g) => `${g.day} ${g.host}`)).toEqual([
      '2026-03-01 somehost',
      '2026-03-01 zeta',
      '2026-04-01 somehost',
    ]);
  });

  it('tells of bodies that are none', () => {
    index([
      entry({ status: 503 }),
      entry({ url: 'https://other.example/' }),
      entry({ file: 'bad.html' }),
    ]);
    write('a.html', 'x');
    write('bad.html', Buffer.from([0xff, 0xfe]));
    expect(results()).toMatchObject([
      { error: 'answered 503' },
      { error: 'the module does not read this address' },
      { error: 'the body is not valid utf-8' },
    ]);
  });

  it.each<[string, () => void, RegExp]>([
    ['nothing there', () => {}, /neither an index\.json nor/],
    ['no JSON', () => write('index.json', '{'), /can't be read/],
    [
      'a wrong day',
      () => index([entry({ capturedAt: '2026-02-30' })]),
      /not a replay list: 0\.capturedAt: .*a day/,
    ],
    ['a missing key', () => index([{ host: 'x' }]), /not a replay list: 0\./],
    [
      'a missing file',
      () => index([entry({ file: 'gone.html' })]),
      /gone\.html, which is not there/,
    ],
    ['a file outside', () => index([entry({ file: '../../etc/hosts' })]), /outside of its folder/],
  ])('%s is one clear error', (_, prepare, message) => {
    prepare();
    expect(() => readReplay(dir)).toThrow(UsageError);
    expect(() => readReplay(dir)).toThrow(message);
  });
});

it("the repository's own recorded bodies count as made up", () => {
  index([entry()], 'somehost/recorded/index.json');
  write('somehost/recorded/a.html', 'x');
  expect(readReplay(dir)).toMatchObject([{ synthetic: true }]);
});
