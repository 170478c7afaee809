/** What the Pricing section of an endpoint says: sentences, each read whole, and tables. */
import { ExtractError, type Extracted, type Leftover, type RawOffer } from '@/scrapers/contract';
import { findAmounts } from '@/scrapers/readers/amount';
import { misfitOfText } from '@/scrapers/readers/around';
import { hasAmounts, readOneModel } from '@/scrapers/readers/one-model';
import { plainText, sentences, takeApart, type Unread } from '@/scrapers/readers/prose';
import type { Section } from '@/scrapers/readers/sections';
import { assume, type Draft, newDraft } from './draft';
import { offersOf } from './offers';
import { PATTERNS } from './patterns';

/** Endpoints that work on an image although fal files them under text-to-image. */
const TOOL =
  /(?:^|[/-])(?:edit|image-to-image|inpaint(?:ing)?|outpaint|redux|fill|upscaler?|remix|reframe)(?:[/-]|$)/;
/** Words of a sentence nobody read that may add to the price; its worked examples don't. */
const ADDS =
  /^(?!for example|similarly|for instance).*(?:\$|%|double|twice|times|half|extra|additional|surcharge|charged|billed|multipl)/i;

type About = {
  wording: string;
  category: string | undefined;
  /** The text stops inside its last sentence. */
  cutOff: boolean;
};

export function readPricing(pricing: readonly Section[], about: About): Extracted {
  const { wording, category } = about;
  const draft = newDraft(wording);
  const paragraphs = pricing.flatMap((s) => s.paragraphs.map((p) => p.text));
  const cut = about.cutOff ? paragraphs.pop() : undefined;
  const unread = paragraphs.flatMap((paragraph) => readParagraph(paragraph, draft));
  if (cut) unread.push(...readCut(cut, draft));
  for (const { words, reason } of unread) {
    draft.leftovers.push({ wording, words, reason });
    if (!reason.startsWith('cut off:') && ADDS.test(words))
      assume(draft, `not read into this price: "${words.slice(0, 160)}"`);
  }
  const done = (offers: RawOffer[]): Extracted => {
    const { leftovers, ignored } = draft;
    const nothing = offers.length + leftovers.length + ignored.length === 0;
    const reason = 'no price in the pricing section';
    return { offers, leftovers: nothing ? [{ wording, words: '', reason }] : leftovers, ignored };
  };
  const takesBack = unread.find(({ words, reason }) => reason !== 'cut off' && misfitOfText(words));
  if (takesBack) return done([]);
  const generates = category === 'text-to-image' && !TOOL.test(wording);
  const offers = offersOf(draft, generates ? 'generate' : null);
  if (!pricing.some((s) => s.tables.some(hasAmounts))) return done(offers);
  return done(withTables(pricing, offers, draft));
}

/** A table says more than the sentence above it, whose amounts must be among the table's. */
function withTables(
  pricing: readonly Section[],
  said: readonly RawOffer[],
  draft: Draft,
): RawOffer[] {
  const { wording } = draft;
  const rows = pricing.flatMap((s) => s.tables.flatMap((t) => t.rows().map((r) => r.text)));
  const refuse = (reason: string): RawOffer[] => {
    const leftover: Leftover = { wording, words: rows.join(' / '), reason };
    draft.leftovers.push(leftover);
    return [];
  };
  try {
    const read = readOneModel(pricing, wording);
    draft.leftovers.push(...read.leftovers);
    draft.ignored.push(...read.ignored);
    const amounts = new Set(amountsOf(read.offers));
    if (amountsOf(said).some((amount) => !amounts.has(amount)))
      return refuse('a sentence and a table that contradict each other');
    const operation = said[0]?.operation ?? null;
    return read.offers.map((offer) => ({ ...offer, operation: offer.operation ?? operation }));
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    return refuse(error.message);
  }
}

function amountsOf(offers: readonly RawOffer[]): string[] {
  return offers.flatMap((o) => o.rule.terms.map((t) => `${t.amount} ${t.per}`));
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
