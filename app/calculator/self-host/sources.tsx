import { Day } from '../../components/day';
import { EvidenceLink, Usd } from '../../components/price';
import type { SelfHostView } from '../../lib/calculator/self-host';
import { capacityWords } from '../../lib/calculator/self-host-words';
import { grouped } from '../../lib/credits';
import { withParams } from '../../lib/params';
import { Source, Stated } from '../stated';

/** Every figure that went in, with its day and where it stands. */
export function Sources({ view, asOf }: { view: SelfHostView; asOf: string | null }) {
  const { api, machine, result } = view;
  const price = api?.price;
  const steps = machine.rent.kind === 'month' || machine.rent.billed === 'always';
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">What went in</h2>
      <ul className="list-disc pl-5 grid gap-1">
        <li>
          API: <Usd amount={api?.usd ?? '0'} /> per image,{' '}
          {price ? (
            <>
              {price.hostName}, checked <Day {...price.checked} />{' '}
              <EvidenceLink observation={price.observation} asOf={asOf} />
              {price.current ? null : (
                <span className="disputed"> stale: not read for more than 21 days</span>
              )}
              {price.assumptions.length > 0 ? (
                <span className="small soft"> ({price.assumptions.join('; ')})</span>
              ) : null}
            </>
          ) : (
            'as you typed it'
          )}
          <LowerPrice view={view} />
        </li>
        <li>
          <RentLine view={view} />
        </li>
        <li>
          <SpeedLine view={view} />
          <span className="block">{capacityWords(result?.capacity ?? null, steps)}</span>
        </li>
        {machine.labourHours !== '0' && machine.labourRate !== '0' ? (
          <li>
            Your work: {machine.labourHours} hours a month at ${machine.labourRate}, the same
            whatever is made.
          </li>
        ) : (
          <li>Your work: none counted. Setting up and looking after a server takes some.</li>
        )}
        <li>Left out on both sides: storage, traffic, tax and free credits.</li>
      </ul>
    </section>
  );
}

/** A lower price that is too old to be taken by itself, with the way to take it all the same. */
function LowerPrice({ view: { lower, params } }: { view: SelfHostView }) {
  if (!lower) return null;
  return (
    <span className="small block">
      Lower when last read, but too old to be taken by itself: {lower.hostName}{' '}
      <Usd amount={lower.usd} />, <Day {...lower.checked} />
      {lower.unsized ? ' (may not hold at this size)' : ''}{' '}
      <a href={withParams('/calculator/self-host', params, { offer: lower.offer.id })}>
        compare with it
      </a>
    </span>
  );
}

function RentLine({ view: { machine, rental } }: { view: SelfHostView }) {
  const { rent } = machine;
  if (!rental)
    return (
      <>
        Rent: <Usd amount={rent.usd} /> {rent.kind === 'month' ? 'a month' : 'an hour'}, as you
        typed it
      </>
    );
  return (
    <>
      Rent: <Usd amount={rent.usd} /> an hour for {rental.gpu} at{' '}
      <a href={`/hosts/${rental.host}`}>{rental.hostName}</a>
      {rental.tier ? `, ${rental.tier}` : ''}, <Stated on={rental.seenOn} word="seen" />{' '}
      <Source url={rental.sourceUrl} />
      <Note lowTrust={rental.lowTrust} note={rental.note} />
    </>
  );
}

function SpeedLine({ view: { machine, speed, otherSize, otherSpeeds } }: { view: SelfHostView }) {
  if (!speed)
    return machine.imagesPerHour ? (
      <>Speed: {grouped(machine.imagesPerHour)} images an hour, as you typed it.</>
    ) : (
      <>Speed: nobody’s figure is held.</>
    );
  const more = [speed.size?.replace('x', '×'), speed.steps ? `${speed.steps} steps` : null];
  return (
    <>
      Speed: {grouped(speed.imagesPerHour)} images an hour on {speed.hardware} (
      {more.filter(Boolean).join(', ')}), {speed.basis},{' '}
      <Stated on={speed.statedOn} word="stated" /> <Source url={speed.sourceUrl} />
      <Note lowTrust={speed.lowTrust} note={speed.note} />
      {otherSize && machine.imagesPerHour ? (
        <span className="block">
          Scaled by pixels, our assumption: {grouped(machine.imagesPerHour)} images an hour of your
          size.
        </span>
      ) : null}
      {otherSpeeds.map((s) => (
        <span key={s.imagesPerHour} className="small soft block">
          Another source says {grouped(s.imagesPerHour)}: <Source url={s.sourceUrl} />
          <Note lowTrust={s.lowTrust} note={s.note} />
        </span>
      ))}
    </>
  );
}

function Note({ lowTrust, note }: { lowTrust: boolean; note: string | null }) {
  return (
    <>
      {lowTrust ? <span className="tag ml-1">low trust</span> : null}
      {note ? <span className="small soft"> {note}</span> : null}
    </>
  );
}
