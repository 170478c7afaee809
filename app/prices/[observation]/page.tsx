import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { hostById, modelById } from '@/catalog';
import { quoteInPlace } from '@/db/queries/body';
import { checksOfOffer, observationWithEvidence, readingsOfOffer } from '@/db/queries/evidence';
import type { MarketOffer } from '@/db/queries/market';
import { type Day, sizeText } from '@/pricing';
import { CopyButton } from '../../components/copy-button';
import { Day as DayOf } from '../../components/day';
import { DatabaseDown } from '../../components/states';
import { market, query, today } from '../../data';
import { askedDay, onDay } from '../../lib/as-of';
import { orNull } from '../../lib/available';
import { citation } from '../../lib/citation';
import { isObservationId, type Standing, standingOf } from '../../lib/evidence';
import { quoteAtStandard } from '../../lib/hosts';
import type { Params } from '../../lib/params';
import { siteUrl } from '../../lib/site';
import { Arithmetic, workloadWords } from './arithmetic';
import { Checks, Readings } from './history';
import { OfferNow } from './offer-now';
import { Price } from './price';
import { Provenance } from './provenance';
import { ReportMistake } from './report';
import { type ReadingRow, Replaces, StandingNow } from './standing';

type Props = { params: Promise<{ observation: string }>; searchParams: Promise<Params> };

/** Asked for twice, by the title and by the page; null while the database is away. */
const load = cache((id: string) =>
  orNull(query((db) => observationWithEvidence(db, id).then((row) => ({ row })))),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { observation: id } = await params;
  const row = isObservationId(id) ? (await load(id))?.row : null;
  const offer = row?.offer;
  const what = offer && `${hostById(offer.hostId)?.name ?? offer.hostId}, ${offer.hostModel}`;
  return {
    title: what ? `${cut(what, 40)}: one reading` : 'Where this number comes from',
    description:
      'The words a price was read from, its source and day, the arithmetic, and what has become of it since.',
    // One page a reading: of use to whoever doubts a number, not to a search engine's index.
    robots: { index: false, follow: true },
  };
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

export default async function Evidence({ params, searchParams }: Props) {
  const { observation: id } = await params;
  if (!isObservationId(id)) notFound();
  const found = await load(id);
  if (!found) return <DatabaseDown />;
  if (!found.row) notFound();
  return <Found row={found.row} given={await searchParams} />;
}

export type Row = NonNullable<Awaited<ReturnType<typeof observationWithEvidence>>>;

async function Found({ row, given }: { row: Row; given: Params }) {
  const { observation, offer } = row;
  const behind = await orNull(
    Promise.all([
      query((db) => readingsOfOffer(db, offer.id)),
      query((db) => checksOfOffer(db, offer.id)),
      market(),
      placeOf(row),
    ]),
  );
  if (!behind) return <DatabaseDown />;
  const [readings, checks, { offers, firstDay }, place] = behind;
  const { asOf } = askedDay(given, today(), firstDay);
  const folded = offers.find((o) => o.id === offer.id) ?? null;
  const standing = standingOf({ ...row, ...observation }, folded, today());
  const stub = folded ?? emptyOffer(offer);
  const { quote, workload } = quoteAtStandard(stub, observation.rule);
  return (
    <>
      <Title row={row} asOf={asOf} />
      <Price row={row} usd={quote.usd} what={workloadWords(workload)} />
      {asOf ? <CameFrom asOf={asOf} offer={offer} /> : null}
      <StandingNow
        standing={standing}
        readings={readings}
        against={contradictions(standing, folded, readings)}
      />
      <Replaces id={observation.id} readings={readings} />
      <Provenance row={row} place={place} />
      <Arithmetic rule={observation.rule} quote={quote} workload={workload} />
      {quote.usd ? (
        <p className="small mt-2">
          <CopyButton
            label="Copy this price with its day and source"
            text={citation({
              usd: quote.usd,
              host: hostById(offer.hostId)?.name ?? offer.hostId,
              model: (offer.modelId && modelById(offer.modelId)?.name) || offer.hostModel,
              workload: sizeText(workload).replace('x', '×'),
              checked: observation,
              evidence: siteUrl(`/prices/${observation.id}`),
            })}
          />
        </p>
      ) : null}
      {folded && <OfferNow offer={folded} today={today()} standing={standing} />}
      <Readings id={observation.id} readings={readings} />
      <Checks checks={checks} readings={readings} />
      <ReportMistake row={row} />
    </>
  );
}

/** Where the words stand in the stored body; null without one. A damaged body hides only that. */
async function placeOf({ observation, offer, snapshot }: Row) {
  if (!snapshot) return null;
  return query((db) =>
    quoteInPlace(db, snapshot.id, observation.quote, offer.hostModel).catch(() => null),
  );
}

/** Readings that contradict a price in force since it began. */
function contradictions(
  standing: Standing,
  offer: MarketOffer | null,
  readings: readonly ReadingRow[],
) {
  if (standing.kind !== 'in_force' || !offer) return [];
  return readings.filter((r) => offer.disputes.includes(r.id) && r.day >= standing.from.day);
}

/** An offer of which every reading is held back has no folded state yet. */
function emptyOffer(offer: Row['offer']) {
  const state = { spans: [], triedOn: '', lastTry: 'confirmed' as const, failedTries: 0 };
  return { ...offer, ...state, disputes: [], tier: offer.tier as never };
}

/** What the page says is as of today; the way back leads to the day that the reader came from. */
function CameFrom({ asOf, offer }: { asOf: Day; offer: Row['offer'] }) {
  const model = offer.modelId ? modelById(offer.modelId) : undefined;
  const path = model ? `/models/${model.id}` : `/hosts/${offer.hostId}`;
  return (
    <p className="small mt-2">
      This page says what is known of the reading today.{' '}
      <a href={onDay(path, asOf)}>
        Back to the prices as known on <DayOf day={asOf} precision="day" />
      </a>
    </p>
  );
}

function Title({ row: { offer }, asOf }: { row: Row; asOf: Day | null }) {
  const host = hostById(offer.hostId);
  const model = offer.modelId ? modelById(offer.modelId) : undefined;
  return (
    <header>
      <h1>Where this number comes from</h1>
      <p className="mt-1">
        <a href={onDay(`/hosts/${offer.hostId}`, asOf)}>{host?.name ?? offer.hostId}</a> sells{' '}
        <code className="break-all">{offer.hostModel}</code>
        {model && (
          <>
            , which is <a href={onDay(`/models/${model.id}`, asOf)}>{model.name}</a>
          </>
        )}
        : {offer.operation}
        {offer.variant && `, ${offer.variant.replaceAll('&', ', ').replaceAll('=', ': ')}`}
        {offer.reporter !== 'host' && ` (said by the dataset ${offer.reporter}; never ranked)`}
      </p>
    </header>
  );
}
