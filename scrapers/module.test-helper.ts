import { aliases } from '@/catalog';
import { perImage, USD } from '@/pricing';
import type { Form } from './archive';
import { ExtractError, type HostModule } from './contract';
import type { SourceResult } from './plan';

/** Wordings of a real host, so that they resolve; each its own model. */
export const HOST = 'fal';
export const wordings = wordingsOf(HOST);
export const URL_A = 'https://fal.ai/a';
export const URL_B = 'https://fal.ai/b';

/** Hosts that several wordings are known of, HOST first. */
export function manyHosts(count: number): string[] {
  const named = [...new Set(aliases.map((a) => a.host))].filter((h) => wordingsOf(h).length > 1);
  return [HOST, ...named.filter((h) => h !== HOST)].slice(0, count);
}

function wordingsOf(host: string): string[] {
  const plain = aliases.filter(
    (a) => a.host === host && a.model && a.operation === 'generate' && !a.variant,
  );
  return [...new Map(plain.map((a) => [a.model, a.wording])).values()].slice(0, 8);
}

/** A page with a line per price: "0 0.04" is the first wording at $0.04; "? word" can't be read. */
export function lineModule(urls = [URL_A], more: Partial<HostModule> = {}): HostModule {
  const names = wordingsOf(more.host ?? HOST);
  return {
    host: HOST,
    version: 1,
    sources: () => urls.map((url) => ({ url, kind: 'page', minimumOffers: 1 })),
    reads: () => true,
    extract: (body) => {
      if (!body.text.startsWith('prices\n')) throw new ExtractError('expected a list of prices');
      const lines = body.text.split('\n').slice(1).filter(Boolean);
      const priced = lines.filter((l) => !l.startsWith('?'));
      return {
        offers: priced.map((line) => {
          const [index = '', amount = ''] = line.split(' ');
          const rule = { money: USD, terms: [perImage(amount)] };
          const hostModel = names[Number(index)] ?? index;
          return { hostModel, operation: null, rule, quote: line };
        }),
        leftovers: lines
          .filter((l) => l.startsWith('?'))
          .map((l) => ({ wording: l, words: l, reason: 'not a price' })),
        ignored: [],
      };
    },
    ...more,
  };
}

export const page = (...lines: string[]) => ['prices', ...lines].join('\n');

export function result(
  day: string,
  text: string,
  more: Partial<{
    url: string;
    form: Form;
    precision: 'day' | 'month';
    minimumOffers: number;
  }> = {},
): SourceResult {
  const url = more.url ?? URL_A;
  return {
    url,
    takenAt: new Date(`${day}T00:00:00Z`),
    form: 'file',
    precision: 'day',
    minimumOffers: 1,
    body: { url, contentType: 'text/plain', text },
    ...more,
  };
}

export const failed = (day: string, url = URL_A): SourceResult => ({
  url,
  takenAt: new Date(`${day}T00:00:00Z`),
  error: 'answered 503',
});
