import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import {
  readSections,
  type Section,
  unreadColumns,
  withChildren,
} from '@/scrapers/readers/sections';
import { squash } from '@/scrapers/readers/table';
import { readImagen } from './imagen';
import { readTokenModel } from './token-model';

/** Gemini API: one page, a heading a model, a table a service tier, token counts in footnotes. */
export const googleGemini: HostModule = {
  host: 'google-gemini',
  version: 1,
  sources: () => [
    {
      url: 'https://ai.google.dev/gemini-api/docs/pricing.md.txt',
      kind: 'page',
      minimumOffers: 4,
    },
  ],
  reads: (url) =>
    isAddress(url, ['ai.google.dev'], /^\/gemini-api\/docs\/pricing(?:\.md(?:\.txt)?)?\/?$/),
  extract(body) {
    const sections = readSections(body);
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    const batchIsHalf = sections.some(saysBatchIsHalf);
    sections.forEach((section, i) => {
      const group = withChildren(sections, i);
      if (section.depth === 2 && group.some((s) => s.tables.length > 0))
        readModel(group, batchIsHalf, out);
    });
    if (out.offers.length + out.leftovers.length === 0)
      throw new ExtractError('expected models with image prices under their headings, found none');
    return out;
  },
};

function readModel(group: readonly Section[], batchIsHalf: boolean, out: Extracted): void {
  const title = group[0]?.title ?? '';
  const ids = modelIds(group[0]);
  if (!/\bimages?\b|imagen|banana/i.test([title, ...ids].join(' '))) {
    ignore(title, ids, group, out);
    return;
  }
  try {
    if (ids.length === 0) throw new ExtractError('expected the model id in code, found none');
    if (/imagen/i.test(title)) readImagen(title, ids, group, out);
    else readTokenModel(ids, group, batchIsHalf, out);
    out.leftovers.push(...unreadColumns(group));
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({ wording: ids[0] ?? title, words: title, reason: error.message });
  }
}

/** The ids stand alone in code beneath the heading. */
function modelIds(section: Section | undefined): string[] {
  const line = section?.paragraphs.find((p) => p.code.length > 0);
  const rest = line?.code.reduce((text, code) => text.replace(code, ''), line.text);
  return rest !== undefined && /^[\s,]*$/.test(rest) ? (line?.code ?? []) : [];
}

/** Text, audio and video models, unless a table of theirs prices images. */
function ignore(title: string, ids: string[], group: readonly Section[], out: Extracted): void {
  const wording = ids[0] ?? title;
  const rows = group.flatMap((s) => s.tables.flatMap((t) => t.rows().map((r) => r.text)));
  const priced = rows.find((text) => /per image\b|\bimage (?:generation|output)/i.test(text));
  if (!priced) out.ignored.push({ wording, words: title, reason: 'not an image model' });
  else
    out.leftovers.push({
      wording,
      words: squash(priced),
      reason: 'an image price in the table of a model that is not an image model by name',
    });
}

function saysBatchIsHalf(section: Section): boolean {
  return section.paragraphs.some((p) => /batch api[^.]*\b50\s?%/i.test(p.text));
}
