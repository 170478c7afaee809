import type { Day as DayText } from '@/pricing';
import type { Shown } from '../data';
import { type About, leftOutOf } from '../lib/as-of';
import { counted } from '../lib/format';
import { type Params, param, withParams } from '../lib/params';
import { Day } from './day';
import { Banner } from './states';

type Props = Pick<Shown, 'asOf' | 'error' | 'market'> & {
  path: string;
  params: Params;
  /** The page's host or model; left out: all hosts. */
  about?: About;
};

/** Above a page of an earlier day: which, and the way back; or why the day asked for isn't shown. */
export function AsOfBanner({ asOf, error, market, path, params, about = null }: Props) {
  if (error)
    return (
      <p className="error" role="alert">
        {error} Shown below: the prices of today.
      </p>
    );
  if (asOf === null) return null;
  const leftOut = leftOutOf(market, about);
  return (
    <Banner kind="warn">
      <strong>
        As PerImage knew it on <Day day={asOf} precision="day" />
      </strong>
      : only readings dated up to then, with the age and place that they had that day.
      {leftOut > 0 ? (
        <>
          {' '}
          {whose(about)} {counted(leftOut, 'offer')} {leftOut === 1 ? 'is' : 'are'} left out:{' '}
          <a href="/methodology#vague">dated by a month or a year alone</a>,{' '}
          {leftOut === 1 ? 'it' : 'they'} may have been read later.
        </>
      ) : null}{' '}
      <a href={withParams(path, params, { asOf: null })}>Back to today</a>
    </Banner>
  );
}

function whose(about: About): string {
  if (about === null) return 'Over all hosts';
  return 'hostId' in about ? 'Of this host' : 'Of this model';
}

type PickerProps = Pick<Shown, 'asOf'> & {
  path: string;
  params: Params;
  firstDay: DayText | null;
  today: DayText;
};

/** Nothing was known yet on the day shown: since when there is something, with the way there. */
export function KnownFrom({ what, day, href }: { what: string; day: DayText; href: string }) {
  return (
    <p>
      {what} is known from <Day day={day} precision="day" /> on:{' '}
      <a href={href} rel="nofollow">
        see that day
      </a>
      .
    </p>
  );
}

/** A plain GET form for another day of the same page. */
export function DayPicker({ asOf, path, params, firstDay, today }: PickerProps) {
  if (firstDay === null) return null;
  const others = Object.keys(params).filter((name) => name !== 'asOf' && param(params, name));
  return (
    <form method="get" action={path} className="bar small mt-8" aria-label="Another day">
      {others.map((name) => (
        <input key={name} type="hidden" name={name} value={param(params, name)} />
      ))}
      <label className="field">
        What was known on
        <input type="date" name="asOf" defaultValue={asOf ?? today} min={firstDay} max={today} />
      </label>
      <button type="submit" className="button">
        Show that day
      </button>
    </form>
  );
}

/** In a form of a page: the day shown goes with it. */
export function KeptDay({ asOf }: Pick<Shown, 'asOf'>) {
  return asOf === null ? null : <input type="hidden" name="asOf" value={asOf} />;
}
