/**
 * Words around a price that make it another price than what anybody pays today for one image in
 * dollars: a batch, an enterprise contract, a retired model, another currency, ten images at once.
 */
import { moneyIn } from './price-units';
import { plainText, sentences } from './prose';
import type { Section } from './sections';
import { squash } from './table';

const ENDED = `retired|retiring|deprecated|deprecation|discontinued|sunset(?:ting)?|obsolete|unavailable|no longer|not (?:yet )?available|old pric(?:es?|ing)|previous pric(?:es?|ing)`;
const SPECIAL = String.raw`batch(?:es|ed|ing)?|enterprise|volume|commit(?:ment|ments|ted)?|reserved|provisioned|fine-? ?tun(?:e|ed|ing)|discount(?:s|ed)?|promo(?:s|tion|tions|tional)?|limited[- ]time|\d+ ?(?:%|percent) off|cached|off-? ?peak`;
const HEADING = new RegExp(
  String.raw`\b(?:${ENDED}|${SPECIAL}|dedicated|legacy|old(?! photos?)|previous|former|train(?:ing)?|until|partners?|resellers?|students?|academic|education(?:al)?|universit(?:y|ies)|non-?profits?|subscriptions?|subscribers?|priority|spot(?! (?:removal|healing))|upcoming|coming soon|planned|(?:average|avg)(?! (?:quality|times?|latency|speed|generation))|weekly|monthly|quarterly|yearly|annual(?:ly)?|per (?:second|minute|hour|day|week|month|quarter|year|user|seat)|cents|(?:thousands|millions)(?! of)|start(?:s|ing)? (?:at|from)|prices? (?:from|up to))\b`,
  'i',
);
/** What a heading must not be about alone. */
const NO_IMAGE_WORK = /\b(?:videos?|audio|music|speech|transcription|embeddings?)\b/i;
const IMAGE_WORK = /\b(?:images?|pictures?|photos?|all|models?|visual|media|multimodal)\b/i;
const PRICES = '(?:prices?|amounts?|rates?|costs?|fees?)';
/** A least or a highest price says nothing of what one image costs. */
const BOUNDS = String.raw`${PRICES} (?:\w+ )?start(?:s|ing)? (?:at|from)|(?:pay|${PRICES}) (?:are |is |of )?up to (?=the |\$)`;
const SCALES = String.raw`${PRICES} (?:\w+ ){0,3}in (?:\w+ )?(?:cents|thousands|millions)`;
const PERIODS = String.raw`billed (?:weekly|monthly|quarterly|yearly)|(?:for|to) (?:subscribers|students|universities|non-?profits)|${PRICES} (?:\w+ ){0,3}(?:per|a|each) (?:second|minute|month|year|user|seat)`;
/** Taxes and rate limits "will apply", too. */
const LATER = String.raw`${PRICES}(?! limits?) (?:\w+ ){0,3}will (?:apply|take effect|come into (?:force|effect)|be in (?:force|effect))|upcoming prices`;
const AVERAGES = String.raw`${PRICES} (?:\w+ ){0,3}are averages?`;
const SENTENCE = new RegExp(
  String.raw`\b(?:${ENDED}|${SPECIAL}|legacy (?:models?|prices?|pricing)|training (?:prices?|costs?|jobs?)|(?:prices?|rates?|valid|offer) (?:\w+ ){0,3}until|per input|input images? only|annual(?:ly)?|${BOUNDS}|${SCALES}|${PERIODS}|${LATER}|${AVERAGES}|spot (?:capacity|instances?|prices?|pricing))\b`,
  'i',
);
const RETIRED_OR_OLD = new RegExp(String.raw`\b(?:${ENDED})\b`, 'i');
/** "Contact sales for volume discounts", "no commitment": of somebody else's price, or of none. */
const INVITES =
  /\b(?:contact|talk to|reach out|ask|sales|sign up|custom (?:pricing|plans?)|on request|learn more)\b/i;
