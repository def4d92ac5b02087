import * as z from 'zod';

/**
 * What keeps a message from somebody at one organisation. A gap is a named part of the plan: it is shown, it has somebody
 * who can mend it, and nothing is sent with a hole in its place.
 */
export const gapSchema = z.discriminatedUnion('kind', [
  /** A group is to be told by mail, newsletter or press and has nobody. */
  z.strictObject({ kind: z.literal('no-contact'), group: z.string() }),
  /** A group is to be told through a relay and nobody holds that role. */
  z.strictObject({ kind: z.literal('no-relay'), group: z.string(), relay: z.string() }),
  /** Nobody at the organisation answers for the rollout: the national contact stands in. */
  z.strictObject({ kind: z.literal('no-responsible') }),
  /** A fact has no value: the texts that refer to it are withheld. */
  z.strictObject({ kind: z.literal('missing-fact'), fact: z.string(), topics: z.array(z.string()) }),
  /** A message has no words in a language at this milestone: readers of that language get the default language, or nothing. */
  z.strictObject({ kind: z.literal('missing-text'), topic: z.string(), locale: z.string() }),
  /** No register number for the footer: the registrar has to give one. */
  z.strictObject({ kind: z.literal('no-register-number') }),
]);
export type Gap = z.infer<typeof gapSchema>;
