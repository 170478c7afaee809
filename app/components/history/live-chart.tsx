'use client';

import {
  type CSSProperties,
  startTransition,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { Brush, LineChart, ResponsiveContainer, XAxis } from 'recharts';
import { stopsOf } from '../../lib/chart-day';
import { formatDay } from '../../lib/format';
import type { LiveProps, Size } from './chart-reader';
import { DayReadout } from './day-readout';
import { LiveLanes, type Stretch } from './live-lanes';
import { dayOf, timeOf } from './live-time';

type Props = LiveProps & {
  /** Of the drawing that it takes the place of; known before, the chart is not drawn twice. */
  size: Size;
  /** Called once when the chart is whole. */
  onWhole: () => void;
};

const PARTS = 4;
/** As in chart.css at its usual letters, so that the lines stay where they were and names have room. */
const MARGIN = { top: 10, right: 216, bottom: 4, left: 60 };
const PHONE_MARGIN = { ...MARGIN, right: 104, left: 48 };
const USUAL_LETTERS = 16;
const PHONE = '(max-width: 47.99rem)';
const month = (time: number) => formatDay(dayOf(time), 'month');
const dayOfMonth = (time: number) => formatDay(dayOf(time));
/** In a shorter stretch two ticks could be of one month. */
const MONTHS_APART_MS = 150 * 24 * 3_600_000;

/** The same steps, with a stretch of time to choose beneath. Gaps stay gaps. */
export function LiveChart({ series, cheapest, yTicks, scale, first, last, size, onWhole }: Props) {
  const part = useParts(PARTS, onWhole);
  const usual = usePhone() ? PHONE_MARGIN : MARGIN;
  const margin = { ...usual, right: (usual.right * rootLetters()) / USUAL_LETTERS };
  const [stretch, setStretch] = useState<Stretch | null>(null);
  // The same array while nothing else is drawn: with another the stretch would begin anew.
  const rows = useMemo(
    () => stopsOf(series, first, last).map((day) => ({ time: timeOf(day) })),
    [series, first, last],
  );
  return (
    <div className="live-chart plot" style={placeOf(stretch)}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={size}>
        <LineChart data={rows} margin={margin} accessibilityLayer={false}>
          {part > 0 ? (
            <XAxis
              dataKey="time"
              type="number"
              domain={['dataMin', 'dataMax']}
              tickFormatter={
                stretch && stretch.to - stretch.from < MONTHS_APART_MS ? dayOfMonth : month
              }
              minTickGap={32}
              stroke="var(--soft)"
              fontSize={12}
            />
          ) : null}
          {part > 1 ? (
            <LiveLanes {...{ series, cheapest, yTicks, scale }} onStretch={setStretch} />
          ) : null}
          {part > 2 ? (
            <Brush
              dataKey="time"
              height={28}
              travellerWidth={12}
              stroke="var(--line-strong)"
              fill="var(--raised)"
              tickFormatter={month}
              ariaLabel="Stretch of time"
            />
          ) : null}
        </LineChart>
      </ResponsiveContainer>
      {stretch ? (
        <DayReadout series={series} first={dayOf(stretch.from)} last={dayOf(stretch.to)} />
      ) : null}
    </div>
  );
}

/** Counts up, a task of its own each: the library builds every part at once, without a pause. */
function useParts(whole: number, onWhole: () => void): number {
  const [part, setPart] = useState(0);
  useEffect(() => {
    if (part === whole) return onWhole();
    const next = setTimeout(() => startTransition(() => setPart(part + 1)), 16);
    return () => clearTimeout(next);
  }, [part, whole, onWhole]);
  return part;
}

/** Pixels of one rem. */
const rootLetters = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** A phone has less room for names, as chart.css says of the drawing. */
function usePhone(): boolean {
  return useSyncExternalStore(listenToWidth, () => matchMedia(PHONE).matches);
}

function listenToWidth(changed: () => void): () => void {
  const query = matchMedia(PHONE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Where the readout lies over the lines. */
function placeOf(stretch: Stretch | null): CSSProperties {
  if (!stretch) return {};
  const { x, y, width, height, whole } = stretch;
  return {
    '--left': `${x}px`,
    '--right': `${whole - x - width}px`,
    '--top': `${y}px`,
    '--height': `${height}px`,
  } as CSSProperties;
}
