/** Pages as plain lines of words, whatever they are served as. */
import type { Body } from '@/scrapers/contract';
import { htmlLines, isHtml } from './html';
import { markdownSections } from './markdown';
import { squash } from './table';

/** The visible lines, in order, without empty ones. Table cells become lines of their own. */
export function readLines(body: Body): string[] {
  const text = body.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (isHtml(body.contentType, text)) return htmlLines(text);
  const lines = /markdown/i.test(body.contentType) ? markdownLines(text) : text.split('\n');
  return lines.map(squash).filter(Boolean);
}

function markdownLines(text: string): string[] {
  return markdownSections(text).flatMap((section) => [
    section.title,
    ...section.paragraphs.flatMap((p) => p.text.split('\n')),
    ...section.tables.flatMap((t) => [
      ...t.headers.map((h) => h.text),
      ...t.rows().flatMap((row) => row.text.split(' | ')),
    ]),
  ]);
}

/** True for a line that is one amount in whatever currency or spelling, and nothing else. */
export function isAmountLine(line: string): boolean {
  return (
    /\d/.test(line) &&
    /[$€£¥₹]|\bUSD\b/.test(line) &&
    /^[^A-Za-z]*(?:US(?:D)?)?[^A-Za-z]*(?:USD)?$/.test(line)
  );
}
