import * as z from 'zod';
import { type Fault, fault, problem } from './problem.ts';

/** A telephone number as people write it, also a short one: digits, spaces, hyphens and brackets. */
export const phoneSchema = z.string().regex(/^\+?[0-9][0-9 ()-]{4,24}$/, {
  error: problem('phone-invalid'),
});

const DIALLED = /^(?:0|\+[1-9])[0-9]{6,14}$/;
const WRITTEN = /^\(?[+0][0-9 ()-]{6,29}$/;

/** A number that reaches somebody from anywhere in the country: it begins with 0, or with + and a country. */
export const directPhoneSchema = z
  .string()
  .regex(WRITTEN, { error: problem('phone-invalid') })
  .refine((written) => DIALLED.test(dialled(written)), { error: problem('phone-invalid') });

/** The digits of a number, with the sign for other countries: as in RFC 3966, and equal for the same number. */
export function dialled(written: string): string {
  const digits = written.startsWith('+') ? written.replace('(0)', '') : written;
  return digits.replaceAll(/[^+0-9]/g, '');
}

/** Longer than any two numbers with words between them; an expression is never run over more. */
const LONGEST = 80;
const SEVERAL_DIGITS = 5;

/**
 * A number as it is written here, or what is wrong with it. A spreadsheet takes the first 0 or the + away from what it
 * takes for a number, and shortens it to 7,01E+08: such a number is refused, since nobody knows the rest.
 */
export function readPhone(text: string): { ok: true; phone: string } | { ok: false; fault: Fault } {
  if (text.length > LONGEST) return { ok: false, fault: fault('phone-invalid') };
  if (/^[0-9][0-9.,]*E\+?[0-9]+$/i.test(text)) return { ok: false, fault: fault('phone-shortened') };
  const parts = text.split(/[/,;|]/).filter((part) => digitsIn(part) >= SEVERAL_DIGITS);
  if (parts.length > 1) return { ok: false, fault: fault('phone-several') };
  const phone = text
    .replace(/^tel:/i, '')
    .replaceAll(/[\u2010-\u2015\u2212/]/g, '-')
    .replaceAll('.', ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (directPhoneSchema.safeParse(phone).success) return { ok: true, phone };
  const isCut = /^[1-9][0-9 ()-]*$/.test(phone) && digitsIn(phone) >= SEVERAL_DIGITS;
  return { ok: false, fault: fault(isCut ? 'phone-cut' : 'phone-invalid') };
}

function digitsIn(text: string): number {
  return text.replaceAll(/[^0-9]/g, '').length;
}

/** The number with a hyphen, unless it has spaces already: a spreadsheet would take digits alone for an amount. */
export function notAnAmount(phone: string): string {
  return /^0[0-9]+$/.test(phone) ? `${phone.slice(0, 3)}-${phone.slice(3)}` : phone;
}
