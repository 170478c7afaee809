import type { Metadata } from 'next';
import { Banner, EmptyState } from '../components/states';
import { market, today } from '../data';
import { orNull } from '../lib/available';
import { counted } from '../lib/format';
import { askedEnds, endsOf, SCOPES, STATUSES } from '../lib/lifecycle-list';
import { type Params, withParams } from '../lib/params';
import { EndsTable } from './ends-table';
import '../components/lists.css';

export const metadata: Metadata = {
  title: 'Shutdowns and deprecations of image models',
  description:
    'Image models that are about to end or have ended, with the day, the host, the days left and what the replacement costs beside the old one.',
  alternates: { canonical: '/lifecycle' },
};

const SCOPE_WORDS = {
  model: 'whole models',
  preview: 'preview ids',
  version: 'single versions',
  all: 'all',
} as const;
const STATUS_WORDS = {
  standing: 'standing',
  disputed: 'disputed',
  superseded: 'replaced by a later announcement',
  all: 'all',
} as const;

type Props = { searchParams: Promise<Params> };

export default async function Lifecycle({ searchParams }: Props) {
  const params = await searchParams;
  const { filters, errors } = askedEnds(params);
  const data = await orNull(market());
  const { coming, past } = endsOf(data?.offers ?? [], today(), filters);
  return (
    <>
      <h1>Shutdowns and deprecations</h1>
      <p className="lead">
        What is announced to end, and what has ended, by host: a host may keep what its maker ends.
        The end of a preview id is not the end of its model.
      </p>
      <Choices
        label="What ends"
        name="scope"
        all={SCOPES}
        words={SCOPE_WORDS}
        chosen={filters.scope}
        params={params}
      />
      <Choices
        label="Announcements"
        name="status"
        all={STATUSES}
        words={STATUS_WORDS}
        chosen={filters.status}
        params={params}
      />
      {errors.map((error) => (
        <p key={error} className="error" role="alert">
          {error}
        </p>
      ))}
      {data ? null : (
        <Banner kind="warn">The database does not answer: the dates stand without prices.</Banner>
      )}
      <h2 id="coming">Announced</h2>
      {coming.length === 0 ? (
        <EmptyState title="Nothing is announced here">
          <p>No end of this kind lies ahead.</p>
        </EmptyState>
      ) : (
        <EndsTable
          ends={coming}
          caption={`${counted(coming.length, 'end')} ahead, soonest first`}
        />
      )}
      {past.length > 0 ? (
        <>
          <h2 id="past">Past</h2>
          <EndsTable ends={past} caption={`${counted(past.length, 'end')}, latest first`} />
        </>
      ) : null}
      <p className="small soft mt-4 max-w-[44rem]">
        Prices are the last known of one standard image at the host named, also where it has ended
        there, or at the cheapest host where that one has none. The replacement’s is of a host that
        sells it.
      </p>
    </>
  );
}

type ChoicesProps<T extends string> = {
  label: string;
  name: string;
  all: readonly T[];
  words: Record<T, string>;
  chosen: T;
  params: Params;
};

/** The first choice is the standard one and needs no word in the address. */
function Choices<T extends string>({ label, name, all, words, chosen, params }: ChoicesProps<T>) {
  return (
    <nav aria-label={label} className="mt-3 flex flex-wrap items-baseline gap-2">
      <span className="small soft">{label}</span>
      <span className="choices">
        {all.map((id, i) => (
          <a
            key={id}
            href={withParams('/lifecycle', params, { [name]: i === 0 ? null : id })}
            aria-current={id === chosen ? 'true' : undefined}
          >
            {words[id]}
          </a>
        ))}
      </span>
    </nav>
  );
}
