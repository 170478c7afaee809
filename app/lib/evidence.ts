/** What has become of one reading: in force, superseded, held back, taken back or contradicted. */
import type { LifecycleEvent } from '@/catalog';
import type { MarketOffer, MarketSpan } from '@/db/queries/market';
import { type Day, type Freshness, freshness, type Origin, type Rule, sameRule } from '@/pricing';
import { begunOf, changedAfter, checkedOf, type Dated, endedOf } from './dates';
import { endOf } from './lifecycle';

/** What the state of a reading depends on. */
export type Subject = {
  id: string;
  day: Day;
  effectiveOn: Day | null;
  rule: Rule;
  quarantine: { guard: string; detail: string } | null;
  verdict: { verdict: 'accept' | 'reject'; by: string; reason: string } | null;
  retraction: { reason: string; by: string | null; replacedBy: string | null } | null;
};

export type Standing =
  /** `by`: who took it back by hand; null: a newer reading or the price book. */
  | { kind: 'retracted'; reason: string; by: string | null; replacedBy: string | null }
  | { kind: 'rejected'; guard: string; detail: string; by: string; reason: string }
  | { kind: 'quarantined'; guard: string; detail: string }
  | { kind: 'announced'; from: Dated }
  /** `again`: the value was read more than once. */
  | { kind: 'in_force'; from: Dated; checked: Dated; again: boolean; fresh: Freshness }
  | { kind: 'superseded'; on: Dated; by: string | null; after: Dated | null }
  | { kind: 'ended'; on: Dated }
  /** The host stopped selling it, whatever its price page said last. */
  | { kind: 'shut_down'; event: LifecycleEvent; checked: Dated }
  /** Contradicts the price in force and didn't replace it. */
  | { kind: 'disputed'; by: string | null }
  /** Read, but no stretch of time bears its rule. */
  | { kind: 'unused' };

/** Ids are 16 hex digits; anything else needs no query to be unknown. */
export function isObservationId(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}

/**
 * The standing of a reading on a day. What people decided comes first: a retracted or rejected
 * reading has no place in time, whatever spans say.
 * @param offer null while nothing of the offer has been folded (every reading is held back)
 */
export function standingOf(subject: Subject, offer: MarketOffer | null, today: Day): Standing {
  const { retraction, quarantine, verdict } = subject;
  if (retraction) return { kind: 'retracted', ...retraction };
  if (quarantine && verdict?.verdict === 'reject')
    return { kind: 'rejected', ...quarantine, by: verdict.by, reason: verdict.reason };
  if (quarantine && !verdict)
    return { kind: 'quarantined', guard: quarantine.guard, detail: quarantine.detail };
  if (!offer) return { kind: 'unused' };
  if (offer.disputes.includes(subject.id))
    return { kind: 'disputed', by: spanInForce(offer, today)?.evidence.observation ?? null };
  const span = spanOfReading(subject, offer.spans);
  return span ? standingOfSpan(span, offer, today) : { kind: 'unused' };
}

/** The stretch of time that a reading began, confirmed or announced. */
export function spanOfReading(
  subject: Pick<Subject, 'id' | 'day' | 'effectiveOn' | 'rule'>,
  spans: readonly MarketSpan[],
): MarketSpan | null {
  const named = spans.findLast(
    (s) => s.firstObservation === subject.id || s.evidence.observation === subject.id,
  );
  if (named) return named;
  const day = subject.effectiveOn ?? subject.day;
  const holds = (s: MarketSpan) => s.from <= day && (s.to === null || day < s.to);
  return spans.find((s) => holds(s) && sameRule(s.rule, subject.rule)) ?? null;
}

export function spanInForce(offer: MarketOffer, today: Day): MarketSpan | null {
  return offer.spans.find((s) => s.from <= today && (s.to === null || today < s.to)) ?? null;
}

function standingOfSpan(span: MarketSpan, offer: MarketOffer, today: Day): Standing {
  const from = begunOf(span);
  const checked = checkedOf(span);
  if (span.from > today) return { kind: 'announced', from };
  const on = endedOf(offer, span);
  if (!on || on.day > today) {
    const event = endOf(offer, today);
    if (event) return { kind: 'shut_down', event, checked };
    const again = span.firstObservation !== span.evidence.observation || checked.day > from.day;
    const fresh = freshness(span.checkedOn, today, offer.failedTries);
    return { kind: 'in_force', from, checked, again, fresh };
  }
  if (span.gone) return { kind: 'ended', on };
  const next = offer.spans[offer.spans.indexOf(span) + 1];
  const after = next ? changedAfter(offer, next) : null;
  return { kind: 'superseded', on, by: next?.firstObservation ?? null, after };
}

