import { conditionWords } from './condition';
import type { Quantity, Rule, Term } from './rule';

/** "$0.003", "$120 per 1,000,000", "4 credits ($0.01 each)". */
export function amountWords(term: Term, rule: Rule): string {
  const per = term.per === 1 ? '' : ` per ${term.per.toLocaleString('en-US')}`;
  if (rule.money.kind === 'usd') return `$${term.amount}${per}`;
  if (rule.money.kind === 'currency') return `${term.amount} ${rule.money.code}${per}`;
  return `${term.amount} ${rule.money.name}${term.amount === '1' ? '' : 's'} at $${rule.money.usd}${per}`;
}

/** What one unit of a quantity is called in a price: "$0.003 per megapixel, rounded up". */
export function unitWords(q: Quantity): string {
  switch (q.kind) {
    case 'image':
      return 'image';
    case 'megapixel':
    case 'input_megapixel': {
      const side = q.kind === 'megapixel' ? '' : 'input ';
      const part = q.part === 'first' ? 'first ' : q.part === 'additional' ? 'further ' : '';
      const round = q.part === 'first' || q.rounding === 'none' ? '' : `, rounded ${q.rounding}`;
      const unit = q.pixelsPerMegapixel === 1_048_576 ? ' of 1024×1024' : '';
      return `${part}${side}megapixel${unit}${round}`;
    }
    case 'tile':
      return `${q.edge}×${q.edge} tile`;
    case 'input_tile':
      return `input ${q.edge}×${q.edge} tile`;
    case 'step':
      if (q.basis === 'absolute') return 'step';
      return q.basis === 'relative' ? 'step ÷ default steps' : 'step above the default';
    case 'input_image':
      return q.free ? 'input image after the first' : 'input image';
    case 'text_token':
      return 'text token';
    case 'image_token':
      return 'output image token';
    case 'input_image_token':
      return 'input image token';
    case 'gpu_second':
      return 'GPU second';
  }
}

/** One term in the host's own units: "$0.0000528 per 512×512 tile". */
export function termWords(term: Term, rule: Rule): string {
  const plural = term.per > 1;
  const units = term.times.map((q) => (plural ? `${unitWords(q)}s` : unitWords(q))).join(' per ');
  const when = (term.when ?? []).map(conditionWords).join(', ');
  const amount = amountWords(term, rule);
  return `${amount}${plural ? ' ' : ' per '}${units}${when ? ` (${when})` : ''}`;
}

/** The whole rule in one line, for the small print beneath a price. */
export function ruleWords(rule: Rule): string {
  if (rule.withheld === 'on_request') return 'price on request';
  if (rule.withheld === 'variable') return 'varies with the model it routes to';
  if (rule.withheld === 'printed_zero') return 'printed as $0';
  if (rule.withheld === 'unpublished') return 'listed without a price';
  const parts = rule.terms.map((t) => termWords(t, rule));
  if (rule.minimum) parts.push(`at least $${rule.minimum}`);
  if (rule.rounding) parts.push(`total rounded ${rule.rounding.mode} to $${rule.rounding.to}`);
  if (rule.missing) parts.push(`${rule.missing.join(', ')}: not published`);
  return `${rule.basis === 'average' ? 'average paid: ' : ''}${parts.join(' + ')}`;
}
