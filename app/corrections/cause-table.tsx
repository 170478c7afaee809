import { hostById, modelById } from '@/catalog';
import { type Rule, ruleWords } from '@/pricing';
import { DataTable } from '../components/data-table';
import { Day } from '../components/day';
import { EvidenceLink, Usd } from '../components/price';
import type { Cause, Corrected } from '../lib/corrections';

/** The readings that one cause took back, before beside after. */
export function CauseTable({ cause, rows }: { cause: Cause; rows: readonly Corrected[] }) {
  return (
    <DataTable
      cards
      className="corrections"
      caption={
        <>
          <span className="block text-[1rem] text-ink">{cause.reason}</span>
          Corrected <Day day={cause.on} precision="day" />
          {cause.by ? ` by ${cause.by}` : null}
        </>
      }
      columns={[
        { key: 'offer', label: 'Offer' },
        { key: 'before', label: 'Before' },
        { key: 'after', label: 'After' },
        { key: 'since', label: 'Wrong since' },
      ]}
    >
      {rows.map((row) => (
        <tr key={row.observation}>
          <th scope="row">
            <Offer row={row} />
          </th>
          <td data-l="Before:">
            <Price {...row.before} observation={row.observation} label="The wrong reading" />
          </td>
          <td data-l="After:">
            {row.after ? (
              <Price {...row.after} label="The right reading" />
            ) : (
              <span className="soft">taken back, nothing in its place</span>
            )}
          </td>
          <td className="whitespace-nowrap" data-l="Wrong since:">
            <Day {...row.since} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

function Offer({ row: { offer } }: { row: Corrected }) {
  const model = offer.modelId ? modelById(offer.modelId) : undefined;
  const words = [
    offer.hostModel,
    offer.operation === 'generate' ? null : offer.operation,
    offer.variant.replaceAll('&', ', '),
    offer.reporter === 'host' ? null : `said by ${offer.reporter}`,
  ];
  return (
    <>
      {model ? <a href={`/models/${model.id}`}>{model.name}</a> : offer.hostModel}
      {' at '}
      <a href={`/hosts/${offer.hostId}`}>{hostById(offer.hostId)?.name ?? offer.hostId}</a>
      <div className="small soft break-words font-normal">{words.filter(Boolean).join(' · ')}</div>
    </>
  );
}

type PriceProps = { rule: Rule; usd: string | null; observation: string; label: string };

function Price({ rule, usd, observation, label }: PriceProps) {
  return (
    <>
      {usd === null ? 'no price per image' : <Usd amount={usd} />}
      <div className="small soft">{ruleWords(rule)}</div>
      <div className="small">
        <EvidenceLink observation={observation} label={label} />
      </div>
    </>
  );
}
