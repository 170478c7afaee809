import type { Metadata } from 'next';
import { corrections } from '@/db/queries/corrections';
import { DatabaseDown, EmptyState } from '../components/states';
import { query } from '../data';
import { orNull } from '../lib/available';
import { type Cause, causesOf, SHOWN, SHOWN_ALONE } from '../lib/corrections';
import { counted } from '../lib/format';
import type { Params } from '../lib/params';
import { CauseTable } from './cause-table';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: 'Corrections: what this site got wrong',
  description:
    'Every price that was misread and taken back: what stood here before, what stands now, why, since when it was wrong and when it was corrected.',
  alternates: { canonical: '/corrections' },
};

type Props = { searchParams: Promise<Params> };

export default async function Corrections({ searchParams }: Props) {
  const asked = (await searchParams).cause;
  const rows = await orNull(query(corrections));
  if (!rows) return <DatabaseDown />;
  const causes = causesOf(rows);
  const one = typeof asked === 'string' ? causes.find((c) => c.id === asked) : undefined;
  return (
    <>
      <h1>Corrections</h1>
      <p className="lead">
        Prices that were misread here and taken back. A host that changes its price is no mistake:
        that stands under <a href="/changes">price changes</a>. Nothing is deleted; both readings
        keep their page.
      </p>
      {asked !== undefined && !one ? (
        <p className="error" role="alert">
          No such correction. These are all there are.
        </p>
      ) : null}
      {one ? (
        <p className="mt-2">
          <a href="/corrections">All corrections</a>
        </p>
      ) : null}
      {causes.length === 0 ? (
        <EmptyState title="Nothing has been corrected yet">
          <p>
            No reading was found to be wrong so far. A price looks wrong to you? Its evidence page
            has a link to report it.
          </p>
        </EmptyState>
      ) : (
        <p className="facts mt-3 mb-4">
          <span>
            <b>{counted(rows.length, 'reading')}</b> taken back
          </span>
          <span>
            <b>{counted(causes.length, 'cause')}</b>
          </span>
        </p>
      )}
      {(one ? [one] : causes.slice(0, SHOWN)).map((cause) => (
        <Section key={cause.id} cause={cause} most={one ? SHOWN_ALONE : SHOWN} />
      ))}
      {!one && causes.length > SHOWN ? <Older causes={causes.slice(SHOWN)} /> : null}
    </>
  );
}

function Section({ cause, most }: { cause: Cause; most: number }) {
  const rest = cause.rows.length - most;
  return (
    <section aria-label={cause.reason} className="mt-5">
      <CauseTable cause={cause} rows={cause.rows.slice(0, most)} />
      {rest > 0 ? (
        <p className="small mt-1">
          {most === SHOWN ? (
            <a href={`/corrections?cause=${cause.id}`}>{counted(rest, 'more reading')}</a>
          ) : (
            `${counted(rest, 'more reading')} not shown.`
          )}
        </p>
      ) : null}
    </section>
  );
}

/** Causes beyond the first page, one line each. */
function Older({ causes }: { causes: readonly Cause[] }) {
  return (
    <section>
      <h2>Earlier</h2>
      <ul className="list-disc pl-5 grid gap-1">
        {causes.slice(0, SHOWN_ALONE).map((cause) => (
          <li key={cause.id}>
            <a href={`/corrections?cause=${cause.id}`}>
              {cause.on}, {counted(cause.rows.length, 'reading')}
            </a>
            : {cause.reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
