'use client';

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

export type Series = {
  id: string;
  name: string;
  secondary: boolean;
  /** [from, last checked, to (today at the latest), dollars per image] */
  steps: [string, string, string, string][];
};

export type ExploreProps = { series: Series[]; yTicks: string[] };

/** Loads the charting library only when asked for, in place of the drawing; no scripts, no button. */
export function ExploreHistory({ children, ...shown }: ExploreProps & { children: ReactNode }) {
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<'closed' | 'loading' | 'open' | 'failed'>('closed');
  const [chart, setChart] = useState<{ Chart: ComponentType<ExploreProps> } | null>(null);
  useEffect(() => setReady(true), []);
  const toggle = () => {
    if (state === 'open') return setState('closed');
    if (chart) return setState('open');
    setState('loading');
    import('./explore-chart').then(
      (module) => {
        setChart({ Chart: module.ExploreChart });
        setState('open');
      },
      () => setState('failed'),
    );
  };
  const open = state === 'open' && chart !== null;
  return (
    <>
      {open ? <chart.Chart {...shown} /> : children}
      <div className="explore">
        {ready ? (
          // Stays where it is and keeps the focus: what it did can be undone with the same key.
          <button type="button" className="button" onClick={toggle} aria-pressed={open}>
            {state === 'loading' ? 'Loading…' : 'Explore with a pointer'}
          </button>
        ) : null}
        {state === 'failed' ? (
          <p className="error" role="alert">
            The chart could not be loaded; the table below has the same numbers.
          </p>
        ) : null}
      </div>
    </>
  );
}
