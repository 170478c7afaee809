import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { hostById, type Model, modelById } from '@/catalog';
import { addDays, sizeText } from '@/pricing';
import { AsOfBanner, DayPicker } from '../../components/as-of';
import { Day } from '../../components/day';
import { History } from '../../components/model/history';
import { LifecycleBanner, ModelHeader } from '../../components/model/model-header';
import { Ended, Incomparable } from '../../components/model/other-offers';
import { RankingTable } from '../../components/model/ranking-table';
import { WorkloadBar } from '../../components/model/workload-bar';
import { Banner, DatabaseDown, EmptyState } from '../../components/states';
import { marketFor, type Shown, today } from '../../data';
import { notIndexed, onDay } from '../../lib/as-of';
import { orNull } from '../../lib/available';
import { speedKnown } from '../../lib/calculator/machines';
import { checkedOf, datedWords } from '../../lib/dates';
import { counted, formatUsd } from '../../lib/format';
import { lanes } from '../../lib/history';
import { hostsWords, lowerOnce, offersOf, overviewOf } from '../../lib/overview';
import {
  type AskedWorkload,
  askedWorkload,
  mainOperation,
  openingOperation,
  type Params,
  tierWords,
  withParams,
} from '../../lib/params';
import { CHANGE_DAYS, currentSpan, type ModelRanking, rankModel } from '../../lib/ranking';

type Props = { params: Promise<{ model: string }>; searchParams: Promise<Params> };

/** Other spellings and unknown names are answered by the proxy, before this page is asked. */
async function modelOf(params: Props['params']): Promise<Model> {
  return modelById((await params).model) ?? notFound();
}

/** A title's share of a result list is about 70 characters: what stands in brackets goes first. */
function shortName({ name }: Model): string {
  return name.length > 40 ? name.replace(/ \([^)]*\)$/, '') : name;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const model = modelById((await params).model);
  if (!model) return { title: 'No such model', robots: { index: false } };
  const name = shortName(model);
  const given = await searchParams;
  const shown = await orNull(marketFor(given));
  const row =
    shown && overviewOf(shown.market, shown.day).rows.find((r) => r.model.id === model.id);
  const description = row
    ? `${name} costs from ${formatUsd(row.cheapest.usd)} per image; ${counted(row.hosts, 'host')} compared (${hostsWords(row)}), read ${datedWords(checkedOf(row.cheapest.span))}.`
    : `What one image with ${name} costs on every host, with the day each price was read.`;
  return {
    title: `${name} price per image`,
    description,
    alternates: { canonical: `/models/${model.id}` },
    ...notIndexed(given),
  };
}

export default async function ModelPage({ params, searchParams }: Props) {
  const model = await modelOf(params);
  const given = await searchParams;
  const shown = await orNull(marketFor(given));
  const asked = askedWorkload(model, given, opening(model, shown));
  const path = `/models/${model.id}`;
  const asOf = shown?.asOf ?? null;
  return (
    <>
      <ModelHeader model={model} asOf={asOf} />
      {shown ? <AsOfBanner {...shown} path={path} params={given} /> : null}
      <LifecycleBanner model={model} today={shown?.day ?? today()} asOf={asOf} />
      <WorkloadBar model={model} asked={asked} params={given} asOf={asOf} />
      {shown ? (
        <>
          <Prices model={model} asked={asked} shown={shown} params={given} />
          <DayPicker
            asOf={asOf}
            path={path}
            params={given}
            firstDay={shown.market.firstDay}
            today={today()}
          />
        </>
      ) : (
        <DatabaseDown />
      )}
    </>
  );
}

/** What a reader finds first must be something that is, or was, sold. */
function opening(model: Model, shown: Shown | null) {
  const own = shown ? offersOf(shown.market, model.id).filter((o) => o.reporter === 'host') : [];
  return openingOperation(
    model,
    (operation) => own.some((o) => o.operation === operation && shown && currentSpan(o, shown.day)),
    (operation) => own.some((o) => o.operation === operation),
  );
}

type PricesProps = {
  model: Model;
  asked: AskedWorkload;
  shown: Shown;
  params: Params;
};

function Prices({ model, asked, shown, params }: PricesProps) {
  const { day, asOf } = shown;
  const offers = offersOf(shown.market, model.id);
  const ranking = rankModel(model, offers, asked.workload, day);
  const history = lanes(model, offers, asked.workload, day);
  const what = workloadWords(asked);
  const sold = ranking.ranked.length + ranking.stale.length + ranking.incomparable.length > 0;
  const known = ranking.ended.length + history.length > 0;
  return (
    <>
      {sold ? (
        <Groups ranking={ranking} what={what} asOf={asOf} />
      ) : (
        <EmptyState title={known ? 'Not sold any more for this' : 'No offer for this'}>
          <p>
            No host is known to sell {model.name} for {what}
            {known ? '; last known prices below' : ''}. Try another operation or tier, or{' '}
            <a href={onDay('/', asOf)}>look at other models</a>.
          </p>
        </EmptyState>
      )}
      <Incomparable offers={ranking.incomparable} asOf={asOf} />
      <Ended offers={ranking.ended} asOf={asOf} />
      {speedKnown(model.id) ? (
        <p className="mt-6">
          <a href={`/calculator/self-host?model=${model.id}`}>
            Would hosting it yourself be cheaper?
          </a>
        </p>
      ) : null}
      <History
        all={history}
        today={day}
        since={addDays(day, -CHANGE_DAYS)}
        whole={withParams(`/models/${model.id}/history`, params, opened(model, asked))}
      />
    </>
  );
}

type GroupsProps = Pick<Shown, 'asOf'> & { ranking: ModelRanking; what: string };

/** The history page opens with the model's main operation: another one must be named. */
function opened(model: Model, { workload: { operation } }: AskedWorkload): Record<string, string> {
  return operation === mainOperation(model) ? {} : { operation };
}

function Groups({ ranking, what, asOf }: GroupsProps) {
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
          numbered
          asOf={asOf}
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
          <RankingTable caption={`Ranking for ${what}`} offers={ranked} numbered asOf={asOf} />
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
            numbered={false}
            asOf={asOf}
          />
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
