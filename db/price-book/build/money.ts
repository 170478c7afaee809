/** Prices in a host's credits or in another currency keep the money they are printed in. */
import { perImage, type Rule, USD } from '@/pricing';
import type { Rate } from './csv';

/** Whose pages print credits, worth a cent each. */
const IN_CREDITS = ['stability', 'bfl'];

/** A rule as the host spells it, where that isn't dollars an image; null: nothing special. */
export function moneyOf(rate: Rate): Rule | null {
  const credits =
    /^(\d+) credits?$/.exec(rate.price_text)?.[1] ?? /^(\d+) credits?$/.exec(rate.condition)?.[1];
  if (credits && IN_CREDITS.includes(rate.host))
    return { money: { kind: 'credit', name: 'credit', usd: '0.01' }, terms: [perImage(credits)] };
  const thousand = /^\$(\d+) per thousand output images$/.exec(rate.price_text)?.[1];
  if (thousand) return { money: USD, terms: [{ ...perImage(thousand), per: 1_000 }] };
  const yuan = /^CNY ([\d.]+) per image/.exec(rate.condition)?.[1];
  return yuan ? { money: { kind: 'currency', code: 'CNY' }, terms: [perImage(yuan)] } : null;
}
