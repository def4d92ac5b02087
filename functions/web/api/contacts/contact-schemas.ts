import * as z from 'zod';
import { roleSchema } from '../../../../domain/catalogue/catalogue-ids.ts';
import {
  type Contact,
  contactId,
  contactSchema,
  legalBasisSchema,
} from '../../../../domain/contacts/contact.ts';
import { auditEntrySchema, erasureReasonSchema } from '../../../../domain/contacts/contact-store.ts';
import { seenAs } from '../../../../domain/contacts/use-cases/change-contact.ts';
import { signOffEntrySchema } from '../../../../domain/ledger/sign-off.ts';
import { outcomeSchema } from '../../../../domain/mail/delivery.ts';
import { dispatchSchema } from '../../../../domain/mail/dispatch.ts';
import { howReachedSchema, manualFollowUpSchema } from '../../../../domain/mail/manual-follow-up.ts';
import { suppressionSchema } from '../../../../domain/mail/suppression.ts';
import { taskEntrySchema, taskSchema } from '../../../../domain/plan/task.ts';
import type { PersonExport } from '../../../../domain/privacy/use-cases/export-person.ts';
import { enquirySchema } from '../../../../domain/questions/enquiry.ts';
import { organisationSchema } from '../../../../domain/rollout/organisation.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';

export const contactIdSchema = z.string().min(1).max(64);
const instant = z.iso.datetime();
const basedOn = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: 'The `version` of the person that was edited.' });

export const contactViewSchema = contactSchema
  .extend({
    id: z.string(),
    version: z.string().meta({ description: 'Changes with every edit of the person.' }),
    endedAt: instant.optional().meta({ description: 'When their roles ended; no mail is planned for them.' }),
    erasureAskedAt: instant.optional(),
  })
  .meta({ id: 'Contact', description: 'A person in a role at an organisation.' });

const time = (at: number) => new Date(at).toISOString();

/** A contact in the API. */
export function contactView({
  endedAt,
  erasureAskedAt,
  ...contact
}: Contact): z.input<typeof contactViewSchema> {
  return {
    id: contactId(contact),
    version: seenAs({
      ...contact,
      ...(endedAt === undefined ? {} : { endedAt }),
      ...(erasureAskedAt === undefined ? {} : { erasureAskedAt }),
    }),
    ...contact,
    ...(endedAt === undefined ? {} : { endedAt: time(endedAt) }),
    ...(erasureAskedAt === undefined ? {} : { erasureAskedAt: time(erasureAskedAt) }),
  };
}

/** Generous limit: a name or address to be corrected. */
const typed = z.string().max(500);

export const newContactSchema = z
  .strictObject({
    name: typed.meta({ examples: ['Åsa Lind'] }),
    address: typed.meta({ examples: ['asa.lind@malmo.example'] }),
    groups: z
      .array(z.string().max(64))
      .min(1)
      .max(100)
      .meta({ description: 'Target groups and relay roles by their ids in the catalogue.' }),
    locale: typed
      .optional()
      .meta({ description: 'The language of their mails; the organisation’s if absent.' }),
    phone: typed.optional().meta({
      description:
        'Telephone at work, of those with a duty only; it begins with 0 or +. Empty takes it away, absent leaves it.',
      examples: ['010-555 00 00'],
    }),
  })
  .meta({ id: 'NewContact' });

export const changedContactSchema = newContactSchema
  .required({ locale: true })
  .extend({ basedOn })
  .meta({ id: 'ChangedContact' });

export const rolesSchema = z
  .strictObject({
    active: z.boolean().meta({ description: 'false ends all roles, true restores them.' }),
    basedOn,
  })
  .meta({ id: 'Roles' });

export const erasureSchema = z
  .strictObject({
    reason: erasureReasonSchema,
    successor: contactIdSchema.optional().meta({
      description:
        'The contact of the organisation who takes over their open tasks; else whoever shares the most roles.',
    }),
  })
  .meta({ id: 'Erasure' });

export const erasedSchema = z
  .strictObject({
    state: z.enum(['erased', 'waits']),
    cancelled: z.int().min(0).meta({ description: 'Planned mails to them that were cancelled.' }),
    waitsFor: z
      .array(z.string())
      .optional()
      .meta({ description: 'Dispatches with a mail to them in flight; the erasure completes after these.' }),
  })
  .meta({ id: 'Erased' });

export const personExportSchema = z
  .strictObject({
    at: instant,
    organisation: organisationSchema,
    contact: contactViewSchema,
    legalBasis: legalBasisSchema,
    mails: z.array(
      dispatchSchema.pick({ id: true, rollout: true, purpose: true, kind: true }).extend({
        groups: z.array(roleSchema),
        state: z.enum(outcomeSchema.options.map((option) => option.shape.state.value)),
        since: instant.optional(),
      }),
    ),
    tasks: z.array(
      manualFollowUpSchema
        .pick({ reason: true, groups: true })
        .extend({ at: instant, dispatch: z.string(), how: howReachedSchema.optional() }),
    ),
    work: z.array(
      taskSchema.pick({ group: true, channel: true, state: true, due: true }).extend({
        dispatch: z.string(),
        steps: z.array(taskEntrySchema.omit({ who: true, to: true }).extend({ at: instant })),
      }),
    ),
    questions: z.array(
      z.strictObject({
        ...{ rollout: rolloutIdSchema, words: z.string(), askedAt: instant, answer: z.string().optional() },
        state: z.enum(['open', 'answered', 'closed']),
        enquiry: enquirySchema
          .pick({ name: true, phone: true, medium: true })
          .extend({ deadline: instant })
          .optional(),
      }),
    ),
    signOffs: z.array(signOffEntrySchema.omit({ who: true }).extend({ at: instant, dispatch: z.string() })),
    suppressions: z.array(suppressionSchema.pick({ scope: true, reason: true }).extend({ at: instant })),
    auditTrail: z.array(auditEntrySchema.pick({ did: true }).extend({ at: instant })),
  })
  .meta({ id: 'PersonExport', description: 'Everything stored about a person (GDPR article 15).' });

/** A data export, with times as text. */
export function personExportView(data: PersonExport): z.input<typeof personExportSchema> {
  const dated = <T extends { at: number }>(list: readonly T[]) =>
    list.map((one) => ({ ...one, at: time(one.at) }));
  return {
    ...data,
    at: time(data.at),
    contact: contactView(data.contact),
    mails: data.mails.map(({ since, ...mail }) => ({
      ...mail,
      ...(since === undefined ? {} : { since: time(since) }),
    })),
    tasks: dated(data.tasks),
    work: data.work.map((task) => ({ ...task, steps: dated(task.steps) })),
    questions: data.questions.map(({ askedAt, enquiry, ...question }) => ({
      ...question,
      askedAt: time(askedAt),
      ...(enquiry ? { enquiry: { ...enquiry, deadline: time(enquiry.deadline) } } : {}),
    })),
    signOffs: dated(data.signOffs),
    suppressions: dated(data.suppressions),
    auditTrail: dated(data.auditTrail),
  };
}
