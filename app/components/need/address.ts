/** The address bar of a page that re-ranks itself, written past the router. */

/**
 * Next takes every `history.pushState` for a step of its own router; one that meets an answer still
 * on its way ends in a load of the whole page. The browser's own method tells the router nothing.
 */
const own = {
  push: (url: string) => History.prototype.pushState.call(history, history.state, '', url),
  replace: (url: string) => History.prototype.replaceState.call(history, history.state, '', url),
};

/** @param how a step back leads to what was there before, where it is `push` and another address */
export function goTo(path: string, query: string, how: 'push' | 'replace') {
  own[hereIs(path, query) ? 'replace' : how](addressOf(path, query));
}

export function hereIs(path: string, query: string): boolean {
  return addressOf(path, query) === location.pathname + location.search;
}

function addressOf(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}
