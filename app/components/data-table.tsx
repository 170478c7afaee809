import type { ReactNode } from 'react';

export type Column = {
  key: string;
  label: ReactNode;
  /** Right-aligned, tabular; prices in it line up on the decimal point. */
  numeric?: boolean;
  /** Address that sorts by this column. */
  sortHref?: string;
  sorted?: 'ascending' | 'descending';
};

export type DataTableProps = {
  /** Says what the table holds; read aloud, and shown unless `hideCaption`. */
  caption: ReactNode;
  hideCaption?: boolean;
  columns: Column[];
  /** Rows as cards below 768 px: give cells `data-l` where the number needs its label. */
  cards?: boolean;
  className?: string;
  children: ReactNode;
};

/** The site's one table. Children are `<tr>`s; numeric cells take class `n`. */
export function DataTable({
  caption,
  hideCaption,
  columns,
  cards,
  className = '',
  children,
}: DataTableProps) {
  return (
    <table className={`data${cards ? ' cards' : ''} ${className}`.trim()}>
      <caption className={hideCaption ? 'sr-only' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((c) => (
            <th
              key={c.key}
              scope="col"
              className={`col-${c.key}${c.numeric ? ' n' : ''}`}
              aria-sort={c.sorted}
            >
              {c.sortHref ? <a href={c.sortHref}>{c.label}</a> : c.label}
              {c.sorted ? (
                <span aria-hidden="true">{c.sorted === 'ascending' ? ' ↑' : ' ↓'}</span>
              ) : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
