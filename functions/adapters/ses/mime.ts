import MailComposer from 'nodemailer/lib/mail-composer';
import { encodeWord, foldLines, isPlainText, quoteString } from 'nodemailer/lib/mime-funcs';
import { encode, wrap } from 'nodemailer/lib/qp';
import { sendingAddress } from '../../../domain/email-address.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import { RECIPIENT_NAME, UNSUBSCRIBE_LINK, type Variant } from '../../../domain/variant.ts';
import { escapeHtml } from '../../../templates/html.ts';

type Hole = 'text-name' | 'html-name' | 'text-link' | 'html-link';

/** A variant as MIME with holes where the recipient's own fields go: composed once, spliced for every recipient. */
export type MimeTemplate = { readonly domain: string; readonly pieces: readonly (Buffer | Hole)[] };

/** The list that a mail belongs to: its id without `list:`, its name, and the link by which this recipient leaves it. */
export type MailList = { id: string; name: string; link: string };

export type Recipient = { delivery: string; name: string; address: string; at: number; list?: MailList };

const CRLF = '\r\n';
// Quoted-printable may break a line inside a mark: "=" and a line end may stand between any two of its characters.
const SOFT_BREAK = '(?:=\\r\\n)?';
const markPattern = (mark: string) =>
  `(${[...mark].map((character) => RegExp.escape(character)).join(SOFT_BREAK)})`;
const MARK = new RegExp(`${markPattern(RECIPIENT_NAME)}|${markPattern(UNSUBSCRIBE_LINK)}`, 'g');
// Headers of one delivery, written by composeDelivery; SES replaces Message-ID and Date (reference: rules F-3).
const PERSONAL_HEADER = /^(?:Message-ID|Date): .*(?:\r\n[ \t].*)*\r\n/gim;
// A soft break takes one of the 76 characters of a line.
const SPLICED_LINE = 75;
// One web address that ends no bracket and no line; with the header's name it stays under 998 octets (RFC 5322 §2.1.1).
const LINK = /^https?:\/\/[\w.:/-]{1,900}$/;

/** Builds the MIME of a variant: text before HTML, both quoted-printable, no line over 76 octets in the bodies. */
export async function composeVariant(variant: Variant): Promise<MimeTemplate> {
  const { from, replyTo, subject, text, html } = variant;
  const composer = new MailComposer({
    from: { name: from.name, address: sendingAddress(from.address) },
    replyTo: { name: replyTo.name, address: sendingAddress(replyTo.address) },
    subject,
    text,
    html,
    // Also where the words are plain ASCII: the soft breaks around a name mean nothing in a part that is sent as 7bit.
    encoding: 'quoted-printable',
    textEncoding: 'quoted-printable',
    newline: 'windows',
    // System mail: no out-of-office answer should come back (RFC 3834; the second header is Exchange's own).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
  });
  const mime = withoutPersonalHeaders((await composer.compile().build()).toString('latin1'));
  const htmlStart = mime.indexOf('Content-Type: text/html');
  const pieces: MimeTemplate['pieces'][number][] = [];
  let end = 0;
  for (const match of mime.matchAll(MARK)) {
    const part = match.index < htmlStart ? 'text' : 'html';
    const field = match[1] === undefined ? 'link' : 'name';
    pieces.push(Buffer.from(mime.slice(end, match.index), 'latin1'), `${part}-${field}`);
    end = match.index + match[0].length;
  }
  pieces.push(Buffer.from(mime.slice(end), 'latin1'));
  return { domain: sendingAddress(from.address).split('@').at(-1) ?? '', pieces };
}

/** Only the mail's own header block is touched: a line of a text may begin with "Date:" too. */
function withoutPersonalHeaders(mime: string): string {
  const headerEnd = mime.indexOf(`${CRLF}${CRLF}`) + CRLF.length;
  return mime.slice(0, headerEnd).replace(PERSONAL_HEADER, '') + mime.slice(headerEnd);
}

/**
 * The raw mail for one recipient: own headers first, then the variant with name and link put in.
 * @throws {InvalidInput} where a mail that its readers may leave gets no link for that, or one that no header can carry
 */
export function composeDelivery(template: MimeTemplate, recipient: Recipient): Buffer {
  const { name, list } = recipient;
  const hasLink = template.pieces.some((piece) => piece === 'text-link' || piece === 'html-link');
  if (hasLink !== (list !== undefined) || (list && !LINK.test(list.link))) {
    throw new InvalidInput('mail cannot be composed', ['its link for leaving the list is missing or wrong']);
  }
  const fields: Record<Hole, Buffer> = {
    'text-name': spliced(name),
    'html-name': spliced(escapeHtml(name)),
    'text-link': spliced(list?.link ?? ''),
    'html-link': spliced(escapeHtml(list?.link ?? '')),
  };
  const body = template.pieces.map((piece) => (typeof piece === 'string' ? fields[piece] : piece));
  return Buffer.concat([Buffer.from(personalHeaders(template, recipient), 'latin1'), ...body]);
}

function personalHeaders({ domain }: MimeTemplate, { delivery, name, address, at, list }: Recipient): string {
  const headers = [
    `To: ${displayName(name)} <${sendingAddress(address)}>`,
    `Message-ID: <${delivery}@${domain}>`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `X-Budkavle-Delivery: ${delivery}`,
    ...(list ? listHeaders(list, domain) : []),
  ];
  return headers.map((header) => `${foldLines(header, 76)}${CRLF}`).join('');
}

/** RFC 2369, RFC 8058 and RFC 2919. SES signs the headers that are there when it gets the mail, these among them. */
function listHeaders({ id, name, link }: MailList, domain: string): string[] {
  return [
    `List-Unsubscribe: <${link}>`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    `List-Id: ${displayName(name)} <${id}.${domain}>`,
  ];
}

function displayName(name: string): string {
  // Encoded whole, never word by word: the comma of "Öberg, Anna" would stay bare and make two recipients of one.
  // Readers decode what looks like an encoded word even between quotes, so such a name is encoded once more.
  return isPlainText(name) && !name.includes('=?') ? quoteString(name) : encodeWord(name, 'Q', 52);
}

/** Soft breaks on both sides keep every line within 76 octets whatever the name's length. */
function spliced(value: string): Buffer {
  return Buffer.from(`=${CRLF}${wrap(encode(value), SPLICED_LINE)}=${CRLF}`, 'latin1');
}
