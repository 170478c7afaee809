/** HTML to sections and lines. Selectors say how many nodes they expect. */
import { type CheerioAPI, type contains, load } from 'cheerio';
import { ExtractError } from '@/scrapers/contract';
import { misfitOfHeading } from './around';
import type { Section } from './sections';
import { squash, Table, type Words } from './table';

type Found = ReturnType<CheerioAPI>;
type AnyNode = Parameters<typeof contains>[1];
type Element = Extract<AnyNode, { tagName: string }>;

const SKIP = 'script, style, noscript, template, svg, head, iframe';
const BLOCK = new Set(
  'address article aside blockquote button dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td th thead tr ul'.split(
    ' ',
  ),
);

export function isHtml(contentType: string, text: string): boolean {
  return /html/i.test(contentType) || /^\s*<(?:!doctype|html|head|body)\b/i.test(text);
}

export function parseHtml(text: string): CheerioAPI {
  return load(text, { sourceCodeLocationInfo: true });
}

/** Nodes of a selector whose number is known. */
export function exactly($: CheerioAPI, selector: string, expected: number): Found {
  const found = $(selector);
  if (found.length !== expected)
    throw new ExtractError(`expected ${expected} of "${selector}", found ${found.length}`);
  return found;
}

export function htmlSections(text: string): Section[] {
  const $ = parseHtml(text);
  $(SKIP).remove();
  const sections: Section[] = [{ title: '', depth: 0, paragraphs: [], tables: [] }];
  const visit = (node: AnyNode): void => {
    if (!isTag(node)) return;
    const current = sections.at(-1) as Section;
    if (/^h[1-6]$/.test(node.name)) {
      const title = squash(shown(node));
      sections.push({ title, depth: Number(node.name[1]), paragraphs: [], tables: [] });
    } else if (node.name === 'table') {
      current.tables.push(table($, node, current.title, text));
    } else if (node.name === 'details' && misfitOfHeading(summaryOf(node))) {
      // Folded away under words that set it apart; behind it the part around it goes on.
      const { title, depth } = current;
      sections.push({ title: summaryOf(node), depth: 6, paragraphs: [], tables: [] });
      visitAll(node.children.filter((c) => !(isTag(c) && c.name === 'summary')));
      sections.push({ title, depth, paragraphs: [], tables: [] });
    } else if (hasBlocks(node)) {
      visitAll(node.children);
    } else if (shown(node).trim()) {
      current.paragraphs.push(words($, node, text));
    }
  };
  /** What stands in one line is one paragraph: "<span>$0.03</span><span> / image</span>". */
  const visitAll = (nodes: readonly AnyNode[]): void => {
    let line: AnyNode[] = [];
    const flush = () => {
      const said = line.map(shown).join('').trim();
      if (said) (sections.at(-1) as Section).paragraphs.push(wordsOf($, line, text));
      line = [];
    };
    for (const node of nodes) {
      const isBlock = isTag(node) && (BLOCK.has(node.name) || hasBlocks(node));
      if (!isBlock) line.push(node);
      else {
        flush();
        visit(node);
      }
    }
    flush();
  };
  visitAll($('body').contents().toArray());
  return sections;
}

/** The visible words, a line for each block. */
export function htmlLines(text: string): string[] {
  const $ = parseHtml(text);
  $(SKIP).remove();
  const body = $('body')[0];
  return body ? shown(body).split('\n').map(squash).filter(Boolean) : [];
}

function table($: CheerioAPI, node: Element, where: string, source: string): Table {
  if (!node.sourceCodeLocation?.endTag)
    throw new ExtractError('expected a whole table, found one without its end: cut off');
  const rows = $(node)
    .find('tr')
    .toArray()
    .filter((tr) => $(tr).closest('table')[0] === node)
    .map((tr) =>
      $(tr)
        .children('th, td')
        .toArray()
        .map((cell) => words($, cell, source)),
    );
  const [head, ...body] = rows;
  return new Table(head ?? [], body, where);
}

function words($: CheerioAPI, node: Element, source: string): Words {
  const at = node.sourceCodeLocation;
  const from = at?.startTag?.endOffset ?? at?.startOffset;
  const to = at?.endTag?.startOffset ?? at?.endOffset;
  const raw = squash(source.slice(from, to));
  const code = $(node)
    .find('code')
    .toArray()
    .map((c) => squash($(c).text()));
  return { text: shown(node).trim(), raw, code };
}

function wordsOf($: CheerioAPI, nodes: readonly AnyNode[], source: string): Words {
  const from = nodes.find((n) => n.sourceCodeLocation)?.sourceCodeLocation?.startOffset;
  const to = nodes.findLast((n) => n.sourceCodeLocation)?.sourceCodeLocation?.endOffset;
  const code = nodes.flatMap((n) => (isTag(n) ? words($, n, source).code : []));
  const own = nodes.flatMap((n) => (isTag(n) && n.name === 'code' ? [squash($(n).text())] : []));
  return {
    text: nodes.map(shown).join('').trim(),
    raw: squash(source.slice(from, to)),
    code: [...own, ...code],
  };
}

function summaryOf(node: Element): string {
  const summary = node.children.find((c) => isTag(c) && c.name === 'summary');
  return summary ? squash(shown(summary)) : '';
}

function isTag(node: AnyNode): node is Element {
  return 'tagName' in node;
}

function hasBlocks(node: Element): boolean {
  return node.children.some((c) => isTag(c) && (BLOCK.has(c.name) || hasBlocks(c)));
}

/** Words as read: blocks and `<br>` break the line, struck-out text is no price. */
function shown(node: AnyNode): string {
  if (!isTag(node))
    return 'data' in node && node.nodeType === 3 ? node.data.replace(/\s+/g, ' ') : '';
  if (node.name === 'br') return '\n';
  if (['del', 's', 'strike'].includes(node.name)) return '';
  const inner = node.children.map(shown).join('');
  return BLOCK.has(node.name) ? `\n${inner}\n` : inner;
}
