import { BlockList, isIP } from 'node:net';
import { literalText } from '../matching/template';
import type { Matches } from './operators';

/** `IpAddress`: an address, or a range in CIDR notation, of IPv4 or IPv6. */
export const isInRange: Matches = (wanted, value) => {
  const [address, prefix] = literalText(wanted).split('/');
  const version = isIP(address);
  if (!version || isIP(value) !== version) {
    return false;
  }
  const longest = version === 4 ? 32 : 128;
  const length = prefix === undefined ? longest : Number(prefix);
  if (!Number.isInteger(length) || length < 0 || length > longest) {
    return false;
  }
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const range = new BlockList();
  range.addSubnet(address, length, family);
  return range.check(value, family);
};
