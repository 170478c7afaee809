import type { PartialDate } from '@/catalog';
import { Day } from '../components/day';

/** When a source said so, or that it bears no date. */
export function Stated({ on, word }: { on: PartialDate | null; word: string }) {
  if (!on) return <span className="disputed">undated</span>;
  return (
    <>
      {word} <Day day={on.date} precision={on.precision} />
    </>
  );
}

export function Source({ url }: { url: string | null }) {
  if (!url) return <span className="soft">(no address)</span>;
  return (
    <a href={url} rel="nofollow noopener">
      source
    </a>
  );
}
