import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readPlaywright, readVitest, sum } from './tally';

const folder = mkdtempSync(join(tmpdir(), 'perimage-tally-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const vitest = (testResults: unknown[], failed = 0) =>
  report({
    numPassedTests: 5,
    numFailedTests: failed,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults,
  });

it('adds up a Vitest report', () => {
  const suite = { status: 'failed', assertionResults: [{ status: 'failed' }] };
  expect(readVitest(vitest([suite], 1), 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
});

it('counts a file that could not be loaded', () => {
  const suite = { status: 'failed', assertionResults: [] };
  expect(readVitest(vitest([suite]), 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
});

it('counts a bad exit, a missing and a broken report as one failure', () => {
  expect(readVitest(vitest([]), 1).failed).toBe(1);
  expect(readVitest(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(readVitest(report('{'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('adds up a Playwright report', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
  const tally = readPlaywright(report({ stats, errors: [{}] }), 1);
  expect(tally).toEqual({ passed: 4, failed: 2, skipped: 2 });
  expect(sum([tally, tally])).toEqual({ passed: 8, failed: 4, skipped: 4 });
});
