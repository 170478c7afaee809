import type { Need } from '@/pricing/need';
import type { Placed, Ranking } from '@/pricing/rank';
import type { Shown } from '../../data';
import { checkedOf, datedWords } from '../../lib/dates';
import { formatUsd } from '../../lib/format';
import { usableWords } from '../../lib/need-words';
import { type NextCheck, usualCheck } from '../../lib/next-check';
import { lowerOnce } from '../../lib/overview-rows';
import type { RankedOffer } from '../../lib/rank-offers';
import type { Order } from '../../lib/rank-sort';
import { Day } from '../day';
import { UsualCheck } from '../next-check';
import { Banner } from '../states';
import { Incomparable } from './incomparable';
import { RankingTable } from './ranking-table';

export type GroupsProps = Pick<Shown, 'asOf'> & {
  ranking: Ranking<RankedOffer>;
  /** The model's name. */
  model: string;
  /** "1024×1024, medium quality". */
  what: string;
  need: Need;
  order: Order;
};

/** A model's offers: the places, what is too old for one, what has no number. Also in a browser. */
export function Groups({ ranking, model, what: workload, need, order, asOf }: GroupsProps) {
  const what = [workload, ...usableWords(need)].join(', ');
  const { ranked, unsized, stale, onlyStale, incomparable } = ranking;
  const usual = usualCheck([...ranked, ...unsized, ...stale, ...incomparable]);
  const shared = { model, what, need, order, asOf, usual };
  const old = onlyStale ? (
    <section>
      <h2>Last known prices for {what}</h2>
      <OnlyStale ranking={ranking} />
      <Above ranking={ranking} usual={usual} />
      {stale.length > 0 ? (
        <RankingTable
          caption={`Last known prices for ${what}`}
          offers={stale}
          {...shared}
          numbered
        />
      ) : null}
    </section>
  ) : stale.length > 0 ? (
    <section>
      <h2>Not read for more than 21 days</h2>
      <p className="lead small">Last known prices. They have no place until they are read again.</p>
      <RankingTable
        caption="Prices too old for a place"
        offers={stale}
        {...shared}
        numbered={false}
      />
    </section>
  ) : null;
  return (
    <>
      {order.error ? (
        <p className="error" role="alert">
          {order.error}
        </p>
      ) : null}
      {onlyStale ? null : (
        <section>
          <h2>Ranking for {what}</h2>
          {ranked.length === 0 ? (
            <p>No price read within the last 21 days can be ranked for this.</p>
          ) : null}
          <Above ranking={ranking} usual={usual} />
          {ranked.length > 0 ? (
            <RankingTable caption={`Ranking for ${what}`} offers={ranked} {...shared} numbered />
          ) : null}
        </section>
      )}
      {onlyStale ? old : null}
      <Unsized offers={unsized} {...shared} />
      {onlyStale ? null : old}
      <Incomparable offers={incomparable} need={need} asOf={asOf} usual={usual} />
    </>
  );
}

type UnsizedProps = Omit<GroupsProps, 'ranking'> & {
  offers: readonly Placed<RankedOffer>[];
  usual: NextCheck | null;
};

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

function OnlyStale({ ranking: { stale, unsized } }: { ranking: Ranking<RankedOffer> }) {
  const sized = stale.length > 0;
  const [latest] = (sized ? stale : unsized)
    .map((o) => checkedOf(o.span))
    .sort((a, b) => (a.day < b.day ? 1 : -1));
  return (
    <Banner>
      <strong>
        No price {sized && unsized.length > 0 ? 'that holds at this size' : 'here'} is sure to have
        been read within the last 21 days.
      </strong>{' '}
      The latest reading: {latest ? datedWords(latest) : 'unknown'}
      {latest && latest.precision !== 'day' ? ' (the day isn’t known)' : ''}.
    </Banner>
  );
}

type AboveProps = { ranking: Ranking<RankedOffer>; usual: NextCheck | null };

/**
 * Said once above the first table: a lower price that is too old for a place, which is not left to
 * be found further down; and the next check that most rows share.
 */
function Above({ ranking: { ranked, stale }, usual }: AboveProps) {
  const old = lowerOnce(ranked, stale);
  if (!old && !usual) return null;
  return (
    <p className="lead small">
      {old ? (
        <>
          Lower, but too old for a place: {old.hostName} at {formatUsd(old.usd)} (
          <Day {...checkedOf(old.span)} />
          ).{' '}
        </>
      ) : null}
      <UsualCheck next={usual} />
    </p>
  );
}
