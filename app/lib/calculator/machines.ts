/** Dated GPU prices and speeds from the catalog, as machines a reader may choose. Pure. */
import { type GpuPrice, gpuPrices, hostById, type Throughput, throughput } from '@/catalog';
import { compare, type Decimal } from '@/pricing';

export type Rental = GpuPrice & {
  /** For the address: "rtx-3090.openrelay.on-demand". */
  id: string;
  hostName: string;
  lowTrust: boolean;
};
export type Speed = Throughput & { imagesPerHour: Decimal; lowTrust: boolean };

const WEAK = /low trust|hardly credible|second-hand|illustrative|undated/i;

/** One card under two spellings, at the seller of speed figures and at the renters. */
const SAME_CARD: Record<string, string> = { 'RTX 6000 Pro': 'RTX PRO 6000' };

const newestFirst = (a: string | undefined, b: string | undefined) =>
  (a ?? '') < (b ?? '') ? 1 : (a ?? '') > (b ?? '') ? -1 : 0;

/** The newest price of each card, host and tier; trusted ones first, then newest, then cheapest. */
export function rentalsOf(rows: readonly GpuPrice[] = gpuPrices): Rental[] {
  const all = rows
    .map(
      (row): Rental => ({
        ...row,
        id: [row.gpu, row.host, row.tier ?? 'any'].map(slug).join('.'),
        hostName: hostById(row.host)?.name ?? row.host,
        lowTrust: row.seenOn === null || row.sourceUrl === null || WEAK.test(row.note ?? ''),
      }),
    )
    .sort(
      (a, b) =>
        Number(a.lowTrust) - Number(b.lowTrust) ||
        newestFirst(a.seenOn?.date, b.seenOn?.date) ||
        compare(a.usdPerHour, b.usdPerHour) ||
        (a.id < b.id ? -1 : 1),
    );
  const once = new Map<string, Rental>();
  for (const row of all) if (!once.has(row.id)) once.set(row.id, row);
  return [...once.values()];
}

/** What sources say a card makes of a model, the most credible first; hosted latencies aside. */
export function speedsOf(
  model: string,
  gpu: string,
  rows: readonly Throughput[] = throughput,
): Speed[] {
  return speeds(model, rows).filter((row) => cardOf(row) === gpu);
}

/** Every known speed of a model on a named card or none. */
export function speeds(model: string, rows: readonly Throughput[] = throughput): Speed[] {
  return rows
    .flatMap((row): Speed[] => {
      const { imagesPerHour } = row;
      if (row.model !== model || imagesPerHour === null || /^hosted/.test(row.hardware)) return [];
      const lowTrust = row.basis === 'estimated' || WEAK.test(row.note ?? '');
      return [{ ...row, imagesPerHour, lowTrust }];
    })
    .sort(
      (a, b) =>
        Number(a.lowTrust) - Number(b.lowTrust) ||
        newestFirst(a.statedOn?.date, b.statedOn?.date) ||
        compare(a.imagesPerHour, b.imagesPerHour),
    );
}

/** True where somebody's figure says how fast a card that is rented out makes the model. */
export function speedKnown(model: string): boolean {
  const cards = new Set(gpuPrices.map((p) => p.gpu));
  return speeds(model).some((s) => cards.has(cardOf(s)));
}

function cardOf({ hardware }: Throughput): string {
  return SAME_CARD[hardware] ?? hardware;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
