import { aliases } from '@/catalog';
import {
  type Body,
  ExtractError,
  type Extracted,
  type HostModule,
  type Leftover,
} from '@/scrapers/contract';
import { findAmounts } from '@/scrapers/readers/amount';
import { misfitOfText } from '@/scrapers/readers/around';
import { plainText, sentences, takeApart, type Unread } from '@/scrapers/readers/prose';
import { readSections, type Section, withChildren } from '@/scrapers/readers/sections';
import { assume, type Draft, newDraft } from './draft';
import { readModelPage } from './model-page';
import { offersOf } from './offers';
import { PATTERNS } from './patterns';
import { isPriceList, priceLists, readPriceList } from './price-list';

/** Endpoints that work on an image although fal files them under text-to-image. */
const TOOL =
  /(?:^|[/-])(?:edit|image-to-image|inpaint(?:ing)?|outpaint|redux|fill|upscaler?|remix|reframe)(?:[/-]|$)/;
/** Words of a sentence nobody read that may add to the price; its worked examples don't. */
const ADDS =
  /^(?!for example|similarly|for instance).*(?:\$|%|double|times|half|extra|additional|surcharge)/i;

const PAGE = /^https:\/\/fal\.ai\/models\/[^?#]+$/;

const endpoints = () =>
  aliases
    .filter((a) => a.host === 'fal' && a.model !== null && /^[\w.-]+(\/[\w.-]+)+$/.test(a.wording))
    .map((a) => a.wording);

export const fal: HostModule = {
  host: 'fal',
  version: 1,
  sources: () => [
    ...endpoints().map((endpoint) => ({
      url: `https://fal.ai/models/${endpoint}/llms.txt`,
      kind: 'page' as const,
      minimumOffers: 1,
    })),
    ...priceLists(endpoints()),
  ],
  reads: (url) => PAGE.test(url) || isPriceList(url),
  keyOf: (url) => (isPriceList(url) ? { env: 'FAL_KEY', scheme: 'Key' } : null),
  extract: (body) => (isPriceList(body.url) ? readPriceList(body) : readPage(body)),
};

function readPage(body: Body): Extracted {
  return /\/llms\.txt$/.test(body.url) || /\*\*Model ID\*\*/.test(body.text)
    ? readText(body)
    : readModelPage(body);
}

/** fal's text for one endpoint: only the sentences of its Pricing section are read, each whole. */
function readText(body: Body): Extracted {
  // A bare star between numbers is a multiplication sign, not Markdown.
  const text = body.text.replace(/(\d{2,5}) ?\* ?(?=\d{2,5})/g, '$1x');
  const sections = readSections({ ...body, contentType: 'text/markdown', text });
  const wording = fact(sections, 'Model ID', /[\w.-]+(?:\/[\w.-]+)+/);
  if (!wording)
    throw new ExtractError(
      `fal: expected a text with a "Model ID", found "${body.text.trim().slice(0, 60)}"`,
    );
  const category = fact(sections, 'Category', /[\w-]+/);
  if (category && !/-to-image$|^image-/.test(category))
    return { offers: [], leftovers: [], ignored: [outside(wording, category)] };

  const priced = sections.flatMap((s, i) => (/^pricing:?$/i.test(s.title) ? [i] : []));
  const [at, second] = priced;
  if (at === undefined) return unpriced(wording, 'no pricing section');
  if (second !== undefined)
    throw new ExtractError(`fal: expected one Pricing section, found ${priced.length}`);
  const draft = newDraft(wording);
  const paragraphs = withChildren(sections, at).flatMap((s) => s.paragraphs.map((p) => p.text));
  const cut = endsInside(body.text) ? paragraphs.pop() : undefined;
  const unread = paragraphs.flatMap((paragraph) => readParagraph(paragraph, draft));
  if (cut) unread.push(...readCut(cut, draft));
  for (const { words, reason } of unread) {
    draft.leftovers.push({ wording, words, reason });
    if (!reason.startsWith('cut off:') && ADDS.test(words))
      assume(draft, `not read into this price: "${words.slice(0, 160)}"`);
  }
  const takesBack = unread.find(({ words, reason }) => reason !== 'cut off' && misfitOfText(words));
  if (takesBack) return { offers: [], leftovers: draft.leftovers, ignored: draft.ignored };
  const generates = category === 'text-to-image' && !TOOL.test(wording);
  const offers = offersOf(draft, generates ? 'generate' : null);
  if (offers.length === 0 && draft.leftovers.length === 0)
    return unpriced(wording, 'no price in the pricing section');
  return { offers, leftovers: draft.leftovers, ignored: draft.ignored };
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

function readCut(paragraph: string, draft: Draft): Unread[] {
  const whole = sentences(paragraph);
  const words = whole.pop() ?? '';
  return [...readParagraph(whole.join(' '), draft), { words, reason: 'cut off' }];
}

function readParagraph(paragraph: string, draft: Draft): Unread[] {
  try {
    findAmounts(paragraph);
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    return [{ words: plainText(paragraph), reason: error.message }];
  }
  return takeApart(sentences(paragraph), PATTERNS, draft);
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

function outside(wording: string, category: string): Leftover {
  return { wording, words: `Category: ${category}`, reason: 'not an image model' };
}

function unpriced(wording: string, reason: string): Extracted {
  return { offers: [], leftovers: [{ wording, words: '', reason }], ignored: [] };
}
