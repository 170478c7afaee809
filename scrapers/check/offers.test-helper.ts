import { perImage, type Rule, type Term, USD } from '@/pricing';
import type { NamedOffer } from '../resolve';
import type { HostState, KnownOffer } from './known';

export const flat = (amount: string): Rule => ({ money: USD, terms: [perImage(amount)] });
export const terms = (...list: Term[]): Rule => ({ money: USD, terms: list });

export type Read = NamedOffer & { id: string };

export function offer(name: string, rule: Rule, more: Partial<NamedOffer> = {}): Read {
  const read: NamedOffer = {
    hostModel: name,
    modelId: name,
    operation: 'generate',
    variant: '',
    tier: null,
    rule,
    quote: 'the words',
    effectiveOn: null,
    ...more,
  };
  return { ...read, id: `${read.hostModel} ${read.operation} ${read.variant}` };
}

export function known(name: string, rule: Rule, more: Partial<KnownOffer> = {}): KnownOffer {
  const { quote: _, effectiveOn: __, ...base } = offer(name, rule);
  return {
    ...base,
    inForce: true,
    origin: 'host',
    recorded: false,
    sourceUrl: 'https://host.example/pricing',
    seenAt: new Date('2026-03-01T00:00:00Z'),
    ...more,
  };
}

export const state = (...offers: KnownOffer[]): HostState => ({
  offers,
  held: [],
  rejected: [],
  witnesses: [],
});
