import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@/db/migrate';
import { startServer } from '@/db/server';
import { onServer } from '@/db/testing';

/** Starts a throwaway cluster, migrates a template, sets TEST_DATABASE_URL. */
export default async function setup() {
  const dataDir = mkdtempSync(join(tmpdir(), 'perimage-test-'));
  // An interrupted run skips the teardown.
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const server = await startServer({ dataDir, settings: { fsync: 'off' } });
  const teardown = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await onServer(server.url, 'create database perimage_template');
    const template = new URL(server.url);
    template.pathname = '/perimage_template';
    await migrate(template.href);
    await onServer(server.url, 'create database perimage_test template perimage_template');
    const url = new URL(server.url);
    url.pathname = '/perimage_test';
    process.env.TEST_DATABASE_URL = url.href;
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
