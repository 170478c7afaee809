/** Every kind of damage. A new one is a line in one of these lists. */
import type { Operator } from '../operator';
import { amountOperators } from './amounts';
import { bodyOperators } from './bodies';
import { jsonOperators } from './json';
import { sectionOperators } from './sections';
import { tableOperators } from './tables';
import { unitOperators } from './units';

export const operators: readonly Operator[] = [
  ...amountOperators,
  ...unitOperators,
  ...tableOperators,
  ...sectionOperators,
  ...jsonOperators,
  ...bodyOperators,
];
