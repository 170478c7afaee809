import { type Host, readingOf as moduleOf } from '@/catalog';
import {
  lastRuns,
  lastTries,
  quarantinedOfHost,
  sourcesOfHost,
  unresolvedOfHost,
} from '@/db/queries/host';
import type { Database } from '@/db/queries/live';
import { type Day as DayText, nextRunOn, RECHECK_DAYS, WEEKLY_TIME } from '@/pricing';
import { DataTable } from '../../components/data-table';
import { Day } from '../../components/day';
import { guardWords, linkable } from '../../lib/evidence';
import { counted } from '../../lib/format';
import { addressWords } from '../../lib/host-words';

const TRIES = 10;
const RUNS = 5;

/** All that is known of reading one host, or was known on an earlier day. */
export async function readingOf(db: Database, hostId: string, asOf: DayText | null) {
  const [sources, tries, runs, unresolved, held] = await Promise.all([
    sourcesOfHost(db, hostId, asOf),
    lastTries(db, hostId, TRIES, asOf),
    lastRuns(db, hostId, RUNS, asOf),
    unresolvedOfHost(db, hostId, asOf),
    quarantinedOfHost(db, hostId, asOf),
  ]);
  return { sources, tries, runs, unresolved, held };
}

type Found = Awaited<ReturnType<typeof readingOf>>;
type Props = Found & { host: Host; asOf: DayText | null; today: DayText };

export function Reading({ host, asOf, today, sources, tries, runs, unresolved, held }: Props) {
  const noted = sources.some((s) => s.reporter === 'host');
  return (
    <section aria-labelledby="reading">
      <h2 id="reading">How {host.name} is read</h2>
      <Rhythm host={host} noted={noted} tries={tries} today={today} asOf={asOf} />
      <Sources sources={sources} host={host} asOf={asOf} />
      {noted || moduleOf(host.id) || tries.length > 0 ? <Tries tries={tries} asOf={asOf} /> : null}
      <Runs runs={runs} />
      <Held held={held} />
      <Unresolved unresolved={unresolved} asOf={asOf} />
    </section>
  );
}

type RhythmProps = Pick<Props, 'host' | 'tries' | 'today' | 'asOf'> & {
  /** Prices of its own are held. */
  noted: boolean;
};

/** Who looks again, and when: said plainly where nothing does it by itself. */
function Rhythm({ host, noted, tries, today, asOf }: RhythmProps) {
  if (!moduleOf(host.id))
    return (
      <p className="mt-1">
        No automatic check: no module reads it
        {noted
          ? `, so its prices are noted by hand and are due to be looked at again ${RECHECK_DAYS} days after each reading`
          : null}
        .
      </p>
    );
  // Before its first try by a run none was due, whatever the calendar says.
  if (asOf !== null && tries.length === 0) return null;
  const last = tries[0]?.at.toISOString().slice(0, 10) ?? null;
  return (
    <p className="mt-1">
      Read by the weekly run, next due <Day day={nextRunOn(today, last)} precision="day" />,{' '}
      {WEEKLY_TIME}.
    </p>
  );
}

type SourcesProps = Pick<Found, 'sources'> & Pick<Props, 'host'>;

const FIRST_SOURCES = 12;

/** The host's own latest sources at once, others and datasets' files on demand: there may be dozens. */
function Sources({ sources, host, asOf }: SourcesProps & Pick<Props, 'asOf'>) {
  const datasets = sources.filter((s) => s.reporter !== 'host');
  const own = sources.filter((s) => s.reporter === 'host');
  const more = own.slice(FIRST_SOURCES);
  return (
    <>
      {own.length === 0 ? (
        <p className="soft">
          {asOf === null
            ? 'No source of its own prices is known yet.'
            : 'No source of its own prices was known by that day.'}
        </p>
      ) : (
        <SourcesTable
          sources={own.slice(0, FIRST_SOURCES)}
          host={host}
          caption="Sources of its prices, the latest read first"
        />
      )}
      {more.length > 0 && (
        <details className="mt-3">
          <summary>{counted(more.length, 'more source')}</summary>
          <SourcesTable sources={more} host={host} caption="Sources of its prices read before" />
        </details>
      )}
      {datasets.length > 0 && (
        <details className="mt-3">
          <summary>{counted(datasets.length, 'file')} of public datasets that speak of it</summary>
          <SourcesTable sources={datasets} host={host} caption="Datasets: second opinions" />
        </details>
      )}
    </>
  );
}

function SourcesTable({ sources, host, caption }: SourcesProps & { caption: string }) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'url', label: 'Address' },
        { key: 'by', label: 'Whose words' },
        { key: 'n', label: 'Readings', numeric: true },
        { key: 'last', label: 'Last read' },
      ]}
      cards
    >
      {sources.map((s) => (
        <tr key={`${s.reporter} ${s.url}`}>
          <th scope="row" className="break-all">
            <Source url={s.url} />
          </th>
          <td className="soft">{whoseWords(host, s)}</td>
          <td className="n" data-l="Readings:">
            {s.readings}
          </td>
          <td data-l="Last read:">{s.lastRead ? <Day {...s.lastRead} /> : 'nothing published'}</td>
        </tr>
      ))}
    </DataTable>
  );
}

