import type { ReactNode } from 'react';
import type { Place } from '@/db/queries/body';
import { Day } from '../../components/day';
import { Source } from '../../hosts/[host]/reading';
import type { Dated } from '../../lib/dates';
import { formWords, obtainedWords, originWords, unitNote } from '../../lib/evidence';
import { formatCount } from '../../lib/format';
import type { Row } from './page';

/** The words, whose they are, where they stood and what is kept of them. */
export function Provenance({ row, place }: { row: Row; place: Place | null }) {
  const { observation, offer, source, snapshot, body } = row;
  const note = unitNote(offer.reporter, offer.hostId, observation.quote, snapshot !== null);
  return (
    <section aria-labelledby="words">
      <h2 id="words">The words it was read from</h2>
      <blockquote
        className="my-3 max-w-3xl border-l-3 border-l-line pl-4 text-[1.0625rem] whitespace-pre-line [overflow-wrap:anywhere]"
        cite={source.url}
      >
        {observation.quote}
      </blockquote>
      {note ? <p className="small soft my-3 max-w-3xl">{note}</p> : null}
      <InPlace place={place} />
      <dl className="grid gap-x-6 gap-y-1.5 md:grid-cols-[max-content_1fr]">
        <Fact name="Source">
          <span className="break-all">
            <Source url={source.url} />
          </span>
        </Fact>
        <Fact name="Read">
          <Day day={observation.day} precision={observation.precision} />
          {observation.precision !== 'day' && (
            <span className="soft"> (the day itself is not known)</span>
          )}
        </Fact>
        {observation.effectiveOn && (
          <Fact name="In effect from">
            <Day day={observation.effectiveOn} precision="day" />
            <span className="soft"> by the source’s own statement</span>
          </Fact>
        )}
        <Fact name="Whose words">
          {originWords(observation.origin, offer.reporter, snapshot?.form)}
        </Fact>
        <Fact name="How obtained">{obtainedWords(observation.obtained)}</Fact>
        <Fact name="What is kept">
          {snapshot && body ? (
            <Kept snapshot={snapshot} body={body} taken={takenOn(row)} />
          ) : (
            'a recorded fact: the words above and their source, not the page'
          )}
        </Fact>
      </dl>
    </section>
  );
}

/** The words where they stand in the stored body, with a little around them. */
function InPlace({ place }: { place: Place | null }) {
  if (!place) return null;
  if ('times' in place)
    return (
      <p className="small soft my-3 max-w-3xl">
        {place.times === 0
          ? 'The words don’t stand in the stored body in one piece: they were put together from several parts of it.'
          : `In the stored body these words stand ${formatCount(place.times)} times; which of them was read isn’t kept.`}
      </p>
    );
  return (
    <p className="small soft my-3 max-w-3xl [overflow-wrap:anywhere]">
      In their place:{' '}
      <span translate="no">
        {place.before}
        <mark>{place.words}</mark>
        {place.after}
      </span>
    </p>
  );
}

/** A stored copy of the source may bear a month or a year alone, as the reading of it then does. */
function takenOn({ observation, snapshot }: Row): Dated {
  const day = snapshot?.takenAt.toISOString().slice(0, 10) ?? observation.day;
  return { day, precision: day === observation.day ? observation.precision : 'day' };
}

type KeptProps = {
  snapshot: NonNullable<Row['snapshot']>;
  body: NonNullable<Row['body']>;
  taken: Dated;
};

function Kept({ snapshot, body, taken }: KeptProps) {
  return (
    <>
      the body of <Day {...taken} />, {formatCount(body.size)} bytes, {formWords(snapshot.form)} (
      {snapshot.contentType}). It is kept, not served.
      <span className="small soft block">
        SHA-256 <code className="break-all">{body.hash}</code>
      </span>
    </>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="md:contents">
      <dt className="soft">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
