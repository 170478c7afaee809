import { hostById } from '@/catalog';
import { modelFacts } from '@/catalog/facts';
import { UsageError } from '@/db/commands/run';
import { currentOffers } from '@/db/queries/pipeline';
import {
  OPERATIONS,
  type Operation,
  parseSize,
  quote,
  today,
  type Workload,
  workload,
} from '@/pricing';
import { count } from '@/pricing/need-fields';
import { MAX_EDGE, MIN_EDGE } from '@/pricing/size';
import { variantKey } from '../contract';
import { extract } from '../extract';
import { NoSuchOffer, type Pickable, pick } from '../pick';
import { resolve } from '../resolve';
import { capture } from './capture';
import { command, knownModule, main, withConnection } from './cli';

type Options = {
  capture?: string;
  url?: string;
  size?: string;
  steps?: string;
  quality?: string;
  operation?: string;
  inputImages?: string;
  batch?: boolean;
};

const program = command(
  'quote',
  'What one image costs at a host, with every term, as one JSON object',
)
  .argument('<host>', 'catalog id of the host')
  .argument('<model>', 'canonical id, or the host’s own wording')
  .option('--capture <file>', 'price from this body instead of the database')
  .option('--url <url>', 'address that the body came from')
  .option('--size <size>', 'e.g. 1920x1080 (default: 1024x1024)')
  .option('--steps <n>', 'sampling steps (default: the model’s)')
  .option('--quality <word>', 'the host’s word or a tier: very_low, low, medium, high, xhigh, max')
  .option('--operation <operation>', OPERATIONS.join(', '))
  .option('--input-images <n>', 'images that go in')
  .option('--batch', 'the batch price')
  .action(run);

async function run(host: string, model: string, options: Options): Promise<void> {
  const wish = changes(options);
  if (options.url && !options.capture)
    throw new UsageError('--url says where a --capture came from');
  const offers = options.capture ? fromCapture(host, options) : await fromDatabase(host);
  const operation = wish.operation ?? null;
  const picked = guard(() =>
    pick(host, offers, {
      model,
      operation,
      quality: options.quality ?? null,
      batch: options.batch === true,
    }),
  );
  if ('notSold' in picked) return print({ host, model: null, hostModel: null }, picked.notSold);
  const { offer, quality, assumptions } = picked;
  const wanted = workload({
    ...wish,
    operation: offer.operation,
    quality,
    batch: options.batch === true,
  });
  const result = quote(offer.rule, wanted, modelFacts(offer.modelId));
  const { hostModel, modelId, variant } = offer;
  print(
    { host, model: modelId, hostModel, operation: offer.operation, variant },
    { ...result, assumptions: [...assumptions, ...result.assumptions] },
  );
}

function changes(options: Options): Partial<Workload> {
  const size = options.size === undefined ? {} : parseSize(options.size);
  if (!size)
    throw new UsageError(
      `--size takes WIDTHxHEIGHT in pixels, each ${MIN_EDGE} to ${MAX_EDGE}, such as 1920x1080, not “${options.size}”`,
    );
  return {
    ...size,
    ...(options.steps === undefined ? {} : { steps: whole('--steps', options.steps, 1, 1000) }),
    ...(options.inputImages === undefined
      ? {}
      : { inputImages: whole('--input-images', options.inputImages, 0, 64) }),
    ...(options.operation === undefined ? {} : { operation: operationOf(options.operation) }),
  };
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = count(least, most)(text);
  if (value === null)
    throw new UsageError(`${name} takes a whole number from ${least} to ${most}, not “${text}”`);
  return value;
}

function operationOf(text: string): Operation {
  const found = OPERATIONS.find((o) => o === text);
  if (!found) throw new UsageError(`--operation is one of ${OPERATIONS.join(', ')}, not ${text}`);
  return found;
}

function fromCapture(host: string, options: Options): Pickable[] {
  const module = knownModule(host);
  if (!options.url)
    throw new UsageError('--capture needs --url, the address that the body came from');
  const extraction = extract(
    module,
    capture(module, options.capture as string, { url: options.url }),
  );
  if (!extraction.ok) throw new UsageError(`${options.capture}: ${extraction.message}`);
  const { named, unnamed } = resolve(host, extraction.offers);
  return [
    ...named,
    ...unnamed.map(({ offer }) => ({
      ...offer,
      modelId: null,
      operation: offer.operation ?? ('generate' as const),
      variant: variantKey(offer.variant),
      tier: null,
    })),
  ];
}

async function fromDatabase(host: string): Promise<Pickable[]> {
  if (!hostById(host)) knownModule(host);
  return withConnection(({ db }) => currentOffers(db, host, today()));
}

function guard<T>(fn: () => T): T {
  try {
    return fn();
  } catch (error) {
    throw error instanceof NoSuchOffer ? new UsageError(error.message) : error;
  }
}

function print(what: Record<string, unknown>, q: ReturnType<typeof quote>): void {
  const { usd, terms, assumptions, exactness, reason } = q;
  console.log(JSON.stringify({ ...what, usd, terms, assumptions, exactness, reason }));
}

await main(program);
