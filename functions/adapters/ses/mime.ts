import { encodeWord, foldLines, isPlainText, quoteString } from 'nodemailer/lib/mime-funcs';
import MimeNode from 'nodemailer/lib/mime-node';
import { encode, wrap } from 'nodemailer/lib/qp';
import { readTaskMark, type TaskMark } from '../../../domain/links/task-mark.ts';
import {
  QUESTION_LINK,
  RECIPIENT_NAME,
  UNSUBSCRIBE_LINK,
  type Variant,
} from '../../../domain/mail/variant.ts';
import { sendingAddress } from '../../../domain/shared/email-address.ts';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { problemAt } from '../../../domain/shared/problem.ts';
import { escapeHtml } from '../../../templates/shared/html.ts';

/** The position of a recipient's placeholder: its part, and its kind. */
type Hole = { readonly part: 'text' | 'html'; readonly mark: string };

/** A variant as MIME with holes for placeholders: composed once, spliced per recipient. */
export type MimeTemplate = { readonly domain: string; readonly pieces: readonly (Buffer | Hole)[] };

/** A mail's list: its id without `list:`, its name, and this recipient's unsubscribe link. */
export type MailList = { id: string; name: string; link: string };

/** `links` are the recipient's own links by placeholder, but for that of the list. */
export type Recipient = {
  delivery: string;
  name: string;
  address: string;
  at: number;
  list?: MailList;
  links?: ReadonlyMap<string, string>;
};

const CRLF = '\r\n';
const LAYOUT = { textEncoding: 'quoted-printable', newline: 'windows' } as const;
// Quoted-printable may break a line inside a placeholder: "=" and a line end may occur between any two
// characters.
const SOFT_BREAK = '(?:=\\r\\n)?';
const markPattern = (mark: string) =>
  [...mark].map((character) => RegExp.escape(character) + SOFT_BREAK).join('');
const TASK_KINDS = ['tasks', 'packets', 'texts', 'polls'].map(markPattern).join('|');
const TASK_PLACE = `(?:[A-Za-z0-9/-]${SOFT_BREAK})+`;
const TASK_MARK = `${markPattern('{{')}(?:${TASK_KINDS})${markPattern(':')}${TASK_PLACE}}${SOFT_BREAK}}`;
const FIXED_MARKS = [RECIPIENT_NAME, UNSUBSCRIBE_LINK, QUESTION_LINK].map(markPattern);
const MARK = new RegExp([...FIXED_MARKS, TASK_MARK].join('|'), 'g');
// Headers of one delivery, written by composeDelivery; SES replaces Message-ID and Date (reference: rules F-3).
const PERSONAL_HEADER = /^(?:Message-ID|Date):/i;
// A soft break takes one of a line's 76 characters.
const SPLICED_LINE = 75;
// One URL without brackets and line breaks; with the header's name below 998 octets (RFC 5322 §2.1.1).
const LINK = /^https?:\/\/[\w.:/-]+$/;
const LINK_LENGTH = 900;

/**
 * Composes the MIME of a variant: text before HTML, both quoted-printable, body lines of at most 76 octets.
 */
