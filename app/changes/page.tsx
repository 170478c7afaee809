import type { Metadata } from 'next';
import { DatabaseDown, EmptyState } from '../components/states';
import { market, today } from '../data';
import { orNull } from '../lib/available';
import { askedChanges } from '../lib/change-filters';
import { changesOf, claimedMoves, eventsOf, filterChanges } from '../lib/changes';
import { counted } from '../lib/format';
import type { Params } from '../lib/params';
import { filterReported, reportedChanges } from '../lib/reported';
import { EventsTable } from './events-table';
import { ChangeFilterBar } from './filter-bar';
import { ReportedTable } from './reported-table';
import '../components/lists.css';

export const metadata: Metadata = {
  title: 'Price changes: what moved, where and when',
  description:
    'Every price of an AI image that rose or fell, offers that came and went, host by host, with the two days between which it happened.',
  alternates: { canonical: '/changes' },
};

type Props = { searchParams: Promise<Params> };

export default async function Changes({ searchParams }: Props) {
  const asked = askedChanges(await searchParams);
  const data = await orNull(market());
  const day = today();
  const all = data ? changesOf(data.offers, day) : [];
  const found = filterChanges(all, asked.filters, day);
  const claims = data ? claimedMoves(data.offers, day) : [];
  const claimed = filterChanges(claims, asked.filters, day);
  const { reported, shown } = reportedChanges([...all, ...claims], day);
  const told = filterReported(reported, asked.filters, day);
  // Among some models or kinds alone, "3 of 40 prices" would say something else.
  const { model, kind } = asked.filters;
  const whole = model === null && kind === null ? data?.offers : undefined;
  return (
    <>
      <h1>Price changes</h1>
      <p className="lead">
        What the hosts’ own prices did, at the standard workload (1024×1024, default steps, middle
        quality tier). A change is found by a reading, so it happened between that reading and the
        one before. What <a href="#datasets">public datasets</a> and <a href="#reported">others</a>{' '}
        say stands apart, below.
      </p>
      <ChangeFilterBar
        asked={asked}
        changes={[
          ...[...all, ...claims].map((c) => ({ host: c.offer.hostId, model: c.offer.modelId })),
          ...reported.map((c) => ({ host: c.hostId, model: c.model.id })),
        ]}
      />
      {!data ? (
        <DatabaseDown />
      ) : found.length === 0 ? (
        <EmptyState title="No change known for this">
          <p>
            Nothing was seen to move here. <a href="/changes?period=all">Show everything known</a>.
          </p>
        </EmptyState>
      ) : (
        <EventsTable
          events={eventsOf(found, whole)}
          caption={`${counted(found.length, 'change')}, newest first`}
        />
      )}
      <p className="small soft mt-4 max-w-[44rem]">
        “New”: on a page or list that was read whole before, without it. An excerpt or a copy of a
        page may lack a part, so it proves nothing new. “Ended”: missing from two whole readings.
        “Shut down” and “removed”: the day came that the host had <a href="/lifecycle">announced</a>
        . Not counted as changes: a price of which only the least is known (“from $0.05” an edit,
        without a word on what its input images add), and a rate that only became known more exactly
        (by less than 1%). Values that a guard doubts are on the{' '}
        <a href="/status#held">status page</a>.
      </p>
      {claimed.length > 0 ? (
        <section>
          <h2 id="datasets">What public datasets say moved</h2>
          <p className="lead small">
            Second-hand and often late: the day is that of the dataset’s own change, not the host’s.
          </p>
          <EventsTable
            events={eventsOf(claimed, whole)}
            caption={`${counted(claimed.length, 'change')} in public datasets, newest first`}
          />
        </section>
      ) : null}
      {told.length > 0 ? (
        <section>
          <h2 id="reported">Changes that others reported</h2>
          <p className="lead small">
            Single rates in the reporter’s own words and unit, from the histories of public datasets
            and documents; the day is that of the reporter’s own change. Nobody read them here, so
            no price of this site rests on them.
            {shown > 0 && data
              ? ` ${counted(shown, 'more report')} of what stands above ${shown === 1 ? 'is' : 'are'} not repeated.`
              : null}
          </p>
          <ReportedTable
            changes={told}
            caption={`${counted(told.length, 'reported change')}, newest first`}
          />
        </section>
      ) : null}
    </>
  );
}
