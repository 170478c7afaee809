import { type Body, ExtractError, type Extracted, type Leftover } from '@/scrapers/contract';
import { readSections, type Section, withChildren } from '@/scrapers/readers/sections';
import { readPricing } from './pricing';

/** fal's text for one endpoint: only its Pricing section is read. */
export function readText(body: Body): Extracted {
  // A bare star between numbers is a multiplication sign, not Markdown.
  const text = timesSigns(body.text);
  const sections = readSections({ ...body, contentType: 'text/markdown', text });
  const wording = fact(sections, 'Model ID', /[\w.-]+(?:\/[\w.-]+)+/);
  if (!wording)
    throw new ExtractError(
      `fal: expected a text with a "Model ID", found "${body.text.trim().slice(0, 60)}"`,
    );
  const category = fact(sections, 'Category', /[\w-]+/);
  if (!ofImages(category))
    return { offers: [], leftovers: [], ignored: [outside(wording, category ?? '')] };

  const priced = sections.flatMap((s, i) => (/^pricing:?$/i.test(s.title) ? [i] : []));
  const [at, second] = priced;
  if (at === undefined) return unpriced(wording, 'no pricing section');
  if (second !== undefined)
    throw new ExtractError(`fal: expected one Pricing section, found ${priced.length}`);
  const about = { wording, category, cutOff: endsInside(body.text) };
  return readPricing(withChildren(sections, at), about);
}

export function timesSigns(text: string): string {
  return text.replace(/(\d{2,5}) ?\* ?(?=\d{2,5})/g, '$1x');
}

export function ofImages(category: string | undefined): boolean {
  return !category || /-to-image$|^image-/.test(category);
}

/** A body that stops in the middle of a sentence: the fragment may read like a whole one. */
function endsInside(text: string): boolean {
  const tail = /\n#{1,6} *pricing:?[ \t]*\r?\n(?!.*\n#{1,6} )(.*)$/is.exec(text)?.[1];
  return (
    tail !== undefined &&
    !/for more details/i.test(tail) &&
    !/(?:[.!)*\n]|images|megapixels|seconds)$/.test(tail)
  );
}

/** "Model ID: fal-ai/flux/dev" of the Overview list; one value only, or the body holds two models. */
function fact(sections: readonly Section[], name: string, shape: RegExp): string | undefined {
  const line = new RegExp(`^\\s*${name}\\s*:\\s*\`?(${shape.source})\`?`, 'im');
  const found = new Set(
    sections.flatMap((s) => s.paragraphs).flatMap((p) => line.exec(p.text)?.[1] ?? []),
  );
  if (found.size > 1)
    throw new ExtractError(`fal: expected one ${name}, found ${[...found].join(', ')}`);
  return [...found][0];
}

export function outside(wording: string, category: string): Leftover {
  return { wording, words: `Category: ${category}`, reason: 'not an image model' };
}

export function unpriced(wording: string, reason: string): Extracted {
  return { offers: [], leftovers: [{ wording, words: '', reason }], ignored: [] };
}
