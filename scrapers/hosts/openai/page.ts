/** What a page is about, and whether its model is still sold. */
import { ExtractError } from '@/scrapers/contract';

/** Sentences that end a model's life, in the languages the pages were seen in. */
const ENDED =
  /提供を?終了|廃止|サポート終了|shut ?down|retired|discontinued|no longer (?:be )?available|retirado|descontinuado|dejó de estar disponible|已停用|已下线|n'est plus disponible|nicht mehr verfügbar/i;

/** The model id at the end of the address. */
export function slugOf(url: string): string {
  const slug = new URL(url).pathname.replace(/\/$/, '').split('/').at(-1)?.replace(/\.md$/, '');
  if (!slug) throw new ExtractError(`no model id in ${url}`);
  return slug;
}

export function isImageModel(id: string): boolean {
  return /image|dall-e/.test(id);
}

/** An end that is still to come: until then the model is sold. */
const TO_COME =
  /予定|\bwill\b|scheduled|\bto be (?:shut|retired|discontinued)|\bserá\b|se retirará|dejará de|\bwird\b|\bsera\b|将于/i;

/** The longest line that says that the model has ended (`over`) or will end, or null. */
export function retirement(lines: readonly string[]): { words: string; over: boolean } | null {
  const said = lines.filter((line) => ENDED.test(line)).sort((a, b) => b.length - a.length);
  const past = said.find((line) => !TO_COME.test(line));
  const words = (past ?? said[0])?.slice(0, 300);
  return words ? { words, over: past !== undefined } : null;
}
