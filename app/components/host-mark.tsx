import { colourOf, monogram } from '../lib/monogram';

/** A small square with a host's letters: found again faster than read again. The name stands beside. */
export function HostMark({ name }: { name: string }) {
  return <span className={`mono m${colourOf(name)}`} data-m={monogram(name)} aria-hidden="true" />;
}
