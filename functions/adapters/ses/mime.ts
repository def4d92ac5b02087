import MailComposer from 'nodemailer/lib/mail-composer';
import { encodeWord, foldLines, isPlainText, quoteString } from 'nodemailer/lib/mime-funcs';
import { encode, wrap } from 'nodemailer/lib/qp';
import { sendingAddress } from '../../../domain/email-address.ts';
import { RECIPIENT_NAME, type Variant } from '../../../domain/variant.ts';
import { escapeHtml } from '../../../templates/html.ts';

/** A variant as MIME with holes where the recipient's name goes: composed once, spliced for every recipient. */
export type MimeTemplate = {
  readonly domain: string;
  readonly pieces: readonly (Buffer | 'text-name' | 'html-name')[];
};

export type Recipient = { delivery: string; name: string; address: string; at: number };

const CRLF = '\r\n';
// Quoted-printable may break a line inside the mark: "=" and a line end may stand between any two of its characters.
const SOFT_BREAK = '(?:=\\r\\n)?';
const MARK = new RegExp(
  [...RECIPIENT_NAME].map((character) => RegExp.escape(character)).join(SOFT_BREAK),
  'g',
);
// Headers of one delivery, written by composeDelivery; SES replaces Message-ID and Date (reference: rules F-3).
const PERSONAL_HEADER = /^(?:Message-ID|Date): .*(?:\r\n[ \t].*)*\r\n/gim;
// A soft break takes one of the 76 characters of a line.
const SPLICED_LINE = 75;

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
    pieces.push(
      Buffer.from(mime.slice(end, match.index), 'latin1'),
      match.index < htmlStart ? 'text-name' : 'html-name',
    );
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

/** The raw mail for one recipient: own headers first, then the variant with the name put in. */
export function composeDelivery(template: MimeTemplate, recipient: Recipient): Buffer {
  const names = { 'text-name': spliced(recipient.name), 'html-name': spliced(escapeHtml(recipient.name)) };
  const body = template.pieces.map((piece) => (typeof piece === 'string' ? names[piece] : piece));
  return Buffer.concat([Buffer.from(personalHeaders(template, recipient), 'latin1'), ...body]);
}

function personalHeaders({ domain }: MimeTemplate, { delivery, name, address, at }: Recipient): string {
  const headers = [
    `To: ${displayName(name)} <${sendingAddress(address)}>`,
    `Message-ID: <${delivery}@${domain}>`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `X-Budkavle-Delivery: ${delivery}`,
  ];
  return headers.map((header) => `${foldLines(header, 76)}${CRLF}`).join('');
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
