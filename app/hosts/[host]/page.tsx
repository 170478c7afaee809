import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { credits, type Graded, gradeOf, type Host, hostById } from '@/catalog';
import { type Need, readNeed } from '@/pricing';
import { AsOfBanner, DayPicker, KnownFrom } from '../../components/as-of';
import { HostMark } from '../../components/host-mark';
import { barWords } from '../../components/need/bar-words';
import { Follow } from '../../components/need/follow';
import { NeedBar } from '../../components/need/need-bar';
import { Banner, DatabaseDown, EmptyState } from '../../components/states';
import { laterThan, marketFor, query, today } from '../../data';
import { carried, notIndexed } from '../../lib/as-of';
import { orNull } from '../../lib/available';
import { counted } from '../../lib/format';
import { addressWords, billingWords, kindWords } from '../../lib/host-words';
import { answering, type HostOffer, offersAtHost, whyNone } from '../../lib/hosts';
import { eventsOfHost } from '../../lib/lifecycle';
import { hrefOn } from '../../lib/need-links';
import {
  givenQuery,
  otherParams,
  type Params,
  param,
  tierWords,
  withParams,
} from '../../lib/params';
import { GradeLine } from '../grade';
import { Around } from './around';
import { Ended, Opinions } from './ended';
import { OffersTable } from './offers-table';
import { Reading, readingOf } from './reading';

type Props = { params: Promise<{ host: string }>; searchParams: Promise<Params> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const host = hostById((await params).host);
  if (!host) return { title: 'No such host' };
  return {
    title: `${host.name}: image prices`,
    description: `What ${host.name} charges per AI image, model by model: its own wording, the day each price was read, its place among hosts.`,
    alternates: { canonical: `/hosts/${host.id}` },
    ...notIndexed(await searchParams),
  };
}

export default async function HostPage({ params, searchParams }: Props) {
  const host = hostById((await params).host);
  if (!host) notFound();
  const given = await searchParams;
  const shown = await orNull(marketFor(given));
  const asOf = shown?.asOf ?? null;
  const reading = await orNull(query((db) => readingOf(db, host.id, asOf)));
  const data = shown?.market;
  const day = shown?.day ?? today();
  const asked = readNeed(given);
  const { need } = asked;
  const own = data ? offersAtHost(host.id, data, day, need) : [];
  const meant = answering(own, need);
  const firstDay = own.length > 0 ? null : await laterThan(asOf, { hostId: host.id });
  const path = `/hosts/${host.id}`;
  // How well the host is read is a matter of today; no earlier day's grade is kept.
  const graded = asOf === null ? gradeOf(host, own.length) : null;
  const words = barWords(need, null);
  const cut = {
    all: param(given, 'all') === '1',
    allHref: withParams(path, carried(given, asOf), { all: '1' }),
  };
  return (
    <>
      <Head host={host} own={own} graded={graded} />
      {shown && <AsOfBanner {...shown} path={path} params={given} about={{ hostId: host.id }} />}
      {own.length > 0 && (
        <Follow query={givenQuery(given)} set={words.set}>
          <NeedBar
            action={path}
            asked={asked}
            words={words}
            hidden={otherParams(carried(given, asOf))}
            anyTier="each offer’s own"
            folds={{ open: false }}
          />
        </Follow>
      )}
      {meant.length > LONG && <Jumps host={host} asOf={asOf} />}
      {!data ? (
        <DatabaseDown />
      ) : own.length === 0 ? (
        <EmptyState title="No price in force">
          {firstDay ? (
            <KnownFrom
              what={`A price of ${host.name}`}
              day={firstDay}
              href={withParams(path, given, { asOf: firstDay })}
            />
          ) : (
            <WhyNone why={whyNone(host, data.offers, day)} graded={graded} />
          )}
        </EmptyState>
      ) : meant.length === 0 ? (
        <EmptyState title="No offer for this">
          <p>
            None of its {counted(own.length, 'offer')} is sold for this: {filterWords(need)}. Change
            it above, or{' '}
            <a href={hrefOn(path, { ...need, operation: null, quality: null }, asOf)}>
              see all that it sells
            </a>
            .
          </p>
        </EmptyState>
      ) : (
        <OffersTable own={meant} need={need} asOf={asOf} {...cut} />
      )}
      {data && <Ended hostId={host.id} offers={data.offers} today={day} />}
      {data && <Opinions hostId={host.id} offers={data.offers} today={day} {...cut} />}
      {reading ? (
        <Reading host={host} asOf={asOf} today={day} {...reading} />
      ) : (
        data && <Banner kind="warn">The reading log can’t be shown: the database is away.</Banner>
      )}
      <Around host={host} market={data ?? null} need={need} today={day} asOf={asOf} />
      {data && (
        <DayPicker
          asOf={asOf}
          path={path}
          params={given}
          firstDay={data.firstDay}
          today={today()}
        />
      )}
    </>
  );
}

/** Past so many offers, what follows the table is out of sight. */
const LONG = 12;

function Jumps({ host, asOf }: { host: Host; asOf: string | null }) {
  return (
    <nav aria-label="On this page" className="choices mt-3">
      <a href="#reading">How it is read</a>
      {asOf === null && credits.some((c) => c.host === host.id) && (
        <a href="#credits">Free credits</a>
      )}
      {eventsOfHost(host.id, asOf).length > 0 && <a href="#lifecycle">Beginnings and ends</a>}
    </nav>
  );
}

/** The reason, unless the grade's line above has said it; and where prices are. */
function WhyNone({ why, graded }: { why: string; graded: Graded | null }) {
  return (
    <p>
      {why === graded?.reason ? null : `${sentence(why)} `}
      What is known of it stands below; <a href="/hosts">other hosts</a> have prices.
    </p>
  );
}

type HeadProps = { host: Host; own: readonly HostOffer[]; graded: Graded | null };

function Head({ host, own, graded }: HeadProps) {
  const models = new Set(own.map((o) => o.model?.id).filter(Boolean)).size;
  return (
    <header>
      <p className="small">
        <a href="/hosts">Hosts</a>
      </p>
      <h1>
        <HostMark name={host.name} />
        {host.name}
      </h1>
      <p className="facts mt-1">
        <span>{capital(kindWords(host))}</span>
        {own.length > 0 && (
          <span>
            <b>{counted(own.length, 'offer')}</b> of <b>{counted(models, 'model')}</b>
          </span>
        )}
        <span>Billing: {billingWords(host)}</span>
        <span>Charges for: {host.units ?? 'not known'}</span>
      </p>
      <p className="facts mt-1">
        <a href={host.url} rel="nofollow noopener">
          {addressWords(host.url)}
        </a>
        {host.pricingUrl && (
          <a href={host.pricingUrl} rel="nofollow noopener">
            Its pricing page
          </a>
        )}
      </p>
      {graded && (
        <p className="facts mt-1">
          <GradeLine graded={graded} />
        </p>
      )}
      {host.note && <p className="small soft mt-1">{sentence(host.note)}</p>}
    </header>
  );
}

function filterWords({ operation, quality }: Need): string {
  return [operation, quality && `${tierWords(quality)} quality`].filter(Boolean).join(', ');
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function sentence(words: string): string {
  return capital(words).replace(/([^.!?])$/, '$1.');
}
