import type { Metadata } from 'next';
import { AGEING_DAYS, FRESH_DAYS } from '@/pricing';
import { Banner, DatabaseDown } from '../components/states';
import { counted, formatCount } from '../lib/format';
import { medianWords, type Status, shareWords } from '../lib/status';
import { HeldTable, SettledTable } from './held-table';
import { HostsTable } from './hosts-table';
import { loadStatus } from './load';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: 'Status: how lately each host was read',
  description:
    'When each host’s prices were last read, what failed and why, which values are held back, and how much of everything is fresh.',
  alternates: { canonical: '/status', types: { 'application/json': '/status.json' } },
};

export default async function StatusPage() {
  const loaded = await loadStatus();
  if (!loaded) return <DatabaseDown />;
  const { status, waiting, settled, log } = loaded;
  return (
    <>
      <h1>Status</h1>
      <p className="lead">
        How lately each host was read, what failed, and what is held back. What the{' '}
        <a href="/hosts#grades">grades</a> mean. The same <a href="/status.json">as JSON</a>.
      </p>
      <Summary all={status.all} />
      {log ? null : (
        <Banner kind="warn">
          The log of tries can’t be read just now: the database is away. Ages are from memory.
        </Banner>
      )}
      <HostsTable hosts={status.hosts} />
      <InForce all={status.all} />
      <h2 id="opinions">Second opinions</h2>
      <p className="max-w-[44rem]">
        Public datasets of prices, graded by the same rule. What they state of any host is shown
        beside that host’s own price; it is never ranked and stands in no number above.
      </p>
      <HostsTable
        hosts={status.opinions}
        label="Dataset"
        caption="Public datasets, with how many prices each states of any host"
      />
      <HeldTable held={waiting} />
      <SettledTable settled={settled} />
    </>
  );
}

function Summary({ all }: { all: Status['all'] }) {
  return (
    <p className="facts mt-3 mb-4">
      <span>
        <b>{formatCount(all.prices)}</b> prices in force at <b>{all.hosts}</b> hosts
      </span>
      <span>
        <b>{formatCount(all.withNumber)}</b> of them in $ per image
      </span>
      <span>
        <b>{shareWords(all.fresh, all.prices)}</b> fresh (read within {FRESH_DAYS} days)
      </span>
      <span>
        <b>{shareWords(all.ranked, all.prices)}</b> within {AGEING_DAYS} days
      </span>
      {all.medianAge === null ? null : (
        <span>
          median age <b>{medianWords(all)}</b>
        </span>
      )}
      <span>
        <b>{formatCount(all.held)}</b> values <a href="#held">held back</a>
      </span>
    </p>
  );
}

/** What stands in "In force", under the table. */
function InForce({ all }: { all: Status['all'] }) {
  return (
    <p className="small soft mt-3 max-w-[44rem]">
      “In force” is what the host itself was last known to charge, on every page. Left out are{' '}
      {counted(all.ended, 'last known price')} of models that their host has ended, and all that
      public datasets claim.
      {all.unnamed > 0
        ? ` ${counted(all.unnamed, 'price')} in force ${all.unnamed === 1 ? 'is' : 'are'} of a name that stands for no known model.`
        : null}
    </p>
  );
}
