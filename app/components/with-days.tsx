import { daysInWords } from '../lib/days-in-words';

/** A sentence made as a string, its days as `<time>` like any other. */
export function WithDays({ words }: { words: string }) {
  return daysInWords(words).map(({ text, iso }, i) => {
    const datetime = { datetime: iso };
    const key = `${i}/${text}`;
    return iso ? (
      <time key={key} {...datetime}>
        {text}
      </time>
    ) : (
      text
    );
  });
}
