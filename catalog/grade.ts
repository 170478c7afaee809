/** How well a host's prices are known, from A to D, by facts alone. */
import { gpuPrices, readingOf } from './index';
import type { Host, HostReading } from './schema';

export const GRADES = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof GRADES)[number];

export const GRADE_WORDS: Record<Grade, string> = {
  A: 'read automatically, proven on a real page',
  B: 'read automatically by the documented format, before any real page was seen',
  C: 'prices noted by hand from stated, dated sources',
  D: 'no public price known',
};

/** Where the body that proved a module is not the host's own: what must be said beside its day. */
export function copyWords(proven: NonNullable<HostReading['provenOn']>): string {
  return proven.form === 'copied' ? ', a third party’s copy' : '';
}

export type Graded = {
  grade: Grade;
  /** Why it is this grade, of this host. */
  reason: string;
  /** The body that proved the module; only of grade A. */
  proven: HostReading['provenOn'];
};

/**
 * Grade of a host; null for those that sell neither images nor GPU time.
 * @param ownPrices offers in force by the host's own prices, whoever wrote them down
 */
export function gradeOf(host: Host, ownPrices: number): Graded | null {
  if (host.kind === 'dataset') return null;
  const read = gradeByModule(host.id);
  if (read) return read;
  if (host.kind === 'gpu rental') return gradeOfRental(host);
  if (!host.sellsImages) return null;
  if (ownPrices > 0) return graded('C', GRADE_WORDS.C);
  return graded('D', host.noPrice ?? 'its noted prices have ended');
}

/**
 * Grade of a public dataset, a second opinion, by the same rule.
 * @param opinions prices of any host that it states and that stand today
 */
export function gradeOfDataset(id: string, opinions: number): Graded {
  const read = gradeByModule(id);
  if (read) return read;
  return opinions > 0 ? graded('C', GRADE_WORDS.C) : graded('D', 'nothing that it states stands');
}

function gradeByModule(id: string): Graded | null {
  const reading = readingOf(id);
  if (!reading) return null;
  return reading.provenOn
    ? graded('A', GRADE_WORDS.A, reading.provenOn)
    : graded('B', GRADE_WORDS.B);
}

/** Grade of a host by its GPU hours alone, whatever else it sells. */
export function gradeOfRental(host: Host): Graded {
  const dated = gpuPrices.some((p) => p.host === host.id && p.seenOn !== null);
  return dated
    ? graded('C', 'GPU hours noted by hand from stated, dated sources')
    : graded('D', host.noPrice ?? 'no dated price of a GPU hour known');
}

function graded(grade: Grade, reason: string, proven: Graded['proven'] = null): Graded {
  return { grade, reason, proven };
}
