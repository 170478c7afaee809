/** Where the fetcher may go: named hosts over https, never into a private network. */
import { lookup as dnsLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { FetchError } from './types';

const IPV4: readonly [net: string, bits: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
];
/** Also the ranges that carry an IPv4 address within: no public page needs one of them. */
const IPV6: readonly [net: string, bits: number][] = [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];
const PRIVATE = new BlockList();
for (const [net, bits] of IPV4) PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of IPV6) PRIVATE.addSubnet(net, bits, 'ipv6');

/** True for loopback, link-local, private and multicast addresses (also IPv4 inside IPv6). */
export function isPrivate(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  const family = isIP(plain);
  // Mapped addresses are held against the IPv4 ranges too, however they are spelled.
  return family === 0 || PRIVATE.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}

export type AddressRules = { hostId: string; allowedHosts: readonly string[]; loopback: boolean };

/** Parses an address and refuses what isn't on the catalog's list for this host. */
export function checkedAddress(text: string, rules: AddressRules, base?: URL): URL {
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    throw new FetchError('address', `not an address: ${text}`);
  }
  const local = rules.loopback && ['127.0.0.1', 'localhost'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(local && url.protocol === 'http:'))
    throw new FetchError('address', `${url.href} is not https`);
  if (url.username || url.password)
    throw new FetchError('address', `${url.host} was given with a user name; use a plain address`);
  if (!rules.allowedHosts.includes(url.hostname))
    throw new FetchError(
      'address',
      `${url.hostname} is not a name that ${rules.hostId} may be fetched from; if it is right, add it to allowedHosts in the catalog`,
    );
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !local)
    throw new FetchError('address', `${url.hostname} is a bare IP address; use the host's name`);
  return url;
}

/** Refuses private answers at the moment of connecting, so that a name can't be rebound. */
export function publicLookup(loopback: boolean): LookupFunction {
  return (hostname, options, callback) => {
    dnsLookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const open = loopback ? found : found.filter((a) => !isPrivate(a.address));
      const first = open[0];
      if (!first) {
        const refused: NodeJS.ErrnoException = new Error(
          `${hostname} points into a private network`,
        );
        refused.code = 'EPRIVATE';
        return callback(refused, '', 0);
      }
      if (options.all) return callback(null, open);
      callback(null, first.address, first.family);
    });
  };
}
