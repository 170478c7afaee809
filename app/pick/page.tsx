import type { Metadata } from 'next';
import { compare, type Params, readNeed } from '@/pricing';
import { AsOfBanner, DayPicker } from '../components/as-of';
import { Day } from '../components/day';
import { barWords } from '../components/need/bar-words';
import { Follow } from '../components/need/follow';
import { ANY_MODEL, NeedBar } from '../components/need/need-bar';
import { Banner, DatabaseDown, EmptyState } from '../components/states';
import { marketFor, today } from '../data';
import { orNull } from '../lib/available';
import { checkedOf } from '../lib/dates';
import { counted, formatUsd } from '../lib/format';
import { hrefWith } from '../lib/need-links';
import { givenQuery } from '../lib/params';
import { type Answer, choose, unitOf } from '../lib/pick';
import { readConstraints } from '../lib/pick-params';
import { Fits, nameOf, OldFits } from './answer';
import { ConstraintFields } from './form';
import { Excluded, NearMisses } from './out';

export const metadata: Metadata = {
  title: 'Pick an image model and host',
  description:
    'Say what an image may cost and what it must be; see which models and hosts fit, cheapest first, why each does, and what put the others out.',
  alternates: { canonical: '/pick' },
};

type Props = { searchParams: Promise<Params> };

export default async function Pick({ searchParams }: Props) {
  const params = await searchParams;
  const asked = readNeed(params);
  const { need } = asked;
  const limits = readConstraints(params);
  const shown = await orNull(marketFor(params));
  const asOf = shown?.asOf ?? null;
  const answer = shown && choose(shown.market, need, limits.constraints, shown.day, asOf);
  const words = barWords(need, ANY_MODEL);
  const shared = { need, asked: limits.constraints, params };
  return (
    <>
      <h1>Pick for me</h1>
      <p className="lead">
        Say what you make and what it must be. What fits comes first, cheapest on top, each with its
        reasons; what doesn’t is counted with what put it out.
      </p>
      {shown ? <AsOfBanner {...shown} path="/pick" params={params} /> : null}
      <Follow query={givenQuery(params)} set={words.set}>
        <NeedBar
          action="/pick"
          asked={asked}
          words={words}
          makes={ANY_MODEL}
          hidden={asOf ? { asOf } : {}}
          lead={<ConstraintFields asked={limits} unit={unitOf(need)} />}
          submit="Pick for me"
        />
      </Follow>
      {answer ? (
        <>
          <InOneSentence answer={answer} />
          {answer.fits.length > 0 ? (
            <Fits answer={answer} need={need} asOf={asOf} today={shown.day} />
          ) : (
            <EmptyState title="Nothing with a price read lately fits">
              <p>
                {answer.old[0] ? (
                  <>
                    The cheapest by a last known price: <LastKnown of={answer.old[0]} />. More stand
                    below, or{' '}
                  </>
                ) : (
                  giveUpWords(answer)
                )}
                <a href={hrefWith('/pick', need)}>start without constraints</a>.
              </p>
            </EmptyState>
          )}
          <OldFits answer={answer} need={need} asOf={asOf} today={shown.day} />
          <NearMisses answer={answer} {...shared} />
          <Excluded answer={answer} {...shared} />
          <DayPicker
            asOf={asOf}
            path="/pick"
            params={params}
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

function InOneSentence({ answer }: { answer: Answer }) {
  const [first] = answer.fits;
  if (!first) return null;
  const tied = answer.fits.filter((f) => f.place === 1).length - 1;
  const [old] = answer.old;
  const lower = old?.cost && compare(old.cost, first.best.cost ?? '0') < 0 ? old : null;
  return (
    <Banner>
      <p>
        <strong>
          {nameOf(first.best)}, {formatUsd(first.best.cost ?? '0')}
        </strong>
        , is the cheapest that fits{lower ? ' and was read within the last 21 days' : ''}
        {tied > 0 ? `, with ${counted(tied, 'other')} at the same price` : ''}.
      </p>
      {lower ? (
        <p className="small soft">
          Lower, but too old for a place: <LastKnown of={lower} />.
        </p>
      ) : null}
    </Banner>
  );
}

/** "FLUX.1 [schnell] at fal, $0.003 (Oct 2026)". */
function LastKnown({ of }: { of: Answer['old'][number] }) {
  return (
    <>
      {nameOf(of)}, {formatUsd(of.cost ?? '0')}
      {of.row ? (
        <>
          {' '}
          (<Day {...checkedOf(of.row.span)} />)
        </>
      ) : null}
    </>
  );
}

/** Where no single one stands in the way, none is named below. */
function giveUpWords({ near }: Answer): string {
  return near.length > 0
    ? 'Give up one of the constraints below, or '
    : 'No single constraint stands in the way: give up several, or ';
}
