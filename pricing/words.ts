import { conditionWords, either, number } from './condition';
import { readable } from './money';
import type { Quantity, Rule, Term } from './rule';

/** An amount in the rule's money, for reading: "$0.003", "4 credits at $0.01", "0.2 EUR". */
export function moneyWords(amount: string, rule: Rule): string {
  const shown = readable(amount);
  if (rule.money.kind === 'usd') return `$${shown}`;
  if (rule.money.kind === 'currency') return `${shown} ${rule.money.code}`;
  return `${shown} ${rule.money.name}${amount === '1' ? '' : 's'} at $${readable(rule.money.usd)}`;
}

/** "$0.003", "$120 per 1,000,000", "4 credits at $0.01". */
export function amountWords(term: Term, rule: Rule): string {
  return `${moneyWords(term.amount, rule)}${term.per === 1 ? '' : ` per ${number(term.per)}`}`;
}

/** What one unit of a quantity is called in a price: "megapixel, rounded up". */
export function unitWords(q: Quantity): string {
  return (
    noun(q) +
    tail(q)
      .map((t) => `, ${t}`)
      .join('')
  );
}

function noun(q: Quantity): string {
  switch (q.kind) {
    case 'megapixel':
    case 'input_megapixel': {
      const part = q.part === 'first' ? 'first ' : q.part === 'additional' ? 'further ' : '';
      const unit = q.pixelsPerMegapixel === 1_048_576 ? ' of 1024×1024' : '';
      return `${part}${q.kind === 'megapixel' ? '' : 'input '}megapixel${unit}`;
    }
    case 'tile':
      return `${q.edge}×${q.edge} tile`;
    case 'input_tile':
      return `${q.edge}×${q.edge} input tile`;
    case 'image_token':
      return 'output image token';
    case 'gpu_second':
      return 'GPU second';
    default:
      return q.kind.replaceAll('_', ' ');
  }
}

/** What must be said after the noun, so that "first megapixel, rounded ups" never appears. */
function tail(q: Quantity): string[] {
  if (q.kind === 'input_image' && q.free)
    return [`after the first${q.free > 1 ? ` ${q.free}` : ''}`];
  if (q.kind === 'step' && q.basis !== 'absolute') return [stepFactor(q)];
  if (q.kind !== 'megapixel' && q.kind !== 'input_megapixel') return [];
  const said =
    q.kind === 'input_megapixel' && q.resizedTo ? [`inputs resized to ${q.resizedTo} MP`] : [];
  if (q.kind === 'input_megapixel' && q.free)
    said.push(`${q.free} input image${q.free > 1 ? 's' : ''} free`);
  if (q.part !== 'first' && q.rounding !== 'none')
    said.push(q.rounding === 'up' ? 'rounded up' : 'rounded to the nearest');
  if (q.part === 'all' && q.minimum && q.minimum !== '0') said.push(`at least ${q.minimum}`);
  return said;
}

/** "× steps ÷ 25": relative steps multiply a price, they aren't a unit of it. */
function stepFactor(q: Extract<Quantity, { kind: 'step' }>): string {
  const base = q.defaultSteps ?? 'the default';
  return q.basis === 'relative'
    ? `times steps ÷ ${base}`
    : `times steps ÷ ${base} above ${base} steps`;
}

function units(term: Term): string {
  const rated = term.times.filter((q) => q.kind !== 'step' || q.basis === 'absolute');
  const nouns = rated.map((q, i) => (term.per > 1 && i === 0 ? `${noun(q)}s` : noun(q)));
  const lead = nouns.length === 0 ? '' : `${term.per > 1 ? ' ' : ' per '}${nouns.join(' per ')}`;
  return lead + [...new Set(term.times.flatMap(tail))].map((t) => `, ${t}`).join('');
}

function whenWords(term: Term): string {
  return (term.when ?? []).map(conditionWords).join(', ');
}

/** One term in the host's own units: "$0.0000528 per 512×512 tile (high quality)". */
export function termWords(term: Term, rule: Rule): string {
  const when = whenWords(term);
  return `${amountWords(term, rule)}${units(term)}${when ? ` (${when})` : ''}`;
}

/** Alternatives share their unit where they can: "$0.03 (low quality) or $0.06 (high quality) per image". */
function choiceWords(terms: readonly Term[], rule: Rule): string {
  const [first] = terms;
  if (!first || terms.length === 1) return terms.map((t) => termWords(t, rule)).join();
  const sameUnit = terms.every((t) => t.per === first.per && units(t) === units(first));
  if (!sameUnit) return either(terms.map((t) => termWords(t, rule)));
  const per = first.per === 1 ? '' : ` per ${number(first.per)}`;
  const amounts = terms.map((t) => {
    const when = whenWords(t);
    return moneyWords(t.amount, rule) + (when ? ` (${when})` : '');
  });
  return `${either(amounts)}${per}${units(first)}`;
}

const WITHHELD_WORDS: Record<NonNullable<Rule['withheld']>, string> = {
  on_request: 'price on request',
  variable: 'varies with the model it routes to',
  printed_zero: 'printed as $0',
  unpublished: 'listed without a price',
};

/** The whole rule in one line, for the small print beneath a price. */
export function ruleWords(rule: Rule): string {
  if (rule.withheld) return WITHHELD_WORDS[rule.withheld];
  const groups = new Map<string, Term[]>();
  rule.terms.forEach((term, i) => {
    const key = term.group ? `group ${term.group}` : `term ${i}`;
    groups.set(key, [...(groups.get(key) ?? []), term]);
  });
  const parts = [...groups.values()].map((terms) => choiceWords(terms, rule));
  if (rule.missing) parts.push(`${rule.missing.join(', ')} (rate not published)`);
  const whole = [
    parts.join(' + '),
    ...(rule.minimum ? [`at least ${moneyWords(rule.minimum, rule)} an image`] : []),
    ...(rule.rounding
      ? [
          `total rounded ${rule.rounding.mode === 'up' ? 'up' : 'to the nearest'} $${rule.rounding.to}`,
        ]
      : []),
  ];
  return `${rule.basis === 'average' ? 'average paid: ' : ''}${whole.join('; ')}`;
}
