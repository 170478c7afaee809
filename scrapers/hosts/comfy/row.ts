/** A row's options and its credits. */
import {
  BANDS,
  type Band,
  type Condition,
  exact,
  type Operation,
  perImage,
  type Rule,
  type Term,
} from '@/pricing';
import { ExtractError } from '@/scrapers/contract';
import { readDecimal } from '@/scrapers/readers/amount';

/** 1 ÷ 211: $0.04 at the maker is 8.44 credits here, and so on down the page. */
const CREDIT_USD = '0.004739336492890995';
const CREDIT_WORDS = '211 credits are taken as $1: the page prints credits alone';
const PRICE =
  /^(?<first>\d+(?:\.\d+)?)(?:\s*\/\s*(?<unit>run|image))?(?:\s*\+\s*(?<extra>\d+(?:\.\d+)?)\s*\/\s*extra MP)?(?:\s*\(×\s*n\))?$/;

/** What a row's cells say of the call. @throws ExtractError for what this reader can't tell */
export function optionsOf(cells: readonly string[]): {
  operation: Operation | null;
  when: Condition[];
} {
  if (cells[0] === '')
    throw new ExtractError('continues the row above: which model it is, is not said');
  if (cells.some((c) => /^yes$/i.test(c)))
    throw new ExtractError('an option on top of the plain price');
  const sized = cells.find((c) => /^\d{3,4}p\b/i.test(c));
  if (sized) throw new ExtractError(`a size without pixels: "${sized}"`);
  const when = cells.flatMap((cell): Condition[] => {
    const bands = cell.split(/,\s*/);
    const known = bands.every((b) => b in BANDS);
    return known ? [{ kind: 'resolution', is: bands as [Band, ...Band[]] }] : [];
  });
  const task = cells.find((c) => /^(?:generation|generate|edit)$/i.test(c))?.toLowerCase();
  const operation = task === 'edit' ? 'edit' : task ? 'generate' : null;
  return { operation, when };
}

/** "8.44 / run", "6.33 / run + 3.17 / extra MP", "52.75 / image (× n)", or "9.05" in a column per image. */
export function creditRule(text: string, columnPerImage: boolean, when: Condition[]): Rule {
  const groups = PRICE.exec(text)?.groups;
  if (!groups?.first || (!groups.unit && !columnPerImage))
    throw new ExtractError(`expected credits for one image, found "${text}"`);
  const first = readDecimal(groups.first, 'credits');
  if (exact(first).eq('0')) throw new ExtractError('printed as 0 without a word of free');
  const group = when.length > 0 ? { group: 'size' } : {};
  const terms: Term[] = [{ ...perImage(first, when.length > 0 ? when : undefined), ...group }];
  if (groups.extra) terms.push(furtherMegapixels(readDecimal(groups.extra, 'credits')));
  return {
    money: { kind: 'credit', name: 'credit', usd: CREDIT_USD },
    terms,
    // The credit's price has no end in decimals: a millionth of a dollar is beyond what is printed.
    rounding: { to: '0.000001', mode: 'nearest' },
    assumptions: [
      CREDIT_WORDS,
      ...(groups.extra ? ['a megapixel is taken as 1,048,576 pixels, rounded up'] : []),
    ],
  };
}

function furtherMegapixels(amount: string): Term {
  return {
    amount,
    per: 1,
    times: [
      { kind: 'megapixel', pixelsPerMegapixel: 1_048_576, rounding: 'up', part: 'additional' },
    ],
  };
}
