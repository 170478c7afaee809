export * from './bill';
export * from './credit-images';
export * from './crossovers';
export * from './dated';
export * from './extras';
export * from './floor';
export * from './fold';
export * from './forecast';
export * from './freshness';
export * from './guards';
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
export type { Share } from './share';
export * from './side-by-side';
export type { Size } from './size';
export * from './size-breaks';
export * from './time';
export * from './typed';
export * from './usable';
export * from './usual-size';
export { ruleWords } from './words';
export * from './workload';
