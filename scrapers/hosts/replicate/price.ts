/** One price of a tier. Its unit hides in the title ("per thousand output images"). */
import { z } from 'zod';
import { compare, type Decimal, exact, type Quantity, type Term } from '@/pricing';
import { ExtractError, type Leftover } from '@/scrapers/contract';
import { type Per, readAmount } from '@/scrapers/readers/amount';
import { CHANGES, excerpt, readAs, unknownKeys } from '@/scrapers/readers/json';

export type Read = {
  metric: string;
  term?: Term;
  assumption?: string;
  /** Printed as zero: unknown, never free. */
  zero?: boolean;
  /** A rate whose meaning the page leaves open. */
  missing?: string;
  /** What is billed when it is no image's: video seconds, audio. */
  other?: string;
};

const price = z.looseObject({
  metric: z.string(),
  price: z.string(),
  title: z.string().nullish(),
  type: z.string().nullish(),
  description: z.string().nullish(),
  metric_count: z.string().nullish(),
});
const KNOWN = [
  'metric',
  'price',
  'title',
  'type',
  'description',
  'metric_count',
  'metric_display',
  'name',
];

const MEGAPIXEL = { pixelsPerMegapixel: 1_048_576, rounding: 'none', part: 'all' } as const;
const MEGAPIXEL_WORDS =
  'Replicate does not say what a megapixel is: 1,048,576 pixels, unrounded, are taken';

/** What each metric counts, how its title must name it, and the most that one unit plausibly costs. */
type Metric = { quantity: Quantity; title: RegExp; most: Decimal; assumption?: string };
const METRICS: Record<string, Metric> = {
  image_output_count: { quantity: { kind: 'image' }, title: /^(output )?images?$/, most: '1' },
  image_input_count: {
    quantity: { kind: 'input_image', free: 0 },
    title: /^input images?$/,
    most: '1',
  },
  image_output_megapixel_count: {
    quantity: { kind: 'megapixel', ...MEGAPIXEL },
    title: /^(output (image )?megapixels?|megapixels? of output|megapixels?)$/,
    most: '1',
    assumption: MEGAPIXEL_WORDS,
  },
  image_input_megapixel_count: {
    quantity: { kind: 'input_megapixel', ...MEGAPIXEL },
    title: /^(input (image )?megapixels?|megapixels? of input)$/,
    most: '1',
    assumption: MEGAPIXEL_WORDS,
  },
  run_count: {
    quantity: { kind: 'image' },
    title: /^runs?$/,
    most: '1',
    assumption: 'a run is taken as one image',
  },
  token_input_count: {
    quantity: { kind: 'text_token' },
    title: /^(input |input text )?tokens?$/,
    most: '0.001',
  },
};
const IMAGE_TOKENS: Record<string, Metric> = {
  input: { quantity: { kind: 'input_image_token' }, title: /^input image tokens?$/, most: '0.001' },
  output: {
    quantity: { kind: 'image_token', counts: [] },
    title: /^output image tokens?$/,
    most: '0.001',
  },
};

export function readPrice(value: unknown, hostModel: string, leftovers: Leftover[]): Read {
  const one = readAs(price, value, `${hostModel} price`);
  const unknown = unknownKeys(value as object, KNOWN, hostModel);
  const changes = unknown.find(({ words }) => CHANGES.test(words));
  if (changes) throw new ExtractError(`a field that may change the price: ${changes.words}`);
  leftovers.push(...unknown);
  if (/^(video|audio)_|_duration_seconds$/.test(one.metric))
    return { metric: one.metric, other: one.metric };
  const { per, noun } = unitOf(one);
  const metric = metricOf(one.metric, noun);
  if (!metric) {
    leftovers.push({
      wording: hostModel,
      words: excerpt(value),
      reason: `a metric that this reader does not know: ${one.metric}`,
    });
    return { metric: one.metric, missing: `${one.metric.replaceAll('_', ' ')} rate` };
  }
  if (noun !== null && !metric.title.test(noun))
    throw new ExtractError(`metric ${one.metric} titled "${one.title}": two units for one price`);
  const { printed, per: own } = readAmount(one.price);
  if (own !== 1 && per !== null && own !== per)
    throw new ExtractError(`two scales for one price: ${excerpt(value)}`);
  const scale = per ?? own;
  if (printed === '0') return { metric: one.metric, zero: true };
  // "$8" for an image of $0.008: the words "per thousand" were lost, and with them the unit.
  if (per === null && own === 1 && compare(printed, metric.most) >= 0)
    throw new ExtractError(`"${one.price}" without a title: the unit was lost`);
  checkDescription(one.description, printed, scale);
  const { quantity, assumption } = metric;
  return {
    metric: one.metric,
    term: { amount: printed, per: scale, times: [quantity] },
    ...(assumption ? { assumption } : {}),
  };
}

function metricOf(name: string, noun: string | null): Metric | undefined {
  const side = /^token_(input|output)_count$/.exec(name)?.[1];
  if (side && noun !== null && / image tokens?$/.test(noun)) return IMAGE_TOKENS[side];
  return Object.hasOwn(METRICS, name) ? METRICS[name] : undefined;
}

/** How many units the price is for, and their name; null where the page says neither. */
function unitOf(one: z.infer<typeof price>): { per: Per | null; noun: string | null } {
  const title = one.title?.trim().toLowerCase().replace(/\s+/g, ' ') ?? '';
  const match =
    /^(?:per|for each) (?:(?<scale>one )?(?<count>thousand|million|1,?000|1,?000,?000|1k|1m) )?(?<noun>.+)$/.exec(
      title,
    );
  if (title !== '' && !match?.groups)
    throw new ExtractError(`a title that this reader does not know: "${one.title}"`);
  const titled = match?.groups ? perOf(match.groups.count) : null;
  const typed = /^per-(thousand|million)$/.exec(one.type ?? '')?.[1];
  const counted = one.metric_count && one.metric_count !== '1' ? perOf(one.metric_count) : null;
  const scales = [titled !== 1 ? titled : null, typed ? perOf(typed) : null, counted].filter(
    (p) => p !== null,
  );
  if (new Set(scales).size > 1) throw new ExtractError(`two scales for one price: ${excerpt(one)}`);
  return { per: scales[0] ?? titled, noun: match?.groups?.noun ?? null };
}

function perOf(count: string | undefined): Per {
  if (!count || count === '1') return 1;
  const words = count.replaceAll(',', '');
  if (/^(thousand|1000|1k)$/.test(words)) return 1_000;
  if (/^(million|1000000|1m)$/.test(words)) return 1_000_000;
  throw new ExtractError(`a price for ${count} units`);
}

/** "or around 333 images for $1" is the host's own check of its price; a tenth is its rounding. */
function checkDescription(text: string | null | undefined, printed: Decimal, per: Per): void {
  const count = /(?:around|about|or) ([\d,]+) [a-z ]+ for \$1\b/i
    .exec(text ?? '')?.[1]
    ?.replaceAll(',', '');
  if (!count || count === '0') return;
  const units = exact(String(per)).div(exact(printed));
  const gap = units.minus(count).abs();
  if (gap.gt('1') && gap.gt(units.times('0.1')))
    throw new ExtractError(`"${text}" contradicts $${printed} per ${per}`);
}
