import { expect, it } from 'vitest';
import { makerGroup } from './makers';

it.each([
  ['ByteDance Seed', 'ByteDance'],
  ['Kuaishou', 'Kuaishou (Kling)'],
  ['Alibaba (Wan)', 'Alibaba'],
  ['Alibaba (Qwen)', 'Alibaba'],
  ['Runway / Stability AI', 'Runway'],
  ['unknown', 'unknown or community'],
  ['Black Forest Labs', 'Black Forest Labs'],
])('%s is listed under %s', (maker, group) => expect(makerGroup(maker)).toBe(group));
