import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type Ended = { code: number | null; out: string; err: string };

/** Runs a command as a user does, in a process of its own. */
export function runScript(
  name: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Ended> {
  const root = join(import.meta.dirname, '../..');
  const script = join(root, 'scrapers/commands', `${name}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}
