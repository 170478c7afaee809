import { type Condition, exact, parseSize, perImage, print, USD } from '@/pricing';
import { ExtractError, type HostModule, type RawOffer } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readAmount } from '@/scrapers/readers/amount';
import { readLines } from '@/scrapers/readers/text';
import { readByImage } from './by-image';

const SLUG = /^\/([a-z0-9][a-z0-9.-]*)\/?$/;
const LINE =
  /^(?:(?<above>[\d.]+)\s?MP\s*<\s*)?pixels(?:\s*(?:<=|≤)\s*(?<upTo>[\d.]+)\s?MP)?\s+(?<price>\S+)\s*\/\s*image\b(?:\s*e\.g\.\s*(?<size>\d+\s?[x×]\s?\d+))?/i;
/** The page's examples put 1024×1024 into "up to 1 MP", so its megapixel is the binary one. */
const MEGAPIXEL = '1048576';

type Band = { above?: number; upTo?: number; usd: string; size: string | undefined; words: string };

/** PiAPI: a page a model, a price per image by area. */
export const piapi: HostModule = {
  host: 'piapi',
  version: 2,
  sources: () => [{ url: 'https://piapi.ai/z-image-turbo', kind: 'page', minimumOffers: 1 }],
  reads: (url) => isAddress(url, ['piapi.ai'], SLUG),
  extract(body) {
    const hostModel = SLUG.exec(new URL(body.url).pathname)?.[1] ?? '';
    const lines = readLines(body).filter(
      (line) => /\bpixels\b/i.test(line) && /[$€£¥]|\/\s*image/.test(line),
    );
    if (lines.length === 0) return readByImage(body, hostModel);
    const bands = lines.map(readLine);
    checkCover(bands);
    const terms = bands.map((b) => ({ ...perImage(b.usd, [condition(b)]), group: 'pixels' }));
    const offer: RawOffer = {
      hostModel,
      operation: null,
      rule: { money: USD, terms },
      quote: bands.map((b) => b.words).join(' '),
      examples: bands.flatMap((b) => {
        const size = parseSize(b.size ?? '');
        return size ? [{ workload: size, usd: b.usd, words: b.words }] : [];
      }),
    };
    return { offers: [offer], leftovers: [], ignored: [] };
  },
};

function readLine(line: string): Band {
  const groups = LINE.exec(line)?.groups;
  if (!groups || (!groups.above && !groups.upTo))
    throw new ExtractError(`expected "0.5MP < pixels <= 1MP $… /image", found "${line}"`);
  const { amount, per } = readAmount(groups.price ?? '');
  if (per !== 1 || exact(amount).eq('0'))
    throw new ExtractError(`not a price of one image: "${line}"`);
  const band: Band = { usd: amount, size: groups.size, words: line };
  if (groups.above) band.above = pixels(groups.above);
  if (groups.upTo) band.upTo = pixels(groups.upTo);
  const size = parseSize(groups.size ?? '');
  const area = size ? size.width * size.height : null;
  if (
    area !== null &&
    (area <= (band.above ?? 0) || area > (band.upTo ?? Number.POSITIVE_INFINITY))
  )
    throw new ExtractError(`its own example lies outside of it: "${line}"`);
  return band;
}

function pixels(megapixels: string): number {
  return Number(print(exact(megapixels).times(exact(MEGAPIXEL)).round(0)));
}

/** Bands run on without gap or overlap to an open end, and larger ones are never cheaper. */
function checkCover(bands: readonly Band[]): void {
  if (bands.at(-1)?.upTo !== undefined)
    throw new ExtractError('expected a last price without an upper limit: a list cut off?');
  bands.forEach((band, i) => {
    const before = bands[i - 1];
    if ((band.above ?? 0) !== (before ? before.upTo : 0))
      throw new ExtractError(`a gap or an overlap before "${band.words}"`);
    if (before && exact(band.usd).lt(exact(before.usd)))
      throw new ExtractError(`a larger image printed cheaper: "${band.words}"`);
  });
}

function condition({ above, upTo }: Band): Condition {
  return { kind: 'pixels', ...(above ? { above } : {}), ...(upTo ? { upTo } : {}) };
}
