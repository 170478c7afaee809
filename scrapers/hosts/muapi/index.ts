import { aliases } from '@/catalog';
import { type Body, ExtractError, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { offersOf } from '@/scrapers/readers/price-offers';
import { moneyIn, unitIn } from '@/scrapers/readers/price-units';
import { NO_IMAGE, readPrice } from '@/scrapers/readers/price-words';
import { readSections, type Section } from '@/scrapers/readers/sections';
import { squash } from '@/scrapers/readers/table';

const PAGE =
  /^\/(?:[a-z]{2}\/)?(?:playground|comparison)\/(?<model>[a-z0-9][a-z0-9._-]*?)(?:\.md)?\/?$/;
/** Its own row; the others are what it says of its rivals. */
const OWN = /^mu ?api(?:app)?$/i;
const NOT_IMAGES =
  /^(?:\w+ )?(?:text|image|video|audio|voice)[- ]to[- ](?:video|audio|music|3d|speech)$/i;

/** Muapi: a page a model, whose table puts its own price above those of rivals. */
export const muapi: HostModule = {
  host: 'muapi',
  version: 1,
  sources: () =>
    aliases
      .filter((a) => a.host === 'muapi' && a.model && /^[a-z0-9._-]+$/.test(a.wording))
      .map((a) => ({
        url: `https://muapi.ai/playground/${a.wording}`,
        kind: 'page' as const,
        minimumOffers: 1,
      })),
  reads: (url) => isAddress(url, ['muapi.ai', 'www.muapi.ai'], PAGE),
  extract(body) {
    const wording = PAGE.exec(new URL(body.url).pathname)?.groups?.model ?? '';
    const price = ownPrice(body);
    const reads = { offers: [], leftovers: [], ignored: [] };
    const note = { wording, words: `${price.words} | ${price.notes}` };
    if (price.notImages || unitIn(price.words)?.unit === 'other')
      return { ...reads, ignored: [{ ...note, reason: NO_IMAGE }] };
    try {
      const parts = readPrice(price.words, {
        unit: unitBeside(price),
        money: moneyIn(price.words),
      });
      return { ...reads, offers: offersOf(wording, price.words, parts) };
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error;
      return { ...reads, leftovers: [{ ...note, reason: error.message }] };
    }
  },
};

type Price = { words: string; notes: string; notImages: boolean };

/** @throws ExtractError where no table has a row of its own, or several have different ones */
function ownPrice(body: Body): Price {
  const sections = readSections(body);
  const rows = sections
    .flatMap((s) => s.tables)
    .flatMap((table) => {
      const [who, price, notes, ...more] = table.headers.map((h) => h.text);
      if (!who || !price || more.length > 0) return [];
      return table
        .rows()
        .map((row) => [row.take(who), row.take(price), notes ? row.take(notes) : null] as const)
        .filter(([name]) => OWN.test(squash(name.text)))
        .map(([, cell, note]) => ({ words: squash(cell.text), notes: squash(note?.text ?? '') }));
    });
  const [first, ...others] = rows;
  if (!first) throw new ExtractError('expected a table with Muapi’s own row, found none');
  if (others.some((row) => row.words !== first.words))
    throw new ExtractError('two rows of its own, and different');
  return { ...first, notImages: sections.some(saysOther) };
}

function saysOther({ title, paragraphs }: Section): boolean {
  return [title, ...paragraphs.flatMap((p) => p.text.split('\n'))].some((line) =>
    NOT_IMAGES.test(squash(line)),
  );
}

/** "$0.04" alone: what it is for stands in the remark that names the amount again. */
function unitBeside({ words, notes }: Price): ReturnType<typeof unitIn> {
  const at = /^\$[\d.]+$/.test(words) ? notes.indexOf(`${words} per `) : -1;
  return at < 0 ? null : unitIn(notes.slice(at + words.length).split(/[,.;]/)[0] ?? '');
}
