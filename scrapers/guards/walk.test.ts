import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HISTORIES } from '@/db/price-book/build/histories';
import type { Dataset } from '@/db/price-book/build/series';
import { type Case, caseOf, isRealMove } from './cases';
import { readCases, readJudged } from './read';
import { isHeld, markdown, tables, unseen } from './report';
import { type Judged, judge, sizeOf, type UnitChange } from './walk';

const litellm = HISTORIES.find((h) => h.file === 'litellm')?.dataset as Dataset;

/** Synthetic: hosts, models and amounts of nobody, on fields that the dataset really has. */
function change(day: string, model: string, value: string, more: Partial<UnitChange> = {}) {
  const row: UnitChange = {
    observed_at: `${day}T12:00:00Z`,
    source_repo: 'synthetic/history',
    source_commit: '0000000',
    host: 'synthetic-host',
    model_id: model,
    field: 'output_cost_per_image',
    unit: 'USD/image',
    value_usd: value,
    event: 'changed',
    mode: '',
    ...more,
  };
  return row;
}
const added = (model: string, value: string, more: Partial<UnitChange> = {}) =>
  change('2026-01-05', model, value, { event: 'added', ...more });
const others = ['0.02', '0.05', '0.08', '0.11', '0.14'].map((v, i) => added(`other-${i}`, v));
const judged = (...changes: UnitChange[]) => judge('litellm', litellm, [...others, ...changes]);
const said = (list: readonly Judged[]) =>
  list.map((j) => `${j.key.model} ${j.size}: ${j.fate}${j.guard ? ` (${j.guard})` : ''}`);

describe('a changed value of a synthetic history', () => {
  it.each([
    ['0.03', '0.04', 'one moderate: published'],
    ['0.03', '0.30', 'one jump: next_run (jumped)'],
    ['0.30', '0.03', 'one jump: next_run (jumped)'],
    ['0.03', '0', 'one zero: person (became_zero)'],
    ['0.03', '30', 'one jump: person (implausible)'],
    ['0.03', '0.0300000000000001', 'one noise: none'],
    ['0.03', '-1', 'one zero: person'],
  ])('from %s to %s', (from, to, expected) => {
    expect(said(judged(added('one', from), change('2026-02-02', 'one', to)))).toEqual([expected]);
  });

  it('which was zero before never stood, so its first price waits to be read again', () => {
    const list = judged(added('one', '0'), change('2026-02-02', 'one', '0.03'));
    expect(said(list)).toEqual(['one zero: next_run (still_unsettled)']);
  });

  it('in the company of a jump waits with it', () => {
    const list = judged(
      added('one', '0.03'),
      added('two', '0.3'),
      change('2026-02-02', 'one', '0.036'),
      change('2026-02-02', 'two', '0.9'),
    );
    expect(said(list)).toEqual([
      'one moderate: next_run (beside_a_jump)',
      'two jump: next_run (jumped)',
    ]);
  });

  it('with many others by different ratios has the whole run refused', () => {
    const list = judged(
      ...[0, 1, 2].map((i) =>
        change('2026-02-02', `other-${i}`, ['0.03', '0.06', '0.15'][i] ?? ''),
      ),
    );
    expect(said(list)).toEqual([0, 1, 2].map((i) => `other-${i} moderate: person (whole_run)`));
  });

  it('is one change though it came in two commits of a day, and none once it was taken back', () => {
    const twice = judged(
      added('one', '0.03'),
      change('2026-02-02', 'one', '0.3'),
      change('2026-02-02', 'one', '0.03', { observed_at: '2026-02-02T16:00:00Z' }),
    );
    expect(said(twice)).toEqual(['one noise: none']);
  });

  it('follows the history: each is held against what stood just before', () => {
    const list = judged(
      added('one', '0.03'),
      change('2026-02-02', 'one', '0.05'),
      change('2026-03-02', 'one', '0.09'),
    );
    expect(list.map((j) => [j.day, j.from, j.to, j.fate])).toEqual([
      ['2026-02-02', '0.03', '0.05', 'published'],
      ['2026-03-02', '0.05', '0.09', 'published'],
    ]);
  });

  it('counts no first value and no removal', () => {
    const gone = change('2026-02-02', 'one', '', { event: 'removed' });
    expect(judged(added('one', '0.03'), gone)).toEqual([]);
  });
});

it.each([
  ['1', '1.004', 'noise'],
  ['1', '1.005', 'moderate'],
  ['1', '2.49', 'moderate'],
  ['1', '2.5', 'jump'],
  ['2.5', '1', 'jump'],
  ['0', '1', 'zero'],
] as const)('a move from %s to %s is of size %s', (from, to, size) => {
  expect(sizeOf(from, to)).toBe(size);
});

