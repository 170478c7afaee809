export * from './bill';
export { conditionWords } from './condition';
export * from './fold';
export * from './freshness';
export {
  canonical,
  compare,
  type Decimal,
  divide,
  exact,
  print,
  sameAmount,
  sum,
} from './money';
export { type ModelFacts, NO_FACTS, type TokenCount } from './quantity';
export * from './quote';
export * from './rank';
export * from './rule';
export * from './time';
export { amountWords, ruleWords, termWords, unitWords } from './words';
export * from './workload';
