/** Endings of names that lead to nobody on the public Internet (RFC 6761, RFC 6762, RFC 9476, ICANN). */
const NOT_PUBLIC = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|arpa|onion|alt)$/;

const LOWEST_OPEN_PORT = 1024;

/**
 * Whether something may be sent to an address: https, without name and password, at the usual port or one that needs
 * no privilege, at a host with a name that can be public. What the name leads to is checked when it is sent.
 */
export function isPublicUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url) return false;
  const { protocol, username, password, hostname, port, hash } = url;
  const plain = protocol === 'https:' && username === '' && password === '' && hash === '';
  return plain && (port === '' || Number(port) >= LOWEST_OPEN_PORT) && isPublicName(hostname);
}

/** As URLs have it: lower case, and every spelling of an IPv4 address as four numbers. */
function isPublicName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  const isNumber = name.startsWith('[') || /^[\d.]+$/.test(name);
  return !isNumber && name.includes('.') && !NOT_PUBLIC.test(name);
}
