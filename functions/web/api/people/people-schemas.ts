import * as z from 'zod';
import {
  isExpired,
  type Person,
  type PersonEntry,
  personEntrySchema,
  personSchema,
  seenPerson,
} from '../../../../domain/people/person.ts';
import { PERSON_STEPS } from '../../../../domain/people/use-cases/change-person.ts';

export const personIdSchema = z.string().regex(/^[a-z2-7]{26}$/);
const instant = z.iso.datetime();
const time = (at: number) => new Date(at).toISOString();

export const basedOn = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: 'The `version` of the person that was changed.' });

export const personViewSchema = personSchema
  .omit({ since: true, invitation: true, proposal: true, by: true })
  .extend({
    version: z.string().meta({ description: 'Changes with every change of the person’s access.' }),
    since: instant,
    expired: z.boolean().meta({ description: 'Whether the invitation can no longer be accepted.' }),
    invitation: z
      .strictObject({ at: instant, by: z.string(), mail: personSchema.shape.invitation.unwrap().shape.mail })
      .optional(),
    proposal: personSchema.shape.proposal
      .unwrap()
      .extend({ at: instant })
      .optional()
      .meta({ description: 'A role that waits for a second coordinator.' }),
  })
  .meta({ id: 'Person', description: 'Somebody who may sign in.' });

/** A person in the API. */
export function personView(person: Person, now: number): z.input<typeof personViewSchema> {
  const { by: _by, since, invitation, proposal, ...rest } = person;
  return {
    ...rest,
    version: seenPerson(person),
    since: time(since),
    expired: isExpired(person, now),
    ...(invitation ? { invitation: { ...invitation, at: time(invitation.at) } } : {}),
    ...(proposal ? { proposal: { ...proposal, at: time(proposal.at) } } : {}),
  };
}

export const entryViewSchema = personEntrySchema
  .extend({ at: instant })
  .meta({ id: 'PersonEntry', description: 'What was done to somebody’s access, and by whom.' });

export function entryView(entry: PersonEntry): z.input<typeof entryViewSchema> {
  return { ...entry, at: time(entry.at) };
}

/** Generous limits: what is wrong is said by name. */
const typed = z.string().max(500);
const grant = {
  role: typed.meta({ examples: ['local-lead'] }),
  organisation: typed.optional().meta({ description: 'Of a local lead only.', examples: ['1280'] }),
};

export const newPersonSchema = z
  .strictObject({
    name: typed.meta({ examples: ['Åsa Lind'] }),
    address: typed.meta({ examples: ['asa.lind@malmo.example'] }),
    ...grant,
    locale: typed.default('sv').meta({ description: 'The language of the invitation.' }),
  })
  .meta({ id: 'NewPerson' });

export const newGrantSchema = z.strictObject({ ...grant, basedOn }).meta({ id: 'NewGrant' });

export const personStepSchema = z
  .strictObject({
    step: z.enum(PERSON_STEPS).meta({
      description:
        'confirm or decline a proposed role as a second coordinator, renew the invitation, end the access at once, ' +
        'erase name and address of whoever has ended.',
    }),
    basedOn,
  })
  .meta({ id: 'PersonStep' });

const lead = z.strictObject({
  id: personIdSchema,
  name: z.string(),
  address: z.string(),
  organisation: z.string(),
  locale: z.string(),
});

export const leadsSchema = z
  .strictObject({
    open: z.array(lead).meta({ description: 'May be invited together.' }),
    ended: z.array(lead).meta({ description: 'Had access: to be invited one by one.' }),
    several: z.array(lead).meta({ description: 'Lead several organisations: to be invited one by one.' }),
    known: z.int().min(0).meta({ description: 'How many have access already.' }),
  })
  .meta({ id: 'Leads', description: 'Contacts with the duty of a local project lead.' });
