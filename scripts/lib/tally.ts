import { existsSync, readFileSync } from 'node:fs';

export type Tally = { passed: number; failed: number; skipped: number };

export const noTests: Tally = { passed: 0, failed: 0, skipped: 0 };

export const sum = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((total, tally) => total + tally.passed, 0),
  failed: tallies.reduce((total, tally) => total + tally.failed, 0),
  skipped: tallies.reduce((total, tally) => total + tally.skipped, 0),
});

/** A check without a report of its own: types, lint, a build. */
export const single = (code: number): Tally => ({
  ...noTests,
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
});

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** Sums Vitest's JSON report; a file that could not even be loaded counts as one failed test. */
export function readVitest(file: string, code: number): Tally {
  return read<VitestReport>(file, code, (report) => ({
    passed: report.numPassedTests,
    failed:
      report.numFailedTests +
      report.testResults.filter((suite) => suite.status === 'failed' && !hasFailure(suite)).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/** Sums Playwright's JSON report; errors outside of tests count as failed. */
export function readPlaywright(file: string, code: number): Tally {
  return read<PlaywrightReport>(file, code, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }));
}

function hasFailure(suite: { assertionResults: unknown[] }): boolean {
  return suite.assertionResults.some((test) => (test as { status?: string }).status === 'failed');
}

/** No report, an unreadable one, or a bad exit without a failed test: one failed test. */
function read<T>(file: string, code: number, count: (report: T) => Tally): Tally {
  if (!existsSync(file)) return { ...noTests, failed: 1 };
  try {
    const tally = count(JSON.parse(readFileSync(file, 'utf8')) as T);
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } catch {
    return { ...noTests, failed: 1 };
  }
}
