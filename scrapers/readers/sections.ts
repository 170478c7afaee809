/** A page as headings with what stands beneath them: one shape for Markdown and HTML. */
import type { Body, Leftover } from '@/scrapers/contract';
import { htmlSections, isHtml } from './html';
import { markdownSections } from './markdown';
import type { Table, Words } from './table';

export type Section = {
  /** The heading; empty for what stands before the first one. */
  title: string;
  /** 0 before the first heading, else 1–6. */
  depth: number;
  paragraphs: Words[];
  tables: Table[];
};

/** Sections in page order, flat; a section's depth says what it belongs to. */
export function readSections(body: Body): Section[] {
  const text = body.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return isHtml(body.contentType, text) ? htmlSections(text) : markdownSections(text);
}

/** A section with the deeper ones that follow it. */
export function withChildren(sections: readonly Section[], at: number): Section[] {
  const own = sections[at];
  if (!own) return [];
  const end = sections.findIndex((s, i) => i > at && s.depth <= own.depth);
  return sections.slice(at, end === -1 ? undefined : end);
}

/** Columns that nobody read, over all tables. */
export function unreadColumns(sections: readonly Section[]): Leftover[] {
  return sections.flatMap((s) => s.tables.flatMap((t) => t.unread()));
}
