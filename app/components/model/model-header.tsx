import type { ReactNode } from 'react';
import type { Model } from '@/catalog';
import { STANDARD_NEED } from '@/pricing/need';
import { day, daysBetween } from '@/pricing/time';
import type { Shown } from '../../data';
import { onDay } from '../../lib/as-of';
import { counted } from '../../lib/format';
import { headline, notices, replacementOf } from '../../lib/lifecycle';
import { compareHref } from '../../lib/need-links';
import { type OverviewRow, offersOf } from '../../lib/overview';
import { mainOperation } from '../../lib/params';
import { spanOn } from '../../lib/rank-offers';
import { Day } from '../day';
import { PhoneFold } from '../phone-fold';
import { Banner } from '../states';
import { StandardPrice, standardRow } from './answer';

type Props = Pick<Shown, 'asOf'> & { model: Model };

export function ModelHeader({ model, asOf, children }: Props & { children: ReactNode }) {
  const released = model.releasedOn;
  return (
    <header>
      <p className="small">
        <a href={onDay('/', asOf)}>Models</a> <span className="soft">/ {model.family}</span>
      </p>
      <h1>{model.name}</h1>
      {children}
      <PhoneFold summary={<FirstFacts model={model} />}>
        <p className="facts">
          <FirstFacts model={model} />
          {model.licence ? <span>licence {model.licence}</span> : null}
          {released ? (
            <span>
              released <Day day={released.date} precision={released.precision} />
            </span>
          ) : null}
          {model.parameters ? <span>{model.parameters} parameters</span> : null}
          {model.defaultSteps ? <span>{model.defaultSteps} steps by default</span> : null}
          <a href={compareHref({ models: [model.id], hosts: [] }, STANDARD_NEED, asOf)}>
            Compare it with others
          </a>
        </p>
      </PhoneFold>
    </header>
  );
}

function FirstFacts({ model }: { model: Model }) {
  return (
    <>
      <span>
        by <b>{model.maker}</b>
      </span>{' '}
      <span>{model.openWeights ? 'open weights' : 'closed weights'}</span>
    </>
  );
}

/** ", in 10 days"; nothing where the day isn't known. */
function daysLeft({ date, precision }: { date: string; precision: string }, today: string) {
  const left = precision === 'day' ? daysBetween(today, date) : 0;
  return left > 0 ? `, in ${counted(left, 'day')}` : null;
}

type BannerProps = Props & {
  today: string;
  /** Null while the prices can't be read. */
  market: Shown['market'] | null;
};

/** Announced and past ends, with where to go instead and what that costs. */
export function LifecycleBanner({ model, today, asOf, market }: BannerProps) {
  const found = notices(model, today, asOf);
  if (found.length === 0) return null;
  const replacement = replacementOf(model, today, asOf);
  const { kind, words, on } = headline(found, model);
  const all = found.map((n) => (
    <li key={`${n.event.host}/${n.event.event}/${n.event.date}`}>
      {n.words} <Day day={n.event.date} precision={n.event.precision} />
      {n.past ? null : daysLeft(n.event, today)}
      {n.event.sourceUrl ? (
        <>
          {' '}
          (<a href={n.event.sourceUrl}>source</a>)
        </>
      ) : null}
    </li>
  ));
  return (
    <Banner kind={kind}>
      <div className="said-first">
        <strong>
          {words}
          {on ? (
            <>
              {' '}
              <Day day={on.date} precision={on.precision} />
              {kind === 'warn' ? daysLeft(on, today) : null}
            </>
          ) : null}
        </strong>
        {replacement ? (
          <span>
            Replacement: <a href={onDay(`/models/${replacement.id}`, asOf)}>{replacement.name}</a>
            {market ? (
              <Instead
                row={standardRow({
                  model: replacement,
                  // What the old one is bought for first, if the new one does that.
                  operation: mainOperation(model),
                  market,
                  day: day(today),
                })}
                model={replacement}
                offered={inForce(market, replacement, today)}
              />
            ) : null}
          </span>
        ) : null}
        <details className="small">
          <summary>{counted(found.length, 'announcement')}</summary>
          <ul>{all}</ul>
        </details>
      </div>
    </Banner>
  );
}

/** Whether any host has a price of the model on the day, comparable or not. */
function inForce(market: Shown['market'], { id }: Model, today: string): boolean {
  return offersOf(market, id).some((o) => o.reporter === 'host' && spanOn(o, day(today)));
}

type InsteadProps = { model: Model; row: OverviewRow | null; offered: boolean };

function Instead({ model, row, offered }: InsteadProps) {
  if (!row)
    return <span className="soft">, no {offered ? 'comparable price' : 'price in force'}</span>;
  return (
    <>
      , <StandardPrice model={model} row={row} />
    </>
  );
}
