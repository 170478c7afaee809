/** The five datasets, and the two whose newest state also stands in the table of current prices. */
import { join } from 'node:path';

import { groupBy } from '../group';
import type { BookRow, SeenRow } from '../schema';
import { changeSchema, type Rate, readCsv } from './csv';
import { isLitellmPrice, litellmOffers } from './datasets/litellm';
import { isPortkeyPrice, portkeyOffers } from './datasets/portkey';
import { isOpenRouterPrice, isTokenPrice, openRouterOffers, tokenOffers } from './datasets/tokens';
import { nameOffer } from './naming';
import type { Report } from './report';
import { type Dataset, rowsOfHistory } from './series';
import { LITELLM_FILE, portkeyFile } from './sources';

const LITELLM: Dataset = {
  name: 'LiteLLM',
  reporter: 'litellm',
  origin: 'dataset',
  asOf: '2026-07-24',
  obtained: 'recorded: LiteLLM’s price file',
  prices: isLitellmPrice,
  offers: (fields, named) => litellmOffers(fields, named.tags),
};
const PORTKEY: Dataset = {
  name: 'Portkey',
  reporter: 'portkey',
  origin: 'dataset',
  asOf: '2026-08-21',
  obtained: 'recorded: Portkey’s price files',
  prices: isPortkeyPrice,
  offers: (fields, _, host) => portkeyOffers(fields, host),
  note: (host) =>
    host === 'together-ai'
      ? 'the file gives cents as its unit but holds dollars here: taken times 100'
      : undefined,
};
const OTHERS: { file: string; dataset: Dataset }[] = [
  {
    file: 'openrouter',
    dataset: {
      name: 'OpenRouter list',
      reporter: 'host',
      origin: 'third_party',
      asOf: '2026-08-22',
      obtained: 'recorded: OpenRouter’s public list, kept twice a day by a third party',
      prices: isOpenRouterPrice,
      offers: (fields) => openRouterOffers(fields),
    },
  },
  {
    file: 'modelsdev',
    dataset: {
      name: 'models.dev',
      reporter: 'modelsdev',
      origin: 'dataset',
      asOf: '2026-07-02',
      obtained: 'recorded: models.dev',
      prices: isTokenPrice,
      offers: (fields, named) => tokenOffers(fields, named.model),
    },
  },
  {
    file: 'genai-prices',
    dataset: {
      name: 'genai-prices',
      reporter: 'genai-prices',
      origin: 'dataset',
      asOf: '2026-08-21',
      obtained: 'recorded: genai-prices',
      prices: isTokenPrice,
      offers: (fields, named) => tokenOffers(fields, named.model),
    },
  },
];

/** The datasets whose histories are read, by the beginning of their file's name. */
export const HISTORIES: readonly { file: string; dataset: Dataset }[] = [
  { file: 'litellm', dataset: LITELLM },
  { file: 'portkey', dataset: PORTKEY },
  ...OTHERS,
];

export function historyFile(file: string): string {
  return `${file}-image-price-history.csv`;
}

export function rowsOfHistories(folder: string, rates: readonly Rate[], report: Report): BookRow[] {
  const read = (name: string) => readCsv(join(folder, historyFile(name)), changeSchema);
  return [
    ...HISTORIES.flatMap(({ file, dataset }) => rowsOfHistory(dataset, read(file), report)),
    ...rowsOfState(
      LITELLM,
      rates.filter((r) => r.host.startsWith('litellm:')),
      report,
    ),
    ...rowsOfState(
      PORTKEY,
      rates.filter((r) => r.host.startsWith('portkey:')),
      report,
    ),
  ];
}

/** What a dataset said on its last day, entry by entry: it confirms the end of the history. */
function rowsOfState(dataset: Dataset, rates: readonly Rate[], report: Report): SeenRow[] {
  const entries = groupBy(rates, (r) => `${r.host}\n${r.host_model_name}`);
  return [...entries.values()].flatMap((own) => stateOf(dataset, own, report));
}

function stateOf(dataset: Dataset, rates: readonly Rate[], report: Report): SeenRow[] {
  const [first] = rates as [Rate, ...Rate[]];
  const named = nameOffer(first.host, first.host_model_name, '');
  if ('reason' in named) {
    report.leaves(`${dataset.name} (last day)`, named.reason, rates.length);
    return [];
  }
  const datasetHost = first.host.replace(/^(litellm|portkey):/, '');
  const fields = new Map(rates.map(fieldOf));
  const note = dataset.note?.(datasetHost);
  return [...dataset.offers(fields, named, datasetHost)].map(([variant, rule]) => ({
    host: named.host,
    reporter: dataset.reporter,
    hostModel: named.hostModel,
    operation: named.operation ?? (first.operation === 'edit' ? 'edit' : 'generate'),
    variant,
    rule,
    quote: wordsOf(rates, variant),
    sourceUrl: dataset === LITELLM ? LITELLM_FILE : portkeyFile(datasetHost),
    day: first.stated_or_seen_on,
    precision: 'day',
    origin: 'dataset',
    obtained: dataset.obtained,
    ...(note ? { note } : {}),
  }));
}

/** LiteLLM's rows carry their field in words; Portkey's its quality and size. */
function fieldOf(rate: Rate): [string, string] {
  const litellm = /^(\w+)=([\d.e-]+)$/.exec(rate.price_text);
  if (litellm?.[1] && litellm[2]) return [litellm[1], litellm[2]];
  const [quality, size] = rate.variant === '' ? ['default', 'default'] : rate.variant.split(' ');
  return [`pay_as_you_go.image.${quality}.${size}`, rate.amount_usd];
}

function wordsOf(rates: readonly Rate[], variant: string): string {
  const quality = /quality=(.+)/.exec(variant)?.[1];
  const own = quality
    ? rates.filter((r) =>
        r.variant === '' ? quality === 'default' : r.variant.startsWith(`${quality} `),
      )
    : rates;
  return own.map((r) => (r.variant ? `${r.variant}: ${r.price_text}` : r.price_text)).join('; ');
}
