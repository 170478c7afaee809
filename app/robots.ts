import type { MetadataRoute } from 'next';
import { siteUrl } from './lib/site';

// Asked for, not built: the public origin is known only where the site runs.
export const dynamic = 'force-dynamic';

export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', allow: '/' }, sitemap: siteUrl('/sitemap.xml') };
}
