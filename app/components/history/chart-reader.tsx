'use client';

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import type { Series } from '../../lib/chart-day';
import { DayReadout } from './day-readout';

export type LiveProps = {
  series: Series[];
  yTicks: string[];
  scale: 'linear' | 'log';
  first: string;
  last: string;
};

type State = 'closed' | 'loading' | 'open' | 'failed';

/**
 * What scripts add to the drawing: any day's prices under pointer, finger or keys, and the charting
 * library, loaded when asked for, to look at a stretch of time from near. Without scripts: nothing.
 */
export function ChartReader({ children, ...shown }: LiveProps & { children: ReactNode }) {
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<State>('closed');
  const [chart, setChart] = useState<{ Chart: ComponentType<LiveProps> } | null>(null);
  useEffect(() => setReady(true), []);
  const toggle = () => {
    if (state === 'open') return setState('closed');
    if (chart) return setState('open');
    setState('loading');
    import('./live-chart').then(
      (module) => {
        setChart({ Chart: module.LiveChart });
        setState('open');
      },
      () => setState('failed'),
    );
  };
  const open = state === 'open' && chart !== null;
  return (
    <>
      {open ? (
        <chart.Chart {...shown} />
      ) : (
        <div className="plot">
          {children}
          {ready ? <DayReadout {...shown} /> : null}
        </div>
      )}
      <div className="explore">
        {ready ? (
          // Stays where it is and keeps the focus: what it did can be undone with the same key.
          <button type="button" className="button" onClick={toggle} aria-pressed={open}>
            {state === 'loading' ? 'Loading…' : 'Explore a stretch of time'}
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
