import { hostById, modelById } from '@/catalog';
import type { Held } from '@/db/queries/status';
import { ruleWords } from '@/pricing';
import { DataTable } from '../components/data-table';
import { Day } from '../components/day';
import { Noted } from '../components/noted';
import { EvidenceLink } from '../components/price';
import { guardWords } from '../lib/evidence';
import { counted } from '../lib/format';
import type { Settled, Waiting } from '../lib/held';

/** Values that no page shows as a price, host by host, each with the reason. */
export function HeldTable({ held }: { held: readonly Waiting[] }) {
  const hosts = [...new Set(held.map((h) => h.hostId))];
  return (
    <section>
      <h2 id="held">Held back</h2>
      <p className="lead">
        Values that were read but not published because a <a href="/methodology#guards">guard</a>{' '}
        doubts them. The price before goes on ageing until one of the two is settled.
      </p>
      {held.length === 0 ? <p className="mt-2">Nothing is held back.</p> : null}
      {hosts.map((id) => (
        <HeldOfHost key={id} id={id} held={held.filter((h) => h.hostId === id)} />
      ))}
    </section>
  );
}

function HeldOfHost({ id, held }: { id: string; held: readonly Waiting[] }) {
  const name = hostById(id)?.name ?? id;
  return (
    <details id={`held-${id}`} className="mt-2" open={held.length <= 5}>
      <summary>
        {name}: {counted(held.length, 'value')}
      </summary>
      <DataTable
        cards
        hideCaption
        caption={`Held back at ${name}`}
        columns={[
          { key: 'what', label: 'Offer' },
          { key: 'value', label: 'Value read' },
          { key: 'day', label: 'Read on' },
          { key: 'why', label: 'Why it is held back' },
          { key: 'waits', label: 'What it waits for' },
          { key: 'evidence', label: 'Evidence' },
        ]}
      >
        {held.map((h) => (
          <tr key={h.observationId}>
            <td className="break-words">
              <Offer held={h} />
            </td>
            <td className="small">{ruleWords(h.rule)}</td>
            <td data-l="Read on:">
              <Day day={h.day} precision={h.precision} />
              {h.times > 1 ? (
                <div className="small soft">
                  {h.times} times since <Day {...h.since} />
                </div>
              ) : null}
            </td>
            <td className="small" data-l="Why:">
              {guardWords(h.guard)}: <Noted text={h.detail} />
            </td>
            <td className="small" data-l="Waits for:">
              {h.waitsFor}
            </td>
            <td>
              <EvidenceLink observation={h.observationId} />
            </td>
          </tr>
        ))}
      </DataTable>
    </details>
  );
}

/** Held back once, and no longer in doubt: what a later reading made of each. */
export function SettledTable({ settled }: { settled: readonly Settled[] }) {
  if (settled.length === 0) return null;
  return (
    <details id="settled" className="mt-4">
      <summary>{counted(settled.length, 'value')} held back once and settled since</summary>
      <DataTable
        cards
        hideCaption
        caption="Held back and settled by a later reading"
        columns={[
          { key: 'host', label: 'Host' },
          { key: 'what', label: 'Offer' },
          { key: 'value', label: 'Value held back' },
          { key: 'day', label: 'Read on' },
          { key: 'how', label: 'Settled by' },
        ]}
      >
        {settled.map((h) => (
          <tr key={h.observationId}>
            <th scope="row">{hostById(h.hostId)?.name ?? h.hostId}</th>
            <td className="break-words">
              <Offer held={h} />
            </td>
            <td className="small">
              {ruleWords(h.rule)} <EvidenceLink observation={h.observationId} />
            </td>
            <td className="whitespace-nowrap" data-l="Read on:">
              <Day day={h.day} precision={h.precision} />
            </td>
            <td className="small" data-l="Settled by:">
              {h.how === 'accepted' ? 'the same value, read' : 'another value, read'}{' '}
              <Day day={h.by.day} precision={h.by.precision} />{' '}
              <EvidenceLink observation={h.by.observationId} label="that reading" />
            </td>
          </tr>
        ))}
      </DataTable>
    </details>
  );
}

function Offer({ held: h }: { held: Held }) {
  const model = h.modelId ? modelById(h.modelId) : undefined;
  return (
    <>
      {model ? <a href={`/models/${model.id}`}>{model.name}</a> : h.hostModel}
      <span className="small soft">
        {model ? ` ${h.hostModel}` : ''} {h.variant.replaceAll('&', ', ')}{' '}
        {h.reporter === 'host' ? '' : `(said by ${h.reporter})`}
      </span>
    </>
  );
}
