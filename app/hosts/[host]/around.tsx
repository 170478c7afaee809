import { credits, type Host, type LifecycleEvent, modelById } from '@/catalog';
import type { Market } from '@/db/queries/market';
import type { Day as DayText, Need } from '@/pricing';
import { DataTable } from '../../components/data-table';
import { Day } from '../../components/day';
import { Noted } from '../../components/noted';
import { CreditSummary } from '../../credits/summary';
import type { Shown } from '../../data';
import { creditPrices, unpricedWords } from '../../lib/credit-prices';
import { creditEntries } from '../../lib/credits';
import { counted } from '../../lib/format';
import { eventWords } from '../../lib/host-words';
import { eventsOfHost, wasAnnounced } from '../../lib/lifecycle';
import { modelHref } from '../../lib/need-links';

type Props = Pick<Shown, 'asOf'> & {
  host: Host;
  market: Market | null;
  need: Need;
  today: DayText;
};

/**
 * What the catalog knows of a host beside its prices: free credits, models' comings and goings.
 * What credits were offered on an earlier day isn't kept, so none are shown then.
 */
export function Around({ host, market, need, today, asOf }: Props) {
  const prices = market && creditPrices(market, need, null, today);
  const entries = creditEntries(
    (hostId) => prices?.(hostId) ?? null,
    credits.filter((c) => c.host === host.id),
    unpricedWords(need, null),
  );
  const events = eventsOfHost(host.id, asOf);
  return (
    <>
      {asOf === null && entries.length > 0 && (
        <section aria-labelledby="credits">
          <h2 id="credits">Free credits</h2>
          <ul className="grid gap-2">
            {entries.map((entry) => (
              <li key={entry.id}>
                <CreditSummary entry={entry} need={need} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {events.length > 0 && (
        <section aria-labelledby="lifecycle">
          <h2 id="lifecycle">Models here: beginnings and ends</h2>
          <details open={events.length <= 12}>
            <summary>{counted(events.length, 'dated event')}</summary>
            <DataTable
              caption="What was announced or seen, newest first"
              columns={[
                { key: 'date', label: 'Date' },
                { key: 'model', label: 'Model' },
                { key: 'what', label: 'What' },
                { key: 'source', label: 'Source' },
              ]}
              cards
            >
              {events.map((e) => (
                <Event
                  key={`${e.model} ${e.event} ${e.date} ${e.scope} ${e.note}`}
                  e={e}
                  need={need}
                  today={today}
                  asOf={asOf}
                />
              ))}
            </DataTable>
          </details>
        </section>
      )}
    </>
  );
}

type EventProps = Pick<Props, 'need' | 'today' | 'asOf'> & { e: LifecycleEvent };

function Event({ e, need, today, asOf }: EventProps) {
  const model = modelById(e.model);
  const replacement = e.replacement ? modelById(e.replacement) : undefined;
  return (
    <tr>
      <th scope="row" className="whitespace-nowrap">
        <Day day={e.date} precision={e.precision} />
      </th>
      <td>{model ? <a href={modelHref(model.id, need, asOf)}>{model.name}</a> : e.model}</td>
      <td>
        {eventWords(e)}
        {wasAnnounced(e, today) && ' (announced)'}
        {e.status !== 'current' && ` (${e.status})`}
        {replacement && (
          <>
            ; replaced by <a href={modelHref(replacement.id, need, asOf)}>{replacement.name}</a>
          </>
        )}
        {e.note && (
          <span className="small soft block">
            <Noted text={e.note} />
          </span>
        )}
      </td>
      <td>
        {e.sourceUrl ? (
          <a href={e.sourceUrl} rel="nofollow noopener">
            Source
          </a>
        ) : (
          <span className="soft">none stated</span>
        )}
      </td>
    </tr>
  );
}
