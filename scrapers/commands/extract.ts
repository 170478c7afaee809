import { modelFacts } from '@/catalog/facts';
import { quote } from '@/pricing';
import { variantKey } from '../contract';
import { extract } from '../extract';
import { standardWorkload } from '../facts';
import { resolve } from '../resolve';
import { capture } from './capture';
import { command, knownModule, main } from './cli';

const program = command(
  'extract',
  'Read one body: a JSON object a line for every offer and every leftover',
)
  .argument('<host>', 'catalog id of the host')
  .argument('<file>', 'file with the body')
  .requiredOption('--url <url>', 'address that the body came from')
  .option('--content-type <type>', 'media type (default: from the name of the file)')
  .action(run);

function run(host: string, file: string, options: { url: string; contentType?: string }): void {
  const module = knownModule(host);
  const extraction = extract(module, capture(module, file, options));
  if (!extraction.ok) {
    console.error(`perimage: ${host}: ${extraction.message}`);
    process.exitCode = 1;
    return;
  }
  const { named, unnamed } = resolve(host, extraction.offers);
  for (const offer of named) {
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
  const ignored = extraction.ignored.length;
  if (ignored > 0) console.error(`${ignored} out of scope and left out`);
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
