/** JSON that a page carries inside its scripts, found by its key and taken out by its braces. */
import { ExtractError } from '../contract';
import { parseJson } from './json';

/** How a quote may be written around an embedded key: plain, in a JS string (to any depth), as an entity. */
const QUOTE = String.raw`(\\*"|&quot;|&#34;|&#x22;)`;
const ENTITIES: Record<string, string> = {
  quot: '"',
  '#34': '"',
  '#x22': '"',
  amp: '&',
  '#39': "'",
  '#x27': "'",
  lt: '<',
  gt: '>',
};

/**
 * The value of `key` wherever a page embeds it: `"key":{…}`, `\"key\":{…}` as in Next.js flight
 * data, or with `&quot;`. Numbers come out as text, see parseJson.
 * @returns undefined when the page has no such key
 * @throws ExtractError when a value is cut off, or when copies of it differ
 */
export function embeddedJson(text: string, key: string): unknown {
  const marker = new RegExp(
    `${QUOTE}${key.replace(/[^\w-]/g, '\\$&')}\\1\\s*:\\s*(?=[{[]|null)`,
    'g',
  );
  const values = new Map<string, unknown>();
  for (const match of text.matchAll(marker)) {
    const rest = text.slice(match.index + match[0].length);
    const json = valueAt(plain(rest, match[1] ?? '"'), key);
    const value = parseJson(json, `embedded ${key}`);
    values.set(JSON.stringify(value), value);
  }
  if (values.size > 1)
    throw new ExtractError(`embedded ${key}: ${values.size} copies that differ on one page`);
  return [...values.values()][0];
}

/** Undoes the escaping that the key's own quote shows, as far as the string that holds it reaches. */
function plain(rest: string, quote: string): string {
  if (quote.startsWith('&'))
    return rest.replace(
      /&(quot|#34|#x22|amp|#39|#x27|lt|gt);/g,
      (all, name) => ENTITIES[name] ?? all,
    );
  let text = rest;
  // 1 backslash: one string around it; 3: a string within a string; 2ⁿ-1: n strings.
  for (let slashes = quote.length - 1; slashes > 0; slashes = (slashes - 1) / 2) {
    if (slashes % 2 === 0) throw new ExtractError('embedded JSON: escaping that no string gives');
    text = unescapeOnce(text);
  }
  return text;
}

function unescapeOnce(text: string): string {
  const end = /(?<!\\)(?:\\\\)*"/.exec(text);
  const inside = end ? text.slice(0, end.index + end[0].length - 1) : text;
  return inside.replace(/\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/gs, (_, code: string) => {
    if (/^[ux]./.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[code] ?? code;
  });
}

/** The text of one JSON value from its first brace to the one that closes it. */
function valueAt(text: string, key: string): string {
  if (text.startsWith('null')) return 'null';
  let depth = 0;
  for (const token of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/gs)) {
    if (token[0] === '{' || token[0] === '[') depth += 1;
    else if (token[0] === '}' || token[0] === ']') depth -= 1;
    if (depth === 0) return text.slice(0, token.index + 1);
  }
  throw new ExtractError(`embedded ${key}: cut off before its closing brace`);
}
