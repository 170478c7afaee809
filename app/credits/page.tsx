import type { Metadata } from 'next';
import { credits, type Model } from '@/catalog';
import { type Need, outputSize, type Params, readNeed, sizeText } from '@/pricing';
import { Day } from '../components/day';
import { Banner } from '../components/states';
import { market, today } from '../data';
import { readModel } from '../lib/asked-model';
import { orNull } from '../lib/available';
import { creditPrices, imageWords, unpricedWords } from '../lib/credit-prices';
import { creditEntries, type Section } from '../lib/credits';
import { together } from '../lib/credits-together';
import { givenQuery, tierWords } from '../lib/params';
import { EntriesTable } from './entries-table';
import { CreditsForm } from './form';
import { TogetherSection } from './together';

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

type Props = { searchParams: Promise<Params> };

export default async function Credits({ searchParams }: Props) {
  const params = await searchParams;
  const asked = readNeed(params);
  const { need } = asked;
  const model = readModel(params);
  const data = await orNull(market());
  const prices = data && creditPrices(data, need, model.model, today());
  const entries = creditEntries(
    (hostId) => prices?.(hostId) ?? null,
    credits,
    unpricedWords(need, model.model),
  );
  const sections = SECTIONS.map((s) => ({
    ...s,
    rows: entries.filter((e) => e.section === s.section),
  })).filter((s) => s.rows.length > 0);
  return (
    <>
      <h1>Free credits</h1>
      <p className="lead">
        What hosts give away, what it comes to in {imageWords(need)}s at the host’s own price, and
        when somebody last stated it. Counted for {wordsOf(need, model.model)}.
      </p>
      <LastStated />
      {!data && (
        <Banner kind="warn">
          The database does not answer, so nothing can be put in images just now.
        </Banner>
      )}
      <CreditsForm need={asked} model={model} query={givenQuery(params)} />
      {data && <TogetherSection all={together(entries, need)} need={need} />}
      {sections.map(({ section, title, caption, lead, rows }) => (
        <section key={section} aria-labelledby={section}>
          <h2 id={section}>
            {title} <span className="soft">({rows.length})</span>
          </h2>
          {lead && <p className="soft mb-2">{lead}</p>}
          <EntriesTable
            entries={rows}
            caption={caption}
            // Only the first says more than its heading.
            hideCaption={section !== 'listed'}
            need={need}
          />
        </section>
      ))}
    </>
  );
}

/** "editing 1920×1080 images in high quality, with FLUX.2 [pro]". */
function wordsOf(need: Need, model: Model | null): string {
  const operation = need.operation ?? 'generate';
  const size = sizeText(outputSize(need)).replace('x', '×');
  const what = operation === 'generate' ? '' : ` (${operation})`;
  const tier = need.quality ? ` in ${tierWords(need.quality)} quality` : '';
  return `${size} images${what}${tier}, ${model ? `made with ${model.name}` : 'each host’s cheapest model'}`;
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
