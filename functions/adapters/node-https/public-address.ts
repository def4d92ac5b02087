import { BlockList, isIP } from 'node:net';

/** What IANA has set apart of IPv4: https://www.iana.org/assignments/iana-ipv4-special-registry */
const NOT_PUBLIC_4 = [
  ...([
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
  ] as const),
  ...(['192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24'] as const),
  ...(['192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'] as const),
  ...(['224.0.0.0/4', '240.0.0.0/4'] as const),
];
/**
 * Of IPv6 only what is given to networks is public, and in it not:
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const PUBLIC_6 = ['2000::/3'];
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];

const refused4 = listOf(NOT_PUBLIC_4, 'ipv4');
const taken6 = listOf(PUBLIC_6, 'ipv6');
const refused6 = listOf(NOT_PUBLIC_6, 'ipv6');

function listOf(subnets: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', prefix] = subnet.split('/');
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}

/**
 * Whether an IP address is one of the public Internet: not private, not this machine, its neighbours or its cloud, not
 * many at once, and none of the ways to write an IPv4 address inside an IPv6 one. What is no IP address is not.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !refused4.check(address, 'ipv4');
  return family === 6 && taken6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
}
