import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { type Model, modelById } from '@/catalog';
import { addDays } from '@/pricing';
import { AsOfBanner, DayPicker, KnownFrom } from '../../components/as-of';
import { Answer, outputOf, standardRow } from '../../components/model/answer';
import { Crossovers } from '../../components/model/crossovers';
import { Groups } from '../../components/model/groups';
import { History } from '../../components/model/history';
import { LifecycleBanner, ModelHeader } from '../../components/model/model-header';
import { Ended } from '../../components/model/other-offers';
import { barWords } from '../../components/need/bar-words';
import { LiveNeed } from '../../components/need/live';
import { DatabaseDown, EmptyState } from '../../components/states';
import { laterThan, marketFor, type Shown, today } from '../../data';
import { carried, notIndexed, onDay } from '../../lib/as-of';
import { orNull } from '../../lib/available';
import { speedKnown } from '../../lib/calculator/machines';
import { crossovers } from '../../lib/crossovers';
import { checkedOf, datedWords } from '../../lib/dates';
import { counted, formatUsd } from '../../lib/format';
import { lanes } from '../../lib/history';
import { workloadWords } from '../../lib/need-words';
import { openingOf } from '../../lib/opening';
import { hostsWords, offersOf } from '../../lib/overview';
import {
  type AskedWorkload,
  askedWorkload,
  givenQuery,
  mainOperation,
  makesOf,
  otherParams,
  type Params,
  withParams,
} from '../../lib/params';
import { askedSort, type Order } from '../../lib/rank-sort';
import { CHANGE_DAYS, rankModel } from '../../lib/ranking';
import { usableIn } from '../../lib/usable';

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
  const row = shown && standardRow({ ...shown, model, operation: mainOperation(model) });
  const description = row
    ? `${name}: ${row.onlyStale ? 'last known ' : ''}from ${formatUsd(row.cheapest.usd)} per ${outputOf(row.operation)}; ${counted(row.hosts, 'host')} compared (${hostsWords(row)}), read ${datedWords(checkedOf(row.cheapest.span))}.`
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
  const opening = openingOf(
    model,
    shown ? offersOf(shown.market, model.id) : [],
    shown?.day ?? today(),
  );
  const asked = askedWorkload(model, given, opening);
  const { need, errors, notes } = asked;
  const makes = makesOf(model);
  const path = `/models/${model.id}`;
  const asOf = shown?.asOf ?? null;
  const prices = shown ? pricesOf(model, asked, shown) : null;
  const firstDay = await laterThan(asOf, { modelId: model.id });
  return (
    <>
      <ModelHeader model={model} asOf={asOf}>
        {prices ? <Answer {...prices} workload={asked.workload} /> : null}
      </ModelHeader>
      {shown ? (
        <AsOfBanner {...shown} path={path} params={given} about={{ modelId: model.id }} />
      ) : null}
      <LifecycleBanner
        model={model}
        today={shown?.day ?? today()}
        asOf={asOf}
        market={shown?.market ?? null}
      />
      <LiveNeed
        page="model"
        src={onDay(`${path}/offers.json`, asOf)}
        query={givenQuery(given)}
        bar={{
          action: path,
          asked: { need, given: asked.given, errors, notes },
          words: barWords(need, makes),
          makes: { ...makes, opening, defaultSteps: model.defaultSteps },
          hidden: otherParams(carried(given, asOf)),
        }}
      >
        {prices && firstDay ? (
          <EmptyState title={`No price of ${model.name} was known yet`}>
            <KnownFrom
              what="A host’s price"
              day={firstDay}
              href={withParams(path, given, { asOf: firstDay })}
            />
          </EmptyState>
        ) : prices ? (
          <Ranked {...prices} order={{ ...askedSort(given), path, params: carried(given, asOf) }} />
        ) : (
          <DatabaseDown />
        )}
      </LiveNeed>
      {shown && prices ? (
        <>
          <Around
            {...prices}
            whole={withParams(`${path}/history`, carried(given, asOf), opened(model, asked))}
          />
          <Crossovers
            found={prices.changes}
            name={model.name}
            need={need}
            path={path}
            params={carried(given, asOf)}
          />
          <DayPicker
            asOf={asOf}
            path={path}
            params={given}
            firstDay={shown.market.firstDay}
            today={today()}
          />
        </>
      ) : null}
    </>
  );
}

type Prices = ReturnType<typeof pricesOf>;

/** Everything the page says of a model's prices for one need. */
function pricesOf(model: Model, { workload, need }: AskedWorkload, shown: Shown) {
  const { market, day, asOf } = shown;
  const offers = offersOf(market, model.id);
  const usable = usableIn(market, need, day);
  const ranking = rankModel(model, offers, workload, day, usable);
  return {
    model,
    need,
    day,
    asOf,
    what: workloadWords(workload),
    ranking,
    changes: crossovers(market, day, { model, workload, need, usable }, ranking),
    history: lanes(model, offers, workload, day),
  };
}

/** What a browser ranks anew by itself. */
function Ranked(props: Prices & { order: Order }) {
  const { model, ranking, what, need, history, order, asOf } = props;
  const { ranked, unsized, stale, incomparable } = ranking;
  const sold = [ranked, unsized, stale, incomparable].some((group) => group.length > 0);
  const known = ranking.ended.length + history.length > 0;
  const ofHosts = ranking.ended.length > 0 || history.some((lane) => !lane.secondary);
  return sold ? (
    <Groups {...{ ranking, what, need, order, asOf }} model={model.name} />
  ) : (
    <EmptyState title={known ? 'Not sold any more for this' : 'No offer for this'}>
      <p>
        No host is known to sell {model.name} for {what}
        {known ? `; ${ofHosts ? 'last known prices' : 'what datasets say'} below` : ''}. Try another
        operation or tier, or <a href={onDay('/', asOf)}>look at other models</a>.
      </p>
    </EmptyState>
  );
}

/** What the server alone knows: what has ended, and the past. */
function Around({ model, ranking, history, what, day, asOf, whole }: Prices & { whole: string }) {
  return (
    <>
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
        asOf={asOf}
        since={addDays(day, -CHANGE_DAYS)}
        whole={whole}
        name={model.name}
        what={what}
      />
    </>
  );
}

/** The history page opens with the model's main operation: another one must be named. */
function opened(model: Model, { workload: { operation } }: AskedWorkload): Record<string, string> {
  return operation === mainOperation(model) ? {} : { operation };
}
