import type { LiveData, PackedOffer } from '@/app/lib/live-offers';

/** Brings the offers to `count`: real ones again, under hosts that are plainly synthetic. */
export function enlarged(data: LiveData, count: number): LiveData & { real: number } {
  const real = data.offers.slice(0, count);
  if (real.length === 0) throw new Error('no offer to begin with');
  const offers = Array.from({ length: count }, (_, i): PackedOffer => {
    const offer = real[i % real.length] as PackedOffer;
    const again = Math.floor(i / real.length);
    if (again === 0) return offer;
    const hostId = `synthetic-${again}-${offer.hostId}`;
    const known = { ...offer.known, hostName: `Synthetic ${again}: ${offer.known.hostName}` };
    return { ...structuredClone(offer), id: `synthetic-${again}-${offer.id}`, hostId, known };
  });
  return { ...data, offers, real: real.length };
}
