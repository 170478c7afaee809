/** Guards on a whole host's run: when one of them speaks, nothing of the run is published. */
import { compare, type Decimal, exact, sameRule } from '@/pricing';
import type { NamedOffer } from '../resolve';
import { moved, unitsOf } from './compare';
import type { KnownOffer } from './known';

/** Share of known prices that may change by different ratios, and the least number that counts. */
const CHANGED_SHARE = 0.3;
const CHANGED_LEAST = 3;
/** Ratios this close together are one repricing (a host's real one went from 22 % to 33 %). */
const ONE_REPRICING: Decimal = '1.25';
const SECTION_LEAST = 3;

export type Compared = { known: KnownOffer; read: NamedOffer | null };

/**
 * @param compared known offers that were looked for, with what was read of each
 * @param fresh offers read and not known before
 * @returns why nothing of this run may be published; null when all is well
 */
export function refuseHost(
  compared: readonly Compared[],
  fresh: readonly NamedOffer[],
): string | null {
  return shuffled(compared) ?? swappedSection(compared, fresh);
}

/** Many prices moving by one small ratio is a repricing; by different ones, a shifted column. */
function shuffled(compared: readonly Compared[]): string | null {
  // What was only recorded before the first reading is no measure for the page as a whole.
  const both = compared.filter((c) => c.read && !c.known.recorded && c.known.origin === 'host');
  const changes = both.flatMap(({ known, read }) => {
    if (!read || sameRule(known.rule, read.rule)) return [];
    const ratio = moved(known, read.rule);
    return ratio ? [ratio] : [];
  });
  const share = changes.length / Math.max(1, both.length);
  if (changes.length < CHANGED_LEAST || share <= CHANGED_SHARE) return null;
  const sorted = [...changes].sort(compare);
  const [least, most] = [sorted[0] ?? '1', sorted.at(-1) ?? '1'];
  const oneWay = compare(least, '1') > 0 || compare(most, '1') < 0;
  if (oneWay && exact(most).lte(exact(least).times(ONE_REPRICING))) return null;
  return `${changes.length} of ${both.length} known prices changed by different ratios (${short(least)}× to ${short(most)}×): columns or rows have probably shifted`;
}

/** One kind of offers gone while another kind grew: probably read under the wrong heading. */
function swappedSection(
  compared: readonly Compared[],
  fresh: readonly NamedOffer[],
): string | null {
  const gone = count(compared.filter((c) => !c.read).map((c) => c.known));
  const left = count(compared.flatMap((c) => c.read ?? []));
  const grown = count(fresh);
  for (const [section, missing] of gone) {
    if (missing < SECTION_LEAST || left.has(section)) continue;
    for (const [other, more] of grown)
      if (other !== section && more * 2 >= missing)
        return `all ${missing} known offers of "${section}" vanished while "${other}" grew by ${more}: probably read under the wrong heading`;
  }
  return null;
}

function count(offers: readonly Pick<NamedOffer, 'operation' | 'rule'>[]): Map<string, number> {
  const sections = new Map<string, number>();
  for (const offer of offers) {
    const section = `${offer.operation}, by ${unitsOf(offer.rule).join(' + ') || 'no unit'}`;
    sections.set(section, (sections.get(section) ?? 0) + 1);
  }
  return sections;
}

function short(ratio: Decimal): string {
  return exact(ratio).round(2).toFixed();
}
