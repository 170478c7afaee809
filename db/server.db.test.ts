import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DatabaseUnavailable, startServer, withDatabase } from './server';

let dataDir: string;
const options = () => ({ dataDir, settings: { fsync: 'off' } });

async function query(url: string, text: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end();
  }
}

const pidFile = () => join(dataDir, 'data/postmaster.pid');
const postmaster = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'perimage-server-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  if (existsSync(pidFile())) {
    const server = await startServer(options());
    await server.stop();
  }
  rmSync(dataDir, { recursive: true, force: true });
});

describe('startServer', () => {
  it('keeps the data over a restart and stops for real', async () => {
    const first = await startServer(options());
    await query(first.url, 'create table kept (n int); insert into kept values (7)');
    await first.stop();
    expect(existsSync(pidFile())).toBe(false);
    const second = await startServer(options());
    expect(second.started).toBe(true);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await second.stop();
    await second.stop();
  });

  it('is UTF-8, in UTC, on loopback with a password of its own', async () => {
    const server = await startServer(options());
    const [row] = await query(
      server.url,
      `select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone,
        current_setting('listen_addresses') as listens, lower('ÄÖ') as lowered`,
    );
    expect(row).toEqual({ encoding: 'UTF8', zone: 'UTC', listens: '127.0.0.1', lowered: 'äö' });
    expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600);
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    await server.stop();
  });

  it('joins a running server, which lives until its last user leaves', async () => {
    const first = await startServer(options());
    const second = await startServer(options());
    expect([first.started, second.started]).toEqual([true, false]);
    expect(second.url).toBe(first.url);
    await first.stop();
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(existsSync(pidFile())).toBe(false);
  });

  it('makes one cluster when many start at once', async () => {
    const servers = await Promise.all([1, 2, 3].map(() => startServer(options())));
    expect(servers.filter((server) => server.started)).toHaveLength(1);
    expect(new Set(servers.map((server) => server.url)).size).toBe(1);
    await Promise.all(servers.map((server) => server.stop()));
    expect(existsSync(pidFile())).toBe(false);
  });

  it('recovers after the server was killed', async () => {
    const first = await startServer(options());
    await query(first.url, 'create table kept (n int); insert into kept values (7)');
    process.kill(postmaster(), 'SIGKILL');
    await vi.waitFor(() => expect(query(first.url, 'select 1')).rejects.toThrow());
    expect(existsSync(pidFile())).toBe(true);
    const second = await startServer(options());
    expect(second.started).toBe(true);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await second.stop();
  });

  it('is not fooled by a pid file whose number belongs to another process', async () => {
    const first = await startServer(options());
    await first.stop();
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    writeFileSync(pidFile(), `${other.pid}\n${dataDir}\n0\n5432\n\n127.0.0.1\n0\nready\n`);
    const second = await startServer(options());
    expect(second.started).toBe(true);
    await second.stop();
    other.kill();
  });

  it('takes over a lock whose holder died', async () => {
    writeFileSync(join(dataDir, 'lock'), '999999999\n');
    const server = await startServer(options());
    await server.stop();
  });
});

describe('withDatabase', () => {
  it('uses DATABASE_URL as it is', async () => {
    const url = process.env.TEST_DATABASE_URL ?? '';
    vi.stubEnv('DATABASE_URL', url);
    expect(await withDatabase(async (given) => given)).toBe(url);
  });

  it.each([
    ['postgres://someone:secret@127.0.0.1:1/prices', /127\.0\.0\.1:1\/prices/],
    ['mysql://127.0.0.1/prices', /postgres:\/\//],
    ['not a url', /DATABASE_URL/],
  ])('says in one line that %s is unreachable', async (url, pattern) => {
    vi.stubEnv('DATABASE_URL', url);
    const error = await withDatabase(async () => 'never').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    const { message } = error as DatabaseUnavailable;
    expect(message).toMatch(pattern);
    expect(message).not.toContain('\n');
    expect(message).not.toContain('secret');
  });
});
