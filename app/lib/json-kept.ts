import { createHash } from 'node:crypto';

const KEPT = 'public, max-age=60, s-maxage=60, stale-while-revalidate=3600';

/** JSON kept as long as a page, with an ETag: who has it already is told so and sent nothing. */
export function keptJson(request: Request, value: unknown): Response {
  const body = JSON.stringify(value);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { 'Cache-Control': KEPT, ETag: etag };
  // A proxy that compresses says W/"…" of the same body.
  const held = request.headers.get('if-none-match')?.replaceAll('W/', '') ?? '';
  if (held.split(/,\s*/).includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(body, {
    headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' },
  });
}

export function unreadable(): Response {
  return Response.json(
    { error: 'the database does not answer; try again in a minute' },
    { status: 503, headers: { 'Retry-After': '60', 'Cache-Control': 'no-store' } },
  );
}

export function refused(error: string, status = 400): Response {
  return Response.json({ error }, { status, headers: { 'Cache-Control': 'no-store' } });
}
