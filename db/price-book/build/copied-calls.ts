/** Rows from stored copies of a seller's own pages: what one call costs, whatever it asks for. */
import { type Band, perImage, type Term, USD } from '@/pricing';
import type { SeenRow } from '../schema';

export type Op = 'generate' | 'edit';
export type Source = Pick<SeenRow, 'host' | 'sourceUrl' | 'day' | 'precision'>;

/** Dollars a call, or dollars by resolution where the page names them. */
export type CallPrice = string | readonly (readonly [usd: string, sizes: readonly Band[]])[];
export type Call = readonly [
  Source,
  hostModel: string,
  Op,
  CallPrice,
  quote: string,
  more?: readonly Term[],
];

export const ALL: readonly Band[] = ['1K', '2K', '4K'];

/** A copy that bears no date counts from the first day of its year. */
export function undated(host: string, sourceUrl: string, since = '2026-01-01'): Source {
  return { host, sourceUrl, day: since, precision: 'year' };
}

/** @param more terms on top, e.g. what an input image costs */
export function callRow([source, hostModel, operation, price, quote, more = []]: Call): SeenRow {
  const terms =
    typeof price === 'string'
      ? [perImage(price)]
      : price.map(
          ([usd, sizes]): Term => ({
            ...perImage(usd, [{ kind: 'resolution', is: [...sizes] }]),
            group: 'size',
          }),
        );
  return copied(source, hostModel, operation, quote, [...terms, ...more]);
}

export function copied(
  source: Source,
  hostModel: string,
  operation: Op,
  quote: string,
  terms: Term[],
): SeenRow {
  return {
    ...source,
    reporter: 'host',
    hostModel,
    operation,
    variant: '',
    rule: { money: USD, terms },
    quote,
    origin: 'host',
    obtained: 'recorded: a stored copy of the host’s own page',
  };
}

/** What every input image costs on top, but for the first `free` of them. */
export function inputImages(usd: string, free = 0): Term {
  return { amount: usd, per: 1, times: [{ kind: 'input_image', free }] };
}
