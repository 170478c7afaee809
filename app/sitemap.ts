import type { MetadataRoute } from 'next';
import { hosts, models } from '@/catalog';
import type { Market } from '@/db/queries/market';
import { market } from './data';
import { orNull } from './lib/available';
import { checkedOf, type Dated } from './lib/dates';
import { isoOf } from './lib/format';
import { PAGES } from './lib/pages';
import { siteUrl } from './lib/site';

export const dynamic = 'force-dynamic';

/** Every page worth an index entry; models and hosts with the day their prices were last read. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const data = await orNull(market());
  const read = data ? lastRead(data) : new Map<string, string>();
  const entry = (path: string) => {
    const lastModified = read.get(path);
    return { url: siteUrl(path), ...(lastModified ? { lastModified } : {}) };
  };
  return [
    ...PAGES.map((page) => page.path),
    ...models
      .map((m) => `/models/${m.id}`)
      .filter((path) => !data || read.has(path))
      .flatMap((path) => [path, `${path}/history`]),
    ...hosts.map((h) => `/hosts/${h.id}`),
  ].map(entry);
}

function lastRead({ offers }: Market): Map<string, string> {
  const latest = new Map<string, Dated>();
  const note = (path: string, read: Dated) => {
    if (read.day > (latest.get(path)?.day ?? '')) latest.set(path, read);
  };
  for (const offer of offers)
    for (const span of offer.spans) {
      if (offer.modelId) note(`/models/${offer.modelId}`, checkedOf(span));
      note(`/hosts/${offer.hostId}`, checkedOf(span));
    }
  return new Map([...latest].map(([path, { day, precision }]) => [path, isoOf(day, precision)]));
}
