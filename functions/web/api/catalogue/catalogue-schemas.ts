import * as z from 'zod';
import {
  channelIdSchema,
  milestoneKindSchema,
  roleSchema,
  topicSchema,
} from '../../../../domain/catalogue/catalogue-ids.ts';
import { factNameSchema } from '../../../../domain/catalogue/fact.ts';
import { dispatchStateSchema } from '../../../../domain/mail/dispatch.ts';
import { milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { type CatalogueFinding, QUESTIONS } from '../../../../domain/setup/check-catalogue.ts';
import type { RevisionPreview } from '../../../../domain/setup/use-cases/revise-catalogue.ts';
import { localeSchema, localisedSchema } from '../../../../domain/shared/locale.ts';

const topics = z.array(topicSchema);

export const messageViewSchema = z
  .strictObject({
    version: z.string(),
    topic: topicSchema,
    name: localisedSchema,
    at: z.array(milestoneKindSchema).meta({ description: 'The milestones at which it is told.' }),
    texts: z.array(z.strictObject({ locale: localeSchema, markdown: z.string() })),
  })
  .meta({ id: 'Message', description: 'What a group must know, with its words in each language.' });

const findingKinds = [
  'group-without-channel',
  'group-hears-nothing',
  'message-for-nobody',
  'text-missing',
  'fact-missing',
  'nobody-in-group',
  'nobody-relays',
  'nobody-responsible',
] as const satisfies readonly CatalogueFinding['kind'][];

export const findingSchema = z
  .strictObject({
    kind: z.enum(findingKinds),
    question: z
      .boolean()
      .meta({ description: 'It may be intended; everything else keeps people from being told.' }),
    organisation: organisationCodeSchema.optional(),
    group: roleSchema.optional(),
    milestone: milestoneKindSchema.optional(),
    topic: topicSchema.optional(),
    locale: localeSchema.optional(),
    fact: factNameSchema.optional(),
    relay: roleSchema.optional(),
  })
  .meta({ id: 'Finding', description: 'What a rollout lacks before a milestone can be told.' });

/** A finding, and whether it may be intended. */
export function findingView(finding: CatalogueFinding): z.input<typeof findingSchema> {
  return { ...finding, question: QUESTIONS.includes(finding.kind) };
}

const restsOn = {
  basedOn: z
    .string()
    .regex(/^[\w-]{1,128}$/)
    .meta({ description: 'The `version` of the catalogue that was edited.' }),
  dryRun: z.boolean().default(false).meta({ description: 'Only reports what it would change.' }),
};

export const messageRevisionSchema = z
  .discriminatedUnion('what', [
    z.strictObject({
      what: z.literal('text'),
      ...restsOn,
      locale: localeSchema,
      markdown: z
        .string()
        .max(20_000)
        .meta({
          description: '`# Title`, the common part, then a `## milestone` section for each specific part.',
          examples: ['# Nya bokningen\n\nDu bokar från {startDate}.'],
        }),
    }),
    z.strictObject({
      what: z.literal('message'),
      ...restsOn,
      at: z.array(milestoneKindSchema).min(1).max(50),
    }),
  ])
  .meta({ id: 'MessageRevision', description: 'A new text in one language, or other milestones.' });

export const groupRevisionSchema = z
  .strictObject({
    ...restsOn,
    messages: topics.max(100).meta({ description: 'Most important first.' }),
    channels: z.array(channelIdSchema).max(50),
  })
  .meta({ id: 'GroupRevision' });

export const revisedSchema = z
  .strictObject({
    version: z.string().meta({ description: 'What the catalogue is after the change.' }),
    published: z.boolean(),
    changes: z
      .array(
        z.strictObject({
          milestone: milestoneKindSchema,
          group: roleSchema,
          added: topics,
          removed: topics,
          reworded: topics,
          channelsAdded: z.array(channelIdSchema),
          channelsRemoved: z.array(channelIdSchema),
        }),
      )
      .meta({ description: 'Groups that hear something else, by milestone.' }),
    untouched: z
      .array(
        z.strictObject({
          id: milestoneIdSchema,
          rollout: rolloutIdSchema,
          kind: milestoneKindSchema,
          state: dispatchStateSchema,
        }),
      )
      .meta({ description: 'Milestones that are planned already and keep their words.' }),
  })
  .meta({ id: 'RevisedCatalogue' });

/** The effect of a revision, and whether it was applied. */
export function revisedView(
  { version, changes, untouched }: RevisionPreview,
  published: boolean,
): z.input<typeof revisedSchema> {
  return { version: version.version, published, changes, untouched };
}