describe('the tables', () => {
  const cases: Case[] = [
    ['S-REAL', 'real vendor change', '2026-02-02'],
    ['S-ERROR', 'synthetic error', '2026-03-02'],
    ['S-UNSEEN', 'synthetic error', '2026-04-02'],
  ].map(([id = '', kind = '', from_utc = '']) => ({
    ...{ id, kind, from_utc, to_utc: '' },
    ...{ dataset_csv: 'litellm', host: 'synthetic-host', field: 'output_cost_per_image' },
  }));
  const list = judged(
    added('one', '0.03'),
    added('two', '0.3'),
    change('2026-02-02', 'one', '0.036'),
    change('2026-02-02', 'two', '0.9'),
    change('2026-03-02', 'one', '0.0001'),
  );

  it('name a held real move as a false alarm and a held error as caught', () => {
    const [, , alarms, errors] = tables(list, cases);
    expect(alarms?.rows.map((r) => r.slice(0, 3))).toEqual([
      ['S-REAL: looked into', '2', '2'],
      ['every move of 0.5 % to 2.5×: may be real', '1', '1'],
    ]);
    expect(alarms?.rows[1]?.[3]).toContain('0.03 to 0.036 (beside_a_jump)');
    expect(errors?.rows).toEqual([
      ['S-ERROR', 'synthetic error', 'the case itself', '1', '0', '0', '1', '0'],
    ]);
    expect(unseen(list, cases)).toEqual(['S-UNSEEN']);
  });

  it('tell a correction from a mistake: holding it leaves the mistake in force', () => {
    const fixed = cases.map((c) => ({ ...c, kind: c.kind.replace('error', 'error, corrected') }));
    expect(tables(list, fixed)[3]?.rows.map((r) => r[2])).toEqual(['its correction']);
  });

  it('add up to the changes judged', () => {
    expect(tables(list, cases)[0]?.rows.at(-1)).toEqual(['all', 'any', '3', '0', '0', '3', '0']);
    expect(markdown(tables(list, cases), [])).toContain('| all | any | 3 | 0 | 0 | 3 | 0 |');
  });
});

describe('a folder of histories', () => {
  const folder = mkdtempSync(join(tmpdir(), 'perimage-guards-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const columns = Object.keys(change('2026-01-05', 'one', '0.03'));
  const save = (...rows: UnitChange[]) =>
    writeFileSync(
      join(folder, 'litellm-image-price-history.csv'),
      [columns, ...rows.map((r) => Object.values(r))].map((r) => `${r.join(',')}\n`).join(''),
    );

  it('without one is refused, and the expected names are said', () => {
    expect(() => readJudged(folder)).toThrow(/^no history in .*litellm-image-price-history\.csv/);
  });

  it('may hold one alone, and no list of cases', () => {
    save(added('one', '0.03'), change('2026-02-02', 'one', '0.3'));
    expect(said(readJudged(folder))).toEqual(['one jump: next_run (jumped)']);
    expect(readCases(folder)).toEqual([]);
  });

  it('with a bad amount is refused by file and row, in one line', () => {
    save(added('one', '0.03'), change('2026-02-02', 'one', 'a lot'));
    expect(() => readJudged(folder)).toThrow(
      /^litellm-image-price-history\.csv, row 3: [^\n]*expected US dollars as a number[^\n]*$/,
    );
  });
});

const HISTORY = join(import.meta.dirname, '../../../shared/history');
const missing = existsSync(HISTORY) ? '' : ' (skipped: no ../shared/history beside the checkout)';

describe.skipIf(missing !== '')(`real history${missing}`, () => {
  let list: Judged[] = [];
  let cases: Case[] = [];
  beforeAll(() => {
    list = readJudged(HISTORY);
    cases = readCases(HISTORY);
  });
  const of = (wanted: (c: Case) => boolean) =>
    list.filter((j) => {
      const found = caseOf(j, cases);
      return found !== undefined && wanted(found);
    });

  it('holds no move that is known to be a host’s own', () => {
    const real = of(isRealMove);
    expect(real.length).toBeGreaterThanOrEqual(14);
    expect(said(real.filter(isHeld))).toEqual([]);
    expect(said(real.filter((j) => j.fate === 'none'))).toEqual([]);
  });

  it('publishes no known error, and no correction of one, at once', () => {
    const errors = of((c) => !isRealMove(c));
    expect(errors.length).toBeGreaterThanOrEqual(7);
    expect(said(errors.filter((j) => j.fate === 'published'))).toEqual([]);
  });

  it('publishes no jump and no move to or from zero at once', () => {
    const large = list.filter((j) => j.size === 'jump' || j.size === 'zero');
    expect(large.length).toBeGreaterThan(0);
    expect(said(large.filter((j) => !isHeld(j)))).toEqual([]);
  });
});
