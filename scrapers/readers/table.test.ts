import { describe, expect, it } from 'vitest';
import { ExtractError } from '@/scrapers/contract';
import { readSections } from './sections';

const md = (text: string) =>
  readSections({ url: 'https://x.test/', contentType: 'text/markdown', text });
const html = (text: string) =>
  readSections({ url: 'https://x.test/', contentType: 'text/html', text });

const MARKDOWN = `\uFEFF# Prices\r
\r
<Note>\r
  One \\$ **only**\r
</Note>\r
\r
| Model[^1] | Price <br> each | |\r
|---|---|---|\r
| A \\[x] | ~~\\$2~~ \\$1 <br> \\$3 | \`id-a\` |\r
| | | |\r
`;
const HTML = `<html><body><div><h2>Prices &amp; more</h2><div>Loose words</div>
<table><tr><th>Model</th><th>Price</th></tr><tr><td>A&nbsp;<b>x</b></td><td>$1<br/>$3 <del>$9</del></td></table></div></body></html>`;

describe('tables', () => {
  it('refuses a page that ends inside a table', () => {
    expect(() => html(HTML.slice(0, HTML.indexOf('<del>')))).toThrow(/without its end: cut off/);
  });

  it('reads Markdown through escapes, tags, line breaks and a byte order mark', () => {
    const section = md(MARKDOWN)[1];
    expect(section?.paragraphs[0]?.text).toBe('One $ only');
    const [row] = section?.tables[0]?.rows() ?? [];
    expect(
      row
        ?.take(/^price/)
        .text.split('\n')
        .map((l) => l.trim()),
    ).toEqual(['$1', '$3']);
    expect(row?.take(/^price/).raw).toBe('~~\\$2~~ \\$1 <br> \\$3');
    expect(row?.take('').code).toEqual(['id-a']);
    expect(section?.tables[0]?.unread().map((l) => l.words)).toEqual(['A [x]']);
  });

  it('reads HTML to the same shape', () => {
    const section = html(HTML)[1];
    expect(section?.title).toBe('Prices & more');
    expect(section?.paragraphs[0]?.text).toBe('Loose words');
    const [row] = section?.tables[0]?.rows() ?? [];
    expect(row?.take('model').text.replace(/\s+/g, ' ')).toBe('A x');
    expect(row?.take('Price').text.trim()).toBe('$1\n$3');
    expect(row?.take('Price').raw).toBe('$1<br/>$3 <del>$9</del>');
  });

  it('refuses missing, doubled and ragged columns with what stood there', () => {
    const table = md('| A | B |\n|---|---|\n| 1 | 2 |\n')[0]?.tables[0];
    expect(() => table?.rows()[0]?.take('Price')).toThrow(
      /expected a column "Price"; columns: "A", "B"/,
    );
    expect(() => md('| A | A |\n|---|---|\n| 1 | 2 |\n')[0]?.tables[0]?.rows()).toThrow(
      ExtractError,
    );
    expect(() => md('| A | B |\n|---|---|\n| 1 |\n')[0]?.tables[0]?.rows()).toThrow(
      /2 cells, found 1/,
    );
  });
});
