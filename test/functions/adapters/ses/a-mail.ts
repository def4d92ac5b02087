import PostalMime, { type Email } from 'postal-mime';
import type { Variant } from '../../../../domain/mail/variant.ts';
import { composeDelivery, composeVariant, type Recipient } from '../../../../functions/adapters/ses/mime.ts';
import { aVariant } from '../../../fixtures/a-variant.ts';

export type Mail = { raw: string; email: Email; text: string };

/** The mail that one recipient gets: as it leaves, and as an independent parser reads it. */
export async function aMail(
  variant: Partial<Variant> = {},
  recipient: Partial<Recipient> = {},
): Promise<Mail> {
  const template = await composeVariant(aVariant(variant));
  const raw = composeDelivery(template, {
    delivery: 'delivery-1',
    name: 'Anna Lind',
    address: 'anna.lind@malmo.example',
    at: Date.UTC(2026, 10, 23, 8, 5, 9),
    ...recipient,
  });
  return readMail(raw);
}

export async function readMail(raw: Buffer): Promise<Mail> {
  const email = await PostalMime.parse(raw);
  // The parser counts the line end before the next boundary to the part, which RFC 2046 §5.1.1 does not.
  const text = (email.text ?? '').replace(/\n$/, '');
  return { raw: raw.toString('latin1'), email, text };
}

/** Names of the headers of the mail, in order. */
export function headerNames({ email }: Mail): string[] {
  return email.headers.map(({ key }) => key);
}

/** The lines of the mail's own header block, and those below it. */
export function lines({ raw }: Mail): { header: string[]; body: string[] } {
  const end = raw.indexOf('\r\n\r\n');
  return { header: raw.slice(0, end).split('\r\n'), body: raw.slice(end + 4).split('\r\n') };
}
