import { hostById, modelById } from '@/catalog';
import type { Held } from '@/db/queries/status';
import { ruleWords } from '@/pricing';
import { DataTable } from '../components/data-table';
import { Day } from '../components/day';
import { EvidenceLink } from '../components/price';
import { guardWords } from '../lib/evidence';
import { counted } from '../lib/format';

/** Values that no page shows as a price, host by host, each with the reason. */
export function HeldTable({ held }: { held: readonly Held[] }) {
  const hosts = [...new Set(held.map((h) => h.hostId))];
  return (
    <section>
      <h2 id="held">Held back</h2>
      <p className="lead">
        Values that were read but not published because a <a href="/methodology#guards">guard</a>{' '}
        doubts them. The price before goes on ageing until a second source, the next run or a person
        decides.
      </p>
      {held.length === 0 ? <p className="mt-2">Nothing is held back.</p> : null}
      {hosts.map((id) => (
        <HeldOfHost key={id} id={id} held={held.filter((h) => h.hostId === id)} />
      ))}
    </section>
  );
}

function HeldOfHost({ id, held }: { id: string; held: readonly Held[] }) {
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
          { key: 'evidence', label: 'Evidence' },
        ]}
      >
        {held.map((h) => (
          <tr key={h.observationId}>
            <td className="break-words">
              <Offer held={h} />
            </td>
            <td className="small">{ruleWords(h.rule)}</td>
            <td className="whitespace-nowrap">
              <Day day={h.day} precision={h.precision} />
            </td>
            <td className="small">
              {guardWords(h.guard)}: {h.detail}
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
