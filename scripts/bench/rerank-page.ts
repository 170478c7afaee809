/** Runs in a browser: the code that re-ranks the home table, timed part by part. */
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { show } from '@/app/components/need/live-home';
import type { Shown } from '@/app/components/need/shown';
import type { LiveData } from '@/app/lib/live-offers';

export type Took = { query: string; rank: number; table: number; rows: number };

declare global {
  interface Window {
    rerank: (data: LiveData, queries: readonly string[]) => Promise<Took[]>;
  }
}

window.rerank = async (data, queries) => {
  const answer = show(data);
  const region = document.body.appendChild(document.createElement('div'));
  const root = createRoot(region);
  const took: Took[] = [];
  for (const query of queries) {
    const start = performance.now();
    const shown: Shown = await answer(new URLSearchParams(query));
    const ranked = performance.now();
    flushSync(() => root.render(shown.node as ReactNode));
    // Reading a height makes the browser lay the new table out.
    void region.offsetHeight;
    const updated = performance.now();
    const rows = region.querySelectorAll('tbody tr').length;
    took.push({ query, rank: ranked - start, table: updated - ranked, rows });
    await new Promise((resolve) => setTimeout(resolve));
  }
  return took;
};
