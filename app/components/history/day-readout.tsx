'use client';

import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import { daysBetween } from '@/pricing/time';
import { dayAfterKey, dayAt, onDay, type Series, stopsOf } from '../../lib/chart-day';
import { formatDay } from '../../lib/format';
import { lookOf, SHAPES } from './lane-look';

type Props = { series: Series[]; first: string; last: string };

/** Over the plot: the day under the pointer, the finger or the keys, and every line's price on it. */
export function DayReadout({ series, first, last }: Props) {
  const [day, setDay] = useState<string | null>(null);
  const stops = useMemo(() => stopsOf(series, first, last), [series, first, last]);
  const whole = daysBetween(first, last);
  const at = daysBetween(first, day ?? last);
  const share = whole > 0 ? at / whole : 1;
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setDay(dayAt((event.clientX - left) / width, first, last));
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = event.key === 'Escape' ? null : dayAfterKey(event.key, day ?? last, stops);
    if (event.key !== 'Escape' && to === null) return;
    event.preventDefault();
    setDay(to);
  };
  return (
    <>
      <div
        className="reader"
        role="slider"
        tabIndex={0}
        aria-label="Prices on a day"
        aria-valuemin={0}
        aria-valuemax={whole}
        aria-valuenow={at}
        aria-valuetext={formatDay(day ?? last)}
        onFocus={() => setDay((d) => d ?? last)}
        onBlur={() => setDay(null)}
        onKeyDown={press}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={(event) => {
          // A finger that is lifted leaves its day on screen.
          if (event.pointerType === 'mouse') setDay(null);
        }}
      >
        {day ? <div className="cursor" style={{ left: `${share * 100}%` }} /> : null}
      </div>
      <div className={`on-day small ${share > 0.5 ? 'at-left' : 'at-right'}`} aria-live="polite">
        {day ? <DayPrices series={series} day={day} /> : null}
      </div>
    </>
  );
}

/** What each line stood at on a day, each once. */
export function DayPrices({ series, day }: { series: Series[]; day: string }) {
  const found = onDay(series, day);
  return (
    <>
      <b>{formatDay(day)}</b>
      {found.length === 0 ? <p>No price known.</p> : null}
      <ul>
        {found.map(({ n, name, usd, note }) => {
          const { className, shape } = lookOf(n, series[n]?.secondary ?? false);
          return (
            <li key={`${n}/${name}`} className={className}>
              <svg className="shape" viewBox="-6 -6 12 12" aria-hidden="true">
                <path d={SHAPES[shape]} />
              </svg>
              {name}: <b>{usd}</b>
              {note ? <span className="soft"> {note}</span> : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}
