import type { CSSProperties, ReactNode } from 'react';
import type { Day, Need } from '@/pricing';
import { EndMark } from '../components/end-mark';
import { Noted } from '../components/noted';
import { onDay } from '../lib/as-of';
import type { Column } from '../lib/compare';
import { modelHref } from '../lib/need-links';
import { BillingCell, LatencyCell, LicenceCell, LifecycleCell, OwnScore, ScoreCell } from './facts';
import { DatesCell, HistoryCell, PlaceCell, PriceCell, RuleCell, UsableCell } from './price-cells';
import { type Boards, boardName } from './scores';

type Props = {
  columns: readonly Column[];
  need: Need;
  today: Day;
  asOf: Day | null;
  boards: Boards;
};

/** Facts as rows, models at hosts as columns. On a phone each fact is a block with all columns. */
export function CompareTable({ columns, need, today, asOf, boards }: Props) {
  const row = (label: ReactNode, cell: (c: Column) => ReactNode, key = String(label)) => (
    <tr key={key}>
      <th scope="row">{label}</th>
      {columns.map((c) => (
        <td key={c.key} data-l={`${labelOf(c, ',\n')}:`}>
          {cell(c)}
        </td>
      ))}
    </tr>
  );
  const usable = columns.some((c) => c.found.kind === 'priced' && c.found.row.cost);
  return (
    <div className="compare-frame" style={{ '--columns': columns.length } as CSSProperties}>
      <table className="data cards compare">
        <caption className="sr-only">
          Side by side: {columns.map((c) => labelOf(c)).join('; ')}
        </caption>
        <thead>
          <tr>
            <td />
            {columns.map((c) => (
              <th key={c.key} scope="col">
                <a href={modelHref(c.model.id, need, asOf)}>{c.model.name}</a>{' '}
                <EndMark end={c.end} />
                <span className="block small soft">
                  {c.host ? (
                    <>
                      at <a href={onDay(`/hosts/${c.host.id}`, asOf)}>{c.host.name}</a>
                      {c.cheapest ? ' (its cheapest)' : ''}
                    </>
                  ) : (
                    'at no host'
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row('Price per image', (c) => (
            <PriceCell column={c} usable={usable} />
          ))}
          {usable ? row('Per usable image', (c) => <UsableCell column={c} />) : null}
          {row('Place', (c) => (
            <PlaceCell column={c} need={need} asOf={asOf} />
          ))}
          {row('How the host bills', (c) => (
            <RuleCell column={c} />
          ))}
          {columns.some((c) => c.found.kind === 'priced')
            ? row('Known before the call', (c) => <Known column={c} />)
            : null}
          {row('Read', (c) => (
            <DatesCell column={c} />
          ))}
          {row('90 days', (c) => (
            <HistoryCell column={c} />
          ))}
          {row('Its end', (c) => (
            <LifecycleCell column={c} today={today} asOf={asOf} need={need} />
          ))}
          {row('Paying the host', (c) => (
            <BillingCell column={c} />
          ))}
          {row('Licence', (c) => (
            <LicenceCell column={c} />
          ))}
          {boards.shared.map((board) =>
            row(
              <span className="small">
                <Noted text={boardName(board)} />
              </span>,
              (c) => <ScoreCell scores={board.scores.get(c.model.id) ?? []} />,
              boardName(board),
            ),
          )}
          {boards.newest.size > 0
            ? row('Quality score, each for itself', (c) => (
                <OwnScore own={boards.newest.get(c.model.id)} />
              ))
            : null}
          {columns.some((c) => c.latency)
            ? row('Latency', (c) => <LatencyCell column={c} />)
            : null}
        </tbody>
      </table>
    </div>
  );
}

function Known({ column: { found } }: { column: Column }) {
  if (found.kind !== 'priced') return null;
  return (
    <>
      {found.forecast.known ? 'yes' : 'no'}
      <span className="small soft block">{found.forecast.why}</span>
    </>
  );
}

function labelOf({ model, host }: Column, between = ', '): string {
  return host ? `${model.name}${between}${host.name}` : model.name;
}
