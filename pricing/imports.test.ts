import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Test data and generators, which no source may import. */
const TEST_ONLY = ['examples.ts', 'arbitrary.ts', 'testing.ts'];
const folder = import.meta.dirname;
const sources = readdirSync(folder).filter(
  (f) => f.endsWith('.ts') && !f.endsWith('.test.ts') && !TEST_ONLY.includes(f),
);

/** What a file needs at run time: imports of types alone vanish. */
function imports(file: string): string[] {
  const text = readFileSync(join(folder, file), 'utf8');
  const found = text.matchAll(/^(?:import|export)\s+(?!type\s)([^;]*?)from\s+'([^']+)';/gms);
  return [...found].flatMap(([, names = '', from = '']) => {
    const named = /^\{(.*)\}\s*$/s
      .exec(names)?.[1]
      ?.split(',')
      .map((n) => n.trim());
    return named?.filter(Boolean).every((n) => n.startsWith('type ')) ? [] : [from];
  });
}

function reachable(file: string, seen = new Set<string>()): Set<string> {
  for (const from of imports(file)) {
    if (seen.has(from)) continue;
    seen.add(from);
    if (from.startsWith('./')) reachable(`${from.slice(2)}.ts`, seen);
  }
  return seen;
}

describe('pricing', () => {
  test.each(sources)('%s imports nothing but zod and its neighbours', (file) => {
    for (const from of imports(file))
      if (from !== 'zod') expect(sources.map((s) => `./${s.slice(0, -3)}`)).toContain(from);
  });

  test.each([
    'quote.ts',
    'rank.ts',
    'freshness.ts',
    'words.ts',
    'bill.ts',
    'size.ts',
    'need.ts',
    'need-workload.ts',
    'usable.ts',
    'extras.ts',
    'standard.ts',
    'schedule.ts',
  ])('%s re-ranks in a browser without zod', (file) => {
    expect([...reachable(file)]).not.toContain('zod');
  });

  test('the checks above see something', () => {
    expect(reachable('rule.ts')).toContain('zod');
    expect(reachable('quote.ts')).toContain('./exact');
  });
});
