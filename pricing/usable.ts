/**
 * Cost per usable image, in five steps: the price; what is thrown away; what becomes of a kept
 * image; what is paid by the month; the month's bill. A step without a price refuses the whole.
 */

import { isZero } from './evaluate';
import {
  type Exact as Big,
  count,
  type Decimal,
  divide,
  exact,
  PLACES,
  print,
  readable,
} from './money';
import { generatedPerKept, type Need } from './need';
import { ratioOf } from './share';

/** One edit or one upscale of a kept image, with the words that say whose price it is. */
export type Extra = {
  usd: Decimal;
  whose: string;
  /** Not the host's own price with a place: `whose` stands beside the sum, not only in its steps. */
  beside?: true;
};

/** Null: nobody's comparable price is known. Only looked at where the need asks for it. */
export type Extras = { edit: Extra | null; upscale: Extra | null };

export type UsableStep = {
  what: string;
  /** "$0.04 × 100 ÷ 40", or why the step adds nothing. */
  arithmetic: string;
  /** US dollars: a kept image so far; in the last step the month's bill. */
  usd: Decimal;
};

export type UsableCost = {
  /** US dollars for one image that is kept, or null with a reason. */
  usd: Decimal | null;
  /** US dollars a month for `need.volume` kept images; null where no volume was said. */
  month: Decimal | null;
  steps: UsableStep[];
  /** Edits and upscales at others' prices or at ones without a place: to stand beside the sum. */
  caveats: string[];
  reason: string | null;
};

const ONE = count(1);
const NOTHING = '+ $0 (none asked for)';

/** An exact amount that a division must end: `value` ÷ `over`. */
type Part = { value: Big; over: Big };

/** @param sticker US dollars for one generated image, at the need's size and tier; above 0 */
export function usableCost(sticker: Decimal, need: Need, extras: Extras): UsableCost {
  const made = madePart(sticker, need);
  const after = afterwards(need, extras);
  if (after.unpriced)
    return { usd: null, month: null, steps: [], caveats: [], reason: after.unpriced };
  const steps: UsableStep[] = [];
  const parts: Part[] = [];
  const step = (what: string, arithmetic: string, added: readonly Part[]) => {
    parts.push(...added);
    steps.push({ what, arithmetic, usd: print(total(parts, ONE)) });
  };
  steps.push({
    what: 'price of one image',
    arithmetic: `$${readable(sticker)}`,
    usd: print(exact(sticker)),
  });
  step('for each one you keep', made.arithmetic, [made.part]);
  step('edits and upscales of it', after.arithmetic, after.parts);
  const volume = need.volume;
  step('storage and delivery', sharedWords(need), numbersOf(need).shared);
  const usd = steps.at(-1)?.usd ?? sticker;
  const month = volume === null ? null : print(total(parts, count(volume)));
  if (volume !== null && month !== null)
    steps.push({
      what: 'a month’s bill',
      arithmetic: `$${readable(usd)} × ${volume.toLocaleString('en-US')} kept images`,
      usd: month,
    });
  return { usd, month, steps, caveats: besideWords(need, extras), reason: null };
}

/** "counts an edit at Replicate’s price of the same model": what is not the host's own of the day. */
export function besideWords(need: Need, extras: Extras): string[] {
  return asked(need, extras).flatMap(({ extra, what }) =>
    extra?.beside ? [`counts ${what} at ${extra.whose}`] : [],
  );
}

export type UsableAmount = { usd: Big; month: Big | null };

/**
 * The numbers of `usableCost` without its steps.
 * @param sticker as there; null where a step has no price
 */
export function usableAmount(sticker: Big, need: Need, extras: Extras): UsableAmount | null {
  const usd = usableUsd(sticker, need, extras);
  const after = usd && kept(need, extras);
  if (!usd || !after) return null;
  if (need.volume === null) return { usd, month: null };
  const parts = [madeOf(sticker, need), ...after, ...numbersOf(need).shared];
  return { usd, month: total(parts, count(need.volume)) };
}

/** True where every extra that the need asks for has a price. */
export function isPriced(need: Need, { edit, upscale }: Extras): boolean {
  const n = numbersOf(need);
  return (edit !== null || isZero(n.edits.value)) && (upscale !== null || isZero(n.upscale.value));
}

/** US dollars for one image that is kept, and no more: what a ranking goes by. */
export function usableUsd(sticker: Big, need: Need, extras: Extras): Big | null {
  const n = numbersOf(need);
  let usd = n.all && sticker.places <= PLACES ? sticker : divide(sticker.times(n.times), n.per);
  if (!isZero(n.sharedUsd)) usd = usd.plus(n.sharedUsd);
  if (!isZero(n.edits.value)) {
    if (!extras.edit) return null;
    usd = usd.plus(adds(extras.edit, n.edits, n.editUsd));
  }
  if (!isZero(n.upscale.value)) {
    if (!extras.upscale) return null;
    usd = usd.plus(adds(extras.upscale, n.upscale, n.upscaleUsd));
  }
  return usd;
}

