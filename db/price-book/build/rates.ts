/** The table of current prices → rows of the book. */
import type { Operation } from '@/pricing';
import type { SeenRow } from '../schema';
import type { Entry } from './assemble';
import type { Capture, Rate } from './csv';
import { dateOf } from './dates';
import { withExtras } from './extras';
import { facetsOf, sizeOfRemark, sizeOfTags, variantText } from './facets';
import { nameOffer, releaseDay } from './naming';
import { type Placed, provenance, rowOf } from './rate-row';
import type { Report } from './report';
import { listedBy, sourceOf } from './sources';
import { termsOf } from './terms';

export const TABLE = 'current prices';

export function rowsOfRates(
  rates: readonly Rate[],
  captures: ReadonlyMap<string, Capture>,
  report: Report,
): SeenRow[] {
  const offers = new Map<string, Placed[]>();
  for (const rate of withExtras(rates)) {
    const placed = place(rate, captures);
    if ('reason' in placed) {
      report.leaves(TABLE, placed.reason);
      continue;
    }
    const { named, reporter, dated, url, variant } = placed;
    const key = [
      named.host,
      reporter,
      named.hostModel,
      variant,
      dated.day,
      dated.precision,
      url,
    ].join('\n');
    offers.set(key, [...(offers.get(key) ?? []), placed]);
  }
  return [...offers.values()].flatMap((entries) => rowsOfOffer(entries, report));
}

/** Where a rate belongs, or why it can't stand in the book. */
function place(rate: Rate, captures: ReadonlyMap<string, Capture>): Placed | { reason: string } {
  if (rate.operation === 'gpu') return { reason: 'GPU rental: the catalog keeps those prices' };
  if (rate.unit === '1M output tokens')
    return { reason: 'a rate for text tokens; the list’s own history is read instead' };
  if (/^promptfoo /.test(rate.source_url))
    return { reason: 'one odd size, undated; would read as a change of the usual size’s price' };
  if (rate.operation === 'edit' && rate.condition === 'plus text/image input tokens')
    return { reason: 'billed with input tokens whose rate the table lacks' };
  if (/^docs example/.test(rate.condition))
    return { reason: 'an example in documentation, perhaps illustrative' };
  const source = sourceOf(rate.source_url, rate.condition);
  if (!source) return { reason: 'the source names no page that could be opened' };
  const reporter =
    provenance(rate).origin === 'dataset' ? listedBy(rate.source_url) : ('host' as const);
  if (!reporter) return { reason: 'a dataset that nobody has named' };
  const named = nameOffer(
    rate.host,
    rate.host_model_name,
    rate.variant,
    rate.source_kind.startsWith('vendor'),
  );
  if ('reason' in named) return named;
  if (named.tags.includes('self-hosted'))
    return { reason: 'computed from rented GPUs, not an offer' };
  const facets = facetsOf(named.variantUsed ? '' : rate.variant);
  if (!facets) return { reason: `variant in words nobody has read: “${rate.variant}”` };
  facets.size ??= sizeOfTags(named.tags) ?? sizeOfRemark(rate.condition);
  const steps = /^default steps (\d+)$/.exec(rate.variant)?.[1];
  // OpenAI's pages print the tiers with capitals; the table has them without.
  if (named.host === 'openai' && facets.quality) facets.quality = capital(facets.quality);
  // Printed flat in a dataset, though the page says it is the first megapixel's price.
  const unit = /page says first megapixel/.test(rate.condition)
    ? 'from (first megapixel)'
    : rate.unit;
  const part =
    unit === 'compute second'
      ? ZERO
      : termsOf(unit, exactAmount(rate), steps ? Number(steps) : undefined);
  if (!part) return { reason: `unit that can’t be priced per image: ${rate.unit}` };
  return {
    rate,
    facets,
    part,
    named,
    dated: dateOf(rate.stated_or_seen_on, captures.get(source.url), releaseDay(named.model)),
    url: source.url,
    words: source.words,
    reporter,
    variant: variantText(facets),
    operation: named.operation ?? (rate.operation as Operation),
  };
}

const ZERO: Entry['part'] = { side: 'output', terms: [] };

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** The number as the page prints it, where the table's column is rounded. */
function exactAmount(rate: Rate): string {
  const printed = /^Avg Cost \$([\d.]+)$/.exec(rate.price_text)?.[1];
  return printed ?? (rate.amount_usd || '0');
}

function rowsOfOffer(entries: readonly Placed[], report: Report): SeenRow[] {
  const inputs = entries.filter((e) => e.part.side === 'input');
  const operations = [...new Set(entries.map((e) => e.operation))];
  const rows: SeenRow[] = [];
  for (const operation of operations) {
    const own = entries.filter((e) => e.operation === operation && e.part.side === 'output');
    // A page that prices output and input images apart prints the output's price once.
    const outputs = own.length > 0 ? own : entries.filter((e) => e.part.side === 'output');
    const ownInputs = inputs.filter((e) => e.operation === operation);
    const split =
      inputs.length > 0 && !entries.some((e) => e.operation === 'edit' && e.part.side === 'output');
    const kept = distinct(outputs, report);
    if (kept.length === 0) report.leaves(TABLE, 'a rate for input images alone', ownInputs.length);
    else rows.push(rowOf(operation, kept, split ? inputs : ownInputs));
  }
  return rows;
}

/** Drops what another row of the same page says better. */
function distinct(entries: readonly Placed[], report: Report): Placed[] {
  const perImage = entries.some(
    (e) =>
      e.rate.unit !== '1M image output tokens' &&
      e.part.terms.length > 0 &&
      !/^derived from/.test(e.rate.condition),
  );
  const seen = new Set<string>();
  return entries.filter((e) => {
    const key = JSON.stringify([e.facets, e.part]);
    const repeated = seen.has(key);
    seen.add(key);
    const lesser =
      (perImage && e.rate.unit === '1M image output tokens') ||
      (/^derived from/.test(e.rate.condition) && entries.length > 1);
    if (repeated) report.leaves(TABLE, 'said twice on one page');
    else if (lesser) report.leaves(TABLE, 'the same page states the offer in a clearer unit');
    return !repeated && !lesser;
  });
}
