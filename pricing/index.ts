export * from './bill';
export { conditionWords } from './condition';
export * from './credit-images';
export * from './crossovers';
export * from './extras';
export * from './fold';
export * from './forecast';
export * from './freshness';
export * from './latency';
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
export * from './need';
export * from './need-workload';
export * from './pick';
export * from './pipeline';
export * from './plans';
export { type ModelFacts, NO_FACTS, type TokenCount } from './quantity';
export * from './quote';
export * from './rank';
export * from './rule';
export * from './schedule';
export * from './self-host';
export { parseShare, ratioOf, type Share } from './share';
export * from './side-by-side';
export { parseRatio, RATIOS, reshape, type Size } from './size';
export * from './size-breaks';
export * from './time';
export * from './usable';
export { amountWords, ruleWords, termWords, unitWords } from './words';
export * from './workload';