export async function composeVariant(
  variant: Pick<Variant, 'from' | 'replyTo' | 'subject' | 'text' | 'html'>,
): Promise<MimeTemplate> {
  const { from, replyTo, subject, text, html } = variant;
  const mail = new MimeNode('multipart/alternative', LAYOUT);
  // Automatic mail: suppresses out-of-office replies (RFC 3834; the second header is Exchange's).
  mail.addHeader({ 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' });
  mail.setHeader('From', { name: from.name, address: sendingAddress(from.address) });
  mail.setHeader('Reply-To', { name: replyTo.name, address: sendingAddress(replyTo.address) });
  mail.setHeader('Subject', subject);
  for (const [type, content] of Object.entries({ 'text/plain': text, 'text/html': html })) {
    const part = mail.createChild(`${type}; charset=utf-8`, LAYOUT);
    // Also for plain ASCII: soft breaks around a name have no meaning in a 7bit part.
    part.setHeader('Content-Transfer-Encoding', 'quoted-printable');
    part.setContent(content);
  }
  const mime = withoutPersonalHeaders((await mail.build()).toString('latin1'));
  const htmlStart = mime.indexOf('Content-Type: text/html');
  const pieces: MimeTemplate['pieces'][number][] = [];
  let end = 0;
  for (const match of mime.matchAll(MARK)) {
    const part = match.index < htmlStart ? 'text' : 'html';
    const mark = match[0].replaceAll(`=${CRLF}`, '');
    pieces.push(Buffer.from(mime.slice(end, match.index), 'latin1'), { part, mark });
    end = match.index + match[0].length;
  }
  pieces.push(Buffer.from(mime.slice(end), 'latin1'));
  return { domain: sendingAddress(from.address).split('@').at(-1) ?? '', pieces };
}

/** Only in the mail's header block: a line of text may start with "Date:" too. */
function withoutPersonalHeaders(mime: string): string {
  const headerEnd = mime.indexOf(`${CRLF}${CRLF}`) + CRLF.length;
  // A field goes on over the lines that begin with a space.
  const fields = mime.slice(0, headerEnd).split(/\r\n(?![ \t])/);
  return fields.filter((field) => !PERSONAL_HEADER.test(field)).join(CRLF) + mime.slice(headerEnd);
}

/**
 * The raw mail for one recipient: own headers, then the variant with placeholders filled in.
 * @throws {InvalidInput} if a required link is missing or invalid, or if an unsubscribe link is given for a
 * mail without a placeholder for it
 */
export function composeDelivery(template: MimeTemplate, recipient: Recipient): Buffer {
  const { name, list, links } = recipient;
  const marks = new Set(holesOf(template).map(({ mark }) => mark));
  const fields = new Map<string, string>(links).set(RECIPIENT_NAME, name);
  if (list) fields.set(UNSUBSCRIBE_LINK, list.link);
  const wrong = [...marks].filter((mark) => mark !== RECIPIENT_NAME && !isLink(fields.get(mark) ?? ''));
  if (wrong.length > 0 || marks.has(UNSUBSCRIBE_LINK) !== (list !== undefined)) {
    throw new InvalidInput('mail cannot be composed', [problemAt('', 'mail-link-invalid')]);
  }
  const body = template.pieces.map((piece) => {
    if (Buffer.isBuffer(piece)) return piece;
    const field = fields.get(piece.mark) ?? '';
    return spliced(piece.part === 'html' ? escapeHtml(field) : field);
  });
  return Buffer.concat([Buffer.from(personalHeaders(template, recipient), 'latin1'), ...body]);
}

function isLink(text: string): boolean {
  return text.length <= LINK_LENGTH && LINK.test(text);
}

/** The task links that a template requires, by placeholder. */
export function taskMarksOf(template: MimeTemplate): { mark: string; asks: TaskMark }[] {
  const marks = new Set(holesOf(template).map(({ mark }) => mark));
  return [...marks].flatMap((mark) => {
    const asks = readTaskMark(mark);
    return asks ? [{ mark, asks }] : [];
  });
}

/** Whether a template requires the recipient's link for questions. */
export function takesQuestions(template: MimeTemplate): boolean {
  return holesOf(template).some(({ mark }) => mark === QUESTION_LINK);
}

function holesOf({ pieces }: MimeTemplate): Hole[] {
  return pieces.flatMap((piece) => (Buffer.isBuffer(piece) ? [] : [piece]));
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

/** RFC 2369, RFC 8058 and RFC 2919. SES signs the headers present on submission, including these. */
function listHeaders({ id, name, link }: MailList, domain: string): string[] {
  return [
    `List-Unsubscribe: <${link}>`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    `List-Id: ${displayName(name)} <${id}.${domain}>`,
  ];
}

function displayName(name: string): string {
  // Encoded as a whole: word by word, the comma of "Öberg, Anna" would split the recipient in two. Readers
  // decode encoded words even in quotes, so a name that looks like one is encoded again.
  return isPlainText(name) && !name.includes('=?') ? quoteString(name) : encodeWord(name, 'Q', 52);
}

/** Soft breaks on both sides keep lines within 76 octets for any length of name. */
function spliced(value: string): Buffer {
  return Buffer.from(`=${CRLF}${wrap(encode(value), SPLICED_LINE)}=${CRLF}`, 'latin1');
}
