/** fal's worked examples: tests of the rule beside which they stand, right or wrong. */
import { canonical, parseSize } from '@/pricing';
import { ExtractError } from '@/scrapers/contract';
import { AMOUNT, type Pattern, SIZE, sizeIn } from '@/scrapers/readers/prose';
import type { Draft } from './draft';

const LEAD = `(?:(?:for (?:example|instance)|similarly|likewise),? )?`;
const WHAT = String.raw`(?:an? )?(?:${SIZE}|\d+ ?MP)(?: \(\d+ ?MP\))? ?(?:image|output|generation)?(?: image)?`;
const COST = `(?:will )?costs?`;
const WHY = String.raw`(?: ?\([^()]*\))?`;
const ONE = `${WHAT} ${COST} ${AMOUNT}${WHY}`;

export const EXAMPLES: Pattern<Draft>[] = [
  {
    says: `${LEAD}(${ONE}(?:,? and ${ONE})*)`,
    read: ([list = ''], draft) => {
      const item = new RegExp(
        `(${SIZE}|\\d+ ?MP)(?: \\(\\d+ ?MP\\))?[a-z ]* ${COST} (${AMOUNT})${WHY}`,
        'gi',
      );
      for (const [words, what = '', amount = ''] of list.matchAll(item))
        draft.examples.push({ size: sizeOf(what), usd: [usd(amount)], words });
    },
  },
  {
    says: `${LEAD}${WHAT} ${COST} (${AMOUNT}(?:(?:,|,? or|,? and) ${AMOUNT})+)(?: based on the mode| depending on the mode)?`,
    read: ([list = ''], draft, words) => {
      const size = new RegExp(`${SIZE}|\\d+ ?MP`, 'i').exec(words)?.[0] ?? '';
      const amounts = list.match(new RegExp(AMOUNT, 'g')) ?? [];
      draft.examples.push({ size: sizeOf(size), usd: amounts.map(usd), words });
    },
  },
  {
    // The total stands without its dollar sign in the one known sentence of this kind.
    says: `${LEAD}an? {S} (?:generation|image|output) with (?:an? )?{S}(?: size)?(?: image)? (?:input|image input|input image) ${COST} ((?:\\$ ?)?\\d+\\.\\d+)${WHY}`,
    read: ([size = '', input = '', amount = ''], draft, words) => {
      draft.examples.push({ size: sizeIn(size), input: sizeIn(input), usd: [usd(amount)], words });
    },
  },
];

function usd(amount: string): string {
  return canonical(amount.replace(/^(?:US)?\$ ?/, ''));
}

/** "2048x2048", or "4 MP" as the square of so many 1024×1024. */
function sizeOf(text: string): { width: number; height: number } {
  const size = parseSize(text);
  if (size) return size;
  const edge = 1024 * Math.sqrt(Number.parseInt(text, 10));
  if (!Number.isInteger(edge))
    throw new ExtractError(`worked example of no square size: "${text}"`);
  return { width: edge, height: edge };
}
