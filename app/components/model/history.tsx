import type { Day as DayText } from '@/pricing';
import { plot } from '../../lib/chart';
import { drawnLanes } from '../../lib/chart-lanes';
import { cheapestSummary } from '../../lib/chart-words';
import type { Lane } from '../../lib/history';
import { cheapestOf } from '../../lib/history-view';
import { ChartFooter } from '../history/chart-footer';
import { ChartFrame } from '../history/chart-frame';
import { Lows } from '../history/facts';
import { StepsTable } from '../history/steps-table';

type Props = {
  all: readonly Lane[];
  today: DayText;
  asOf: DayText | null;
  since: DayText;
  /** Address of the history page for the same workload and day. */
  whole: string;
  name: string;
  /** "1024×1024, 4 steps". */
  what: string;
};

/** Height of a label in percent of the smaller plot. */
const GAP = 6.5;

/** What this workload cost over time: lows, the chart, and the same numbers as a table. */
export function History({ all, today, asOf, since, whole, name, what }: Props) {
  const drawn = drawnLanes(all, today);
  const chart = plot({ shown: drawn, scale: 'linear', since: null }, today, GAP);
  if (!chart) return null;
  return (
    <section>
      <h2>Price history</h2>
      <dl className="lows">
        <Lows all={all} since={{ ever: null, 'in 90 days': since }} />
      </dl>
      <ChartFrame
        chart={chart}
        scale="linear"
        today={today}
        title={`Price per image with ${name} over time`}
        summary={cheapestSummary(cheapestOf(drawn), null)}
        note={drawn.length < all.length ? `${drawn.length} of ${all.length} drawn.` : undefined}
      >
        <ChartFooter lanes={drawn} today={today} asOf={asOf} what={what} view={whole} csv={null} />
      </ChartFrame>
      <p className="small mb-2">
        <a href={whole}>Whole history, hosts on and off, CSV</a>
      </p>
      <details className="small">
        <summary>The same as a table</summary>
        <div className="scroll-x">
          <StepsTable shown={all} hideCaption caption="Every price with its dates, newest first" />
        </div>
      </details>
    </section>
  );
}
