/**
 * Words that make the prices beside them another thing's: a batch, a contract, ten images, euros.
 * The prices are other ones too, so that whoever passes over the words publishes what is wrong.
 */
import { asSource, pricedBlocks } from '../block';
import { grids, withRows } from '../grid';
import { around, type Mutant, type Operator } from '../operator';
import { type Place, rewrite, type Specimen } from '../specimen';
import { times } from './amounts';
import { MEANINGS, type Meaning } from './meanings';

/** The specimen as far as a meaning speaks of its prices. */
function meant(s: Specimen, { only }: Meaning): Specimen {
  if (only === 'no averages' && /\b(?:avg|average)\.? (?:cost|price)\b/i.test(s.text))
    return { ...s, prices: [] };
  return only === 'signed' ? { ...s, prices: s.prices.filter((p) => isSigned(s, p)) } : s;
}

const isSigned = (s: Specimen, p: Place) => /\$\s?$/.test(s.text.slice(0, p.from));

const other = (factor: string) => (words: string) => times(words, factor) ?? words;

/** A body with the prices of some blocks changed and words put in front of those blocks. */
function above(meaning: Meaning, as: 'heading' | 'sentence'): Operator[] {
  const words = meaning[as];
  if (!words) return [];
  const mutant = (s: Specimen, blocks: ReturnType<typeof pricedBlocks>): string => {
    const places = blocks.flatMap(({ block, prices }) => [
      { from: block.from, to: block.from, words: '' },
      ...prices,
    ]);
    return rewrite(s.text, places, (old) =>
      old === '' ? asSource(words, as, s.kind) : other(meaning.factor)(old),
    );
  };
  return [
    {
      name: `${meaning.name}: ${as} above`,
      effect: 'apart',
      kinds: as === 'heading' ? ['html', 'markdown'] : ['html', 'markdown', 'text'],
      *apply(s): Iterable<Mutant> {
        const blocks = pricedBlocks(meant(s, meaning));
        for (const one of s.few(blocks).slice(0, 1))
          yield { text: mutant(s, [one]), where: around(s.text, one.block.from) };
        if (blocks.length > 1) yield { text: mutant(s, blocks), where: 'every block' };
      },
    },
  ];
}

const HEADING = {
  markdown: /^(#{1,6} .*?)[ \t]*$/gm,
  html: /(<h[1-6][^>]*>[\s\S]*?)(?=<\/h[1-6]>)/gi,
};

/** The same words at the end of the heading that stands above. */
function inHeading(meaning: Meaning): Operator[] {
  const { heading, only } = meaning;
  if (!heading || only === 'own heading') return [];
  return [
    {
      name: `${meaning.name}: in the heading`,
      effect: 'apart',
      kinds: ['html', 'markdown'],
      *apply(s): Iterable<Mutant> {
        const headings = [...s.text.matchAll(HEADING[s.kind === 'html' ? 'html' : 'markdown'])];
        for (const { block, prices } of s.few(pricedBlocks(meant(s, meaning)))) {
          const over = headings.filter((m) => m.index < block.from).at(-1);
          if (!over) continue;
          const end = over.index + (over[1] ?? '').length;
          const places: Place[] = [{ from: end, to: end, words: '' }, ...prices];
          const text = rewrite(s.text, places, (old) =>
            old === '' ? `: ${heading}` : other(meaning.factor)(old),
          );
          yield { text, where: around(s.text, over.index) };
        }
      },
    },
  ];
}

/** An amount with the sign and the Markdown in front of it. */
function withSign(s: Specimen, place: Place): Place {
  const sign = /\\?(?:US ?)?\\?\$\s?$/.exec(s.text.slice(0, place.from))?.[0] ?? '';
  const from = place.from - sign.length;
  return { from, to: place.to, words: s.text.slice(from, place.to) };
}

function beside(meaning: Meaning): Operator[] {
  const { cell, factor } = meaning;
  if (!cell) return [];
  const to = (words: string) =>
    cell.replace('$', () => words.replace(/\d[\d.,]*\d|\d/, other(factor)));
  return [
    {
      name: `${meaning.name}: beside the amount`,
      effect: 'apart',
      kinds: ['html', 'markdown', 'text'],
      *apply(s): Iterable<Mutant> {
        const places = s.prices.filter((p) => isSigned(s, p));
        for (const place of s.few(places))
          yield {
            text: rewrite(s.text, [withSign(s, place)], to),
            where: around(s.text, place.from),
          };
        const all = places.map((p) => withSign(s, p));
        if (all.length > 1) yield { text: rewrite(s.text, all, to), where: 'every amount' };
      },
    },
  ];
}

/** The price column under a header of another meaning. */
function inHeader(meaning: Meaning): Operator[] {
  const { header, factor } = meaning;
  if (!header) return [];
  return [
    {
      name: `${meaning.name}: in the header`,
      effect: 'apart',
      kinds: ['html', 'markdown'],
      *apply(s): Iterable<Mutant> {
        for (const grid of s.few(grids(s.text, s.kind))) {
          const [first] = grid.rows;
          for (const column of priceColumns(s, grid.rows))
            for (const said of [header, `${first?.cells[column]} (${header})`])
              yield {
                where: said,
                text: withRows(s.text, grid, (cells, row) =>
                  cells.map((cell, i) =>
                    i !== column
                      ? cell
                      : row === 0
                        ? said
                        : cell.replace(/\d[\d.,]*\d|\d/, other(factor)),
                  ),
                ),
              };
        }
      },
    },
  ];
}

/** Columns in which a price that is read stands. */
function priceColumns(s: Specimen, rows: ReturnType<typeof grids>[number]['rows']): number[] {
  const columns = new Set<number>();
  for (const { from, to, cells, header } of rows) {
    if (header || !s.prices.some((p) => p.from >= from && p.to <= to)) continue;
    cells.forEach((cell, i) => {
      if (/\$\s?\d/.test(cell)) columns.add(i);
    });
  }
  return [...columns];
}

export const apartOperators: Operator[] = MEANINGS.flatMap((meaning) => [
  ...above(meaning, 'heading'),
  ...inHeading(meaning),
  ...above(meaning, 'sentence'),
  ...inHeader(meaning),
  ...beside(meaning),
]);
