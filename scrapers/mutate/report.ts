import type { Found, Proof } from './run';
import { OUTCOMES, type Outcome } from './trial';

const WRONG_SHOWN = 20;

/** The proof as a Markdown table, so that it can be read in a terminal and kept in a document. */
export function proofTable(proof: Proof): string {
  const rows = proof.tallies
    .map((t) => ({ ...t, mutants: sum(t) }))
    .filter((t) => t.mutants > 0)
    .map((t) => [t.operator, t.effect, t.mutants, ...OUTCOMES.map((o) => t[o])].map(String));
  const total = totals(proof);
  const all = ['all', '', proof.mutants, ...OUTCOMES.map((o) => total[o])].map(String);
  const share = ['share', '', '', ...OUTCOMES.map((o) => percent(total[o], proof.mutants))];
  return [
    `${proof.mutants} mutants of ${proof.bodies} bodies (${proof.offers} offers)`,
    '',
    markdown([['operator', 'kind', 'mutants', ...OUTCOMES], ...rows, all, share], 2),
    '',
    markdown([['host', ...OUTCOMES], ...hostRows(proof)], 1),
  ].join('\n');
}

export function proofJson(proof: Proof): string {
  const hosts = Object.fromEntries(proof.hosts);
  return JSON.stringify({ ...proof, totals: totals(proof), hosts }, null, 2);
}

/** The first few wrong ones, each with what to look at. */
export function wrongLines(wrong: readonly Found[]): string[] {
  const lines = wrong
    .slice(0, WRONG_SHOWN)
    .map((w) => `wrong: ${w.host} ${w.url}, ${w.operator} (${w.where}): ${w.detail}`);
  return wrong.length > WRONG_SHOWN
    ? [...lines, `and ${wrong.length - WRONG_SHOWN} more; --json lists them all`]
    : lines;
}

function hostRows(proof: Proof): string[][] {
  return [...proof.hosts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([host, counts]) => [host, ...OUTCOMES.map((o) => String(counts[o]))]);
}

function totals(proof: Proof): Record<Outcome, number> {
  const of = (o: Outcome) => proof.tallies.reduce((n, t) => n + t[o], 0);
  return Object.fromEntries(OUTCOMES.map((o) => [o, of(o)])) as Record<Outcome, number>;
}

function sum(counts: Record<Outcome, number>): number {
  return OUTCOMES.reduce((n, o) => n + counts[o], 0);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '0 %' : `${((part / whole) * 100).toFixed(1)} %`;
}

/** A table with its columns in line; the first `words` columns are words, the others numbers. */
function markdown([head = [], ...rows]: readonly string[][], words: number): string {
  const width = head.map((_, i) => Math.max(3, ...[head, ...rows].map((r) => r[i]?.length ?? 0)));
  const cell = (text: string, i: number) =>
    i < words ? text.padEnd(width[i] ?? 0) : text.padStart(width[i] ?? 0);
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  const rule = width.map((w, i) => (i < words ? '-'.repeat(w) : `${'-'.repeat(w - 1)}:`));
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}
