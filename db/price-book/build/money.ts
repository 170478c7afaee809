/** Prices in a host's credits or in another currency keep the money they are printed in. */
import { perImage, type Rule } from '@/pricing';
import type { Rate } from './csv';

/** A rule in other money than dollars, or null when the price is in dollars. */
export function moneyOf(rate: Rate): Rule | null {
  const credits = /^(\d+) credits?$/.exec(rate.price_text)?.[1];
  if (credits && rate.host === 'stability')
    return { money: { kind: 'credit', name: 'credit', usd: '0.01' }, terms: [perImage(credits)] };
  const yuan = /^CNY ([\d.]+) per image/.exec(rate.condition)?.[1];
  return yuan ? { money: { kind: 'currency', code: 'CNY' }, terms: [perImage(yuan)] } : null;
}
