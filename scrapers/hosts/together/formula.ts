/** What the page says of its unit: how many pixels a megapixel has, and when steps cost more. */
import { ExtractError } from '@/scrapers/contract';
import type { Section } from '@/scrapers/readers/sections';
import { squash } from '@/scrapers/readers/table';

export type Formula = { pixelsPerMegapixel: 1_000_000 | 1_048_576; assumptions: string[] };

const DIVISOR = /MP\s*=\s*\(?\s*Width\s*[×x*]\s*Height\s*\)?\s*[/÷]\s*(\(?[\d,*× ]+\)?)/i;
const SURCHARGE =
  /steps\s*>\s*default|(?:above|exceeds?|more than|over) (?:the )?default|fewer steps does not/i;

export function readFormula(sections: readonly Section[]): Formula {
  const text = sections.flatMap((s) => s.paragraphs.map((p) => squash(p.text))).join('\n');
  const divisor = DIVISOR.exec(text)?.[1]
    ?.replace(/[^\d*×]/g, '')
    .replace('×', '*');
  const assumptions: string[] = [];
  if (!divisor) assumptions.push("the page doesn't define a megapixel; read as 1,000,000 pixels");
  else if (!['1000000', '1048576', '1024*1024'].includes(divisor))
    throw new ExtractError(
      `expected a megapixel of 1,000,000 or 1,048,576 pixels, found "${divisor}"`,
    );
  if (!SURCHARGE.test(text))
    assumptions.push(
      "the page doesn't say how steps are billed; read as a surcharge above the default",
    );
  return {
    pixelsPerMegapixel: !divisor || divisor === '1000000' ? 1_000_000 : 1_048_576,
    assumptions,
  };
}
