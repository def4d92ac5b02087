import * as z from 'zod';
import { roleSchema, topicSchema } from '../../../../domain/catalogue/catalogue-ids.ts';
import { gapSchema } from '../../../../domain/catalogue/gap.ts';
import { ledgerCellSchema } from '../../../../domain/ledger/ledger.ts';
import { reachStatusSchema } from '../../../../domain/ledger/reach-status.ts';
import { dispatchSchema } from '../../../../domain/mail/dispatch.ts';
import { milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { taskEntrySchema, taskSchema } from '../../../../domain/plan/task.ts';
import type { CellHistory, ShownCell } from '../../../../domain/reach/use-cases/show-cell.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { localisedSchema } from '../../../../domain/shared/locale.ts';

const count = z.int().min(0);
const owner = ledgerCellSchema.shape.owner;

export const coverageSchema = z
  .strictObject({
    'fully-told': count,
    told: count,
    published: count,
    partly: count,
    waiting: count,
    late: count,
    missed: count,
    withheld: count,
    waived: count,
  })
  .meta({
    id: 'Coverage',
    description:
      'Counts by status. `told`: through enough channels; `fully-told`: through all of them; ' +
      '`published`: where nobody can count who reads it. `waiting`: to be done and not late. ' +
      '`withheld`: something that they need is missing.',
  });

export const ledgerSchema = z
  .strictObject({
    milestone: milestoneIdSchema,
    today: z.iso.date().meta({ description: 'The date in Stockholm for which it is computed.' }),
    planned: count.meta({ description: 'Number of organisations planned.' }),
    sent: count.meta({ description: 'Number of organisations whose mails are settled.' }),
    mails: count,
    counts: z.record(z.string(), count).meta({ description: 'Mail outcomes.' }),
    messages: coverageSchema.meta({ description: 'Every message to every group at every organisation.' }),
    groups: z.array(
      z.strictObject({
        group: z.string(),
        people: count,
        reached: count,
        delivered: count,
        obligations: z.record(z.string(), count),
        messages: coverageSchema,
      }),
    ),
    owners: z
      .array(z.strictObject({ owner, obligations: coverageSchema }))
      .meta({ description: 'Who has to act, and the status of their obligations.' }),
    gaps: z.array(z.strictObject({ organisation: organisationCodeSchema, gap: gapSchema })),
  })
  .meta({ id: 'Ledger', description: 'Who has been told at a milestone, group by group.' });

export const ledgerRowViewSchema = z
  .strictObject({
    organisation: organisationCodeSchema,
    name: localisedSchema.optional(),
    messages: coverageSchema,
    groups: z.record(roleSchema, coverageSchema),
  })
  .meta({
    id: 'LedgerRow',
    description: 'One organisation: its messages by status and group.',
  });

const standingCellSchema = ledgerCellSchema.extend({
  standing: reachStatusSchema,
  responsible: owner.meta({ description: 'Who has to act.' }),
  corrected: z
    .array(
      z.strictObject({
        topics: z.array(topicSchema),
        dispatch: z.string(),
        at: z.iso.datetime(),
        withdrawn: z.literal(true).optional(),
      }),
    )
    .optional()
    .meta({
      description:
        'What its carrier lacks and a correction of that has told, since when, unless it was withdrawn.',
    }),
});

const cellEntrySchema = taskEntrySchema.extend({ at: z.iso.datetime() });

const channelHistorySchema = z.strictObject({
  cell: standingCellSchema,
  mails: z.record(z.string(), count).meta({ description: 'Mail outcomes of its people.' }),
  task: taskSchema
    .pick({ state: true, minutes: true })
    .extend({ entries: z.array(cellEntrySchema) })
    .optional(),
  carriedBy: dispatchSchema
    .pick({ id: true, name: true, purpose: true })
    .extend({ changedAt: z.iso.datetime() })
    .optional(),
});

export const cellSchema = z
  .strictObject({
    milestone: milestoneIdSchema,
    organisation: organisationCodeSchema,
    group: roleSchema,
    messages: z.record(topicSchema, reachStatusSchema),
    channels: z.array(channelHistorySchema),
  })
  .meta({
    id: 'LedgerCell',
    description: 'One group at one organisation, channel by channel, with its evidence.',
  });

/** A cell in the API, with times as text. */
export function cellView(shown: ShownCell): z.input<typeof cellSchema> {
  return {
    milestone: shown.milestone.id,
    organisation: shown.organisation.code,
    group: shown.group,
    messages: Object.fromEntries(shown.messages),
    channels: shown.channels.map(historyView),
  };
}

function historyView({ cell, mails, task, carriedBy }: CellHistory): z.input<typeof channelHistorySchema> {
  const time = (at: number) => new Date(at).toISOString();
  const entries = task?.entries.map((entry) => ({ ...entry, at: time(entry.at) })) ?? [];
  return {
    cell: {
      ...cell,
      corrected: cell.corrected?.map((one) => ({ ...one, at: time(one.at) })),
    },
    mails,
    ...(task ? { task: { ...task, entries } } : {}),
    ...(carriedBy
      ? {
          carriedBy: {
            id: carriedBy.id,
            purpose: carriedBy.purpose,
            ...(carriedBy.name ? { name: carriedBy.name } : {}),
            changedAt: time(carriedBy.changedAt),
          },
        }
      : {}),
  };
}

export const unreachedSchema = z
  .strictObject({
    organisation: organisationCodeSchema,
    name: localisedSchema.optional(),
    group: roleSchema,
    messages: z
      .array(topicSchema)
      .meta({ description: 'Messages that no channel has delivered to the whole group.' }),
    standing: reachStatusSchema.meta({ description: 'Status of the worst of them.' }),
    ways: z
      .array(
        standingCellSchema.pick({
          channel: true,
          carrier: true,
          due: true,
          standing: true,
          responsible: true,
          contactName: true,
          people: true,
          reached: true,
        }),
      )
      .meta({
        description:
          'How they can still be told and by whom, the soonest first; none where a gap holds it back.',
      }),
  })
  .meta({ id: 'Unreached', description: 'A group at an organisation that has not been told everything.' });
