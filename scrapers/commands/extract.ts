import { modelFacts } from '@/catalog/facts';
import { standardWorkload } from '@/catalog/standard';
import { offerTier } from '@/db/price-book/tier';
import { quote } from '@/pricing';
import { type Body, type DatasetModule, type HostModule, variantKey } from '../contract';
import { isDataset } from '../datasets';
import { sliceOf } from '../datasets/run';
import { type Extraction, extract } from '../extract';
import { resolve } from '../resolve';
import { capture } from './capture';
import { command, knownReader, main } from './cli';

const program = command(
  'extract',
  'Read one body: a JSON object a line for every offer and every leftover',
)
  .argument('<host>', 'catalog id of the host or dataset')
  .argument('<file>', 'file with the body')
  .requiredOption('--url <url>', 'address that the body came from')
  .option('--content-type <type>', 'media type (default: from the name of the file)')
  .action(run);

function run(id: string, file: string, options: { url: string; contentType?: string }): void {
  const module = knownReader(id);
  const body = capture(module, file, options);
  let ignored = 0;
  let broken = '';
  for (const slice of slicesOf(module, body)) {
    const read = extract(slice, body);
    if (!read.ok) broken = read.message;
    else {
      printAll(slice, read);
      ignored += read.ignored.length;
    }
  }
  if (broken) {
    console.error(`perimage: ${id}: ${broken}`);
    process.exitCode = 1;
  }
  if (ignored > 0) console.error(`${ignored} out of scope and left out`);
}

/** A dataset speaks of many hosts; each is read as if the body were its own. */
function slicesOf(module: HostModule | DatasetModule, body: Body): HostModule[] {
  if (!isDataset(module)) return [module];
  try {
    return [...module.about(body).keys()].sort().map((host) => sliceOf(module, host));
  } catch {
    return [sliceOf(module, module.host)];
  }
}

function printAll(slice: HostModule, extraction: Extract<Extraction, { ok: true }>): void {
  const { host, reporter } = slice;
  const { named, unnamed } = resolve(host, extraction.offers);
  for (const own of named) {
    // A dataset's "default" is no tier, as it isn't when a run publishes it.
    const offer = reporter ? { ...own, tier: offerTier({ ...own, host, reporter }) } : own;
    const { usd, reason } = quote(offer.rule, standardWorkload(offer), modelFacts(offer.modelId));
    print(host, { ...offer, model: offer.modelId, usdPerImage: usd, reason });
  }
  for (const { offer, reason } of unnamed) {
    const operation = offer.operation ?? 'generate';
    const plain = { modelId: null, operation, tier: null, rule: offer.rule };
    const { usd } = quote(offer.rule, standardWorkload(plain));
    const variant = variantKey(offer.variant);
    print(host, { ...offer, variant, model: null, usdPerImage: usd, reason });
  }
  for (const { wording, words, reason } of extraction.leftovers)
    print(host, { hostModel: wording, quote: words, reason, model: null });
}

type Line = {
  model: string | null;
  hostModel: string;
  operation?: string | null;
  variant?: string;
  rule?: unknown;
  usdPerImage?: string | null;
  reason: string | null;
  quote: string;
};

/** Always the same keys, in the same order. */
function print(host: string, line: Line): void {
  const {
    model,
    hostModel,
    operation = null,
    variant = '',
    rule = null,
    usdPerImage = null,
  } = line;
  console.log(
    JSON.stringify({
      host,
      model,
      hostModel,
      operation,
      variant,
      rule,
      usdPerImage,
      reason: line.reason,
      quote: line.quote,
    }),
  );
}

await main(program);
