import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { findModel, hostById, type Model, modelById } from '@/catalog';
import { addDays, compare, sizeText } from '@/pricing';
import { Day } from '../../components/day';
import { History } from '../../components/model/history';
import { LifecycleBanner, ModelHeader } from '../../components/model/model-header';
import { Ended, Incomparable } from '../../components/model/other-offers';
import { RankingTable } from '../../components/model/ranking-table';
import { WorkloadBar } from '../../components/model/workload-bar';
import { Banner, DatabaseDown, EmptyState } from '../../components/states';
import { DataUnavailable, market, today } from '../../data';
import { counted, formatDay, formatUsd } from '../../lib/format';
import { lanes } from '../../lib/history';
import { offersOf, overviewOf } from '../../lib/overview';
import { type AskedWorkload, askedWorkload, type Params, tierWords } from '../../lib/params';
import { CHANGE_DAYS, type ModelRanking, precisionOf, rankModel } from '../../lib/ranking';

type Props = { params: Promise<{ model: string }>; searchParams: Promise<Params> };

/** The model of an address; other spellings of a model move to its own address, others are 404. */
async function modelOf(params: Props['params']): Promise<Model> {
  const slug = (await params).model;
  const model = modelById(slug);
  if (model) return model;
  const meant = findModel(decode(slug));
  if (meant) permanentRedirect(`/models/${meant.id}`);
  notFound();
}

function decode(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

const known = () =>
  market().catch((error) => {
    if (error instanceof DataUnavailable) return null;
    throw error;
  });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const model = modelById((await params).model);
  if (!model) return { title: 'No such model', robots: { index: false } };
  const loaded = await known();
  const row = loaded && overviewOf(loaded, today()).rows.find((r) => r.model.id === model.id);
  const description = row
    ? `${model.name} costs from ${formatUsd(row.cheapest.usd)} per image; ${counted(row.hosts, 'host')} compared, last read ${formatDay(row.checked.span.checkedOn)}.`
    : `What one image with ${model.name} costs on every host, with the day each price was read.`;
  return {
    title: `${model.name} price per image`,
    description,
    alternates: { canonical: `/models/${model.id}` },
  };
}

export default async function ModelPage({ params, searchParams }: Props) {
  const model = await modelOf(params);
  const given = await searchParams;
  const asked = askedWorkload(model, given);
  const day = today();
  const loaded = await known();
  return (
    <>
      <ModelHeader model={model} />
      <LifecycleBanner model={model} today={day} />
      <WorkloadBar model={model} asked={asked} params={given} />
      {loaded ? <Prices model={model} asked={asked} known={loaded} day={day} /> : <DatabaseDown />}
    </>
  );
}

type PricesProps = {
  model: Model;
  asked: AskedWorkload;
  known: Awaited<ReturnType<typeof market>>;
  day: string;
};

function Prices({ model, asked, known, day }: PricesProps) {
  const offers = offersOf(known, model.id);
  const ranking = rankModel(model, offers, asked.workload, day);
  const history = lanes(model, offers, asked.workload, day);
  const what = workloadWords(asked);
  if (ranking.ranked.length + ranking.stale.length + ranking.incomparable.length === 0)
    return (
      <EmptyState title="No offer for this">
        <p>
          No host is known to sell {model.name} for {what}. Try another operation or tier, or{' '}
          <a href="/">look at other models</a>.
        </p>
      </EmptyState>
    );
  return (
    <>
      <Groups ranking={ranking} what={what} />
      <Incomparable offers={ranking.incomparable} />
      <Ended offers={ranking.ended} />
      <History all={history} today={day} since={addDays(day, -CHANGE_DAYS)} />
    </>
  );
}

function Groups({ ranking, what }: { ranking: ModelRanking; what: string }) {
  const { ranked, stale, onlyStale } = ranking;
  if (onlyStale) {
    const latest =
      stale
        .map((o) => o.span.checkedOn)
        .sort()
        .at(-1) ?? '';
    return (
      <section>
        <h2>Last known prices for {what}</h2>
        <Banner>
          <strong>No price here was read within the last 21 days</strong> (the latest on{' '}
          {formatDay(latest)}). Each was true on the day it was checked and may have changed since.
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
  const [best] = ranked;
  const [old] = stale;
  if (!best || !old || compare(old.usd, best.usd) >= 0) return null;
  return (
    <p className="lead small">
      Lower when last read, but too old for a place: {hostById(old.host)?.name ?? old.host} at{' '}
      {formatUsd(old.usd)} (
      <Day day={old.span.checkedOn} precision={precisionOf(old.span)} />
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
