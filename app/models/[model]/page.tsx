import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { hostById, type Model, modelById } from '@/catalog';
import { addDays, sizeText } from '@/pricing';
import { Day } from '../../components/day';
import { History } from '../../components/model/history';
import { LifecycleBanner, ModelHeader } from '../../components/model/model-header';
import { Ended, Incomparable } from '../../components/model/other-offers';
import { RankingTable } from '../../components/model/ranking-table';
import { WorkloadBar } from '../../components/model/workload-bar';
import { Banner, DatabaseDown, EmptyState } from '../../components/states';
import { DataUnavailable, market, today } from '../../data';
import { speedKnown } from '../../lib/calculator/machines';
import { checkedOf, datedWords } from '../../lib/dates';
import { counted, formatUsd } from '../../lib/format';
import { lanes } from '../../lib/history';
import { hostsWords, lowerOnce, offersOf, overviewOf } from '../../lib/overview';
import {
  type AskedWorkload,
  askedWorkload,
  openingOperation,
  type Params,
  tierWords,
} from '../../lib/params';
import { CHANGE_DAYS, currentSpan, type ModelRanking, rankModel } from '../../lib/ranking';

type Props = { params: Promise<{ model: string }>; searchParams: Promise<Params> };

/** Other spellings and unknown names are answered by the proxy, before this page is asked. */
async function modelOf(params: Props['params']): Promise<Model> {
  return modelById((await params).model) ?? notFound();
}

const known = () =>
  market().catch((error) => {
    if (error instanceof DataUnavailable) return null;
    throw error;
  });

/** A title's share of a result list is about 70 characters: what stands in brackets goes first. */
function shortName({ name }: Model): string {
  return name.length > 40 ? name.replace(/ \([^)]*\)$/, '') : name;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const model = modelById((await params).model);
  if (!model) return { title: 'No such model', robots: { index: false } };
  const name = shortName(model);
  const loaded = await known();
  const row = loaded && overviewOf(loaded, today()).rows.find((r) => r.model.id === model.id);
  const description = row
    ? `${name} costs from ${formatUsd(row.cheapest.usd)} per image; ${counted(row.hosts, 'host')} compared (${hostsWords(row)}), read ${datedWords(checkedOf(row.cheapest.span))}.`
    : `What one image with ${name} costs on every host, with the day each price was read.`;
  return {
    title: `${name} price per image`,
    description,
    alternates: { canonical: `/models/${model.id}` },
  };
}

export default async function ModelPage({ params, searchParams }: Props) {
  const model = await modelOf(params);
  const given = await searchParams;
  const day = today();
  const loaded = await known();
  const asked = askedWorkload(model, given, opening(model, loaded, day));
  return (
    <>
      <ModelHeader model={model} />
      <LifecycleBanner model={model} today={day} />
      <WorkloadBar model={model} asked={asked} params={given} />
      {loaded ? <Prices model={model} asked={asked} loaded={loaded} day={day} /> : <DatabaseDown />}
    </>
  );
}

/** What a reader finds first must be something that is, or was, sold. */
function opening(model: Model, loaded: Awaited<ReturnType<typeof known>>, day: string) {
  const own = loaded ? offersOf(loaded, model.id).filter((o) => o.reporter === 'host') : [];
  return openingOperation(
    model,
    (operation) => own.some((o) => o.operation === operation && currentSpan(o, day)),
    (operation) => own.some((o) => o.operation === operation),
  );
}

type PricesProps = {
  model: Model;
  asked: AskedWorkload;
  loaded: Awaited<ReturnType<typeof market>>;
  day: string;
};

function Prices({ model, asked, loaded, day }: PricesProps) {
  const offers = offersOf(loaded, model.id);
  const ranking = rankModel(model, offers, asked.workload, day);
  const history = lanes(model, offers, asked.workload, day);
  const what = workloadWords(asked);
  const sold = ranking.ranked.length + ranking.stale.length + ranking.incomparable.length > 0;
  const known = ranking.ended.length + history.length > 0;
  return (
    <>
      {sold ? (
        <Groups ranking={ranking} what={what} />
      ) : (
        <EmptyState title={known ? 'Not sold any more for this' : 'No offer for this'}>
          <p>
            No host is known to sell {model.name} for {what}
            {known ? '; last known prices below' : ''}. Try another operation or tier, or{' '}
            <a href="/">look at other models</a>.
          </p>
        </EmptyState>
      )}
      <Incomparable offers={ranking.incomparable} />
      <Ended offers={ranking.ended} />
      {speedKnown(model.id) ? (
        <p className="mt-6">
          <a href={`/calculator/self-host?model=${model.id}`}>
            Would hosting it yourself be cheaper?
          </a>
        </p>
      ) : null}
      <History all={history} today={day} since={addDays(day, -CHANGE_DAYS)} />
    </>
  );
}

function Groups({ ranking, what }: { ranking: ModelRanking; what: string }) {
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
        <RankingTable caption={`Last known prices for ${what}`} offers={stale} numbered />
      </section>
    );
  }
  return (
    <>
      {ranked.length > 0 ? (
        <section>
          <h2>Ranking for {what}</h2>
          <CheaperOnce ranking={ranking} />
          <RankingTable caption={`Ranking for ${what}`} offers={ranked} numbered />
        </section>
      ) : null}
      {stale.length > 0 ? (
        <section>
          <h2>Not read for more than 21 days</h2>
          <p className="lead small">
            Last known prices. They have no place until they are read again.
          </p>
          <RankingTable caption="Prices too old for a place" offers={stale} numbered={false} />
        </section>
      ) : null}
    </>
  );
}

/** A lower price that is too old for a place is said at once, not left to be found further down. */
function CheaperOnce({ ranking: { ranked, stale } }: { ranking: ModelRanking }) {
  const old = lowerOnce(ranked, stale);
  if (!old) return null;
  return (
    <p className="lead small">
      Lower when last read, but too old for a place: {hostById(old.host)?.name ?? old.host} at{' '}
      {formatUsd(old.usd)} (
      <Day {...checkedOf(old.span)} />
      ).
    </p>
  );
}

function workloadWords({ workload: w }: AskedWorkload): string {
  return [
    w.operation === 'generate' ? null : w.operation,
    sizeText(w).replace('x', '×'),
    w.quality ? `${tierWords(w.quality)} quality` : null,
    w.steps ? counted(w.steps, 'step') : null,
    w.batch ? 'batch' : null,
  ]
    .filter(Boolean)
    .join(', ');
}