/** A page on a name of the host's own, a dataset, or somebody else's page about it. */
function whoseWords(host: Host, source: Found['sources'][number]): string {
  if (source.reporter !== 'host') return `dataset: ${source.reporter}`;
  if (!linkable(source.url)) return 'a stated reference';
  const name = new URL(source.url).hostname;
  const own = [...(host.allowedHosts ?? []), new URL(host.url).hostname];
  return own.includes(name) ? 'its own' : 'somebody else’s';
}

export function Source({ url }: { url: string }) {
  if (!linkable(url)) return <>{url}</>;
  return (
    <a href={url} rel="nofollow noopener">
      {addressWords(url)}
    </a>
  );
}

function Tries({ tries, asOf }: Pick<Props, 'tries' | 'asOf'>) {
  if (tries.length === 0)
    return (
      <p className="soft mt-3">
        {asOf === null ? 'Not tried live yet' : 'Not tried live by that day'}: its prices are
        recorded from dated sources.
      </p>
    );
  return (
    <DataTable
      caption="Last tries, newest first"
      columns={[
        { key: 'at', label: 'Tried' },
        { key: 'url', label: 'Address' },
        { key: 'what', label: 'What came' },
      ]}
      cards
      className="mt-6"
    >
      {tries.map((t) => (
        <tr key={`${t.at.toISOString()} ${t.url}`}>
          <th scope="row" className="whitespace-nowrap">
            <Moment at={t.at} />
          </th>
          <td className="break-all soft">{addressWords(t.url)}</td>
          <td>
            {t.error ??
              (t.notModified ? 'not modified since the last reading' : `a page (HTTP ${t.status})`)}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

function Runs({ runs }: Pick<Found, 'runs'>) {
  if (runs.length === 0) return null;
  return (
    <DataTable
      caption="Last runs, newest first"
      columns={[
        { key: 'at', label: 'Run' },
        { key: 'kind', label: 'Kind' },
        { key: 'came', label: 'What it came to' },
      ]}
      cards
      className="mt-6"
    >
      {runs.map((r) => (
        <tr key={`${r.at.toISOString()} ${r.kind}`}>
          <th scope="row" className="whitespace-nowrap">
            <Moment at={r.at} />
          </th>
          <td className="soft">{r.kind.replace('_', ' ')}</td>
          <td>
            {r.outcome}
            {r.message && `: ${r.message}`} <span className="soft">{countWords(r.counts)}</span>
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

function countWords(counts: Record<string, number>): string {
  const said = Object.entries(counts).filter(([, n]) => n > 0);
  return said.length === 0 ? '' : `(${said.map(([what, n]) => `${n} ${what}`).join(', ')})`;
}

function Held({ held }: Pick<Found, 'held'>) {
  if (held.length === 0) return null;
  return (
    <>
      <h3 className="mt-6">Held back by a guard</h3>
      <p className="soft">
        Read, but not published until a second reading or a person confirms it.
      </p>
      <ul className="grid gap-2 mt-2">
        {held.map((h) => (
          <li key={h.observationId}>
            <code className="small break-all">{h.hostModel}</code>, read{' '}
            <Day day={h.day} precision={h.precision} />: {guardWords(h.guard)}{' '}
            <span className="soft">({h.detail})</span>.{' '}
            <a href={`/prices/${h.observationId}`}>Evidence</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Unresolved({ unresolved, asOf }: Pick<Props, 'unresolved' | 'asOf'>) {
  if (unresolved.length === 0) return null;
  return (
    <details className="mt-6">
      <summary>{counted(unresolved.length, 'wording')} seen on its pages but not named yet</summary>
      <DataTable
        caption="Nothing in scope is dropped in silence"
        columns={[
          { key: 'wording', label: 'Wording' },
          { key: 'words', label: 'Words on the page' },
          { key: 'reason', label: 'Why it has no price here' },
          { key: 'seen', label: asOf ? 'First seen' : 'Last seen' },
        ]}
        cards
      >
        {unresolved.map((u) => (
          <tr key={`${u.url} ${u.wording} ${u.reason}`}>
            <th scope="row" className="md:w-1/6">
              <code className="small wrap-anywhere">{u.wording}</code>
            </th>
            <td className="soft" translate="no">
              {u.words}
            </td>
            <td>{u.reason}</td>
            <td data-l={asOf ? 'First seen:' : 'Last seen:'}>
              <Day {...(asOf ? u.firstSeen : u.lastSeen)} />
            </td>
          </tr>
        ))}
      </DataTable>
    </details>
  );
}

/** A moment of ours, to the minute, in UTC. */
function Moment({ at }: { at: Date }) {
  const iso = at.toISOString();
  return (
    <>
      <Day day={iso.slice(0, 10)} precision="day" />{' '}
      <span className="small soft">{iso.slice(11, 16)} UTC</span>
    </>
  );
}
