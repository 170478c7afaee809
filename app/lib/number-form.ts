/**
 * How the reader's language writes numbers, as far as English text can follow it: with a decimal
 * point ("1,041", "$0.039") or a decimal comma ("1 041", "$0,039"). Thousands are then set apart by a
 * thin space, and "9.184" is "9,1840", so that no comma can be taken for one between thousands.
 */
export const NUMBER_FORMS = ['point', 'comma'] as const;

export type NumberForm = (typeof NUMBER_FORMS)[number];

/** What the device is set to; `languages` as browsers list them, the reader's first choice first. */
export function formOf(languages: readonly string[]): NumberForm {
  try {
    const [first = 'en'] = languages;
    const parts = new Intl.NumberFormat(first, { numberingSystem: 'latn' }).formatToParts(1.5);
    return parts.some((part) => part.type === 'decimal' && part.value === ',') ? 'comma' : 'point';
  } catch {
    return 'point';
  }
}

const THIN_SPACE = '\u202f';
/** A mark and three digits: as they follow a thousand. */
const THOUSAND = 4;

/** A number that is no part of an identifier, a version of three parts, an address or a file's name. */
const NUMBER =
  /(?<![\p{L}\p{N}_/@#-]|[\p{L}\p{N}][.,])([1-9]\d{0,2}(?:,\d{3})+|\d+)(\.\d+)?(?=[kKM]?(?![\p{L}\p{N}_@#]|[.,/-][\p{L}\p{N}]))/gu;
const MONEY = /[$€£]$/;
/** What follows a quantity and never a version. */
const UNIT = /^(?:[kKM]\b|\s?[×%]|\s(?:MP|s|ms)\b)/;
/** "FLUX 1.1", "Stable Diffusion 3.5", "Apache 2.0": the number is the name's. */
const NAME = /(?:^|[\s(“,/])(?:\p{Lu}[\p{L}\p{N}.-]*|\p{L}*-[\p{L}-]*)\s$/u;
/** `input_cost = 0.04`: a field and its value, as some page has them. */
const FIELD = /\p{L}_[\p{L}_]* = $/u;

/**
 * A text written with decimal points, in the form with a comma. Names, identifiers and what stands
 * between quotation marks stay as they are.
 * @param before what stands before the text in its sentence: a name there may end in its number
 * @param after what stands behind it: a unit there makes the number a quantity
 */
export function withComma(text: string, before = '', after = ''): string {
  return text.replace(NUMBER, (written, whole: string, fraction = '', at: number) => {
    const left = before + text.slice(0, at);
    const right = text.slice(at + written.length) + after;
    if (isQuoted(left) || (fraction && !isQuantity(left, fraction, right))) return written;
    const more = whole !== '0' && fraction.length === THOUSAND ? '0' : '';
    return whole.replaceAll(',', THIN_SPACE) + fraction.replace('.', ',') + more;
  });
}

/** Behind a quotation mark that is open yet. */
function isQuoted(left: string): boolean {
  return left.lastIndexOf('“') > left.lastIndexOf('”') || left.split('"').length % 2 === 0;
}

function isQuantity(left: string, fraction: string, right: string): boolean {
  if (MONEY.test(left)) return true;
  // Computed numbers end in no nought and are never all that a bracket holds; versions do and are.
  if (fraction.endsWith('0') || FIELD.test(left)) return false;
  if (left.endsWith('(') && right.startsWith(')')) return false;
  return UNIT.test(right) || !NAME.test(left);
}
