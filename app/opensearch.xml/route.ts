import { siteUrl } from '../lib/site';

export const dynamic = 'force-dynamic';

/** Lets a browser search the site from its address bar. */
export function GET() {
  const page = escaped(siteUrl('/search'));
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>PerImage</ShortName>
  <Description>What one AI image costs on every host</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">${escaped(siteUrl('/icon.svg'))}</Image>
  <Url type="text/html" method="get" template="${page}?q={searchTerms}"/>
</OpenSearchDescription>
`;
  return new Response(xml, {
    headers: {
      'Content-Type': 'application/opensearchdescription+xml; charset=utf-8',
      'Cache-Control': 'public, s-maxage=3600, stale-while-revalidate=86400',
    },
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
