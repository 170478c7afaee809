import type { Metadata } from 'next';
import { type Params, readNeed } from '@/pricing';
import { NeedFields } from '../components/need-fields';
import { Banner, DatabaseDown, EmptyState } from '../components/states';
import { market, today } from '../data';
import { orNull } from '../lib/available';
import { counted, formatUsd } from '../lib/format';
import { hrefWith } from '../lib/need-links';
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
  const data = await orNull(market());
  const day = today();
  const answer = data && choose(data, need, limits.constraints, day);
  const shared = { need, asked: limits.constraints, params };
  return (
    <>
      <h1>Pick for me</h1>
      <p className="lead">
        Say what you make and what it must be. What fits comes first, cheapest on top, each with its
        reasons; what doesn’t is counted with what put it out.
      </p>
      <form method="get" action="/pick">
        <NeedFields asked={asked} operation="generate" />
        <ConstraintFields asked={limits} unit={unitOf(need)} />
      </form>
      {answer ? (
        <>
          <InOneSentence answer={answer} />
          {answer.fits.length > 0 ? (
            <Fits answer={answer} need={need} />
          ) : (
            <EmptyState title="Nothing with a price read lately fits">
              <p>
                {answer.old.length > 0
                  ? 'What fits by last known prices stands below. '
                  : 'Give up one of the constraints below, or '}
                <a href={hrefWith('/pick', need)}>start without constraints</a>.
              </p>
            </EmptyState>
          )}
          <OldFits answer={answer} need={need} />
          <NearMisses answer={answer} {...shared} />
          <Excluded answer={answer} {...shared} />
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
  return (
    <Banner>
      <strong>
        {nameOf(first.best)}, {formatUsd(first.best.cost ?? '0')}
      </strong>
      , is the cheapest that fits
      {tied > 0 ? `, with ${counted(tied, 'other')} at the same price` : ''}.
    </Banner>
  );
}
