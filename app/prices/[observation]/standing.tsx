import type { readingsOfOffer } from '@/db/queries/evidence';
import { ruleWords } from '@/pricing';
import { DataTable } from '../../components/data-table';
import { Day } from '../../components/day';
import { Banner } from '../../components/states';
import { Between, On } from '../../components/when';
import { Source } from '../../hosts/[host]/reading';
import { ageWords } from '../../lib/dates';
import { guardWords, originWords, type Standing } from '../../lib/evidence';
import { counted } from '../../lib/format';
import { endWords } from '../../lib/lifecycle';

export type ReadingRow = Awaited<ReturnType<typeof readingsOfOffer>>[number];

/** What has become of the reading, first thing on the page. */
export function StandingNow({
  standing: s,
  readings,
  against,
}: {
  standing: Standing;
  readings: readonly ReadingRow[];
  /** Readings that contradict it, when it is in force. */
  against: readonly ReadingRow[];
}) {
  switch (s.kind) {
    case 'in_force':
      return (
        <Banner>
          <InForce s={s} />
          {against.length > 0 && (
            <>
              <p className="mt-2">
                Contradicted by {counted(against.length, 'reading')}; nothing is averaged.
              </p>
              <Sides readings={against} inForce={null} />
            </>
          )}
        </Banner>
      );
    case 'announced':
      return (
        <Banner>
          <strong>Announced</strong>: begins <Day {...s.from} />.
        </Banner>
      );
    case 'superseded':
      return <Superseded s={s} readings={readings} />;
    case 'ended':
      return (
        <Banner>
          <strong>Ended</strong>: the offer was missing from two complete readings, the first{' '}
          <On {...s.on} />.
        </Banner>
      );
    case 'shut_down':
      return (
        <Banner kind="warn">
          <strong>
            No longer sold: {endWords(s.event)}{' '}
            <Day day={s.event.date} precision={s.event.precision} />
          </strong>
          {s.event.sourceUrl ? (
            <>
              {' '}
              (<a href={s.event.sourceUrl}>source</a>)
            </>
          ) : null}
          . The price was last read <On {...s.checked} />.
        </Banner>
      );
    case 'quarantined':
      return (
        <Banner kind="warn">
          <strong>Held back, not published.</strong> The reason: {guardWords(s.guard)}: {s.detail}.{' '}
          {s.guard === 'corrected_by_hand'
            ? 'Only a person can accept it.'
            : 'A second source, the same value in the next run or a person can accept it.'}
        </Banner>
      );
    case 'rejected':
      return (
        <Banner kind="bad">
          <strong>Rejected</strong> by {s.by}: {s.reason}. It was held back because{' '}
          {guardWords(s.guard)}: {s.detail}.
        </Banner>
      );
    case 'retracted':
      return (
        <Banner kind="bad">
          <strong>Taken back, our mistake</strong>: {s.reason}
          {s.by ? ` (by ${s.by})` : null}.{' '}
          {s.replacedBy && <a href={`/prices/${s.replacedBy}`}>The reading that replaces it</a>}{' '}
          <a href="/corrections">All corrections</a>
        </Banner>
      );
    case 'disputed':
      return <Disputed by={s.by} readings={readings} />;
    case 'unused':
      return (
        <Banner>
          <strong>Kept, not in force</strong>: a reading of a better origin ruled on that day.
        </Banner>
      );
  }
}

/** Misreadings that this reading was put in the place of. */
export function Replaces({ id, readings }: { id: string; readings: readonly ReadingRow[] }) {
  const wrong = readings.filter((r) => r.replacedBy === id);
  if (wrong.length === 0) return null;
  return (
    <p className="small">
      It stands in the place of a mistake of ours:{' '}
      {wrong.map((r) => (
        <span key={r.id}>
          <a href={`/prices/${r.id}`}>{ruleWords(r.rule)}</a> ({r.retracted}){' '}
        </span>
      ))}
      <a href="/corrections">All corrections</a>
    </p>
  );
}

/** A price that was not read lately is only the last that is known. */
function InForce({ s }: { s: Extract<Standing, { kind: 'in_force' }> }) {
  const read = s.again ? (
    <>
      first read <On {...s.from} />, last read again <On {...s.checked} />
    </>
  ) : (
    <>
      read <On {...s.checked} /> and not since
    </>
  );
  if (s.fresh.ranked)
    return (
      <>
        <strong>In force</strong>: {read}.
      </>
    );
  return (
    <>
      <strong>Last known price</strong>: {read}, {ageWords(s.fresh.age, s.checked)} ago. It may have
      changed since.
    </>
  );
}

type SupersededProps = {
  s: Extract<Standing, { kind: 'superseded' }>;
  readings: readonly ReadingRow[];
};

function Superseded({ s, readings }: SupersededProps) {
  const by = readings.find((r) => r.id === s.by);
  return (
    <Banner>
      <strong>No longer the price</strong>: it was superseded
      {by ? (
        <>
          {' '}
          by <a href={`/prices/${by.id}`}>{ruleWords(by.rule)}</a>,
        </>
      ) : null}{' '}
      {s.after ? <Between after={s.after} by={s.on} /> : <On {...s.on} />}.
    </Banner>
  );
}

/** Readings that contradict each other, side by side: shown, never averaged. */
function Disputed({ by, readings }: { by: string | null; readings: readonly ReadingRow[] }) {
  return (
    <Banner kind="warn">
      <p>
        <strong>Disputed</strong>: it contradicts the price in force and did not replace it. Both
        are kept; nothing is averaged.
      </p>
      <Sides readings={readings.filter((r) => r.disputed !== null || r.id === by)} inForce={by} />
    </Banner>
  );
}

function Sides({ readings, inForce }: { readings: readonly ReadingRow[]; inForce: string | null }) {
  return (
    <DataTable
      caption="What each source says"
      columns={[
        { key: 'rule', label: 'Price' },
        { key: 'who', label: 'Whose words' },
        { key: 'day', label: 'Read' },
        { key: 'source', label: 'Source' },
      ]}
      cards
    >
      {readings.map((r) => (
        <tr key={r.id}>
          <th scope="row">
            <a href={`/prices/${r.id}`}>{ruleWords(r.rule)}</a>
            {r.id === inForce && ' (in force)'}
          </th>
          <td>{originWords(r.origin, 'host', r.form)}</td>
          <td className="whitespace-nowrap">
            <Day day={r.day} precision={r.precision} />
          </td>
          <td className="break-words">
            <Source url={r.sourceUrl} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
