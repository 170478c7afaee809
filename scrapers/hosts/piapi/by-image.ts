/** Pages without bands of pixels: one price an image, one a resolution, or one a named model. */
import { type Body, ExtractError, type Extracted } from '@/scrapers/contract';
import { misfitOfText } from '@/scrapers/readers/around';
import { offersOf } from '@/scrapers/readers/price-offers';
import { readPage } from '@/scrapers/readers/price-page';
import { readPrice } from '@/scrapers/readers/price-words';
import { plainText } from '@/scrapers/readers/prose';
import { readSections } from '@/scrapers/readers/sections';
import { readLines } from '@/scrapers/readers/text';

const PRICED = /\$\s?[\d.]*\d\s*(?:\/|per)\s*(?:image|img)\b/i;

export function readByImage(body: Body, hostModel: string): Extracted {
  const lines = readLines(body).filter((line) => PRICED.test(line));
  if (lines.length === 0)
    throw new ExtractError('expected prices by pixels or by the image, found none');
  const words = lines.join(' ... ');
  const parts = labelled(lines);
  // Lines that aren't all this one model's stand beneath the names of several.
  if (!parts) return named(body);
  const misfit = lines.map((line) => misfitOfText(line)).find((said) => said !== null);
  if (misfit)
    return { offers: [], leftovers: [{ wording: hostModel, words, reason: misfit }], ignored: [] };
  return { offers: offersOf(hostModel, words, parts), leftovers: [], ignored: [] };
}

/** "1K / 2K $0.105 /image", "4K $0.18 /image", or one bare price; null for anything else. */
function labelled(lines: readonly string[]): ReturnType<typeof readPrice> | null {
  try {
    const parts = lines.flatMap((line) => {
      const text = plainText(line).replace(/^([^$:]+?) +(?=\$)/, '$1: ');
      return readPrice(text, { unit: null, money: 'usd' });
    });
    const keys = new Set(parts.map((p) => JSON.stringify([p.when, p.quality])));
    const bare = parts.filter((p) => p.when.length === 0 && !p.quality);
    return keys.size === parts.length && (bare.length === 0 || parts.length === 1) ? parts : null;
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    return null;
  }
}

function named(body: Body): Extracted {
  const out = readPage(readSections(body), { host: 'piapi' });
  if (out.offers.length + out.leftovers.length === 0)
    throw new ExtractError('expected models with prices by the image, found none');
  return out;
}
