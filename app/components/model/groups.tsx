import type { Need } from '@/pricing/need';
import type { Ranking } from '@/pricing/rank';
import type { Shown } from '../../data';
import { checkedOf, datedWords } from '../../lib/dates';
import { formatUsd } from '../../lib/format';
import { usableWords } from '../../lib/need-words';
import { lowerOnce } from '../../lib/overview-rows';
import type { RankedOffer } from '../../lib/rank-offers';
import { Day } from '../day';
import { Banner } from '../states';
import { RankingTable } from './ranking-table';

export type GroupsProps = Pick<Shown, 'asOf'> & {
  ranking: Ranking<RankedOffer>;
  /** The model's name. */
  model: string;
  /** "1024×1024, medium quality". */
  what: string;
  need: Need;
};

/** Offers with a price: the places, then what is too old for one. The same in a browser. */
export function Groups({ ranking, model, what: workload, need, asOf }: GroupsProps) {
  const what = [workload, ...usableWords(need)].join(', ');
  const { ranked, stale, onlyStale } = ranking;
  if (onlyStale) {
    const [latest] = stale.map((o) => checkedOf(o.span)).sort((a, b) => (a.day < b.day ? 1 : -1));
    return (
      <section>
        <h2>Last known prices for {what}</h2>
        <Banner>
          <strong>No price here was read within the last 21 days</strong> (the latest on{' '}
          {latest ? datedWords(latest) : ''}). Each was true on the day it was checked and may have
          changed since.
        </Banner>
        <RankingTable
          caption={`Last known prices for ${what}`}
          offers={stale}
          {...{ model, what, need, asOf }}
          numbered
        />
      </section>
    );
  }
  return (
    <>
      {ranked.length > 0 ? (
        <section>
          <h2>Ranking for {what}</h2>
          <CheaperOnce ranking={ranking} />
          <RankingTable
            caption={`Ranking for ${what}`}
            offers={ranked}
            {...{ model, what, need, asOf }}
            numbered
          />
        </section>
      ) : null}
      {stale.length > 0 ? (
        <section>
          <h2>Not read for more than 21 days</h2>
          <p className="lead small">
            Last known prices. They have no place until they are read again.
          </p>
          <RankingTable
            caption="Prices too old for a place"
            offers={stale}
            {...{ model, what, need, asOf }}
            numbered={false}
          />
        </section>
      ) : null}
    </>
  );
}

/** A lower price that is too old for a place is said at once, not left to be found further down. */
function CheaperOnce({ ranking: { ranked, stale } }: { ranking: Ranking<RankedOffer> }) {
  const old = lowerOnce(ranked, stale);
  if (!old) return null;
  return (
    <p className="lead small">
      Lower when last read, but too old for a place: {old.hostName} at {formatUsd(old.usd)} (
      <Day {...checkedOf(old.span)} />
      ).
    </p>
  );
}
