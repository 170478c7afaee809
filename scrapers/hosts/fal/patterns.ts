/** The sentences of fal's Pricing sections. Each pattern accounts for a whole sentence. */

import { tierOf } from '@/catalog';
import type { Condition } from '@/pricing';
import { ExtractError, type Variant } from '@/scrapers/contract';
import { AMOUNT, BAND, bands, type Pattern, SCALE, SIZE, sizeIn } from '@/scrapers/readers/prose';
import { addPrice, assume, type Draft, inputMegapixel, megapixel, unitOf } from './draft';
import { EXAMPLES } from './examples';
import { NOTES } from './notes';
import { TOKENS } from './tokens';

const COSTS = `(?:(?:your|each|every|a|the) requests?|requests|your generations?|each (?:image|generation)|it|this model) (?:will )?costs?|(?:you|your request) (?:will be|are|is) (?:charged|billed)(?: at)?|(?:the |current )?(?:price|pricing|cost) (?:is|will be)|(?:an? |each |one )?image (?:will )?costs?`;
const OPEN = `(?:tentative pricing is|${COSTS})`;
const PER = String.raw`(?: (?:per|for each|for every) | ?\/ ?)`;
const ROUNDED = String.raw`(?:,? \(?(?:and )?(?:is )?rounded up to the (?:nearest|next|closest) megapixel\)?)?`;
const MEGA_TAIL = `(?: on both (?:the )?input and output(?: sides?)?| of (?:both )?(?:the )?(?:input and output|output and input)(?: images?)?| of (?:the |each |every )?(?:generated |output |input )?(?:images?|output|input))?`;
const UNIT = String.raw`((?:generated |output |input |created |edited |upscaled |processed |compute |single |one )?[a-z]+(?: (?:generated|generation|output|edited|created|processed|second|seconds|layer))?${MEGA_TAIL})(?: \(a 1024x1024 image is (?:1|one) megapixel\))?`;
const WORD = String.raw`(?!(?:each|every|the|total|images?)\b)[A-Za-z][A-Za-z-]*(?: quality| mode| tier| speed)?`;
const TIER = `${AMOUNT}(?: per (?:image|megapixel|generation|request))? (?:with|in|for|using|on|at) (?:the )?${WORD}`;
const LIST = (item: string) => `${item}(?:(?:,? and|,? or|,) ${item})+`;

const flat: Pattern<Draft>[] = [
  {
    says: `(?:price:|${OPEN}) {A}${PER}(${SCALE})${UNIT}${ROUNDED}`,
    read: ([amount = '', scale, unit = ''], draft, words) => {
      if (/^tentative/i.test(words)) tentative(draft);
      addPrice(draft, words, { amount, ...(scale ? { scale } : {}) }, unitOf(unit, draft));
    },
  },
  {
    // The one sentence that is known to lack its dollar sign.
    says: `(\\d+\\.\\d+) per megapixel \\(rounded up to the nearest megapixel\\)`,
    read: ([amount = ''], draft, words) => addPrice(draft, words, { amount }, [megapixel()]),
  },
  {
    says: `${OPEN} {A} per image \\(({A}) for image output \\+ ({A}) for image input\\)`.replace(
      /\(\{A\}\)/g,
      '{A}',
    ),
    read: ([, output = '', input = ''], draft, words) => {
      addPrice(draft, words, { amount: output }, [{ kind: 'image' }]);
      addPrice(draft, words, { amount: input }, [{ kind: 'input_image', free: 0 }], {
        continues: true,
      });
    },
  },
  {
    says: `${OPEN} {A}${PER}(?:image|generation) \\(or {A} if you are using (?:a|an) ([a-z]+) style\\)`,
    read: ([plain = '', styled = '', style = ''], draft, words) => {
      addPrice(draft, words, { amount: plain }, [{ kind: 'image' }]);
      addPrice(draft, words, { amount: styled }, [{ kind: 'image' }], {
        variant: { style: style.toLowerCase() },
      });
    },
  },
];

