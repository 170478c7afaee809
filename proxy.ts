/**
 * Runs before every page: answers what a rendered page can't, because its status is sent before it
 * is known whether it can be made. Says how long an answer may be kept: whole ones only, no errors.
 */
import { type NextRequest, NextResponse } from 'next/server';
import { market, query } from '@/app/data';
import { orNull } from '@/app/lib/available';
import { ASKED_HEADER, type Missing, routeOf } from '@/app/lib/routes';
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
  if ((await orNull(market())) === null)
    return route.bare
      ? NextResponse.next({ headers: { 'Cache-Control': NOT_KEPT } })
      : unavailable();
  if (route.observation) {
    const id = route.observation;
    const known = await orNull(query(async (db) => ({ found: await hasObservation(db, id) })));
    if (known === null) return unavailable();
    if (!known.found) return missing(request, { to: 'missing', kind: 'prices', asked: id });
  }
  return NextResponse.next({ headers: { 'Cache-Control': KEPT } });
}

/**
 * A page that finds its subject unknown gets an answer without text until scripts run. An address
 * without any page gets `app/not-found.tsx` whole, so such an address is what is rendered.
 */
function missing(request: NextRequest, { kind, asked }: Missing): NextResponse {
  const headers = new Headers(request.headers);
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
