import { type Decimal, type Freshness, type Rule, ruleWords } from '@/pricing';
import { formatUsd, fractionDigits, type Precision } from '../lib/format';
import { Day } from './day';
import { FreshnessMark } from './freshness-mark';

/** An amount, exact in its title. In a column of class `n` amounts line up on the decimal point. */
export function Usd({ amount, big = false }: { amount: Decimal; big?: boolean }) {
  const shown = formatUsd(amount);
  const exact = `$${amount}`;
  const digits = Math.min(6, fractionDigits(shown));
  return (
    <data
      value={amount}
      title={exact === shown ? undefined : `exactly ${exact}`}
      className={`usd f${digits}${big ? ' usd-big' : ''}`}
    >
      {shown}
    </data>
  );
}

/** Where a number comes from: the page of one observation. */
export function EvidenceLink({
  observation,
  label = 'Evidence',
}: {
  observation: string;
  label?: string;
}) {
  return <a href={`/prices/${observation}`}>{label}</a>;
}

/** The host's own way of billing, in one line. */
export function NativeRule({ rule }: { rule: Rule }) {
  return <span className="small soft">{ruleWords(rule)}</span>;
}

export type PriceProps = {
  /** US dollars per image, or null with a reason. */
  usd: Decimal | null;
  reason?: string | null;
  rule: Rule;
  freshness: Freshness;
  checked: { day: string; precision: Precision };
  /** Id of the observation that proves it. */
  evidence: string;
  big?: boolean;
};

/** A price with all that must stand beside it: native unit, age, evidence. */
export function Price({ usd, reason, rule, freshness, checked, evidence, big }: PriceProps) {
  return (
    <span className="inline-grid gap-0.5">
      {usd === null ? (
        <span className="none">{reason ?? 'no price'}</span>
      ) : (
        <span>
          <Usd amount={usd} big={big} /> <span className="small soft">per image</span>
        </span>
      )}
      <NativeRule rule={rule} />
      <span className="small soft flex flex-wrap gap-x-3">
        <FreshnessMark freshness={freshness} />
        <span>
          Checked <Day day={checked.day} precision={checked.precision} />
        </span>
        <EvidenceLink observation={evidence} />
      </span>
    </span>
  );
}
