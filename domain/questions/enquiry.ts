import * as z from 'zod';
import { DAY_MILLIS } from '../shared/duration.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';
import { toStockholm } from '../shared/stockholm-time.ts';

/** Whose an enquiry is: somebody who signs in. */
export const enquiryOwnerSchema = z.strictObject({
  name: personal(plainText(120), 'name'),
  address: personal(emailAddressSchema, 'address'),
});
export type EnquiryOwner = z.infer<typeof enquiryOwnerSchema>;

/** A telephone number as somebody writes it down, with an extension or a word. */
export const spokenNumberSchema = plainText(60);

/**
 * What a question of a journalist has beside others: who asks for which medium, by when the answer is needed, and who
 * sees to it.
 */
export const enquirySchema = z.strictObject({
  /** Absent, like the number, if nobody asked for it, or their data have been erased. */
  name: personal(plainText(120), 'name').optional(),
  phone: personal(spokenNumberSchema, 'words').optional(),
  medium: personal(plainText(120), 'words'),
  /** ms */
  deadline: z.int().min(0),
  /** Absent: whoever answers questions there. */
  owner: enquiryOwnerSchema.optional(),
  /** When it was noted (`by` is absent if it was sent in), and each time that somebody was given it. */
  history: z.array(
    z.strictObject({
      at: z.int().min(0),
      by: personal(plainText(120), 'actor').optional(),
      givenTo: personal(plainText(120), 'actor').optional(),
    }),
  ),
});
export type Enquiry = z.infer<typeof enquirySchema>;

/** What is left of an enquiry without who asked. */
export function withoutName({ name: _name, phone: _phone, ...enquiry }: Enquiry): Enquiry {
  return enquiry;
}

/** Whose an enquiry is, is told of it at once if it has to be answered within this time (ms). */
const URGENT_MILLIS = DAY_MILLIS;

export function isUrgent({ deadline }: Pick<Enquiry, 'deadline'>, now: number): boolean {
  return deadline - now <= URGENT_MILLIS;
}

/** The day by which it is to be answered: 2026-12-01. */
export function enquiryDay({ deadline }: Pick<Enquiry, 'deadline'>): string {
  return toStockholm(deadline).date;
}