const ORIGIN_WORDS: Record<Origin, string> = {
  host: 'the host’s own words',
  account: 'what the host’s price list tells our account, which may hold a discount',
  third_party: 'somebody else’s reading of the host’s page',
  dataset: 'a public dataset',
};

/** @param form of the body that was read; null: none is kept */
export function originWords(origin: Origin, reporter = 'host', form: string | null = null): string {
  if (origin === 'host' && form === 'copied') return formWords(form);
  return origin === 'dataset' && reporter !== 'host'
    ? `${ORIGIN_WORDS.dataset} (${reporter})`
    : ORIGIN_WORDS[origin];
}

/** Portkey's files are in US cents, Together's among them in dollars: how quoted words were read. */
export function unitNote(reporter: string, hostId: string, words: string, kept: boolean) {
  if (reporter !== 'portkey') return null;
  const asPrinted = kept || words.includes('US cents');
  if (hostId === 'together')
    return asPrinted
      ? 'The file gives US cents as its unit, but holds dollars for this host: the number is read as dollars.'
      : 'The file gives US cents as its unit, but holds dollars for this host. The number noted here was divided by 100 as if it were cents, so it is read times 100.';
  return asPrinted
    ? 'The file is in US cents: 3 in it is $0.03.'
    : 'The file is in US cents; in these noted words they are turned into dollars already.';
}

/** "recorded" facts have no body; anything else names the extractor and its version. */
export function obtainedWords(obtained: string): string {
  if (obtained === 'a correction by hand') return 'read from the stored body anew, by hand';
  if (!obtained.startsWith('recorded')) return `read from the stored body by ${obtained}`;
  if (/^recorded (by|in) /.test(obtained)) return obtained;
  const from = obtained.slice('recorded'.length).replace(/^[\s:]+/, '');
  return `recorded from ${from || 'a dated source'}`;
}

const FORMS: Record<string, string> = {
  live: 'as the source served it',
  file: 'the exact file',
  transcribed: 'transcribed from the page',
  copied: 'a third party’s copy of the host’s page',
  excerpt: 'an excerpt of the page',
  rendered: 'the page as a browser drew it',
  rebuilt: 'rebuilt from another form of the page',
};

export function formWords(form: string): string {
  return FORMS[form] ?? form;
}

const GUARDS: Record<string, string> = {
  not_positive: 'the amount is not above zero',
  became_zero: 'a price became zero',
  jumped: 'the price jumped by 2.5 times or more',
  implausible: 'the amount is implausible for its unit',
  changed_unit: 'the unit changed',
  placeholder: 'the same odd number stands on unrelated models',
  copied_value: 'the same odd number stands on unrelated models',
  rejected_before: 'the same value was rejected before',
  off_by_ten: 'ten times off what others say',
  off_sibling: 'out of line with its sibling',
  contradiction: 'it contradicts its own source',
  says_less: 'it says less than a fuller reading that it agrees with',
  disputed: 'other sources say otherwise',
  unit_doubtful: 'the unit is doubtful',
  lost_part: 'part of the way it was billed is gone',
  contradicted: 'the page’s own example says otherwise',
  exchanged: 'the price changed places with another one',
  beside_a_jump: 'it changed next to a price that jumped',
  reshaped_page: 'new on a page that lost many offers at once',
  corrected_by_hand: 'a person corrected this before',
  sources_disagree: 'another page of the host still says the old price',
  still_unsettled: 'it was held back at first sight and now reads otherwise',
};

export function guardWords(guard: string): string {
  return GUARDS[guard] ?? guard.replaceAll('_', ' ').replaceAll('-', ' ');
}

const OUTCOMES = {
  confirmed: 'confirmed: read, equal',
  changed: 'changed: read, different',
  not_found: 'not found: the page came, the price wasn’t there',
  unreachable: 'unreachable: the page didn’t come',
} as const;

export function outcomeWords(outcome: keyof typeof OUTCOMES): string {
  return OUTCOMES[outcome];
}

/** Sources may be references without an address; only http(s) becomes a link. */
export function linkable(url: string): boolean {
  return /^https?:\/\/\S+$/.test(url) && URL.canParse(url);
}
