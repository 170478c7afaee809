/** The answer of the self-host calculator in a sentence or two. Pure. */
import { compare, type Decimal, exact, print } from '@/pricing';
import { grouped } from '../credits';
import { formatDay, formatUsd } from '../format';
import { NEED_NAMES } from './asked-need';
import type { SelfHostResult, SelfHostView } from './self-host';

/** "Renting pays from 4,975 images a month." */
export function answerWords({ breakEven: b }: SelfHostResult): string {
  if (b.from === null) return 'Renting never pays at these figures.';
  if (b.from === '1') return 'Renting pays from the first image.';
  return `Renting pays from ${grouped(b.from)} images a month.`;
}

/** The answer with what it rests on that nobody has said, and what was typed but left out. */
export function headline(view: SelfHostView): string | null {
  const { result, api, otherSize, machine, workload: w } = view;
  if (!result) return null;
  const size = `${w.width}×${w.height}`;
  const ifs = [
    otherSize && machine.imagesPerHour !== null
      ? `if the speed falls as the pixels grow (stated for ${otherSize.replace('x', '×')}, taken as ${grouped(machine.imagesPerHour)} images an hour of ${size})`
      : null,
    api?.price?.unsized ? `if ${api.price.hostName}’s price holds at ${size}` : null,
  ].filter((words) => words !== null);
  const answer = answerWords(result);
  const under = ifs.length > 0 ? `${answer.slice(0, -1)}, ${ifs.join(' and ')}.` : answer;
  return [under, refusedWords(view)].filter(Boolean).join(' ');
}

const FIGURES: Record<string, string> = {
  ...NEED_NAMES,
  model: 'model',
  offer: 'API to compare with',
  api: 'your price per image',
  gpu: 'rented GPU',
  hourly: 'your $ an hour',
  monthly: 'a server’s $ a month',
  speed: 'images an hour',
  billed: 'what is paid for',
  busy: 'share of hours at work',
  hours: 'your hours a month',
  rate: 'your $ an hour of work',
};

/** "Left out, because it can’t be: a server’s $ a month “-5”."; null where nothing was refused. */
function refusedWords({ form, asked }: SelfHostView): string | null {
  const refused = [form, asked].flatMap(({ given, errors }) =>
    Object.entries<string | undefined>(given)
      .filter(([field, text]) => text && field in errors)
      .map(([field, text]) => `${FIGURES[field] ?? field} “${text}”`),
  );
  return refused.length > 0 ? `Left out, because it can’t be: ${refused.join(', ')}.` : null;
}

/** How full the machine is taken to be, and what a machine that never idles would change. */
export function busyWords({ machine, form, result }: SelfHostView): string | null {
  if (!result || machine.imagesPerHour === null) return null;
  const percent = print(exact(machine.utilisation).times('100'));
  const whose = form.given.busy && !form.errors.busy ? '' : ', which we assume';
  const here = `That is with the machine at work for ${percent}% of the hours paid for${whose}`;
  if (machine.utilisation === '1') return 'That is the best case: a machine that is never idle.';
  if (result.best === null && result.breakEven.from === null)
    return `${here}; not even one that is never idle would pay.`;
  if (result.best === null) return `${here}; one that is never idle would give the same number.`;
  return `${here}. At best, never idle, it would pay from ${grouped(result.best.from ?? '0')}.`;
}

/** Whose speed the answer rests on, how old it is, and where it may not fit. */
export function speedWords({
  speed,
  otherSize,
  machine,
  workload: w,
}: SelfHostView): string | null {
  if (!speed) return null;
  const when = speed.statedOn
    ? `of ${formatDay(speed.statedOn.date, speed.statedOn.precision)}`
    : 'undated';
  const size = otherSize
    ? ` It was stated for ${otherSize.replace('x', '×')}, not for ${w.width}×${w.height}: scaled by pixels to ${grouped(machine.imagesPerHour ?? '0')} images an hour, our assumption; type your own if you have one.`
    : '';
  return `It rests on a speed of ${grouped(speed.imagesPerHour)} images an hour, ${speed.basis}, ${when}.${size}`;
}

/** What happens after the first break-even; null where nothing does. */
export function againWords({ breakEven: b, capacity }: SelfHostResult): string | null {
  const [first] = b.dearerAgain;
  if (!first || b.from === null) return null;
  const full = grouped(capacity ?? '0');
  const ranges = b.dearerAgain.map((r) => `${grouped(r.from)} to ${grouped(r.to)}`).join(', ');
  const named = b.dearerAgain.at(-1)?.to ?? '';
  const more = b.forGood !== null && print(exact(named).plus('1')) !== b.forGood;
  const after =
    b.forGood === null
      ? 'and so on after each machine: it is even only when all are full'
      : `${more ? 'then for ever shorter stretches; ' : ''}from ${grouped(b.forGood)} it stays cheaper`;
  return `One machine is full at ${full} images a month; the next one makes renting dearer again for ${ranges}; ${after}.`;
}

/** "At 100,000 images a month the API is $68.04 cheaper." */
export function ownWords({ own }: SelfHostResult): string {
  const at = `At ${grouped(`${own.images}`)} images a month`;
  const sign = compare(own.saved, '0');
  if (sign === 0) return `${at} both cost the same.`;
  const difference = formatUsd(print(exact(own.saved).abs()));
  return `${at} ${sign > 0 ? 'renting' : 'the API'} is ${difference} cheaper.`;
}

/** How capacity works out, or that nobody knows the speed. */
export function capacityWords(capacity: Decimal | null, steps: boolean): string {
  if (capacity === null)
    return 'The speed is not known, so one machine is taken to make all of it: check that it can.';
  return steps
    ? `One machine makes ${grouped(capacity)} images a month; the next image needs a second machine, paid for a whole month.`
    : `One machine makes ${grouped(capacity)} images a month around the clock; beyond that more run side by side, each paid by use.`;
}
