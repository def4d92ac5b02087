import * as z from 'zod';
import { between, stripped } from './plain-text.ts';
import { type Fault, fault, stated } from './problem.ts';

// RFC 5321 §4.5.3.1: 64 octets local part, 255 domain, 256 path with <>, which leaves 254 for the address.
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const DOMAIN_CHARACTERS = /^[\p{L}\p{M}\p{N}.-]+$/u;
const ASCII_DOMAIN = /^[a-z0-9.-]+\.[a-z]+$/;

/**
 * A mail address accepted by SES: ASCII local part (SES has no SMTPUTF8), domain possibly internationalised.
 * Stored as entered; {@link sendingAddress} gives the wire form, {@link recipientKey} the form for
 * comparison.
 */
export const emailAddressSchema = z
  .string()
  .transform(unquoted)
  .superRefine((address, context) => {
    const found = addressFault(address);
    if (found) context.addIssue({ code: 'custom', message: stated(found) });
  });

/** The address without quotation marks and invisible characters round it, which come along when it is copied. */
export function unquoted(address: string): string {
  return stripped(between(stripped(address), /['"‘’“”]/));
}

/** The first problem of an address. */
export function addressFault(address: string): Fault | undefined {
  const at = address.lastIndexOf('@');
  if (at < 1) return fault('address-no-at');
  const local = address.slice(0, at);
  if (/[^\x21-\x7e]/.test(local)) return fault('address-letters');
  if (local.length > 64 || !LOCAL_PART.test(local)) return fault('address-characters');
  const domain = address.slice(at + 1);
  const ascii = asciiDomain(domain);
  if (ascii === undefined) return fault('address-domain', { domain: domain.slice(0, 80) });
  return local.length + 1 + ascii.length > 254 ? fault('address-too-long') : undefined;
}

/** The domain in lower case, internationalised names as Punycode (xn--); undefined if invalid. */
function asciiDomain(domain: string): string | undefined {
  // Nearly every domain is what a URL's parser leaves as it is: no Punycode to check, no number at the end.
  const isPlain = ASCII_DOMAIN.test(domain) && !domain.includes('xn--');
  const ascii = isPlain ? domain : parsedDomain(domain);
  if (ascii === undefined) return undefined;
  const labels = ascii.split('.');
  const named = labels.length > 1 && labels.every((label) => LABEL.test(label));
  return named && ascii.length <= 253 && !/^\d+$/.test(labels.at(-1) ?? '') ? ascii : undefined;
}

function parsedDomain(domain: string): string | undefined {
  return DOMAIN_CHARACTERS.test(domain) ? URL.parse(`http://${domain}`)?.hostname : undefined;
}

/** The wire form: local part as entered, domain in ASCII. `info@västerås.se` → `info@xn--vsters-buam.se`. */
export function sendingAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return `${address.slice(0, at)}@${asciiDomain(domain) ?? domain}`;
}

/** Key for comparing mailboxes: ignores case, keeps `+tag`. */
export function recipientKey(address: string): string {
  return sendingAddress(address).toLowerCase();
}