const WITHOUT =
  /\b(?:no|without|zero|any|never|not?) (?:\w+ ){0,3}(?:commitments?|discounts?|fine-?tun\w*|minimum volume|subscriptions?|(?:monthly|annual) fees?)\b|\bupdated (?:daily|weekly|monthly|quarterly|yearly)\b/gi;
/** What a sentence above several tables must name to be about their prices. */
const OF_PRICES =
  /\b(?:pric(?:es?|ed|ing)|costs?(?! (?:reductions?|savings?))|rates?|amounts?|billed|charged|charges?|fees?|tables?|below|following|only|customers?|(?:these|this|all) (?:\w+ )?(?:models?|endpoints?|apis?)|\d+ ?(?:%|percent) off)\b/i;

const MANY = String.raw`(?<n>\d[\d,]*|two|three|four|five|six|eight|nine|ten|twelve|twenty|fifty|a dozen|a hundred|hundred)`;
const COUNTED = new RegExp(
  String.raw`(?:\bper|(?<!\d)\/|\bfor every|\bfor each|\b${PRICES}(?: \w+){0,3} for) ?(?:(?:a )?(?:batch|set|pack|grid|group)(?:es|s)? of )?${MANY}(?:\s+(?:\w+ ){0,2}?(?:images?|imgs?|pictures?|photos?|generations?|requests?|runs?|calls?|outputs?|edits?)\b(?!\s*(?:is|are|was|were|would|will|comes?|costs?|=)\b)|(?=\s*(?:[.,;)]|$)))`,
  'gi',
);
const PACKED = /\b(?:per|by the) (?:batch|set|pack|grid|bundle)\b/i;

/**
 * A count that is no known scale: "per 10 images"; one, a thousand and a million are. "The price for
 * 10 images is $0.30" is a sum worked out, and 2026 a year.
 */
export function oddCount(words: string): boolean {
  if (PACKED.test(words)) return true;
  return [...plainText(words).matchAll(COUNTED)].some((m) => {
    const n = (m.groups?.n ?? '').replaceAll(',', '');
    return !['1', '1000', '1000000'].includes(n) && !/^(?:19|20)\d\d$/.test(n);
  });
}

/** Why a heading or a column's header sets its amounts apart; null when it doesn't. */
export function misfitOfHeading(words: string): string | null {
  const text = squash(words).replace(WITHOUT, '');
  const input = /\binputs?\b/i.test(text) && !/\boutputs?\b/i.test(text);
  const noImage = NO_IMAGE_WORK.test(text) && !IMAGE_WORK.test(text);
  const said = HEADING.test(text) || input || noImage || isForeign(text) || oddCount(text);
  return said ? `stands under "${squash(words).slice(0, 80)}"` : null;
}

/** The same of a column's header, where a word may say that the amounts are former ones. */
export function misfitOfHeader(words: string): string | null {
  const former =
    /\b(?:was|before(?! (?:tax|vat|gst|fees))|formerly|^original(?:ly)?$|original(?:ly)? (?:prices?|costs?|rates?))\b/i.test(
      words.trim(),
    );
  return former ? `stands under "${squash(words).slice(0, 80)}"` : misfitOfHeading(words);
}

const OF_ROW =
  /\b(?:retired|deprecated|discontinued|obsolete|legacy|(?:old|previous|former) pric\w+|batch(?:es|ed|ing)?(?! size)|enterprise|commit(?:ment|ments|ted)|reserved|provisioned|off-? ?peak|promo\w*|until|annual(?:ly)?|yearly|subscribers?|cents|per (?:second|minute|hour|day|month|year|user|seat))\b/i;
const ABILITY =
  /\b(?:supported|supports|\d+ (?:\w+ )?(?:per|a) (?:second|minute|hour|day|month))\b/i;
/** Longer cells describe the model: of them only sentences on prices count, and what brackets add. */
const LABEL_LENGTH = 40;

