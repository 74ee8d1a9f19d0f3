import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';
import { FetchBlocked } from './transport-error.ts';

export interface PublicAgentOptions {
  /** For these URLs private addresses are allowed. */
  readonly isExempt?: ((url: URL) => boolean) | undefined;
  readonly lookup?: typeof systemLookup;
  readonly connector?: typeof buildConnector;
  readonly connectMs: number;
  /** How long an answer, or its next bytes, may take. */
  readonly idleMs: number;
}

/** All of IPv6 that is assigned. Addresses such as `::7f00:1` lie outside, although the library calls them unicast. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is reachable on the public internet. An IPv6 address that embeds an IPv4 one counts as that one,
 * or as private.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  if (plain instanceof ipaddr.IPv6 && !plain.match(globalUnicast)) return false;
  return plain.range() === 'unicast';
}

/**
 * Addresses are checked where the socket is opened, so that no spelling, redirect or second DNS answer avoids the
 * check.
 */
export function createPublicAgent(options: PublicAgentOptions): Agent {
  const { isExempt, lookup = systemLookup, connector = buildConnector, connectMs, idleMs } = options;
  const anyAddress = connector({ timeout: connectMs, allowH2: false });
  const publicAddressesOnly = connector({ timeout: connectMs, allowH2: false, lookup: publicOnly(lookup) });
  return new Agent({
    allowH2: false,
    connections: 8,
    headersTimeout: idleMs,
    bodyTimeout: idleMs,
    connect(options, callback) {
      const host = options.hostname.replace(/^\[|\]$/g, ''); // undici keeps the brackets
      if (isExempt?.(new URL(`${options.protocol}//${options.host ?? host}`))) return anyAddress(options, callback);
      if (isIP(host) === 0 || isPublicAddress(host)) return publicAddressesOnly(options, callback);
      callback(new FetchBlocked('ADDRESS_NOT_PUBLIC'), null); // an address in the URL is never looked up
    },
  });
}

function publicOnly(lookup: typeof systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const [first] = addresses;
      const open = addresses.every(({ address }) => isPublicAddress(address));
      if (!first || !open) return callback(new FetchBlocked('ADDRESS_NOT_PUBLIC'), []);
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
