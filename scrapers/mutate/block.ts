/** The table, list or paragraph that a price stands in: where words above and below it belong. */
import type { Kind, Place, Specimen } from './specimen';

const HTML_OPENS = /<(?:table|p|ul|ol|dl|div|section|article|pre)\b[^>]*>/gi;
const SCRIPT = /<script\b[\s\S]*?<\/script>/gi;

/** From the block's first letter to behind its last; null for a price inside a script. */
export function blockOf({ text, kind }: Specimen, place: Place): Place | null {
  if (kind === 'html') return htmlBlock(text, place);
  const [from, to] = kind === 'text' ? lineAt(text, place) : paragraphAt(text, place);
  return { from, to, words: text.slice(from, to) };
}

/** The blocks with prices in page order, each once, with the prices that stand in it. */
export function pricedBlocks(s: Specimen): { block: Place; prices: Place[] }[] {
  const found = new Map<number, { block: Place; prices: Place[] }>();
  for (const price of s.prices) {
    const block = blockOf(s, price);
    if (!block) continue;
    const same = found.get(block.from);
    if (same) same.prices.push(price);
    else found.set(block.from, { block, prices: [price] });
  }
  return [...found.values()];
}

/** A heading deeper than any that a page's own sections need, or a paragraph, as source. */
export function asSource(words: string, as: 'heading' | 'sentence', kind: Kind): string {
  if (kind === 'html') return as === 'heading' ? `<h4>${words}</h4>\n` : `<p>${words}</p>\n`;
  if (kind === 'markdown') return as === 'heading' ? `#### ${words}\n\n` : `${words}\n\n`;
  return `${words}\n`;
}

function htmlBlock(text: string, place: Place): Place | null {
  const inside = ({ index, 0: words }: RegExpMatchArray) =>
    (index ?? 0) < place.from && (index ?? 0) + words.length > place.to;
  if ([...text.matchAll(SCRIPT)].some(inside)) return null;
  const table = [...text.matchAll(/<table\b[\s\S]*?<\/table>/gi)].find(inside);
  if (table) return { from: table.index, to: table.index + table[0].length, words: table[0] };
  const opened = [...text.slice(0, place.from).matchAll(HTML_OPENS)].at(-1);
  if (!opened) return null;
  const closed = text.indexOf(`</${/\w+/.exec(opened[0])?.[0]}>`, place.to);
  const to = closed < 0 ? text.length : text.indexOf('>', closed) + 1;
  return { from: opened.index, to, words: text.slice(opened.index, to) };
}

function lineAt(text: string, { from, to }: Place): [number, number] {
  const end = text.indexOf('\n', to);
  return [text.lastIndexOf('\n', from - 1) + 1, end < 0 ? text.length : end + 1];
}

/** To the blank lines or the heading around it. */
function paragraphAt(text: string, place: Place): [number, number] {
  let [from, to] = lineAt(text, place);
  const blank = (line: string) => line.trim() === '' || /^#{1,6} /.test(line);
  while (from > 0) {
    const [above] = lineAt(text, { from: from - 1, to: from - 1, words: '' });
    if (blank(text.slice(above, from))) break;
    from = above;
  }
  while (to < text.length) {
    const [, below] = lineAt(text, { from: to, to, words: '' });
    if (blank(text.slice(to, below))) break;
    to = below;
  }
  return [from, to];
}
