import * as z from 'zod';

/**
 * A reason why a message cannot reach somebody at one organisation. Gaps are part of the plan: each is shown
 * with the person who can fix it, and incomplete messages are never sent.
 */
export const gapSchema = z.discriminatedUnion('kind', [
  /** Nobody in a group that is told by mail, newsletter or press. */
  z.strictObject({ kind: z.literal('no-contact'), group: z.string() }),
  /** Nobody in the relay role of a group. */
  z.strictObject({ kind: z.literal('no-relay'), group: z.string(), relay: z.string() }),
  /** No contact person for the rollout at the organisation: the national contact is used. */
  z.strictObject({ kind: z.literal('no-responsible') }),
  /** A fact has no value: texts that use it are withheld. */
  z.strictObject({ kind: z.literal('missing-fact'), fact: z.string(), topics: z.array(z.string()) }),
  /** No text in a language at this milestone: the default language is used, if it has one. */
  z.strictObject({
    kind: z.literal('missing-text'),
    topic: z.string(),
    locale: z.string(),
    /** The text for the time before the milestone is true. */
    before: z.literal(true).optional(),
  }),
  /** No register number for the footer: the registrar has to enter it. */
  z.strictObject({ kind: z.literal('no-register-number') }),
  /** People who were told an old value have left since: no correction reaches them. */
  z.strictObject({ kind: z.literal('holders-left'), people: z.int().min(1) }),
]);
export type Gap = z.infer<typeof gapSchema>;

/** The gaps that are left when these facts have a value and somebody is in these groups. */
export function gapsLeft(
  gaps: readonly Gap[],
  { facts, groups }: { facts: Readonly<Record<string, unknown>>; groups: readonly string[] },
): Gap[] {
  return gaps.filter((gap) => {
    if (gap.kind === 'no-contact') return !groups.includes(gap.group);
    return gap.kind !== 'missing-fact' || !Object.hasOwn(facts, gap.fact);
  });
}
