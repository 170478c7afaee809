import { type Need, STANDARD_NEED } from '@/pricing';
import { Day } from '../components/day';
import { EvidenceLink, Usd } from '../components/price';
import { imageWords } from '../lib/credit-prices';
import { periodWords } from '../lib/credit-words';
import { type CreditEntry, type Dollars, grouped, inFirst30Days } from '../lib/credits';
import { modelHref } from '../lib/need-links';

/** What an entry comes to in images, with every figure it follows from. */
type WorthProps = {
  entry: CreditEntry;
  /** What images it is counted for. */
  need?: Need;
};

export function WorthInImages({ entry, need = STANDARD_NEED }: WorthProps) {
  const { worth, claim } = entry;
  if (worth.kind === 'unsaid')
    return (
      <>
        <span className="small soft block">Can’t be said: {worth.reason}.</span>
        {worth.dollars && <Conversion dollars={worth.dollars} />}
      </>
    );
  const recurring = claim.period !== 'once';
  const period = recurring ? ` ${periodWords(claim)}` : '';
  if (worth.kind === 'given') return <b>{`${grouped(worth.images)} images${period}`}</b>;
  const { price, dollars } = worth;
  const unit = imageWords(need);
  const said = `${grouped(worth.images)} ${unit}${worth.images === '1' ? '' : 's'}${period}`;
  return (
    <>
      {price.current && !price.unsized ? <b>{said}</b> : said} of{' '}
      <a href={modelHref(price.modelId, need)}>{price.modelName}</a>
      {claim.period === 'daily' || claim.period === 'hourly' ? (
        <span className="small soft block">
          {grouped(inFirst30Days(claim, worth.images))} in 30 days
        </span>
      ) : null}
      <Conversion dollars={dollars} />
      <span className="small soft block">
        <Usd amount={dollars.amount} /> ÷ <Usd amount={price.usd} /> per {unit}, read{' '}
        <Day day={price.checkedOn} precision={price.precision} />
        {price.current ? '' : ' (stale: a last known price)'}
        {price.unsized ? ' (may not hold at this size)' : ''}{' '}
        <EvidenceLink observation={price.observation} />
      </span>
    </>
  );
}

function Conversion({ dollars }: { dollars: Dollars }) {
  if (!dollars.conversion) return null;
  return (
    <span className="small soft block">
      <a href={dollars.conversion.source} rel="nofollow noopener">
        {dollars.conversion.words}
      </a>{' '}
      = <Usd amount={dollars.amount} />
    </span>
  );
}
