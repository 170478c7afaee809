import { type Carry, MONTH_DAYS, MOST_MONTHS, type Need } from '@/pricing';
import { DataTable } from '../components/data-table';
import { Usd } from '../components/price';
import { imageWords } from '../lib/credit-prices';
import { grouped } from '../lib/credits';
import type { Counted, Sum, Together } from '../lib/credits-together';
import { counted } from '../lib/format';

type Props = { all: Together; need: Need };

/** How far the credits that can be counted on carry, with what they are made of. */
export function TogetherSection({ all, need }: Props) {
  const unit = imageWords(need);
  if (all.counted.length === 0)
    return (
      <section aria-labelledby="together">
        <h2 id="together">All together</h2>
        <p className="soft">No listed credit can be put in such images just now.</p>
      </section>
    );
  return (
    <section aria-labelledby="together">
      <h2 id="together">All together</h2>
      <p>
        <Sure sum={all.sure} unit={unit} />{' '}
        {all.sure.carry && need.volume && all.sure.credits > 0
          ? carryWords(all.sure.carry, need.volume, unit)
          : null}
      </p>
      {all.unplaced > 0 ? <WithUnplaced all={all} need={need} unit={unit} /> : null}
      {need.volume ? null : (
        <p className="small soft">
          Say how many images you make in a month to see how long they last.
        </p>
      )}
      <details className="small mt-1">
        <summary>What is counted, and how</summary>
        <p className="soft mt-1">
          One account at each host, all opened on the first day; whole images at each host’s own
          price; a month is {MONTH_DAYS} days; what comes again is used first, then whatever ends
          soonest.
        </p>
        <DataTable caption="Credits that are counted" columns={COLUMNS} cards>
          {all.counted.map((c) => (
            <Row key={c.entry.id} counted={c} />
          ))}
        </DataTable>
      </details>
      <p className="small soft mt-1">{apartWords(all)}</p>
    </section>
  );
}

function Sure({ sum, unit }: { sum: Sum; unit: string }) {
  if (sum.credits === 0)
    return <strong>No listed credit can be counted at a price read lately.</strong>;
  return (
    <>
      <strong>
        {grouped(sum.once)} {unit}s once, and {grouped(sum.monthly)} every month
      </strong>{' '}
      from {counted(sum.credits, 'listed credit')} at prices read lately or given in images.
    </>
  );
}

/** What more there would be, were prices still what they were when last read. */
function WithUnplaced({ all, need, unit }: Props & { unit: string }) {
  const { credits, once, monthly, carry } = all.all;
  return (
    <p className="lead">
      Counting last known prices too: {grouped(once)} {unit}s once, and {grouped(monthly)} every
      month, from {counted(credits, 'credit')}.{' '}
      {credits > all.unplaced ? `Of these ${all.unplaced}` : credits === 1 ? 'It' : 'All'}{' '}
      {all.unplaced === 1 ? 'rests on a price' : 'rest on prices'} read too long ago for a place, or
      of a size that the host doesn’t name.{' '}
      {carry && need.volume ? carryWords(carry, need.volume, unit) : null}
    </p>
  );
}

const COLUMNS = [
  { key: 'host', label: 'Host' },
  { key: 'once', label: 'Once', numeric: true },
  { key: 'monthly', label: 'A month', numeric: true },
  { key: 'ends', label: 'Ends' },
  { key: 'price', label: 'At' },
];

function Row({ counted: { entry, once, monthly, grant } }: { counted: Counted }) {
  const { worth, host, claim } = entry;
  const ends = claim.expiresAfter
    ? `after ${claim.expiresAfter}${grant.lastsDays === null && claim.period === 'once' ? ' (counted as without end)' : ''}`
    : 'not said';
  return (
    <tr>
      <th scope="row">
        <a href={`#${entry.id}`}>{host.name}</a>
      </th>
      <td className="n" data-l="Once:">
        {once === '0' ? '' : grouped(once)}
      </td>
      <td className="n" data-l="A month:">
        {monthly === '0' ? '' : grouped(monthly)}
      </td>
      <td data-l="Ends:">{claim.period === 'once' ? ends : 'unused ones are lost each time'}</td>
      <td>
        {worth.kind === 'images' ? (
          <>
            <Usd amount={worth.price.usd} />, {worth.price.modelName}
            {worth.price.current ? '' : ' (stale)'}
            {worth.price.unsized ? ' (may not hold at this size)' : ''}
          </>
        ) : (
          'given in images'
        )}
      </td>
    </tr>
  );
}

/** "At 1,000 images a month they carry 3 months and 40 images of the next." */
function carryWords(c: Carry, volume: number, unit: string): string {
  const at = `At ${counted(volume, unit)} a month`;
  if (c.forever) return `${at} what comes again covers every month, for as long as it is given.`;
  if (c.capped) return `${at} they carry more than ${MOST_MONTHS / 12} years.`;
  const lost =
    c.lost === '0'
      ? ''
      : ` ${grouped(c.lost)} would be lost unused, because their credit ends first.`;
  if (c.months === 0)
    return `${at} they cover ${grouped(c.next)} of the first month’s ${grouped(String(volume))}.${lost}`;
  const rest =
    c.next === '0' ? '' : ` and ${grouped(c.next)} of the ${grouped(String(volume))} of the next`;
  return `${at} they carry ${counted(c.months, 'month')}${rest}.${lost}`;
}

function apartWords(all: Together): string {
  const { disputed, startup, ended } = all.apart;
  const apart = [
    disputed > 0 ? `${disputed} disputed` : null,
    ended > 0 ? `${ended} ended` : null,
    startup > 0 ? `${counted(startup, 'startup programme')}` : null,
    all.unsaid.length > 0 ? `${all.unsaid.length} that can’t be put in images` : null,
  ].filter((w) => w !== null);
  const notes = [
    apart.length > 0 ? `Not counted: ${apart.join(', ')}.` : null,
    all.needCard > 0 ? `${all.needCard} of the counted need a card.` : null,
  ];
  return notes.filter((w) => w !== null).join(' ');
}
