import * as z from 'zod';
import { milestoneIdSchema } from '../plan/milestone.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';

/** What an organisation may say of a milestone. */
export const signOffWordSchema = z.enum(['done', 'except', 'not-done']);
export type SignOffWord = z.infer<typeof signOffWordSchema>;

/** What is left, or why it is not done. */
export const leftSchema = personal(plainText(600), 'words');

/** A word as it is given: an exception is named, and what is not done has a reason. */
export const signOffSaidSchema = z.discriminatedUnion('word', [
  z.strictObject({ word: z.literal('done') }),
  z.strictObject({ word: z.literal('except'), left: leftSchema }),
  z.strictObject({ word: z.literal('not-done'), left: leftSchema }),
]);
export type SignOffSaid = z.infer<typeof signOffSaidSchema>;

/** One immutable entry. `at` in ms; `who` is a contact id, or a console user's name. */
export const signOffEntrySchema = z.strictObject({
  at: z.int().min(0),
  who: personal(plainText(120), 'actor'),
  word: signOffWordSchema,
  left: leftSchema.optional(),
});
export type SignOffEntry = z.infer<typeof signOffEntrySchema>;

/** An organisation's words on a milestone, oldest first: the last one holds. */
export const signOffSchema = z.strictObject({
  milestone: milestoneIdSchema,
  organisation: organisationCodeSchema,
  history: z.array(signOffEntrySchema).min(1),
  /** How many of them have been published to the bus. */
  published: z.int().min(0),
});
export type SignOff = z.infer<typeof signOffSchema>;

/** What the public may know of a sign-off: nobody's name, and nothing that people wrote. */
export const publicSignOffSchema = signOffSchema
  .pick({ organisation: true })
  .extend({ word: signOffWordSchema });
export type PublicSignOff = z.infer<typeof publicSignOffSchema>;

/** Reads what the public may know of sign-offs. */
export interface PublicSignOffs {
  /** All of a milestone that have been published, by organisation. */
  ofMilestone(milestone: string): Promise<PublicSignOff[]>;
}

/** Stores sign-offs. */
export interface SignOffs {
  /** Consistent read. */
  find(milestone: string, organisation: string): Promise<SignOff | undefined>;
  /** All of a milestone, by organisation. */
  ofMilestone(milestone: string): Promise<SignOff[]>;
  /**
   * Stores one whose history has one more entry than the stored one; false if the number differs because another word
   * came first.
   */
  add(signOff: SignOff): Promise<boolean>;
  /** Notes that all of its words have been published, unless more have come, and shows the last one to the public. */
  published(signOff: SignOff): Promise<void>;
  /** Replaces one, if its history is as it was; else false, without effect. */
  replace(signOff: { before: SignOff; after: SignOff }): Promise<boolean>;
}
