/**
 * Cost per usable image, in five steps: the price; what is thrown away; what becomes of a kept
 * image; what is paid by the month; the month's bill. A step without a price refuses the whole.
 */
import { type Exact as Big, count, type Decimal, divide, exact, print } from './money';
import { generatedPerKept, type Need } from './need';
import { ratioOf, type Share } from './share';

/** One edit or one upscale of a kept image, with the words that say whose price it is. */
export type Extra = { usd: Decimal; whose: string };

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
  reason: string | null;
};

/** An exact amount that a division must end: `value` ÷ `over`. */
type Part = { value: Big; over: Big };

/** @param sticker US dollars for one generated image, at the need's size and tier; above 0 */
export function usableCost(sticker: Decimal, need: Need, extras: Extras): UsableCost {
  const made = madePart(sticker, need);
  const after = afterwards(need, extras);
  if (after.unpriced) return { usd: null, month: null, steps: [], reason: after.unpriced };
  const monthly = [need.storage, need.delivery].map((n) => exact(n ?? '0'));
  const shared = monthly.reduce((s, n) => s.plus(n), count(0));
  const steps: UsableStep[] = [];
  const parts: Part[] = [];
  const step = (what: string, arithmetic: string, added: readonly Part[]) => {
    parts.push(...added);
    steps.push({ what, arithmetic, usd: print(total(parts, count(1))) });
  };
  steps.push({ what: 'price of one image', arithmetic: `$${sticker}`, usd: print(exact(sticker)) });
  step('for each one you keep', made.arithmetic, [made.part]);
  step('edits and upscales of it', after.arithmetic, after.parts);
  const volume = need.volume;
  const share = volume === null || shared.eq('0') ? [] : [{ value: shared, over: count(volume) }];
  step('storage and delivery', sharedWords(need), share);
  const usd = steps.at(-1)?.usd ?? sticker;
  const month = volume === null ? null : print(total(parts, count(volume)));
  if (volume !== null && month !== null)
    steps.push({
      what: 'a month’s bill',
      arithmetic: `$${usd} × ${volume.toLocaleString('en-US')} kept images`,
      usd: month,
    });
  return { usd, month, steps, reason: null };
}

/** So many times a sum; every quotient is taken last, so that thousand thirds are no 333.333. */
function total(parts: readonly Part[], times: Big): Big {
  return parts.reduce((s, p) => s.plus(divide(p.value.times(times), p.over)), count(0));
}

function madePart(sticker: Decimal, need: Need): { part: Part; arithmetic: string } {
  const { times, per } = generatedPerKept(need);
  const part = { value: exact(sticker).times(exact(times)), over: exact(per) };
  if (times === '1' && per === '1') return { part, arithmetic: `$${sticker}: every image is kept` };
  const by = per === '1' ? `× ${times} attempts` : `÷ ${need.acceptance} kept`;
  return { part, arithmetic: `$${sticker} ${by}` };
}

type Afterwards = { parts: Part[]; arithmetic: string; unpriced: string | null };

function afterwards(need: Need, extras: Extras): Afterwards {
  const parts: Part[] = [];
  const said: string[] = [];
  const refused: string[] = [];
  const add = (extra: Extra | null, many: Part, what: string, words: string) => {
    if (many.value.eq('0')) return;
    if (!extra) refused.push(what);
    else {
      parts.push({ value: exact(extra.usd).times(many.value), over: many.over });
      said.push(`${words} × $${extra.usd} (${extra.whose})`);
    }
  };
  const edits = need.edits ?? '0';
  const share: Share = need.upscale ?? '0%';
  add(extras.edit, { value: exact(edits), over: count(1) }, 'an edit', editWords(edits));
  const { part, of } = ratioOf(share);
  add(extras.upscale, { value: part, over: of }, 'an upscale', `${share} upscaled`);
  const arithmetic = said.length > 0 ? `+ ${said.join(' + ')}` : 'none asked for';
  const unpriced =
    refused.length > 0 ? `no price is known for ${refused.join(' or ')} of it` : null;
  return { parts, arithmetic, unpriced };
}

function editWords(edits: Decimal): string {
  return `${edits} edit${edits === '1' ? '' : 's'}`;
}

function sharedWords({ storage, delivery, volume }: Need): string {
  const said = [
    storage && storage !== '0' ? `$${storage} storage` : null,
    delivery && delivery !== '0' ? `$${delivery} delivery` : null,
  ].filter((words) => words !== null);
  if (said.length === 0 || volume === null) return 'none asked for';
  const sum = said.length > 1 ? `(${said.join(' + ')})` : said.join();
  return `+ ${sum} ÷ ${volume.toLocaleString('en-US')} kept images`;
}