const megapixels: Pattern<Draft>[] = [
  {
    says: `${OPEN} {A} for the first megapixel( of output)?,? (?:plus|and) {A}${PER}(?:extra|additional|further|subsequent) megapixel( of (?:both )?input and output)?${ROUNDED}`,
    read: ([first = '', , next = '', both = ''], draft, words) => {
      addPrice(draft, words, { amount: first }, [megapixel('first')]);
      const further = both
        ? [megapixel('additional'), inputMegapixel()]
        : [megapixel('additional')];
      addPrice(draft, words, { amount: next }, further, { continues: true });
    },
  },
  {
    says: `the first (processed )?megapixel (?:will )?costs? {A}`,
    read: ([processed = '', amount = ''], draft, words) => {
      addPrice(draft, words, { amount }, [megapixel('first')]);
      if (processed) assume(draft, PROCESSED);
    },
  },
  {
    // As printed beside the sentence above, with or without its dollar sign.
    says: `(?:each|every) (?:additional|extra|further) (processed )?megapixel (?:will )?costs? ((?:\\$ ?)?\\d+\\.\\d+)`,
    read: ([processed = '', amount = ''], draft, words) => {
      const both = processed !== '' || draft.assumptions.includes(PROCESSED);
      const unit = both ? [megapixel('additional'), inputMegapixel()] : [megapixel('additional')];
      addPrice(draft, words, { amount }, unit, { continues: true });
    },
  },
];
const PROCESSED = 'processed megapixels are taken as those of the output and of each input image';

const tiers: Pattern<Draft>[] = [
  {
    // "Turbo: $0.03 per image": a sentence a tier.
    says: `(${WORD})(?: quality| mode| tier| speed)?: {A} per (image|megapixel|generation|request)`,
    read: ([word = '', amount = '', unit = ''], draft, words) => {
      if (!tierOf(tierWord(word))) throw new ExtractError(`no tier of quality: "${word}"`);
      addPrice(draft, words, { amount }, unitOf(unit, draft), {
        variant: { quality: tierWord(word) },
      });
    },
  },
  {
    says: `${OPEN} (${LIST(TIER)})(?: per (image|megapixel|generation|request))?`,
    read: ([list = '', last = ''], draft, words) => {
      const item = new RegExp(
        `(${AMOUNT})(?: per (\\w+))? (?:with|in|for|using|on|at) (?:the )?(${WORD})`,
        'gi',
      );
      for (const [, amount = '', unit, word = ''] of list.matchAll(item))
        addPrice(draft, words, { amount }, unitOf(unit ?? (last || 'image'), draft), {
          variant: { quality: tierWord(word) },
        });
    },
  },
  {
    says: `${OPEN} (${LIST(`${LIST(String.raw`${AMOUNT} \([a-z]+\)`)} per image for ${BAND}`)})`,
    read: ([list = ''], draft, words) => {
      for (const part of list.matchAll(new RegExp(`(.*?) per image for (${BAND})`, 'gi')))
        for (const [, amount = '', word = ''] of (part[1] ?? '').matchAll(
          new RegExp(`(${AMOUNT}) \\(([a-z]+)\\)`, 'gi'),
        ))
          addPrice(draft, words, { amount }, [{ kind: 'image' }], {
            variant: { quality: word },
            ...byBand(part[2] ?? ''),
          });
    },
  },
];

