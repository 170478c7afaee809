import { daysInWords } from '../lib/days-in-words';

/** A sentence made as one string, or a note of the catalog's, with the days in it as `<time>`. */
export function Noted({ text }: { text: string }) {
  return daysInWords(text).map(({ words, iso }, i) => {
    const datetime = { datetime: iso };
    return iso ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity
      <time key={i} {...datetime}>
        {words}
      </time>
    ) : (
      words
    );
  });
}