/** The same of a cell without an amount, for the amounts of its row. */
export function misfitOfRow(words: string): string | null {
  const text = squash(words).replace(WITHOUT, '');
  const long = text.length > LABEL_LENGTH;
  const label = long ? (text.match(/\([^()]*\)/g) ?? []).join(' ') : text;
  const special = everyPart(label, (part) => OF_ROW.test(part)) && !INVITES.test(label);
  const said = special || isForeign(label) || oddCount(label);
  if (said) return `its row says "${label.slice(0, 80)}"`;
  return long ? misfitOfText(text, true) : null;
}

/** "Edit, batch" lists what a model can do, "60 images per minute" how fast it may be asked. */
function everyPart(label: string, says: (part: string) => boolean): boolean {
  if (ABILITY.test(label)) return false;
  return label.split(/[,;+]|\band\b/).every(says);
}

/** The same of running text, sentence by sentence. */
export function misfitOfText(words: string, ofPrices = false): string | null {
  const found = sentences(words).find((sentence) => {
    if (ofPrices && !OF_PRICES.test(sentence)) return false;
    if (isForeign(sentence) || oddCount(sentence)) return true;
    const text = sentence.replace(WITHOUT, '');
    return SENTENCE.test(text) && (!INVITES.test(text) || RETIRED_OR_OLD.test(text));
  });
  return found ? `the page says beside it "${found.slice(0, 120)}"` : null;
}

/** True for words that count the prices beneath them in credits and name no dollars. */
export function inCredits(words: string): boolean {
  const text = squash(words);
  // "Price (USD) (Credits)" says both, and nobody knows which.
  if (/\((?:credits?|points|coins)\)$/i.test(text)) return true;
  const said =
    /^credits?$|\b(?:prices?|amounts?|rates?|costs?)\b.{0,40}\bin (?:\w+ )?(?:credits|points|coins)\b/i;
  return said.test(text) && moneyIn(words) !== 'usd';
}

/** Why the prices beneath each heading are not to be taken, by page order; null where they are. */
export function misfits(sections: readonly Section[]): (string | null)[] {
  const above: Section[] = [];
  return sections.map((section) => {
    while (above.length > 0 && (above.at(-1) as Section).depth >= section.depth) above.pop();
    const found = [
      misfitOfHeading(section.title),
      ...section.paragraphs.map((p) => misfitOfText(p.text)),
      ...above.flatMap((s) => [
        misfitOfHeading(s.title),
        ...s.paragraphs.map((p) => misfitOfText(p.text, true)),
      ]),
    ];
    above.push(section);
    return found.find((words) => words !== null) ?? null;
  });
}

function isForeign(words: string): boolean {
  return moneyIn(words) === 'foreign';
}

const INPUT_IMAGES = '(?:input|reference|source|uploaded) images?';
const EXTRA_INPUT = new RegExp(
  String.raw`\b(?:${INPUT_IMAGES}\b.{0,120}\b(?:billed|charged|priced|costs?|incurs?)\b.{0,120}\b(?:addition(?:al(?:ly)?)?|extra|separately|on top|as well|too)|${INPUT_IMAGES}\b.{0,120}\b(?:extra|additional(?:ly)?|separately) (?:billed|charged|priced)|(?:additional|extra|further|separate) (?:charges?|fees?|costs?)\b.{0,120}\b${INPUT_IMAGES}|surcharges?\b.{0,120}\b${INPUT_IMAGES})\b`,
  'i',
);
const NOTHING_EXTRA = /\b(?:no|not|without|never|free|included?|n't)\b/i;

/** What a text says of input images that are billed on top of the prices beside it; null: nothing. */
export function inputsOnTop(words: string): string | null {
  const found = sentences(words).find((s) => EXTRA_INPUT.test(s) && !NOTHING_EXTRA.test(s));
  return found ? `an edit costs more than the price: "${found.slice(0, 120)}"` : null;
}