const sizes: Pattern<Draft>[] = [
  {
    says: `${OPEN} {A} per image (?:for|at) {BS},? (?:and )?(?:the )?price will be (double|doubled|twice) (?:for|at) {BS}`,
    read: ([amount = '', base = '', , dear = ''], draft, words) => {
      addPrice(draft, words, { amount }, [{ kind: 'image' }], byBand(base));
      for (const band of bands(dear)) draft.multipliers.push({ band, times: '2', words });
    },
  },
  {
    says: `${OPEN} {A}(?:${PER}(?:image|generation))? (?:for|at|in) {BS}(?: resolution)?(?: images?| outputs?)?`,
    read: ([amount = '', classes = ''], draft, words) =>
      addPrice(draft, words, { amount }, [{ kind: 'image' }], byBand(classes)),
  },
  {
    says: `(?:for|at) {BS}(?: resolution)?(?: images?| outputs?)?,? ${OPEN} {A}(?:${PER}(?:image|generation))?`,
    read: ([classes = '', amount = ''], draft, words) =>
      addPrice(draft, words, { amount }, [{ kind: 'image' }], byBand(classes)),
  },
  {
    says: `${OPEN} (${LIST(`(?:${BAND} (?:at|for) ${AMOUNT}|${AMOUNT}(?: per image)? (?:at|for|in) ${BAND})`)})(?: per (?:image|generation|image generation))?`,
    read: ([list = ''], draft, words) => {
      const item = new RegExp(
        `(${BAND}) (?:at|for) (${AMOUNT})|(${AMOUNT})(?: per image)? (?:at|for|in) (${BAND})`,
        'gi',
      );
      for (const [, band, price, amount = price, class_ = band] of list.matchAll(item))
        addPrice(draft, words, { amount: amount ?? '' }, [{ kind: 'image' }], byBand(class_ ?? ''));
    },
  },
  {
    says: `${OPEN} {A} per image for images (?:of|with) (?:a )?(?:total )?(?:pixel )?area (?:less than or equal to|up to|of up to) {S}(?: pixels)?`,
    read: ([amount = '', size = ''], draft, words) => {
      if (/^tentative/i.test(words)) tentative(draft);
      addPrice(draft, words, { amount }, [{ kind: 'image' }], byArea(undefined, size));
    },
  },
  {
    says: `for images (?:of|with) (?:a )?(?:total )?(?:pixel )?area (?:in )?between {S} and {S}(?: pixels)?, the price is {A} per image`,
    read: ([above = '', upTo = '', amount = ''], draft, words) =>
      addPrice(draft, words, { amount }, [{ kind: 'image' }], byArea(above, upTo)),
  },
  {
    says: `for images (?:of|with) (?:a )?(?:total )?(?:pixel )?area (?:over|above|larger than|greater than) {S}(?: pixels)?, the price is {A} per image`,
    read: ([above = '', amount = ''], draft, words) =>
      addPrice(draft, words, { amount }, [{ kind: 'image' }], byArea(above, undefined)),
  },
  {
    says: `for ([a-z]+) quality,? you will be charged {A} for {S} or {A} for any other size(?: per (?:output )?image)?`,
    read: ([quality = '', one = '', size = '', other = ''], draft, words) => {
      const variant = { quality };
      addPrice(draft, words, { amount: one }, [{ kind: 'image' }], { variant, ...bySize(size) });
      addPrice(draft, words, { amount: other }, [{ kind: 'image' }], {
        variant,
        ...byOtherSize(size),
      });
    },
  },
  {
    says: `for ([a-z]+) quality,? you will be charged (${LIST(`${AMOUNT} for ${SIZE}`)})(?: per (?:output )?image)?`,
    read: ([quality = '', list = ''], draft, words) => {
      for (const [, amount = '', size = ''] of list.matchAll(
        new RegExp(`(${AMOUNT}) for (${SIZE})`, 'gi'),
      ))
        addPrice(draft, words, { amount }, [{ kind: 'image' }], {
          variant: { quality },
          ...bySize(size),
        });
    },
  },
  {
    // Cut off after its first price: that one is certain, the other is not.
    says: `for ([a-z]+) quality,? you will be charged {A} for {S} or .*`,
    read: ([quality = '', amount = '', size = ''], draft, words) => {
      addPrice(draft, words, { amount }, [{ kind: 'image' }], {
        variant: { quality },
        ...bySize(size),
      });
      throw new ExtractError('cut off: the price of its other sizes');
    },
  },
];

const layers: Pattern<Draft>[] = [
  {
    says: `.*{A} per (?:generated |output )?layer(?: .*)?`,
    read: () => {
      throw new ExtractError('billed per layer');
    },
  },
];

export const PATTERNS: readonly Pattern<Draft>[] = [
  ...EXAMPLES,
  ...layers,
  ...tiers,
  ...sizes,
  ...megapixels,
  ...flat,
  ...TOKENS,
  ...NOTES,
];

type Where = { variant?: Variant; when: Condition[]; group: string };

function byBand(text: string): Where {
  return { when: [{ kind: 'resolution', is: bands(text) }], group: 'size' };
}
function byArea(above: string | undefined, upTo: string | undefined): Where {
  const area = (text: string) => sizeIn(text).width * sizeIn(text).height;
  return {
    when: [
      {
        kind: 'pixels',
        ...(above ? { above: area(above) } : {}),
        ...(upTo ? { upTo: area(upTo) } : {}),
      },
    ],
    group: 'size',
  };
}
function bySize(size: string): Where {
  return { when: [{ kind: 'size', is: [sizeIn(size).text] }], group: 'size' };
}
function byOtherSize(size: string): Where {
  return { when: [{ kind: 'other_size', than: [sizeIn(size).text] }], group: 'size' };
}
function tierWord(word: string): string {
  return word.replace(/ (quality|mode|tier|speed)$/i, '');
}
function tentative(draft: Draft): void {
  assume(draft, 'the host calls this price tentative');
}
