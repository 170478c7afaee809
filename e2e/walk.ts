/** Pages in states of their own, which no site map lists. */
const STATES = [
  '/?q=no-such-model-anywhere',
  '/?min=cheap&max=0.05&open=1',
  '/models/flux-1-schnell?size=1920x1080&steps=8',
  '/models/flux-1-schnell?size=0x0&steps=-1',
  '/models/gpt-image-1?quality=high&operation=edit',
  '/compare?models=flux-1-schnell,gpt-image-2',
  '/search',
  '/search?q=stabilty',
  '/search?q=flxu',
  '/search?q=xqzzt',
  '/models/flux-1-snell',
  '/hosts/replicat',
  '/prices/0000000000000000',
  '/nothing/here',
];

/** Ranked, tiered, ended, edited, upscaled; read, noted and never priced. */
const CHOSEN = [
  '/models/flux-1-schnell',
  '/models/gpt-image-1',
  '/models/dall-e-3',
  '/models/clarity-upscaler',
  '/models/flux-1-schnell/history',
  '/models/gpt-image-1/history',
  '/hosts/fal',
  '/hosts/openai',
  '/hosts/midjourney',
];

/** The body at a path of the site. */
type Get = (path: string) => Promise<string>;

/** Every page of the site map, or all standing pages and a spread of the rest; and the states. */
export async function pagesToWalk(get: Get, everything: boolean): Promise<string[]> {
  const map = await get('/sitemap.xml');
  const listed = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, url]) => new URL(url ?? '').pathname,
  );
  const standing = listed.filter((path) => path.split('/').length === 2);
  const walked = everything ? listed : [...standing, ...CHOSEN.filter((p) => listed.includes(p))];
  return [...new Set([...walked, ...(await evidencePages(get)), ...STATES])];
}

/** A reading of a ranked price, and one of an ended offer. */
async function evidencePages(get: Get): Promise<string[]> {
  const found = [];
  for (const path of ['/models/flux-1-schnell', '/models/dall-e-3']) {
    const [link] = /\/prices\/[0-9a-f]{16,}/.exec(await get(path)) ?? [];
    if (link) found.push(link);
  }
  return found;
}
