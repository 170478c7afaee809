/** Runs in a browser: the code that re-ranks the home table, timed part by part. */
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { show } from '@/app/components/need/live-home';
import type { Answer } from '@/app/components/need/shown';
import type { LiveData } from '@/app/lib/live-offers';

/** Milliseconds of the clock since the change. */
export type Took = {
  /** The ranking is computed. */
  ranked: number;
  /** The rows at the head of the table stand in the document. */
  head: number;
  /** They are laid out. */
  laidOut: number;
  /** The rest of the table stands in the document, too. */
  whole: number;
  rows: number;
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}

const region = document.body.appendChild(document.createElement('div'));
const root = createRoot(region);
let answer: Answer;

const bench = {
  prepare(data: LiveData) {
    answer = show(data);
  },
  /** What asking the page for anything costs by itself. */
  nothing: async () => {},
  rank: async (query: string) => void (await answer(new URLSearchParams(query))),
  /** As far as the rows at the head; those that follow wait until they are let go. */
  async head(query: string) {
    window.slices.hold();
    const shown = await answer(new URLSearchParams(query));
    flushSync(() => root.render(shown.node as ReactNode));
  },
  /** What is not shown is not painted: a frame between would count as writing. */
  hide(hidden: boolean) {
    region.hidden = hidden;
  },
  async rest() {
    window.slices.release();
    await settled();
  },
  async rerank(query: string): Promise<Took> {
    const start = performance.now();
    const since = () => performance.now() - start;
    const shown = await answer(new URLSearchParams(query));
    const ranked = since();
    flushSync(() => root.render(shown.node as ReactNode));
    const head = since();
    // Reading a height makes the browser lay the table out.
    void region.offsetHeight;
    const laidOut = since();
    const whole = Math.max(head, (await settled()) - start);
    return { ranked, head, laidOut, whole, rows: region.querySelectorAll('tbody tr').length };
  },
};
window.bench = bench;

const QUIET_MS = 60;

/** When the document was last written to; it is done when it has been left alone for a while. */
function settled(): Promise<number> {
  const since = performance.now();
  let last = 0;
  return new Promise((resolve) => {
    const seen = new MutationObserver(() => {
      last = performance.now();
    });
    seen.observe(region, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    const timer = setInterval(() => {
      if (performance.now() - Math.max(last, since) < QUIET_MS) return;
      clearInterval(timer);
      seen.disconnect();
      resolve(last);
    }, QUIET_MS / 4);
  });
}
