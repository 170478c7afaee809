/** Markdown (GFM, with the tags that documentation sites mix in) to sections. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { ExtractError } from '../contract';
import { misfitOfHeading } from './around';
import type { Section } from './sections';
import { squash, Table, type Words } from './table';

type RootContent = ReturnType<typeof fromMarkdown>['children'][number];
type TableNode = Extract<RootContent, { type: 'table' }>;
type Nodes = RootContent | TableNode['children'][number]['children'][number];

/** A tag alone on its line hides the Markdown around it from the parser. */
const TAG_LINE = /^[ \t]*<\/?[A-Z][\w.]*(?:\s[^<>]*)?\/?>[ \t]*$/gm;

/** Lines in one table or paragraph: the longest real one has 300, and the parser's time grows with the square. */
const MOST_LINES = 2_000;

/** @throws ExtractError for a block longer than any price table */
export function markdownSections(text: string): Section[] {
  refuseEndless(text);
  const source = titledParts(text)
    .replace(TAG_LINE, (line) => ' '.repeat(line.length))
    // Tables inside tags are set in, which plain Markdown takes for code.
    .replace(/^[ \t]{4,}(?=\|.*\|[ \t]*$)/gm, '');
  const root = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const sections: Section[] = [{ title: '', depth: 0, paragraphs: [], tables: [] }];
  for (const node of root.children) collect(node, sections, source);
  return sections;
}

const TITLED =
  /^[ \t]*<(?<tag>[A-Z]\w*)\s[^<>]*\btitle=["'](?<title>[^"']+)["'][^<>]*(?<!\/)>[ \t]*$/;

/**
 * A tab or a fold-out whose title sets its prices apart ("Batch", "Deprecated models") becomes a
 * part with that heading; behind it the part around it goes on.
 */
function titledParts(text: string): string {
  const open: { end: RegExp; around: string }[] = [];
  let around = '';
  const lines = text.split('\n').flatMap((line) => {
    const { tag, title } = TITLED.exec(line)?.groups ?? {};
    if (tag && title && misfitOfHeading(title)) {
      open.push({ end: new RegExp(`^\\s*</${tag}>\\s*$`), around });
      return ['', `###### ${title}`, ''];
    }
    const last = open.at(-1);
    if (last?.end.test(line)) {
      open.pop();
      return ['', last.around || '#', ''];
    }
    if (/^#{1,6} /.test(line)) around = line;
    return [line];
  });
  return lines.join('\n');
}

function refuseEndless(text: string): void {
  let lines = 0;
  for (const line of text.split('\n')) {
    lines = line.trim() === '' ? 0 : lines + 1;
    if (lines > MOST_LINES)
      throw new ExtractError(
        `expected a price page, found more than ${MOST_LINES} lines without a gap: "${line.trim().slice(0, 60)}"`,
      );
  }
}

function collect(node: RootContent, sections: Section[], source: string): void {
  const current = sections.at(-1) as Section;
  if (node.type === 'heading') {
    const title = squash(inline(node));
    sections.push({ title, depth: node.depth, paragraphs: [], tables: [] });
  } else if (node.type === 'table') {
    current.tables.push(table(node, current.title, source));
  } else if (node.type === 'paragraph' || node.type === 'code' || node.type === 'html') {
    current.paragraphs.push(words(node, source));
  } else if ('children' in node) {
    for (const child of node.children) collect(child as RootContent, sections, source);
  }
}

function table(node: TableNode, where: string, source: string): Table {
  const [head, ...rows] = node.children.map((row) => row.children.map((c) => words(c, source)));
  return new Table(head ?? [], rows, where);
}

function words(node: Nodes, source: string): Words {
  const children = 'children' in node ? node.children : [];
  const first = children[0]?.position ?? node.position;
  const last = children.at(-1)?.position ?? node.position;
  const raw = source.slice(first?.start.offset, last?.end.offset);
  const cell = node.type === 'tableCell' && children.length === 0;
  return { text: inline(node).trim(), raw: cell ? '' : squash(raw), code: codes(node) };
}

/** Words as read: `<br>` breaks the line, other tags fall away, and struck-out text is no price. */
function inline(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      return node.value.replace(/<br\s*\/?>/gi, '\n').replace(/<[^>]*>/g, '');
    case 'delete':
      return '';
    default:
      return 'children' in node ? node.children.map(inline).join('') : '';
  }
}

function codes(node: Nodes): string[] {
  if (node.type === 'inlineCode') return [node.value];
  return 'children' in node ? node.children.flatMap(codes) : [];
}
