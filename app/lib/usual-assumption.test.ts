import { expect, it } from 'vitest';
import { assumedWords, usualAssumption, usualWords } from './usual-assumption';

const [size, tier] = ['the size isn’t said', 'taken as medium'];

it('says once what most rows assume, and of a row only what differs', () => {
  const rows = [[size], [size, tier], [], [tier], [size]];
  const usual = usualAssumption(rows);
  expect(usual).toBe(size);
  expect(usualWords(size, rows)).toBe('Assumed unless a row says otherwise: the size isn’t said.');
  expect(usualWords(size, [[size], [size, tier]])).toMatch(/^Assumed for every row: /);
  expect(rows.map((own) => assumedWords(own, usual))).toEqual([
    null,
    `also assumed: ${tier}`,
    'nothing assumed',
    `only assumed: ${tier}`,
    null,
  ]);
});

it('leaves it to the rows where no more than half of them share one', () => {
  const rows = [[size], [size, tier], [], []];
  expect(usualAssumption(rows)).toBeNull();
  expect(rows.map((own) => assumedWords(own, null))).toEqual([
    `assumed: ${size}`,
    `assumed: ${size}; ${tier}`,
    null,
    null,
  ]);
  expect(usualAssumption([[size]])).toBeNull();
  expect(usualAssumption([])).toBeNull();
});
