/**
 * Running a host's module on a body, as if the module could do anything wrong: words are
 * cleaned, sizes capped, rules parsed, the host's own examples held against its rates.
 */
import { type Decimal, exact, isDay, quote, ruleSchema, workload } from '@/pricing';
import type { Body, Extracted, HostModule, Leftover, RawOffer } from './contract';
import { apart } from './readers/beside';
import { distinct } from './readers/offers';

const MAX_OFFERS = 5_000;
const MAX_NAME = 300;
const MAX_WORDS = 2_000;

export type Extraction =
  | { ok: true; offers: RawOffer[]; leftovers: Leftover[]; ignored: Leftover[] }
  | { ok: false; message: string };

/** No page ends in the digits of a price: what follows is missing, perhaps digits too. */
const ENDS_IN_AMOUNT = /(?:\$\s?|\|\s*)\d[\d.,]*$/;

/** Never throws: a body that can't be read is a message. */
export function extract(module: HostModule, body: Body): Extraction {
  const end = ENDS_IN_AMOUNT.exec(body.text.slice(-40))?.[0];
  if (end)
    return {
      ok: false,
      message: `expected a whole body, found one that ends in "${end}": cut off`,
    };
  let raw: Extracted;
  try {
    raw = module.extract({ ...body, text: body.text.replaceAll('\u0000', '') });
  } catch (error) {
    const { name, message } = error as Error;
    const words = clean(message ?? String(error), MAX_WORDS);
    return {
      ok: false,
      message: name === 'ExtractError' ? words : `the extractor broke: ${words}`,
    };
  }
  if (raw.offers.length > MAX_OFFERS)
    return {
      ok: false,
      message: `${raw.offers.length} offers read; a price page has at most ${MAX_OFFERS}`,
    };

  if (raw.leftovers.length > MAX_OFFERS)
    return {
      ok: false,
      message: `${raw.leftovers.length} unreadable rows or sentences; a price page has at most ${MAX_OFFERS}`,
    };

  const leftovers = raw.leftovers.map(cleanLeftover);
  const readable: RawOffer[] = [];
  let misplaced: ReturnType<typeof apart>;
  try {
    misplaced = apart(body, raw.offers);
  } catch (error) {
    const words = clean((error as Error).message, MAX_WORDS);
    return { ok: false, message: `the page can't be looked over a last time: ${words}` };
  }
  for (const read of raw.offers) {
    const objection = misplaced.get(read);
    if (objection) leftovers.push(note(read, read.quote, objection.reason));
    if (objection?.to === 'all' || (objection && read.operation === 'edit')) continue;
    const checked = checkedOffer(objection ? { ...read, noEdit: true } : read);
    if ('reason' in checked) {
      leftovers.push(checked);
      continue;
    }
    leftovers.push(...contradictions(checked));
    readable.push(checked);
  }
  // Which of two prices is the right one is not for their order on the page to say.
  const { offers, leftovers: twice } = distinct(readable);
  leftovers.push(...twice.map(cleanLeftover));
  return { ok: true, offers, leftovers, ignored: raw.ignored.map(cleanLeftover) };
}

function checkedOffer(raw: RawOffer): RawOffer | Leftover {
  const hostModel = clean(raw.hostModel, MAX_NAME);
  const words = clean(raw.quote, MAX_WORDS);
  const refuse = (reason: string): Leftover => ({
    wording: hostModel || '(no name)',
    words,
    reason,
  });
  if (!hostModel) return refuse('the price has no model beside it');
  if (!words) return refuse('the words that the price was read from are missing');
  const rule = ruleSchema.safeParse(raw.rule);
  if (!rule.success) {
    const issue = rule.error.issues[0];
    return refuse(`not a rule: ${issue?.path.join('.') || 'rule'}: ${issue?.message ?? 'invalid'}`);
  }
  const { effectiveOn, variant, ...rest } = raw;
  if (effectiveOn !== undefined && !isDay(effectiveOn))
    return refuse(`"${clip(effectiveOn, 40)}" is not a day (YYYY-MM-DD)`);
  return {
    ...rest,
    hostModel,
    quote: words,
    rule: rule.data,
    ...(variant ? { variant: cleanVariant(variant) } : {}),
    ...(effectiveOn ? { effectiveOn } : {}),
  };
}

/** The host's worked examples against its own rates: where they disagree, both are kept. */
function contradictions(offer: RawOffer): Leftover[] {
  return (offer.examples ?? []).flatMap((example) => {
    let ours: Decimal | null;
    try {
      const operation = offer.operation ?? 'generate';
      ours = quote(offer.rule, workload({ operation, ...example.workload })).total;
    } catch (error) {
      return [
        note(offer, example.words, `the example can't be checked: ${(error as Error).message}`),
      ];
    }
    if (ours === null || asPrinted(ours, example.usd)) return [];
    return [
      note(
        offer,
        example.words,
        `the host's own example says $${example.usd}, its rate gives $${ours}`,
      ),
    ];
  });
}

/** Equal within half a unit of the last digit that the host prints. */
function asPrinted(ours: Decimal, printed: Decimal): boolean {
  const half = `0.${'0'.repeat(printed.split('.')[1]?.length ?? 0)}5`;
  return exact(ours).minus(exact(printed)).abs().lte(half);
}

function note(offer: RawOffer, words: string, reason: string): Leftover {
  return cleanLeftover({ wording: offer.hostModel, words, reason });
}

function cleanLeftover(l: Leftover): Leftover {
  return {
    wording: clean(l.wording, MAX_NAME) || '(no name)',
    words: clean(l.words, MAX_WORDS) || '(no words)',
    reason: clean(l.reason, 500) || 'no reason given',
  };
}

function cleanVariant(variant: NonNullable<RawOffer['variant']>): NonNullable<RawOffer['variant']> {
  const entries = Object.entries(variant).map(([key, value]) => [
    key,
    typeof value === 'string' ? clean(value, 100) : value,
  ]);
  return Object.fromEntries(entries);
}

/** Zero-width characters and controls of the writing direction: they show one thing and say another. */
const UNSEEN = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Control characters and lone surrogates out (Postgres refuses both), white space closed up. */
function clean(text: string, max: number): string {
  const plain = String(text)
    .replace(UNSEEN, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return clip(plain, max);
}

function clip(text: string, max: number): string {
  const letters = Array.from(text);
  return letters.length <= max ? text : `${letters.slice(0, max - 1).join('')}…`;
}
