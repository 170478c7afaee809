/** What an amount is for: another unit or another count, in words and in feeds. */
import { around, type Effect, type Mutant, type Operator } from '../operator';
import { matches, rewrite, type Specimen } from '../specimen';

type Swap = [name: string, from: RegExp, to: string];

const SWAPS: Swap[] = [
  ['per image → per 1,000 images', /(?<=per (?:output )?|\/ ?)images?\b/gi, '1,000 images'],
  ['per 1,000 → per one', /(?<=\b(?:per|for) )(?:1,000|thousand|1k) (?=\w)/gi, ''],
  ['per 1M → per 1K', /(?<=\bper )(?:1M|1,000,000|million|M)\b/g, '1K'],
  ['megapixel → image', /(?<=per (?:\w+ )?|\$\/)(?:megapixels?|MP)\b/gi, 'image'],
  ['image → megapixel', /(?<=per (?:output )?|\/ ?)images?\b/gi, 'megapixel'],
  ['tile → megapixel', /\b512x512 tile\b/g, 'megapixel'],
  ['step → image', /(?<=per )steps?\b/gi, 'image'],
  ['image → second', /(?<=per (?:output )?|\/ ?)images?\b/gi, 'second'],
  ['output → input', /\boutput\b/gi, 'input'],
  ['unit key: image → token', /(?<="unit"\s*:\s*")image(?=")/g, 'token'],
  ['unit key: token → image', /(?<="unit"\s*:\s*")token(?=")/g, 'image'],
  ['metric: megapixel → image', /image_output_megapixel_count/g, 'image_output_count'],
  ['metric: image → megapixel', /image_output_count/g, 'image_output_megapixel_count'],
  ['metric: output → input', /image_output_/g, 'image_input_'],
  ['currency key', /(?<="currency"\s*:\s*")USD(?=")/g, 'EUR'],
  ['"USD" → "EUR"', /\bUSD?\b|\bUS dollars?\b/g, 'EUR'],
];

/** Every place by itself, and all places together. */
function* swapped(s: Specimen, [name, from, to]: Swap): Iterable<Mutant> {
  const places = matches(s.text, from);
  for (const place of s.few(places))
    yield {
      text: rewrite(s.text, [place], () => to),
      where: `${name}: ${around(s.text, place.from)}`,
    };
  if (places.length > 1) yield { text: rewrite(s.text, places, () => to), where: `${name}: all` };
}

const operator = (swap: Swap, effect: Effect): Operator => ({
  name: swap[0],
  effect,
  apply: (s) => swapped(s, swap),
});

export const unitOperators: Operator[] = SWAPS.map((swap) => operator(swap, 'damage'));
