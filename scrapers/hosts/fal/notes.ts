/** Sentences of fal's Pricing sections that change a price, add one, or change none. */
import type { Decimal } from '@/pricing';
import { ExtractError } from '@/scrapers/contract';
import { BAND_LIST, bands, type Pattern } from '@/scrapers/readers/prose';
import { type Draft, moneyOf } from './draft';

const TIMES = String.raw`(?:double|twice|half|triple|[\d.]+ ?(?:times|x))`;

const changes: Pattern<Draft>[] = [
  {
    says: `(${BAND_LIST})(?: resolution)?(?: outputs?| images?| generations?)? (?:will be|are) (?:charged|billed|priced) at (${TIMES}(?:(?:, | and |, and )${TIMES})*) the standard (?:rate|price)(?:,? respectively)?`,
    read: ([classes = '', list = ''], draft, words) => {
      const found = bands(classes);
      const times = list.match(new RegExp(TIMES, 'gi')) ?? [];
      if (times.length !== 1 && times.length !== found.length)
        throw new ExtractError('as many resolutions as rates expected');
      found.forEach((band, i) => {
        draft.multipliers.push({ band, times: factor(times[i] ?? times[0] ?? ''), words });
      });
    },
  },
  {
    says: `input images (?:will be|are) resized to (\\d+(?:\\.\\d+)?) ?(?:MP|megapixels?)`,
    read: ([mp = ''], draft) => {
      draft.resizedTo = mp;
    },
  },
  {
    says: `(?:each|every) (additional |extra )?(?:input |reference )image (?:will )?costs? (?:an (?:additional|extra) )?{A}`,
    read: ([further = '', amount = ''], draft) => shareInput(draft, amount, further ? 1 : 0),
  },
  {
    says: `(?:each|every) additional image (?:will )?costs? (?:an (?:additional|extra) )?{A}`,
    read: ([amount = ''], draft) => shareInput(draft, amount, 1),
  },
];

const free: Pattern<Draft>[] = [
  {
    says: `(?:price: )?(?:(?:this model|it|your request) is )?free(?: of charge)?`,
    read: () => {
      throw new ExtractError('free: no price to rank');
    },
  },
];

/** Charged only on request and no part of an image: counted, not priced. */
const extras: Pattern<Draft>[] = [
  {
    says: `if (web search|high thinking|google search|search grounding)[a-z ]* is (?:used|enabled),? an? (?:additional|extra) {A} (?:will be|is) charged`,
    read: ([what = ''], draft, words) => {
      draft.ignored.push({ wording: draft.wording, words, reason: `extra on request: ${what}` });
    },
  },
];

const NOTHING = [
  `for more details,? see .*`,
  String.raw`for {A},? you can run this (?:model|endpoint) (?:approximately |about |for )?[\d,]+ times?`,
  `(?:note: )?(?:please note(?: that)? )?pricing (?:may change|is subject to change)[a-z ]*`,
  `(?:please )?note that total pixel area is determined from the size of the generated base layer`,
  `generating multiple images multiplies the cost by the number of images`,
  `(?:images? (?:is|are)|your requests? (?:will be|is)|requests? are) billed by rounding up to the nearest megapixel`,
  `your request will cost different amounts based on the input and output`,
  String.raw`one word is roughly \d+ tokens`,
  `changing the quality parameter significantly affects cost; by default we use [a-z]+`,
  `adjust it to your preference`,
  `see the description at the bottom of this page for more details on how much canonical image sizes cost`,
  `your total (?:cost|request cost|bill) (?:will be|is) the sum of (?:all )?(?:these|the above)[a-z ]*`,
];

export const NOTES: Pattern<Draft>[] = [
  ...changes,
  ...free,
  ...extras,
  ...NOTHING.map((says) => ({ says, read: () => undefined })),
];

/** An input image beyond the `free` first ones. */
function shareInput(draft: Draft, amount: string, free: number): void {
  const { printed, per } = moneyOf(amount);
  draft.shared.push({ amount: printed, per, times: [{ kind: 'input_image', free }] });
}

function factor(words: string): Decimal {
  const known = { double: '2', twice: '2', triple: '3', half: '0.5' }[words.toLowerCase()];
  return known ?? words.replace(/ ?(?:times|x)$/i, '');
}
