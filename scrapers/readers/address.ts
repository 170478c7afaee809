/** True when a URL is https, on one of these hosts, and its path (without query) matches. */
export function isAddress(url: string, hosts: readonly string[], path: RegExp): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, pathname } = new URL(url);
  return protocol === 'https:' && hosts.includes(hostname) && path.test(pathname);
}
