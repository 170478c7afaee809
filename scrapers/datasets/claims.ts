/** A dataset's entries → what it claims of each host, with the price book's own conversions. */
import { INCIDENTS } from '@/db/price-book/build/incidents';
import { type Named, nameOffer } from '@/db/price-book/build/naming';
import type { Fields, Offers } from '@/db/price-book/build/series';
import type { Operation, Rule } from '@/pricing';
import type { DatasetName, Extracted, Leftover, RawOffer } from '../contract';

/** One model at one host, as the dataset writes it. */
export type Entry = {
  /** The dataset's name for the host. */
  datasetHost: string;
  wording: string;
  operation: Operation | null;
  /** US dollars by field. */
  fields: Fields;
  /** The same fields as they stand in the body. */
  printed: Fields;
};

export type Reader = {
  reporter: DatasetName;
  isPrice: (field: string) => boolean;
  offers: (fields: Fields, named: Named, datasetHost: string) => Offers;
};

export class Claims {
  readonly #byHost = new Map<string, Extracted>();

  constructor(readonly reader: Reader) {}

  get found(): ReadonlyMap<string, Extracted> {
    return this.#byHost;
  }

  /** Adds an entry; whatever can't be placed or priced stands under the dataset's own id. */
  add(entry: Entry): void {
    const priced = new Map([...entry.fields].filter(([field]) => this.reader.isPrice(field)));
    const named = nameOffer(entry.datasetHost, entry.wording, '');
    if (priced.size === 0) this.ignore(entry, 'says nothing of an output image');
    else if ('reason' in named) this.leave(entry, named.reason);
    else this.#price(entry, named, priced);
  }

  #price(entry: Entry, named: Named, priced: Fields): void {
    let offers: Offers;
    try {
      offers = this.reader.offers(priced, named, entry.datasetHost);
    } catch (error) {
      this.leave(entry, (error as Error).message);
      return;
    }
    if (offers.size === 0)
      this.leave(entry, 'no price of an output image can be read from the entry');
    for (const [variant, rule] of offers) this.#claim(entry, named, variant, rule);
  }

  ignore(entry: Pick<Entry, 'datasetHost' | 'wording'>, reason: string): void {
    this.#of(this.reader.reporter).ignored.push({ ...leftover(entry, ''), reason });
  }

  leave(entry: Entry, reason: string): void {
    this.#of(this.reader.reporter).leftovers.push({ ...leftover(entry, words(entry, '')), reason });
  }

  #claim(entry: Entry, named: Named, variant: string, rule: Rule): void {
    const { reporter } = this.reader;
    const claim = { reporter, host: named.host, hostModel: named.hostModel, rule };
    const incident = INCIDENTS.find((known) => known.is(claim));
    if (incident) {
      this.leave(entry, `known to be wrong: ${incident.detail}`);
      return;
    }
    const quality = /^quality=(.+)$/.exec(variant)?.[1];
    const offer: RawOffer = {
      hostModel: named.hostModel,
      operation: named.operation ?? entry.operation ?? 'generate',
      ...(quality ? { variant: { quality } } : {}),
      rule,
      quote: words(entry, quality ?? ''),
    };
    this.#of(named.host).offers.push(offer);
  }

  #of(host: string): Extracted {
    const found = this.#byHost.get(host) ?? { offers: [], leftovers: [], ignored: [] };
    this.#byHost.set(host, found);
    return found;
  }
}

function leftover(entry: Pick<Entry, 'datasetHost' | 'wording'>, said: string): Leftover {
  return { wording: `${entry.datasetHost} ${entry.wording}`, words: said || '-', reason: '' };
}

/** The entry's fields as printed; of a table by quality only that quality's lines. */
function words({ printed }: Entry, quality: string): string {
  const all = [...printed].sort(([a], [b]) => (a < b ? -1 : 1));
  const own = all.filter(([field]) => field.split('.').includes(quality));
  return (own.length > 0 ? own : all)
    .slice(0, 12)
    .map(([field, value]) => `${field.replace(/^pay_as_you_go\./, '')} = ${value}`)
    .join('; ');
}
