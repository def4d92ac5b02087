import { ServiceError } from '../protocol/service-error.ts';

export type Header = { name: string; value: string };

export type MailHeaders = {
  all: Header[];
  /** Values of one header, any case. */
  values(name: string): string[];
};

/** Headers that SES refuses to see twice. */
const singleHeaders = [
  'from',
  'sender',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'return-path',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'auto-submitted',
  'precedence',
];

const longestLine = 1000;

/** Reads the header block of a raw message, folded lines joined; encoded words stay as they are. */
export function readHeaders(raw: Buffer): MailHeaders {
  const [block = ''] = raw.toString('utf8', 0, headerEnd(raw)).split(/\r?\n\r?\n/, 1);
  const lines = block.replaceAll(/\r?\n(?=[ \t])/g, '').split(/\r?\n/);
  const all = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [{ name: line.slice(0, colon), value: line.slice(colon + 1).trim() }] : [];
  });
  const values = (name: string) =>
    all.filter((header) => header.name.toLowerCase() === name.toLowerCase()).map((header) => header.value);
  for (const name of singleHeaders) {
    if (values(name).length > 1) throw invalid(`Duplicate header '${name}'.`);
  }
  return { all, values };
}

/**
 * What the message as a whole must be; the limit is that of RFC 5321, line break included.
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_RawMessage.html
 */
export function checkForm(raw: Buffer): void {
  if (
    headerEnd(raw) === raw.length &&
    !/\r?\n\r?\n$/.test(raw.toString('latin1', Math.max(0, raw.length - 4)))
  ) {
    throw invalid('A blank line must separate the header from the body.');
  }
  let start = 0;
  while (start < raw.length) {
    const end = raw.indexOf(0x0a, start);
    const next = end === -1 ? raw.length : end + 1;
    if (next - start > longestLine) throw invalid(`A line must not exceed ${longestLine} characters.`);
    start = next;
  }
}

function headerEnd(raw: Buffer): number {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((index) => index >= 0);
  return ends.length > 0 ? Math.min(...ends) + 4 : raw.length;
}

/** The bare addresses of an address list: `Town <a@b.example>, c@d.example` → both. */
export function addressesOf(list: string): string[] {
  const parts = list.match(/(?:"(?:\\.|[^"\\])*"|<[^>]*>|[^,])+/g) ?? [];
  return parts.map((part) => (/<([^>]*)>\s*$/.exec(part)?.[1] ?? part).trim()).filter(Boolean);
}

/** https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html */
export function isSimulator(address: string): boolean {
  return address.toLowerCase().endsWith('@simulator.amazonses.com');
}

/** Throws what SES answers for an address that it cannot send to or from. */
export function checkAddress(address: string): void {
  const at = address.lastIndexOf('@');
  if (at <= 0 || at === address.length - 1) throw invalid("Missing final '@domain'");
  // SES has no SMTPUTF8: only the domain may be international, as Punycode.
  if (!/^[\x21-\x7e]+$/.test(address.slice(0, at)))
    throw invalid('Local address contains control or whitespace');
  if (!/^[A-Za-z0-9.-]+$/.test(address.slice(at + 1))) throw invalid('Domain contains illegal character');
}

export function invalid(message: string): ServiceError {
  return new ServiceError('InvalidParameterValue', message);
}
