/** The parts that every price is shown with; `Dates` beside the ranking holds age and evidence. */
import type { Decimal } from '@/pricing/money';
import type { Rule } from '@/pricing/rule';
import { ruleWords } from '@/pricing/words';
import { onDay } from '../lib/as-of';
import { formatUsd, fractionDigits } from '../lib/format';

/** An amount, exact in its title. In a column of class `n` amounts line up on the decimal point. */
export function Usd({ amount, big = false }: { amount: Decimal; big?: boolean }) {
  const shown = formatUsd(amount);
  const exact = `$${amount}`;
  const digits = Math.min(6, fractionDigits(shown));
  const title = exact === shown ? {} : { title: `exactly ${exact}` };
  return (
    <data value={amount} {...title} className={`usd f${digits}${big ? ' usd-big' : ''}`}>
      {shown}
    </data>
  );
}

/** The class of a table whose amounts need less room behind the point than six digits. */
export function placesOf(amounts: readonly Decimal[]): string {
  const most = Math.max(2, ...amounts.map((a) => fractionDigits(formatUsd(a))));
  return most < 5 ? `places-${most}` : '';
}

/** Where a number comes from: the page of one observation. */
export function EvidenceLink({
  observation,
  label = 'Evidence',
  asOf = null,
}: {
  observation: string;
  label?: string;
  /** The earlier day that the page shows, for the way back. */
  asOf?: string | null;
}) {
  return <a href={onDay(`/prices/${observation}`, asOf)}>{label}</a>;
}

/** The host's own way of billing, in one line. */
export function NativeRule({ rule }: { rule: Rule }) {
  return <span className="small soft">{ruleWords(rule)}</span>;
}
