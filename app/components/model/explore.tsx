'use client';

import { type ComponentType, useEffect, useState } from 'react';

export type Series = {
  id: string;
  name: string;
  secondary: boolean;
  /** [from, last checked, to (exclusive), dollars per image] */
  steps: [string, string, string, string][];
};

type Chart = ComponentType<{ series: Series[] }>;

/** Loads the charting library only when asked for; without scripts there is no button. */
export function ExploreHistory({ series }: { series: Series[] }) {
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<'closed' | 'loading' | 'failed'>('closed');
  const [chart, setChart] = useState<{ Chart: Chart } | null>(null);
  useEffect(() => setReady(true), []);
  if (chart) return <chart.Chart series={series} />;
  const open = () => {
    setState('loading');
    import('./explore-chart').then(
      (module) => setChart({ Chart: module.ExploreChart }),
      () => setState('failed'),
    );
  };
  return (
    <div className="explore">
      {ready ? (
        <button type="button" className="button" onClick={open} disabled={state === 'loading'}>
          {state === 'loading' ? 'Loading…' : 'Explore with a pointer'}
        </button>
      ) : null}
      {state === 'failed' ? (
        <p className="error" role="alert">
          The chart could not be loaded; the table below has the same numbers.
        </p>
      ) : null}
    </div>
  );
}
