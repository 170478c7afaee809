/** Which host, model and offer a source's wording means. */
import { aliasFor, hostByName, modelById, readVariant } from '@/catalog';
import type { Day, Operation } from '@/pricing';

/** Second-hand wordings of an offer that its host calls otherwise: same offer, so one history. */
const SAME_OFFER: Record<string, Record<string, string>> = {
  bfl: {
    'FLUX 1.1 [pro]': 'FLUX1.1 [pro]',
    'FLUX 1.1 [pro] Ultra': 'FLUX1.1 [pro] Ultra',
  },
  fal: {
    'fal-ai/bytedance/seedream/v4.5': 'fal-ai/bytedance/seedream/v4.5/text-to-image',
  },
  ideogram: {
    'Ideogram 4.5': 'Generate an image with Ideogram 4.5',
    'Ideogram 4.5 Precise Edit': 'Edit an image with Precise Edit',
    'Ideogram 4.0': 'Generate an image with Ideogram 4.0',
    'Ideogram 3.0': 'Generate an image with Ideogram 3.0',
    'Ideogram 3.0 character reference': 'Generate with a character reference',
  },
  openrouter: { 'seedream-4.5': 'bytedance-seed/seedream-4.5' },
  replicate: { 'flux-dev': 'black-forest-labs/flux-dev' },
  stability: {
    'upscale/creative': 'Creative',
    'upscale/fast': 'Fast',
    'upscale/conservative': 'Conservative',
    'control/sketch': 'Sketch',
    'control/structure': 'Control Structure',
    'control/style': 'Control Style',
    'edit/erase': 'Erase',
    'edit/inpaint': 'Inpaint',
    'edit/remove-background': 'Remove Background',
    'edit/search-and-replace': 'Search Replace',
  },
  together: {
    'FLUX.1-schnell': 'black-forest-labs/FLUX.1-schnell',
    'FLUX.1-dev': 'black-forest-labs/FLUX.1-dev',
  },
};

export type Named = {
  host: string;
  hostModel: string;
  model: string;
  /** What the catalog says the wording sells; null: both generate and edit. */
  operation: Operation | null;
  /** `size=1024x1024`, `snapshot=…`: what the wording itself says beside the model. */
  tags: string[];
  /** The variant was part of the wording and is used up. */
  variantUsed: boolean;
};

/**
 * Names an offer, or says why it can't be named.
 * @param firstHand the wording was read at the host itself
 */
export function nameOffer(
  hostName: string,
  wording: string,
  variant: string,
  firstHand = false,
): Named | { reason: string } {
  const host = hostByName(hostName);
  if (!host) return { reason: `host the catalog does not list: ${hostName}` };
  const fuller = `${wording} ${variant}`.trim();
  const plain = ownWording(host.id, wording, firstHand);
  const alias = aliasFor(host.id, plain);
  const used = !alias?.model && variant !== '' ? aliasFor(host.id, fuller) : undefined;
  const found = used?.model ? used : alias;
  if (!found) return { reason: `wording the catalog does not list: ${host.id} ${wording}` };
  if (!found.model) return { reason: `no model: ${found.reason}` };
  return {
    host: host.id,
    hostModel: found === used ? fuller : plain,
    model: found.model,
    operation: found.operation === 'both' ? null : found.operation,
    tags: readVariant(found.variant).tags,
    variantUsed: found === used,
  };
}

/** fal's own ids mostly begin with `fal-ai/`; other lists leave that off. */
function ownWording(host: string, wording: string, firstHand: boolean): string {
  const known = SAME_OFFER[host]?.[wording];
  if (known) return known;
  if (host !== 'fal' || firstHand || wording.startsWith('fal-ai/')) return wording;
  const [short, long] = [aliasFor(host, wording), aliasFor(host, `fal-ai/${wording}`)];
  const same = long?.model && long.model === short?.model && long.operation === short.operation;
  return same ? `fal-ai/${wording}` : wording;
}

/** First day a model can have had a price, where its release is known. */
export function releaseDay(model: string): Day | null {
  const released = modelById(model)?.releasedOn;
  return released ? `${released.date}-01-01`.slice(0, 10) : null;
}
