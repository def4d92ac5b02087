import * as z from 'zod';

// RFC 5321 §4.5.3.1: 64 octets local part, 255 domain, 256 path with <>, which leaves 254 for the address.
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const DOMAIN_CHARACTERS = /^[\p{L}\p{M}\p{N}.-]+$/u;

/**
 * A mail address as SES can take it: local part in ASCII (SES has no SMTPUTF8), domain possibly with national letters.
 * It is kept as given; {@link sendingAddress} gives the form for the wire, {@link recipientKey} the form for comparing.
 */
export const emailAddressSchema = z.string().superRefine((address, context) => {
  const fault = addressFault(address);
  if (fault) context.addIssue({ code: 'custom', message: FAULTS[fault](address) });
});

/** What can be wrong with an address. */
export type AddressFault = 'no-at' | 'letters' | 'characters' | 'domain' | 'too-long';

const FAULTS: Record<AddressFault, (address: string) => string> = {
  'no-at': () => 'is not a mail address: write name@domain',
  letters: () =>
    'has a space or a letter outside a–z before the @, which mail servers refuse: ask for the plain form of the address',
  characters: () => 'has characters before the @ that a mail address cannot have',
  domain: (address) =>
    `has no valid domain after the @: "${address.slice(address.lastIndexOf('@') + 1).slice(0, 80)}"`,
  'too-long': () => 'is longer than the 254 characters of a mail address',
};

/** The first thing that is wrong with an address, by name. */
export function addressFault(address: string): AddressFault | undefined {
  const at = address.lastIndexOf('@');
  if (at < 1) return 'no-at';
  const local = address.slice(0, at);
  if (/[^\x21-\x7e]/.test(local)) return 'letters';
  if (local.length > 64 || !LOCAL_PART.test(local)) return 'characters';
  const ascii = asciiDomain(address.slice(at + 1));
  if (ascii === undefined) return 'domain';
  return local.length + 1 + ascii.length > 254 ? 'too-long' : undefined;
}

/** The domain in lower case with national letters as Punycode (xn--), or undefined where it is none. */
function asciiDomain(domain: string): string | undefined {
  if (!DOMAIN_CHARACTERS.test(domain) || !URL.canParse(`http://${domain}`)) return undefined;
  const ascii = new URL(`http://${domain}`).hostname;
  const labels = ascii.split('.');
  const named = labels.length > 1 && labels.every((label) => LABEL.test(label));
  return named && ascii.length <= 253 && !/^\d+$/.test(labels.at(-1) ?? '') ? ascii : undefined;
}

/** The address for the wire: local part as given, domain in ASCII. `info@västerås.se` → `info@xn--vsters-buam.se`. */
export function sendingAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return `${address.slice(0, at)}@${asciiDomain(domain) ?? domain}`;
}

/** Two addresses with the same key are the same person's mailbox: case is ignored, `+tag` is kept. */
export function recipientKey(address: string): string {
  return sendingAddress(address).toLowerCase();
}
