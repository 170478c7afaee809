/**
 * Real incidents of public price datasets, replayed from the body to the page: each asks what a
 * reader would have seen, and states the answer that he should get.
 */
import type { Lab } from './lab';
import { MOVES } from './moves';
import { SLIPS } from './slips';
import { UNITS } from './units';

/** One question about what came of an incident; `is` is what the replay found. */
export type Finding = { asked: string; should: string; is: string };

export type Incident = {
  id: string;
  /** What happened, with the real figures and days. */
  what: string;
  /** Where our answer differs from what the incident's report asks for, and why. */
  remark?: string;
  replay: (lab: Lab) => Promise<Finding[]>;
};

export const INCIDENTS: readonly Incident[] = [...MOVES, ...UNITS, ...SLIPS];

/** Several lines as one cell. */
export function finding(asked: string, should: string | string[], is: string | string[]): Finding {
  const cell = (lines: string | string[]) =>
    Array.isArray(lines) ? lines.join('; ') || 'nothing' : lines;
  return { asked, should: cell(should), is: cell(is) };
}

export function differs(findings: readonly Finding[]): boolean {
  return findings.length === 0 || findings.some((f) => f.should !== f.is);
}
