/** The rates of one offer, read and placed → one row of the book. */
import { modelById } from '@/catalog';
import { exact, type Operation, print, type Rule, USD } from '@/pricing';
import type { SeenRow } from '../schema';
import { asTokenRate, type Entry, frame, outputTerms } from './assemble';
import type { Rate } from './csv';
import type { Dated } from './dates';
import { moneyOf } from './money';
import type { Named } from './naming';
import { FIRST_ONLY, furtherInput, inputLike, SIZE_GROUP } from './terms';

export type Placed = Entry & {
  named: Named;
  dated: Dated;
  url: string;
  words: string | null;
  variant: string;
  operation: Operation;
};

export function rowOf(
  operation: Operation,
  outputs: readonly Placed[],
  inputs: readonly Placed[],
): SeenRow {
  const [first] = outputs as [Placed, ...Placed[]];
  const all = [...new Set([...outputs, ...inputs])];
  const notes = [
    ...new Set(all.flatMap((e) => [remark(e.rate), e.words].filter((w) => w !== null && w !== ''))),
  ];
  const { rule, note } = ruleOf(operation, outputs, inputs);
  const effectiveOn = /(?:effective|repriced .* on) (\d{4}-\d\d-\d\d)/.exec(
    `${first.rate.condition} ${first.rate.price_text}`,
  )?.[1];
  return {
    host: first.named.host,
    reporter: 'host',
    hostModel: first.named.hostModel,
    operation,
    variant: first.variant,
    rule,
    quote: quoteOf(all),
    sourceUrl: first.url,
    day: first.dated.day,
    precision: first.dated.precision,
    ...provenance(first.rate),
    ...(effectiveOn ? { effectiveOn } : {}),
    ...(note || notes.length > 0 ? { note: [note, ...notes].filter(Boolean).join('; ') } : {}),
  };
}

function ruleOf(
  operation: Operation,
  outputs: readonly Placed[],
  inputs: readonly Placed[],
): { rule: Rule; note?: string } {
  const [first] = outputs as [Placed, ...Placed[]];
  const { rate, named } = first;
  if (rate.unit === 'compute second')
    return { rule: { money: USD, terms: [], withheld: 'printed_zero' } };
  const money = moneyOf(rate);
  if (money) return { rule: money };
  const token =
    named.host === 'google-gemini'
      ? asTokenRate(named.model, outputs, first.facets.batch ?? false)
      : null;
  if (token)
    return {
      rule: frame(outputs, [token]),
      note: `worked examples of $${token.amount} per million image tokens`,
    };
  const terms = outputTerms(outputs).map((t) =>
    capped(first) ? { ...t, when: [FIRST_ONLY], group: SIZE_GROUP } : t,
  );
  const further = furtherAmount(rate.condition);
  return {
    rule: frame(outputs, [
      ...terms,
      ...inputs.flatMap((e) => e.part.terms),
      ...inputSide(rate),
      ...(further ? [furtherInput(further)] : []),
      ...(operation === 'edit' ? inputTokens(rate) : []),
    ]),
    ...(capped(first)
      ? {
          note: 'priced up to one megapixel only: whether a closed model is billed by area is not certain',
        }
      : {}),
  };
}

/** Together's list gives closed models a price per megapixel too; beyond one it may well be wrong. */
function capped(e: Placed): boolean {
  return (
    e.rate.unit === 'megapixel (1,000,000 px)' && modelById(e.named.model)?.openWeights === false
  );
}

function inputSide(rate: Rate) {
  if (
    !/input and output both billed|^input \+ output$/.test(rate.condition) ||
    rate.unit !== 'megapixel'
  )
    return [];
  return [inputLike(rate.amount_usd, /resized to 1 ?MP/i.test(rate.price_text))];
}

/** Image tokens of the input: rate printed, count not; so an edit can't be priced. */
function inputTokens(rate: Rate) {
  const amount = /^Image tokens \(per 1M\): \$([\d.]+) input/.exec(rate.price_text)?.[1];
  return amount
    ? [
        {
          amount: print(exact(amount)),
          per: 1_000_000 as const,
          times: [{ kind: 'input_image_token' as const }],
        },
      ]
    : [];
}

function furtherAmount(condition: string): string | null {
  return (
    /\+\$?(0\.\d+) per (?:additional input image|input image after the first|extra input image)/.exec(
      condition,
    )?.[1] ?? null
  );
}

function quoteOf(entries: readonly Placed[]): string {
  const words = entries.map(({ rate: r }) =>
    r.variant === '' || r.price_text.toLowerCase().includes(r.variant.toLowerCase())
      ? r.price_text
      : `${r.variant}: ${r.price_text}`,
  );
  return [...new Set(words)].join('; ');
}

function remark(rate: Rate): string | null {
  const silent =
    /^(model variant=|AVERAGE of past runs|third party parse|effective|\d+ credits$|source images given|costBy)|^$/;
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9.]/g, '');
  if (
    silent.test(rate.condition) ||
    rate.condition.endsWith('neurons') ||
    plain(rate.condition) === plain(rate.variant)
  )
    return null;
  return rate.condition
    .replace(/^; |: amount_usd left empty$/g, '')
    .replace(/\. Copy lists every row.*$/, '');
}

function provenance(rate: Rate): Pick<SeenRow, 'origin' | 'obtained'> {
  if (rate.source_kind === 'vendor_page')
    return { origin: 'host', obtained: 'recorded: the host’s own page' };
  if (rate.source_kind === 'vendor_api')
    return { origin: 'host', obtained: 'recorded: the host’s own interface' };
  if (rate.source_kind === 'third_party')
    return {
      origin: 'third_party',
      obtained: 'recorded: a third party’s note of the host’s price',
    };
  if (rate.condition === 'third party parse of page')
    return {
      origin: 'third_party',
      obtained: 'recorded: a third party’s copy of the page’s sentence',
    };
  return { origin: 'dataset', obtained: 'recorded: a dataset of prices' };
}