/** What so many of an extra add to one kept image; few sellers serve all the offers of a ranking. */
function adds(extra: Extra, many: Part, known: Map<Extra, Big>): Big {
  let usd = known.get(extra);
  if (!usd) {
    usd = divide(dollarsOf(extra).times(many.value), many.over);
    known.set(extra, usd);
  }
  return usd;
}

const dollars = new WeakMap<Extra, Big>();

function dollarsOf(extra: Extra): Big {
  let known = dollars.get(extra);
  if (!known) {
    known = exact(extra.usd);
    dollars.set(extra, known);
  }
  return known;
}

/** Edits and upscales of a kept image; null where one of them has no price. */
function kept(need: Need, extras: Extras): Part[] | null {
  const parts: Part[] = [];
  for (const { extra, many } of asked(need, extras)) {
    if (!extra) return null;
    parts.push({ value: dollarsOf(extra).times(many.value), over: many.over });
  }
  return parts;
}

/** So many times a sum; every quotient is taken last, so that thousand thirds are no 333.333. */
function total(parts: readonly Part[], times: Big): Big {
  return parts.reduce((s, p) => s.plus(divide(p.value.times(times), p.over)), count(0));
}

/** A need's numbers, read once for all the offers that it ranks. Needs are never changed in place. */
type Numbers = {
  times: Big;
  per: Big;
  /** Every image is kept. */
  all: boolean;
  edits: Part;
  upscale: Part;
  shared: Part[];
  /** The same for one image. */
  sharedUsd: Big;
  editUsd: Map<Extra, Big>;
  upscaleUsd: Map<Extra, Big>;
};

const numbers = new WeakMap<Need, Numbers>();

function numbersOf(need: Need): Numbers {
  const known = numbers.get(need);
  if (known) return known;
  const { times, per } = generatedPerKept(need);
  const { part, of } = ratioOf(need.upscale ?? '0%');
  const shared = sharedOf(need);
  const made: Numbers = {
    times: exact(times),
    per: exact(per),
    all: times === per,
    edits: { value: exact(need.edits ?? '0'), over: ONE },
    upscale: { value: part, over: of },
    shared,
    sharedUsd: total(shared, ONE),
    editUsd: new Map(),
    upscaleUsd: new Map(),
  };
  numbers.set(need, made);
  return made;
}

function madeOf(sticker: Big, need: Need): Part {
  const { times, per } = numbersOf(need);
  return { value: sticker.times(times), over: per };
}

/** What is paid by the month, for one of the month's images. */
function sharedOf({ storage, delivery, volume }: Need): Part[] {
  const shared = exact(storage ?? '0').plus(exact(delivery ?? '0'));
  return volume === null || shared.eq('0') ? [] : [{ value: shared, over: count(volume) }];
}

function madePart(sticker: Decimal, need: Need): { part: Part; arithmetic: string } {
  const { times, per } = generatedPerKept(need);
  const part = madeOf(exact(sticker), need);
  if (times === '1' && per === '1')
    return { part, arithmetic: `$${readable(sticker)} (every image is kept)` };
  const by = per === '1' ? `× ${times} attempts` : `÷ ${need.acceptance} kept`;
  return { part, arithmetic: `$${readable(sticker)} ${by}` };
}

type Afterwards = { parts: Part[]; arithmetic: string; unpriced: string | null };

function afterwards(need: Need, extras: Extras): Afterwards {
  const wanted = asked(need, extras);
  const parts = kept(need, extras) ?? [];
  const said = wanted.flatMap(({ extra, words }) =>
    extra ? [`${words()} × $${readable(extra.usd)} (${extra.whose})`] : [],
  );
  const refused = wanted.flatMap(({ extra, what }) => (extra ? [] : [what]));
  const arithmetic = said.length > 0 ? `+ ${said.join(' + ')}` : NOTHING;
  const unpriced =
    refused.length > 0 ? `no price is known for ${refused.join(' or ')} of it` : null;
  return { parts, arithmetic, unpriced };
}

type Wanted = { extra: Extra | null; many: Part; what: string; words: () => string };

/** What is asked for beyond the kept image itself. */
function asked(need: Need, extras: Extras): Wanted[] {
  const { edits, upscale } = numbersOf(need);
  const all: Wanted[] = [
    {
      extra: extras.edit,
      many: edits,
      what: 'an edit',
      words: () => editWords(need.edits ?? '0'),
    },
    {
      extra: extras.upscale,
      many: upscale,
      what: 'an upscale',
      words: () => `${need.upscale} upscaled`,
    },
  ];
  return all.filter(({ many }) => !isZero(many.value));
}

function editWords(edits: Decimal): string {
  return `${edits} edit${edits === '1' ? '' : 's'}`;
}

function sharedWords({ storage, delivery, volume }: Need): string {
  const said = [
    storage && storage !== '0' ? `$${storage} storage` : null,
    delivery && delivery !== '0' ? `$${delivery} delivery` : null,
  ].filter((words) => words !== null);
  if (said.length === 0 || volume === null) return NOTHING;
  const sum = said.length > 1 ? `(${said.join(' + ')})` : said.join();
  return `+ ${sum} ÷ ${volume.toLocaleString('en-US')} kept images`;
}
