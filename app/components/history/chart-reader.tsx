'use client';

import {
  type ComponentType,
  type ReactNode,
  startTransition,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { Series } from '../../lib/chart-day';

/** From a day to the next, at a price. */
export type Level = [from: string, to: string, usd: string];

export type LiveProps = {
  series: Series[];
  /** The lowest of the hosts shown. */
  cheapest: Level[];
  yTicks: string[];
  scale: 'linear' | 'log';
  first: string;
  last: string;
};

type Readout = ComponentType<Pick<LiveProps, 'series' | 'first' | 'last'>>;
/** Whole pixels. */
export type Size = { width: number; height: number };

type Live = ComponentType<LiveProps & { size: Size; onWhole: () => void }>;
type State = 'closed' | 'loading' | 'coming' | 'open' | 'failed';

/**
 * What scripts add to the drawing: any day's prices under pointer, finger or keys, and the charting
 * library, loaded when asked for, to look at a stretch of time from near. Without scripts: nothing.
 */
export function ChartReader({ children, ...shown }: LiveProps & { children: ReactNode }) {
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<State>('closed');
  const [chart, setChart] = useState<{ Chart: Live } | null>(null);
  useEffect(() => setReady(true), []);
  const plot = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({ width: -1, height: -1 });
  const Readout = useNear(plot);
  const whole = useCallback(() => setState((s) => (s === 'coming' ? 'open' : s)), []);
  const toggle = () => {
    if (state === 'open' || state === 'coming') return setState('closed');
    if (plot.current) setSize(sizeOf(plot.current));
    if (chart) return setState('coming');
    setState('loading');
    load().then(
      (module) =>
        // In slices: the drawing stands until the chart is whole, and a finger is answered between.
        startTransition(() => {
          setChart({ Chart: module.LiveChart });
          setState('coming');
        }),
      () => setState('failed'),
    );
  };
  const open = state === 'open';
  return (
    <>
      <div className="charts">
        {chart && (open || state === 'coming') ? (
          <div className={open ? undefined : 'coming'}>
            <chart.Chart {...shown} size={size} onWhole={whole} />
          </div>
        ) : null}
        {open ? null : (
          <div className="plot" ref={plot}>
            {children}
            {Readout ? <Readout {...shown} /> : null}
          </div>
        )}
      </div>
      <div className="explore">
        {ready ? (
          // Stays where it is and keeps the focus: what it did can be undone with the same key.
          <button
            type="button"
            className="button"
            onClick={toggle}
            onPointerEnter={warm}
            onFocus={warm}
            aria-pressed={open}
          >
            {state === 'loading' || state === 'coming' ? 'Loading…' : 'Explore a stretch of time'}
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

/** What reads the drawing, loaded when the drawing comes near; many a reader never gets that far. */
function useNear(plot: { current: HTMLElement | null }): Readout | null {
  const [found, setFound] = useState<{ Readout: Readout } | null>(null);
  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    const seen = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        seen.disconnect();
        import('./day-readout').then(
          ({ DayReadout }) => setFound({ Readout: DayReadout }),
          (error) => console.error('The chart’s reader could not be loaded.', error),
        );
      },
      { rootMargin: '400px' },
    );
    seen.observe(element);
    return () => seen.disconnect();
  }, [plot]);
  return found?.Readout ?? null;
}

function sizeOf(element: HTMLElement): Size {
  const { width, height } = element.getBoundingClientRect();
  return { width: Math.round(width), height: Math.round(height) };
}

const load = () => import('./live-chart');
/** On its way as soon as somebody reaches for it; a failure is said when it is asked for. */
const warm = () => void load().catch(() => {});
