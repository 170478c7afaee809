/** A neuron's price: the dollars of the table are the neurons at this rate, rounded. */
import { type Decimal, exact, print } from '@/pricing';
import { ExtractError } from '@/scrapers/contract';
import { findAmounts } from '@/scrapers/readers/amount';
import { within } from '@/scrapers/readers/compare';
import type { Section } from '@/scrapers/readers/sections';

/** Rate in force since neurons exist; used where the body holds only the tables. */
const USUAL = '0.000011';
const RATE = /(\S+)\s*(?:\/|per)\s*1,000 neurons/i;

/** US dollars for one neuron, from "$0.011 per 1,000 Neurons" where the page says it. */
export function readNeuronPrice(sections: readonly Section[]): Decimal {
  for (const { text } of sections.flatMap((s) => s.paragraphs)) {
    const words = RATE.exec(text)?.[0];
    const amount = words ? findAmounts(words)[0] : undefined;
    if (!words) continue;
    if (amount?.per !== 1_000)
      throw new ExtractError(`expected dollars per 1,000 neurons, found "${words}"`);
    return amount.amount;
  }
  return USUAL;
}

/** Whether neurons say what the dollars say, within 1 % and the dollars' printed digits. */
export function agree(neurons: Decimal, dollars: Decimal, neuronUsd: Decimal): boolean {
  const value = exact(neurons).times(exact(neuronUsd));
  if (within(print(value), dollars, '0.01')) return true;
  const places = dollars.split('.')[1]?.length ?? 0;
  const half = exact(`0.${'0'.repeat(places)}5`);
  // Rounding explains a small part only: "$0.00" beside any neurons is no rounding.
  return value.minus(exact(dollars)).abs().lte(half) && within(print(value), dollars, '0.1');
}
