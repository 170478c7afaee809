/** The rates of one offer, read and placed → one row of the book. */
import { exact, type Operation, print, type Rule, type Term, USD } from '@/pricing';
import type { Reporter, SeenRow } from '../schema';
import { asTokenRate, type Entry, frame, outputTerms } from './assemble';
import type { Rate } from './csv';
import type { Dated } from './dates';
import { moneyOf } from './money';
import type { Named } from './naming';
import { furtherInput, inputLike } from './terms';

export type Placed = Entry & {
  named: Named;
  dated: Dated;
  url: string;
  words: string | null;
  reporter: Reporter;
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
  const { rule, note } = ruleOf(outputs, inputs);
  const effectiveOn = /(?:effective|repriced .* on) (\d{4}-\d\d-\d\d)/.exec(
    `${first.rate.condition} ${first.rate.price_text}`,
  )?.[1];
  return {
    host: first.named.host,
    reporter: first.reporter,
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
    ...(unitDoubtful(first) ? { quarantine: UNIT_DOUBTFUL } : {}),
  };
}

function ruleOf(
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
  const further = furtherAmount(rate.condition);
  return {
    rule: frame(outputs, [
      ...outputTerms(outputs),
      ...inputs.flatMap((e) => e.part.terms),
      ...outputs.flatMap((e) => inputSide(e.rate)),
      ...(further ? [furtherInput(further)] : []),
      ...tokensBeside(rate),
    ]),
  };
}

/** Makers whose models have no steps to choose; elsewhere they are sold by the image. */
const BY_IMAGE = /^(?:google|ideogram|xai|bytedance-seed|openai)\/|\b(?:pro|max)$/i;

/** In the words of Together's own module, which refuses the same rows. */
const UNIT_DOUBTFUL = {
  guard: 'unit_doubtful',
  detail: 'a closed model without steps in a table per megapixel: unit doubtful',
};

function unitDoubtful({ rate }: Placed): boolean {
  return (
    rate.unit === 'megapixel (1,000,000 px)' &&
    rate.variant === '' &&
    BY_IMAGE.test(rate.host_model_name)
  );
}

/** Input images billed like the output's megapixels, where the page says so. */
function inputSide(rate: Rate): Term[] {
  const both =
    rate.unit === 'megapixel' &&
    /input and output both billed|^input \+ output$/.test(rate.condition);
  const extra =
    rate.unit === 'additional megapixel' && /megapixel of input and output/.test(rate.price_text);
  return both || extra
    ? [inputLike(rate.amount_usd, /resized to 1 ?MP/i.test(rate.price_text))]
    : [];
}

/** Text and input images beside the output's tokens, where both rates are printed. */
function tokensBeside(rate: Rate): Term[] {
  if (rate.unit !== '1M image output tokens') return [];
  const words = `${rate.price_text} | ${rate.condition}`;
  const text = /text (?:in )?\$?(\d+\.?\d*)/.exec(words)?.[1];
  const image =
    /image in(?:put)? \$?(\d+\.?\d*)/.exec(words)?.[1] ??
    /^Image tokens \(per 1M\): \$([\d.]+) input/.exec(words)?.[1];
  if (!text || !image) return [];
  const million = (amount: string, kind: 'text_token' | 'input_image_token'): Term => ({
    amount: print(exact(amount)),
    per: 1_000_000,
    times: [{ kind }],
  });
  return [million(text, 'text_token'), million(image, 'input_image_token')];
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

/** Accounts with machine-made names; nothing there shows that the host itself writes them. */
const PROMOTION = /^https:\/\/github\.com\/apimart[a-z0-9]+\//;

export function provenance(rate: Rate): Pick<SeenRow, 'origin' | 'obtained'> {
  if (PROMOTION.test(rate.source_url))
    return {
      origin: 'third_party',
      obtained: 'recorded: a promotional wiki under the host’s name; whose it is, is not shown',
    };
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
