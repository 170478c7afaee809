import type { Need } from '@/pricing/need';
import type { Placed, Ranking } from '@/pricing/rank';
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
  const { ranked, unsized, stale, onlyStale } = ranking;
  const shared = { model, what, need, asOf };
  if (onlyStale) {
    const [latest] = [...stale, ...unsized]
      .map((o) => checkedOf(o.span))
      .sort((a, b) => (a.day < b.day ? 1 : -1));
    return (
      <>
        <section>
          <h2>Last known prices for {what}</h2>
          <Banner>
            <strong>No price here was read within the last 21 days</strong> (the latest on{' '}
            {latest ? datedWords(latest) : ''}). Each was true on the day it was checked and may
            have changed since.
          </Banner>
          {stale.length > 0 ? (
            <RankingTable
              caption={`Last known prices for ${what}`}
              offers={stale}
              {...shared}
              numbered
            />
          ) : null}
        </section>
        <Unsized offers={unsized} {...shared} />
      </>
    );
  }
  return (
    <>
      {ranked.length > 0 ? (
        <section>
          <h2>Ranking for {what}</h2>
          <CheaperOnce ranking={ranking} />
          <RankingTable caption={`Ranking for ${what}`} offers={ranked} {...shared} numbered />
        </section>
      ) : null}
      <Unsized offers={unsized} {...shared} />
      {stale.length > 0 ? (
        <section>
          <h2>Not read for more than 21 days</h2>
          <p className="lead small">
            Last known prices. They have no place until they are read again.
          </p>
          <RankingTable
            caption="Prices too old for a place"
            offers={stale}
            {...shared}
            numbered={false}
          />
        </section>
      ) : null}
    </>
  );
}

type UnsizedProps = Omit<GroupsProps, 'ranking'> & { offers: readonly Placed<RankedOffer>[] };

/** A price without a word of size has no place at a size larger than the model's usual one. */
function Unsized({ offers, ...shared }: UnsizedProps) {
  if (offers.length === 0) return null;
  return (
    <section>
      <h2>May not hold at this size</h2>
      <p className="lead small">
        These hosts print one price without saying for which size. It is taken as the price of the
        model’s usual size, which this one exceeds, so they have no place here. Ask the host before
        you count on one.
      </p>
      <RankingTable
        caption="Prices of which no size is said"
        offers={offers}
        {...shared}
        numbered={false}
        multiples={false}
      />
    </section>
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
