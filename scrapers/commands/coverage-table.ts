import { copyWords, GRADE_WORDS, GRADES } from '@/catalog';
import type { Coverage, HostCoverage } from '../coverage';

const COLUMNS = ['grade', 'host', 'models', 'offers', 'priced', 'why'] as const;

function cells(row: HostCoverage): string[] {
  const proven = row.proven ? `; the body of ${row.proven.seen.date}${copyWords(row.proven)}` : '';
  const why = `${row.reason}${proven}`;
  return [row.grade, row.host, String(row.models), String(row.offers), String(row.priced), why];
}

/** "A 14 of 15": what there is of what was aimed at. */
function totals({ totals: t, aims }: Coverage): string[] {
  return [
    `Grades: ${GRADES.map((g) => `${g} ${t.grades[g]}`).join(', ')} (aim: at least ${aims.gradeA} A)`,
    `Hosts with a price or a module: ${t.hosts} (aim ${aims.hosts})`,
    `Models: ${t.models} (aim ${aims.models})`,
    `Prices in force: ${t.offers} (aim ${aims.offers}) at ${t.selling} hosts, ${t.priced} of them with a number at the standard workload`,
    `Last known prices of ended models, left out above: ${t.ended}`,
    `Second opinions of datasets, counted apart: ${t.opinions}`,
  ];
}

export function coverageTable(found: Coverage): string {
  const lines = [COLUMNS as readonly string[], ...found.hosts.map(cells)];
  const rental = [['', 'GPU rental', '', '', '', ''], ...found.gpuRental.map(cells)];
  const opinions = [['', 'Second opinions', '', '', '', ''], ...found.opinions.map(cells)];
  const all = [...lines, ...rental, ...opinions];
  const widths = COLUMNS.map((_, i) => Math.max(...all.map((l) => l[i]?.length ?? 0)));
  const numeric = (i: number) => i >= 2 && i <= 4;
  const text = all.map((line) =>
    line
      .map((cell, i) => (numeric(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [...text, '', ...totals(found)].join('\n');
}

/** Written to docs/coverage.md. */
export function coverageMarkdown(found: Coverage): string {
  const row = (list: readonly string[]) => `| ${list.join(' | ')} |`;
  const table = (rows: readonly HostCoverage[]) => [
    row(COLUMNS),
    row(COLUMNS.map((_, i) => (i >= 2 && i <= 4 ? '--:' : '---'))),
    ...rows.map((r) => row(cells(r))),
  ];
  return [
    '# Coverage',
    '',
    `As of ${found.day}, made by \`npm run -s coverage -- --markdown\`: the price book and whatever`,
    'bodies the database at hand has read (`npm run scrape -- --replay ../shared/captures` reads the',
    'captures).',
    '`npm run coverage -- --json` gives the same as data.',
    '',
    'A grade is computed (`catalog/grade.ts`), never set by hand:',
    '',
    ...GRADES.map((g) => `- **${g}**: ${GRADE_WORDS[g]}.`),
    '',
    'Which body proved a module stands in `catalog/data/readings.json`; a test reads those bodies',
    'again wherever the captures lie beside the checkout. A body at a commit of a public repository',
    'can be fetched again by anybody.',
    '',
    ...totals(found).map((line) => `- ${line}`),
    '',
    '## Sellers of images',
    '',
    ...table(found.hosts),
    '',
    '## GPU rental',
    '',
    'For hosting a model oneself; prices of an hour, not of an image.',
    '',
    ...table(found.gpuRental),
    '',
    '## Second opinions',
    '',
    'Public datasets of prices, graded by the same rule: what they state of any host stands beside',
    'that host’s own price and is never ranked. In no number above.',
    '',
    ...table(found.opinions),
  ].join('\n');
}
