/** A calculator's form as it stands in the address: what was typed, what it means, what is refused. */
import {
  type Decimal,
  exact,
  print,
  twoReadings,
  typedCount,
  typedDecimal,
  typedUsd,
} from '@/pricing';
import { grouped } from '../credits';
import { type Params, param } from '../params';

export type Form = {
  /** What stood in the address, to be shown again. */
  given: Record<string, string>;
  errors: Record<string, string>;
  /** US dollars as a decimal string; undefined when absent or refused. */
  money(name: string, limits?: { above?: Decimal; most?: Decimal }): Decimal | undefined;
  /** A decimal such as 2.5. */
  amount(
    name: string,
    limits: { least: Decimal; most: Decimal; what: string },
  ): Decimal | undefined;
  whole(name: string, limits: { least: number; most: number; what: string }): number | undefined;
  /** "70" or "70%" as the share "0.7". */
  percent(name: string): Decimal | undefined;
  choice<T extends string>(name: string, values: readonly T[], what: string): T | undefined;
  /** Refuses a field for a reason that only the rest of the form shows. */
  refuse(name: string, words: string): void;
};

const LONGEST = 60;
export const MOST_IMAGES = 1_000_000_000;

export function formOf(params: Params): Form {
  const given: Form['given'] = {};
  const errors: Form['errors'] = {};
  const read = <T>(
    name: string,
    parse: (text: string) => T | undefined,
    wanted: string,
    hasFraction = false,
  ) => {
    const text = param(params, name)?.slice(0, LONGEST);
    if (text === undefined) return undefined;
    given[name] = text;
    const value = parse(text);
    if (value === undefined)
      errors[name] = `“${text}” ${(hasFraction && twoReadings(text)) || wanted}`;
    return value;
  };
  return {
    given,
    errors,
    money(name, { above, most = '1000000' } = {}) {
      const least = above === undefined ? '0 or more' : `more than ${above}`;
      return read(
        name,
        (text) => {
          const value = typedUsd(text) ?? undefined;
          if (value === undefined || exact(value).gt(exact(most))) return undefined;
          return above !== undefined && exact(value).lte(exact(above)) ? undefined : value;
        },
        `isn’t a sum of dollars: ${least}, at most ${grouped(most)}, such as 0.04.`,
        true,
      );
    },
    amount(name, { least, most, what }) {
      return read(
        name,
        (text) => {
          const value = typedDecimal(text);
          if (value === null) return undefined;
          return exact(value).lt(exact(least)) || exact(value).gt(exact(most)) ? undefined : value;
        },
        `isn’t ${what}: ${grouped(least)} to ${grouped(most)}.`,
        true,
      );
    },
    whole(name, { least, most, what }) {
      return read(
        name,
        (text) => {
          const value = typedCount(text);
          return value === null || value < least || value > most ? undefined : value;
        },
        `isn’t ${what}: a whole number from ${grouped(`${least}`)} to ${grouped(`${most}`)}.`,
      );
    },
    percent(name) {
      return read(
        name,
        (text) => {
          // No share is a thousand: a comma is a decimal comma.
          const value = typedDecimal(
            text.replace(/\s*%$/, '').replace(/^(\d{1,3}),(?=\d{1,6}$)/, '$1.'),
          );
          if (value === null || exact(value).lte('0') || exact(value).gt('100')) return undefined;
          return print(exact(value).div('100'));
        },
        'isn’t a share: above 0 and at most 100 percent.',
      );
    },
    choice(name, values, what) {
      return read(name, (text) => values.find((v) => v === text), `isn’t ${what}.`);
    },
    refuse(name, words) {
      errors[name] = words;
    },
  };
}
