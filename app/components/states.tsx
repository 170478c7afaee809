import type { ReactNode } from 'react';

type StateProps = { title: string; children: ReactNode };

/** Nothing to show: says why and what to do next. */
export function EmptyState({ title, children }: StateProps) {
  return (
    <div className="state">
      <h2 className="mt-0">{title}</h2>
      <div className="soft">{children}</div>
    </div>
  );
}

/** Something failed: says what, what still works and what to do. */
export function ErrorState({ title, children }: StateProps) {
  return (
    <div className="state state-failed" role="alert">
      <h2 className="mt-0">{title}</h2>
      <div className="soft">{children}</div>
    </div>
  );
}

/** For pages whose data cannot be read because the database does not answer. */
export function DatabaseDown() {
  return (
    <ErrorState title="The prices can’t be read just now">
      <p>The database does not answer. Nothing is lost; try again in a minute.</p>
    </ErrorState>
  );
}

/** A plain statement above what it is about. */
export function Banner({
  kind = 'note',
  children,
}: {
  kind?: 'note' | 'warn' | 'bad';
  children: ReactNode;
}) {
  return <div className={`banner banner-${kind}`}>{children}</div>;
}
