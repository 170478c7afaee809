import type { Day as DayText } from '@/pricing';
import { sourcesOf } from '../../lib/chart-sources';
import type { Lane } from '../../lib/history';
import { CopyButton } from '../copy-button';
import { Day } from '../day';
import { NextCheckDay } from '../next-check';

/** Sources named at once; the others open up. */
const NAMED = 4;

type Props = {
  lanes: readonly Lane[];
  today: DayText;
  asOf: DayText | null;
  /** "1024×1024, default steps". */
  what: string;
  /** Address of what is drawn, without the site. */
  view: string;
  /** Address of the same as CSV; null: not offered. */
  csv: string | null;
};

/** Where it was read, when, when next, in which unit, and how to take it away. */
export function ChartFooter({ lanes, today, asOf, what, view, csv }: Props) {
  const { sources, checked, next } = sourcesOf(lanes, today, asOf);
  const more = sources.slice(NAMED);
  return (
    <dl className="chart-footer small">
      <div className="wide-fact">
        <dt>Sources</dt>
        <dd>
          <Links sources={sources.slice(0, NAMED)} />
          {more.length > 0 ? (
            <details>
              <summary>{more.length} more</summary>
              <Links sources={more} />
            </details>
          ) : null}
        </dd>
      </div>
      {checked ? (
        <div>
          <dt>Last checked</dt>
          <dd>
            <Day {...checked} />
          </dd>
        </div>
      ) : null}
      {next ? (
        <div>
          <dt>Next expected</dt>
          <dd>
            <NextCheckDay next={next} />
          </dd>
        </div>
      ) : null}
      <div>
        <dt>Unit</dt>
        <dd>US dollars for one image ({what})</dd>
      </div>
      <div>
        <dt>Take it along</dt>
        <dd>
          {csv ? (
            <>
              <a href={csv} download rel="nofollow">
                Download what is shown as CSV
              </a>
              {' · '}
            </>
          ) : null}
          <a href={view} rel="nofollow">
            Link to this view
          </a>{' '}
          <CopyButton text={view} />
        </dd>
      </div>
    </dl>
  );
}

function Links({ sources }: { sources: { url: string; label: string }[] }) {
  return sources.map(({ url, label }, i) => (
    <span key={url}>
      {i > 0 ? ', ' : ''}
      <a href={url} rel="nofollow noreferrer" title={url}>
        {label}
      </a>
    </span>
  ));
}
