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

/** The longest line that says the model has ended or will end, or null. */
export function retirement(lines: readonly string[]): string | null {
  const said = lines.filter((line) => ENDED.test(line));
  return said.sort((a, b) => b.length - a.length)[0]?.slice(0, 300) ?? null;
}
