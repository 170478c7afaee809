/** Where words stand in a body, for people who look for them there. */
const HEADING = /^#{1,6} +(?<md>.+)$|<h[1-6][^>]*>(?<html>[\s\S]*?)<\/h[1-6]>/gim;
/** A line longer than this is no place yet: minified pages and feeds have one. */
const LONG_LINE = 400;

/** `line 12, under "Images"`; null when the words are not in the body. White space may differ. */
export function placeOf(text: string, words: string): string | null {
  const at = indexOfWords(text, words.split(' ... ')[0] ?? '');
  if (at < 0) return null;
  const before = text.slice(0, at);
  const start = before.lastIndexOf('\n') + 1;
  const letter = at - start > LONG_LINE ? `, letter ${at - start + 1}` : '';
  const { md, html } = [...before.matchAll(HEADING)].at(-1)?.groups ?? {};
  const heading = (md ?? html ?? '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return `line ${before.split('\n').length}${letter}${heading ? `, under "${heading}"` : ''}`;
}

/** The line in which words stand, closed up and cut to `most` letters around them. */
export function lineWith(text: string, words: string, most = 120): string | null {
  const at = indexOfWords(text, words);
  if (at < 0) return null;
  const start = Math.max(text.lastIndexOf('\n', at) + 1, at - most);
  const end = text.indexOf('\n', at);
  const line = text
    .slice(start, end < 0 ? text.length : end)
    .replace(/\s+/g, ' ')
    .trim();
  return line.slice(0, most);
}

function indexOfWords(text: string, words: string): number {
  const parts = words.trim().split(/\s+/);
  if (parts[0] === '') return -1;
  const plain = text.indexOf(words);
  if (plain >= 0) return plain;
  const escaped = parts.map((p) => p.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.search(new RegExp(escaped.join('\\s+')));
}
