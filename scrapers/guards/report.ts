/** What the guards do to real changes, as tables: by size and dataset, by guard, against what is known. */
import { type Case, caseOf, isCorrection, isRealMove } from './cases';
import { FATES, type Fate, type Judged, SIZES, type Size } from './walk';

const SIZE_WORDS: Record<Size, string> = {
  noise: 'below 0.5 %',
  moderate: 'below 2.5×',
  jump: '2.5× or more',
  zero: 'to or from zero',
};
const FATE_WORDS: Record<Fate, string> = {
  none: 'no change',
  published: 'published at once',
  next_run: 'held until read again',
  person: 'held for a person',
};

export type Table = { title: string; columns: string[]; rows: string[][] };

export const isHeld = ({ fate }: Judged): boolean => fate === 'next_run' || fate === 'person';

export function tables(judged: readonly Judged[], cases: readonly Case[]): Table[] {
  return [bySize(judged), byGuard(judged), realMoves(judged, cases), errors(judged, cases)];
}

const fates = (rows: readonly Judged[]) => [
  rows.length,
  ...FATES.map((fate) => rows.filter((j) => j.fate === fate).length),
];
const unique = <T>(list: readonly T[]) => [...new Set(list)];
const text = (cells: readonly (string | number)[]) => cells.map(String);

function bySize(judged: readonly Judged[]): Table {
  const datasets = unique(judged.map((j) => j.dataset));
  const rows = datasets.flatMap((dataset) =>
    SIZES.flatMap((size) => {
      const own = judged.filter((j) => j.dataset === dataset && j.size === size);
      return own.length > 0 ? [text([dataset, SIZE_WORDS[size], ...fates(own)])] : [];
    }),
  );
  const sums = SIZES.map((size) =>
    text(['all', SIZE_WORDS[size], ...fates(judged.filter((j) => j.size === size))]),
  );
  return {
    title: 'By dataset and size of the move',
    columns: ['dataset', 'moved by', 'changes', ...FATES.map((f) => FATE_WORDS[f])],
    rows: [...rows, ...sums, text(['all', 'any', ...fates(judged)])],
  };
}

function byGuard(judged: readonly Judged[]): Table {
  const held = judged.filter(isHeld);
  const guards = unique(held.map((j) => j.guard ?? 'unread')).sort();
  return {
    title: 'By guard',
    columns: ['guard', 'held', FATE_WORDS.next_run, FATE_WORDS.person],
    rows: guards.map((guard) => {
      const own = held.filter((j) => (j.guard ?? 'unread') === guard);
      const count = (fate: Fate) => own.filter((j) => j.fate === fate).length;
      return text([guard, own.length, count('next_run'), count('person')]);
    }),
  };
}

/** Held ones are false alarms: of the moves known to be a host's own, and of all of their size. */
function realMoves(judged: readonly Judged[], cases: readonly Case[]): Table {
  const row = (what: string, own: readonly Judged[]) =>
    text([what, own.length, own.filter(isHeld).length, heldWords(own.filter(isHeld))]);
  return {
    title: 'False alarms',
    columns: ['real moves', 'changes', 'held', 'which'],
    rows: [
      ...cases
        .filter(isRealMove)
        .map((c) => row(`${c.id}: looked into`, belonging(judged, c, cases))),
      row(
        'every move of 0.5 % to 2.5×: may be real',
        judged.filter((j) => j.size === 'moderate'),
      ),
    ],
  };
}

function errors(judged: readonly Judged[], cases: readonly Case[]): Table {
  const known = cases.filter((c) => !isRealMove(c));
  return {
    title: 'Known errors, redefinitions and noise',
    columns: ['case', 'kind', 'what changed', 'changes', ...FATES.map((f) => FATE_WORDS[f])],
    rows: known.flatMap((c) => {
      const own = belonging(judged, c, cases);
      const what = isCorrection(c) ? 'its correction' : 'the case itself';
      return own.length > 0 ? [text([c.id, c.kind, what, ...fates(own)])] : [];
    }),
  };
}

function belonging(judged: readonly Judged[], { id }: Case, cases: readonly Case[]): Judged[] {
  return judged.filter((j) => caseOf(j, cases)?.id === id);
}

function heldWords(held: readonly Judged[]): string {
  return held
    .map(
      ({ key, from, to, guard }) =>
        `${key.host} ${key.model} ${key.field} ${from} to ${to} (${guard})`,
    )
    .join('; ');
}

/** Cases of which the histories hold no changed value: entries that came, went or were no price. */
export function unseen(judged: readonly Judged[], cases: readonly Case[]): string[] {
  return cases.filter((c) => belonging(judged, c, cases).length === 0).map((c) => c.id);
}

export function plain(list: readonly Table[]): string {
  return list
    .map(({ title, columns, rows }) => {
      const all = [columns, ...rows];
      const widths = columns.map((_, i) => Math.max(...all.map((r) => r[i]?.length ?? 0)));
      const line = (r: string[]) =>
        r
          .map((c, i) => c.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd();
      return [title, ...all.map(line)].join('\n');
    })
    .join('\n\n');
}

/** Written to docs/guards.md. */
export function markdown(list: readonly Table[], missing: readonly string[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    '# What the guards hold back',
    '',
    'Made by `npm run -s guards -- --markdown`. Every value that changed under one key in the git',
    'histories of public datasets, in the order of time, through the check that publishing uses',
    '(`scrapers/check/index.ts`). A dataset’s keys of one host stand for that host’s page, each key',
    'for an offer: read twice before the change, on its day, and again a week later. What these',
    'datasets wrote is no host’s page, so the figures show how the guards take real moves and real',
    'mistakes, not how often a host’s page will trip them.',
    '',
    'No change: read as the same price. Held until read again: the next run’s same value releases it.',
    'Held for a person: it does not. `whole_run`: the whole run of the host was refused. Where what',
    'changed is a correction, the mistake had come as a first value, and holding its correction keeps',
    'the mistake in force for one run more.',
    ...list.flatMap(({ title, columns, rows }) => [
      '',
      `## ${title}`,
      '',
      ...(rows.length > 0
        ? [row(columns), row(columns.map(() => '---')), ...rows.map(row)]
        : ['None.']),
    ]),
    ...(missing.length > 0
      ? [
          '',
          `No changed value belongs to ${missing.join(', ')}: entries that came or went, or were no price. The`,
          'command `npm run incidents` replays those, see [incidents.md](incidents.md).',
        ]
      : []),
  ].join('\n');
}
