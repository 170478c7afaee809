import type { Metadata } from 'next';
import { credits } from '@/catalog';
import { Day } from '../components/day';
import { Banner } from '../components/states';
import { market, today } from '../data';
import { orNull } from '../lib/available';
import { creditEntries, type Section } from '../lib/credits';
import { cheapestOwnPrice, offersOfHost } from '../lib/hosts';
import { EntriesTable } from './entries-table';

export const metadata: Metadata = {
  title: 'Free credits for AI images, dated',
  description:
    'Free tiers and sign-up credits of image APIs: what each comes to in images at the host’s own price, its terms, and the day somebody last stated it.',
  alternates: { canonical: '/credits' },
};

const SECTIONS: { section: Section; title: string; caption: string; lead: string }[] = [
  {
    section: 'listed',
    title: 'Listed',
    caption: 'Free tiers and sign-up credits, most images in the first 30 days first',
    lead: '',
  },
  {
    section: 'startup',
    title: 'Startup programmes',
    caption: 'Programmes that a company applies for',
    lead: 'Large sums for few: a company applies and may be refused.',
  },
  {
    section: 'disputed',
    title: 'Disputed',
    caption: 'Credits about which sources disagree',
    lead: 'One source says so, another denies it or says it ended. Don’t count on these.',
  },
  {
    section: 'none',
    title: 'No free credit found',
    caption: 'Hosts of which a source says that there is none',
    lead: '',
  },
  {
    section: 'ended',
    title: 'Ended',
    caption: 'Credits that sources say are over',
    lead: 'Kept because guides still repeat them.',
  },
];

export default async function Credits() {
  const data = await orNull(market());
  const day = today();
  const entries = creditEntries((hostId) =>
    data
      ? cheapestOwnPrice(offersOfHost(hostId, data.offers, day, () => ({ kind: 'unnamed' })))
      : null,
  );
  const sections = SECTIONS.map((s) => ({
    ...s,
    rows: entries.filter((e) => e.section === s.section),
  })).filter((s) => s.rows.length > 0);
  return (
    <>
      <h1>Free credits</h1>
      <p className="lead">
        What hosts give away, what it comes to in images at the host’s own cheapest price for
        generating one standard image, and when somebody last stated it.
      </p>
      <LastStated />
      {!data && (
        <Banner kind="warn">
          The database does not answer, so nothing can be put in images just now.
        </Banner>
      )}
      {sections.map(({ section, title, caption, lead, rows }) => (
        <section key={section} aria-labelledby={section}>
          <h2 id={section}>
            {title} <span className="soft">({rows.length})</span>
          </h2>
          {lead && <p className="soft mb-2">{lead}</p>}
          <EntriesTable entries={rows} caption={caption} />
        </section>
      ))}
    </>
  );
}

/** How old the whole list is: the newest statement, and whether anything was read again since. */
function LastStated() {
  const stated = credits.flatMap((c) => (c.statedOn?.precision === 'day' ? [c.statedOn.date] : []));
  const newest = stated.sort().at(-1);
  const checked = credits.filter((c) => c.lastCheckedOn).length;
  if (!newest) return null;
  return (
    <Banner>
      The newest statement here is of <Day day={newest} precision="day" />.{' '}
      {checked === 0
        ? 'No source has been read again since it was entered: open it before you count on a credit.'
        : `${checked} of ${credits.length} sources were read again since they were entered.`}
    </Banner>
  );
}
