import * as z from 'zod';
import { dialled } from '../shared/phone-number.ts';
import { type Contact, contactId, contactSchema, isActive } from './contact.ts';

/**
 * `add`: adds or updates the people in the file. `replace`: also ends the roles of everyone who is not in it.
 */
export const importModeSchema = z.enum(['add', 'replace']);
export type ImportMode = z.infer<typeof importModeSchema>;

/** One contact written by an import: kind of change, state after, state before. */
export const contactChangeSchema = z.strictObject({
  change: z.enum(['added', 'changed', 'resumed', 'ended']),
  contact: contactSchema,
  before: contactSchema.optional(),
});
export type ContactChange = z.infer<typeof contactChangeSchema>;

export const changeCountsSchema = z.strictObject({
  added: z.int(),
  changed: z.int(),
  resumed: z.int(),
  ended: z.int(),
  unchanged: z.int(),
});
export type ChangeCounts = z.infer<typeof changeCountsSchema>;

/** Fields that a file can change. */
export const COMPARED = ['name', 'address', 'groups', 'locale', 'phone'] as const;

/**
 * Changes from an imported file to the contacts of the same organisations, by contact id. `hasPhones`: the file says
 * who has which telephone number; one that does not leaves them as they are.
 */
export function contactChanges(
  { current, wanted }: { current: readonly Contact[]; wanted: readonly Contact[] },
  { mode, now, hasPhones }: { mode: ImportMode; now: number; hasPhones: boolean },
): { changes: ContactChange[]; counts: ChangeCounts } {
  const known = new Map(current.map((contact) => [contactId(contact), contact]));
  const changes = wanted.flatMap((contact): ContactChange[] => {
    const before = known.get(contactId(contact));
    if (!before) return [{ change: 'added', contact }];
    const { formerly, press } = before;
    const phone = hasPhones ? contact.phone : keptPhone(before, contact);
    const after = {
      ...contact,
      ...(formerly ? { formerly } : {}),
      ...(press ? { press } : {}),
      ...(phone === undefined ? {} : { phone }),
    };
    if (!isActive(before)) return [{ change: 'resumed', contact: after, before }];
    return changedFields(before, after).length > 0 ? [{ change: 'changed', contact: after, before }] : [];
  });
  const named = new Set(wanted.map(contactId));
  const missing = current.filter((contact) => isActive(contact) && !named.has(contactId(contact)));
  const ended = (mode === 'replace' ? missing : []).map(
    (before): ContactChange => ({ change: 'ended', contact: { ...before, endedAt: now }, before }),
  );
  const all = [...changes, ...ended];
  return { changes: all, counts: countsOf(all, wanted.length - changes.length) };
}

/** The telephone number that stays with a person of whom nothing new is said: only a duty keeps it. */
export function keptPhone(before: Contact, { legalBasis }: Pick<Contact, 'legalBasis'>): string | undefined {
  return legalBasis === 'duty' ? before.phone : undefined;
}

/** The fields that differ; the order of roles is insignificant, and how a telephone number is spaced. */
export function changedFields(before: Contact, after: Contact): (typeof COMPARED)[number][] {
  const text = (contact: Contact) => ({
    ...contact,
    groups: [...contact.groups].sort().join(),
    phone: dialled(contact.phone ?? ''),
  });
  return COMPARED.filter((field) => text(before)[field] !== text(after)[field]);
}

function countsOf(changes: readonly ContactChange[], unchanged: number): ChangeCounts {
  const count = (kind: ContactChange['change']) => changes.filter(({ change }) => change === kind).length;
  return {
    added: count('added'),
    changed: count('changed'),
    resumed: count('resumed'),
    ended: count('ended'),
    unchanged,
  };
}
