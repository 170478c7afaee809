/** The constraints of a choice in words: as asked, as reasons for being out, as what to drop. */
import type { Need, Operation } from '@/pricing';
import { formatUsd } from './format';
import { tierWords } from './params';
import { unitOf, type WishKey } from './pick';
import type { Constraints } from './pick-params';

const DOES: Record<Operation, string> = {
  generate: 'make images from words alone',
  edit: 'edit images',
  upscale: 'upscale images',
};

/** Why models are out: "above $0.02 per image". */
export function outWords(key: WishKey, need: Need, asked: Constraints): string {
  switch (key) {
    case 'operation':
      return `don’t ${DOES[need.operation ?? 'generate']}`;
    case 'sold':
      return 'no host is known to sell them for this now';
    case 'priced':
      return 'can’t be priced for this workload';
    case 'sized':
      return 'no host says that its price holds at this size';
    case 'alive':
      return 'ended by their makers; hosts that still sell one may stop any day';
    case 'tier':
      return `not sold in ${need.quality ? tierWords(need.quality) : 'the'} quality`;
    case 'price':
      return `above ${formatUsd(asked.max ?? '0')} per ${unitOf(need)}`;
    case 'open':
      return 'closed weights';
    case 'latency':
      return asked.unknown
        ? `slower than ${asked.latency}, by a dated source`
        : `no dated source calls them ${quickWords(asked)}`;
    case 'forecast':
      return 'price not known before the call';
    case 'keys':
      return `only at hosts that sell fewer than ${asked.keys} models listed here`;
    case 'lasting':
      return 'an end is announced';
    case 'fresh':
      return 'no price read within the last 21 days';
  }
}

/** What was asked: "at most $0.02 per image". */
export function wishWords(key: WishKey, need: Need, asked: Constraints): string {
  switch (key) {
    case 'tier':
      return `${need.quality ? tierWords(need.quality) : ''} quality`;
    case 'price':
      return `at most ${formatUsd(asked.max ?? '0')} per ${unitOf(need)}`;
    case 'open':
      return 'open weights';
    case 'latency':
      return `latency: ${quickWords(asked)}`;
    case 'forecast':
      return 'price known before the call';
    case 'keys':
      return `a host that sells at least ${asked.keys} models`;
    case 'lasting':
      return 'no announced end';
    case 'fresh':
      return 'read within the last 21 days';
    default:
      return key;
  }
}

/** The address's parameter that a wish stands in; null: it can't be dropped by the reader. */
export const WISH_PARAMS: Partial<Record<WishKey, string>> = {
  tier: 'quality',
  price: 'max',
  open: 'open',
  latency: 'latency',
  forecast: 'forecast',
  keys: 'keys',
  lasting: 'lasting',
};

function quickWords({ latency }: Constraints): string {
  return latency === 'fast' ? 'fast' : `${latency} or quicker`;
}
