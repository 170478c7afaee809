/** What an address of the site leads to, known before anything is rendered. Pure. */
import { findModel, type Host, hostById, hosts, type Model, modelById } from '@/catalog';
import { isObservationId } from './evidence';
import { normal } from './overview';

export type Kind = 'models' | 'hosts' | 'prices';

export type Missing = { to: 'missing'; kind: Kind | null; asked: string };

export type Route =
  /** A page of stored prices; `bare`: of use without any of them. */
  | { to: 'page'; bare: boolean; observation?: string }
  /** Another spelling of an address that exists. */
  | { to: 'moved'; path: string }
  | Missing
  /** No page of prices (feeds, files, addresses without a page): says for itself how it is kept. */
  | { to: 'other' };

/** How the proxy tells the not-found page what was asked for: `models/flux-1-snell`, encoded. */
export const ASKED_HEADER = 'x-perimage-asked';

/** How the proxy tells the frame which page it is around, so that its link can say so. */
export const PATH_HEADER = 'x-perimage-path';

const BARE: ReadonlySet<string> = new Set([
  '/hosts',
  '/credits',
  '/methodology',
  '/lifecycle',
  '/calculator',
  '/calculator/self-host',
  '/calculator/plans',
  '/calculator/pipeline',
  '/search',
]);
const PRICED: ReadonlySet<string> = new Set([
  '/',
  '/changes',
  '/status',
  '/disagreements',
  '/corrections',
  '/pick',
  '/compare',
]);

/** The route of a path as it stands in the address, still encoded. */
export function routeOf(path: string): Route {
  if (BARE.has(path)) return { to: 'page', bare: true };
  if (PRICED.has(path)) return { to: 'page', bare: false };
  // All models stand on the first page.
  if (path === '/models') return { to: 'moved', path: '/' };
  const [, kind, slug = '', ...rest] = path.split('/');
  if (!isKind(kind) || slug === '') return { to: 'other' };
  const asked = decoded(slug);
  if (asked === null) return { to: 'missing', kind, asked: slug };
  if (rest.some((part) => decoded(part) === null)) return { to: 'missing', kind: null, asked: '' };
  const subject = kind === 'prices' ? isObservationId(asked) : subjectOf(kind, asked);
  if (!subject) return { to: 'missing', kind, asked };
  if (subject !== true && subject.id !== slug)
    return { to: 'moved', path: `/${[kind, subject.id, ...rest].join('/')}` };
  if (rest.length > 0 && !(kind === 'models' && rest.join('/') === 'history'))
    return { to: 'other' };
  return {
    to: 'page',
    bare: kind === 'hosts',
    ...(kind === 'prices' ? { observation: asked } : {}),
  };
}

/** What the proxy said was asked for; anything else counts as nothing said. */
export function readAsked(header: string | null): { kind: Kind | null; asked: string } {
  const [kind, asked = ''] = header?.split('/') ?? [];
  return { kind: isKind(kind) ? kind : null, asked: (decoded(asked) ?? '').slice(0, 80) };
}

function isKind(text: string | undefined): text is Kind {
  return text === 'models' || text === 'hosts' || text === 'prices';
}

function subjectOf(kind: 'models' | 'hosts', asked: string): Model | Host | undefined {
  return kind === 'models' ? modelOf(asked) : hostOf(asked);
}

/** A model by its id, a name or any host's wording. */
export function modelOf(asked: string): Model | undefined {
  return modelById(asked) ?? findModel(asked);
}

/** A host by its id or name, letter case and punctuation aside. */
export function hostOf(asked: string): Host | undefined {
  const named = normal(asked);
  return hostById(asked) ?? hosts.find((h) => normal(h.id) === named || normal(h.name) === named);
}

/** Null where the bytes are no text ("%FF"). */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
