import { type HistoryView, PERIODS, SCALES, toggled } from '../../lib/history-view';
import { type Params, withParams } from '../../lib/params';
import { PhoneFold } from '../phone-fold';

const PERIOD_WORDS = { all: 'all', '365': '1 year', '90': '90 days' } as const;

type Props = { view: HistoryView; path: string; params: Params };

/** Above the chart: how much of the past, in which scale. Every choice is a link: the address says what is shown. */
export function ViewControls({ view, path, params }: Props) {
  const to = (changes: Record<string, string | null>) => withParams(path, params, changes);
  return (
    <div className="mt-3 flex flex-wrap gap-x-5 gap-y-2">
      <Choices label="Period">
        {PERIODS.map((p, i) => (
          <Choice key={p} href={to({ period: i === 0 ? null : p })} on={view.period === p}>
            {PERIOD_WORDS[p]}
          </Choice>
        ))}
      </Choices>
      <Choices label="Scale">
        {SCALES.map((s, i) => (
          <Choice key={s} href={to({ scale: i === 0 ? null : s })} on={view.scale === s}>
            {s}
          </Choice>
        ))}
      </Choices>
      {view.errors.map((error) => (
        <p key={error} className="error basis-full" role="alert">
          {error}
        </p>
      ))}
    </div>
  );
}

/** Under the chart: which lines it has. Many at some models, so on a phone they fold away. */
export function HostChoices({ view, path, params }: Props) {
  const to = (changes: Record<string, string | null>) => withParams(path, params, changes);
  const shown = view.hosts.filter((h) => h.on).length;
  return (
    <PhoneFold
      className="my-3"
      summary={
        <>
          Hosts: <b>{shown}</b> of {view.hosts.length} shown
        </>
      }
    >
      <Choices label="Hosts">
        {view.hosts.map((h) => (
          <Choice key={h.id} href={to({ hosts: toggled(view, h.id) })} on={h.on}>
            <span className="swatch" aria-hidden="true" />
            {h.name}
            <span className="sr-only">{h.on ? ' (shown)' : ' (hidden)'}</span>
          </Choice>
        ))}
        <Choice href={to({ datasets: view.datasets ? '0' : null })} on={view.datasets}>
          <span className="swatch" aria-hidden="true" />
          datasets’ claims
        </Choice>
      </Choices>
    </PhoneFold>
  );
}

function Choices({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <nav aria-label={label} className="flex items-baseline gap-2">
      <span className="small soft max-md:sr-only">{label}</span>
      <span className="choices flex-1">{children}</span>
    </nav>
  );
}

type ChoiceProps = { href: string; on: boolean; children: React.ReactNode };

function Choice({ href, on, children }: ChoiceProps) {
  return (
    <a href={href} aria-current={on ? 'true' : undefined} rel="nofollow">
      {children}
    </a>
  );
}
