/** Every kind of damage. A new one is a line in one of these lists. */
import type { Operator } from '../operator';
import { amountOperators } from './amounts';
import { apartOperators } from './apart';
import { bodyOperators } from './bodies';
import { columnOperators } from './columns';
import { feedOperators } from './feeds';
import { jsonOperators } from './json';
import { letterOperators } from './letters';
import { sectionOperators } from './sections';
import { tableOperators } from './tables';
import { unitOperators } from './units';

export const operators: readonly Operator[] = [
  ...amountOperators,
  ...unitOperators,
  ...tableOperators,
  ...sectionOperators,
  ...jsonOperators,
  ...feedOperators,
  ...letterOperators,
  ...columnOperators,
  ...apartOperators,
  ...bodyOperators,
];
