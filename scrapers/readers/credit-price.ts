/** What a page says one of its credits or units costs. */
import { type Decimal, exact, print } from '@/pricing';
import { ExtractError } from '../contract';
import { readAmount } from './amount';
import { plainText } from './prose';
import type { Section } from './sections';

const SAID =
  /(?<![\w.,])(?<count>\d[\d,]*) (?:api )?(?:credits?|units?) ?(?:=|costs?|are|is|equals?|for)(?: worth)? ?(?<usd>(?:US)?\$ ?[\d.,]*\d)(?! ?(?:per|\/))/gi;

/**
 * "1 credit = $0.02", "1,000 units cost $1" → dollars of one; null where the page says nothing.
 * @throws ExtractError when it says two different things
 */
export function creditPrice(sections: readonly Section[]): Decimal | null {
  const texts = sections.flatMap((s) => [s.title, ...s.paragraphs.map((p) => p.text)]);
  const found = texts.flatMap((text) =>
    [...plainText(text).matchAll(SAID)].map((match) => {
      const count = (match.groups?.count ?? '').replaceAll(',', '');
      const { amount } = readAmount(match.groups?.usd ?? '');
      if (/^0+$/.test(count) || exact(amount).eq('0'))
        throw new ExtractError(`expected the price of a credit, found "${match[0]}"`);
      return print(exact(amount).div(count));
    }),
  );
  const [first, ...others] = new Set(found);
  if (others.length > 0)
    throw new ExtractError(`a credit at $${first} and at $${others.join(', $')}`);
  return first ?? null;
}
