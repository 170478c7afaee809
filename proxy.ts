/**
 * Runs before every page: answers what a rendered page can't, because its status is sent before it
 * is known whether it can be made. Says how long an answer may be kept: whole ones only, no errors.
 */
import { type NextRequest, NextResponse } from 'next/server';
import { marketFor, query } from '@/app/data';
import { orNull } from '@/app/lib/available';
import { ASKED_HEADER, type Missing, PATH_HEADER, routeOf } from '@/app/lib/routes';
import { UNAVAILABLE_HTML } from '@/app/lib/unavailable';
import { hasObservation } from '@/db/queries/evidence';

export const config = { matcher: '/((?!_next/).*)' };

const KEPT = 'public, s-maxage=60, stale-while-revalidate=3600';
const NOT_KEPT = 'no-store';

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const url = new URL(request.url);
  const route = routeOf(url.pathname);
  if (route.to === 'moved')
    return NextResponse.redirect(new URL(route.path + url.search, url), 308);
  if (route.to === 'missing') return missing(request, route);
  if (route.to === 'other') return NextResponse.next();
  if ((await orNull(marketFor({ asOf: url.searchParams.get('asOf') ?? undefined }))) === null)
    return route.bare ? page(request, NOT_KEPT) : unavailable();
  if (route.observation) {
    const id = route.observation;
    const known = await orNull(query(async (db) => ({ found: await hasObservation(db, id) })));
    if (known === null) return unavailable();
    if (!known.found) return missing(request, { to: 'missing', kind: 'prices', asked: id });
  }
  return page(request, KEPT);
}

/** The page of the address, which is told its path and said how long it may be kept. */
function page(request: NextRequest, kept: string): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, new URL(request.url).pathname);
  return NextResponse.next({ headers: { 'Cache-Control': kept }, request: { headers } });
}

/**
 * A page that finds its subject unknown gets an answer without text until scripts run. An address
 * without any page gets `app/not-found.tsx` whole, so such an address is what is rendered.
 */
function missing(request: NextRequest, { kind, asked }: Missing): NextResponse {
  const headers = new Headers(request.headers);
  headers.delete(PATH_HEADER);
  headers.set(ASKED_HEADER, `${kind ?? ''}/${encodeURIComponent(asked.slice(0, 200))}`);
  return NextResponse.rewrite(new URL('/unknown/address', request.url), { request: { headers } });
}

function unavailable(): NextResponse {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': NOT_KEPT,
    'Retry-After': '60',
  };
  return new NextResponse(UNAVAILABLE_HTML, { status: 503, headers });
}
