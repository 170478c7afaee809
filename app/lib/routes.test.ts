import { describe, expect, it } from 'vitest';
import { readAsked, routeOf } from './routes';

describe('routeOf', () => {
  it('knows every page that shows stored prices', () => {
    expect(routeOf('/')).toEqual({ to: 'page', bare: false });
    expect(routeOf('/credits')).toEqual({ to: 'page', bare: true });
    expect(routeOf('/models/flux-1-schnell')).toEqual({ to: 'page', bare: false });
    expect(routeOf('/models/flux-1-schnell/history')).toEqual({ to: 'page', bare: false });
    expect(routeOf('/hosts/fal')).toEqual({ to: 'page', bare: true });
    expect(routeOf('/prices/0123456789abcdef')).toEqual({
      to: 'page',
      bare: false,
      observation: '0123456789abcdef',
    });
  });

  it.each([
    ['/models/FLUX.1%20schnell', '/models/flux-1-schnell'],
    ['/models/FLUX-1-schnell/history', '/models/flux-1-schnell/history'],
    ['/hosts/FAL', '/hosts/fal'],
    ['/models', '/'],
  ])('moves %s to %s', (from, path) => {
    expect(routeOf(from)).toEqual({ to: 'moved', path });
  });

  it.each([
    ['/models/nope', 'models', 'nope'],
    ['/models/%E2%98%83', 'models', '☃'],
    ['/models/%FF', 'models', '%FF'],
    ['/hosts/nope', 'hosts', 'nope'],
    ['/prices/12', 'prices', '12'],
  ])('misses %s', (path, kind, asked) => {
    expect(routeOf(path)).toEqual({ to: 'missing', kind, asked });
  });

  it.each(['/icon.svg', '/prices', '/hosts/fal/nothing', '/sitemap.xml'])(
    'leaves %s alone',
    (path) => {
      expect(routeOf(path)).toEqual({ to: 'other' });
    },
  );
});

describe('readAsked', () => {
  it('reads what the proxy says and nothing else', () => {
    expect(readAsked('models/%E2%98%83')).toEqual({ kind: 'models', asked: '☃' });
    expect(readAsked('users/me').kind).toBeNull();
    expect(readAsked('models/%FF')).toEqual({ kind: 'models', asked: '' });
    expect(readAsked(null)).toEqual({ kind: null, asked: '' });
  });
});
