import * as z from 'zod';
import { lostUntil, type Restore } from '../../domain/mail/restore.ts';
import { checkRestore } from '../../domain/sending/use-cases/check-restore.ts';
import {
  goOnAfterRestore,
  holdForRestore,
  noteReplay,
} from '../../domain/sending/use-cases/go-on-after-restore.ts';
import { type RestoreReview, reviewRestore } from '../../domain/sending/use-cases/review-restore.ts';
import { by, command } from '../cli/command.ts';
import { CommandFailure } from '../cli/command-failure.ts';
import type { Operator } from '../operator.ts';

const instant = z.iso.datetime({ offset: true }).transform((time) => Date.parse(time));

export const RESTORE_COMMANDS = [
  command({
    name: 'restore hold',
    description: 'Hold all mail: before a restore, or because old rows were put into the table by hand.',
    example: 'restore hold --to 2027-03-15T09:00:00Z',
    arguments: {},
    options: {
      to: instant.optional().meta({ description: 'the moment that the rows are of', value: 'time' }),
    },
    run: async ({ to }, { operator }) => {
      await holdForRestore(to, operator);
      return { text: 'No mail leaves from now on; what is in flight leaves within half a minute.' };
    },
  }),
  command({
    name: 'restore show',
    description: 'Show what is known since the moment that the table was restored to, and what is not.',
    example: 'restore show --json',
    arguments: {},
    options: {},
    reads: true,
    run: async (_, { operator }) => {
      await checkRestore(operator);
      const review = await reviewRestore(operator);
      return review
        ? { text: described(review).join('\n'), data: review }
        : { text: 'No restore holds mail.', data: {} };
    },
  }),
  command({
    name: 'restore learn',
    description: 'Replay the events kept outside of the table since then, and wait until they are taken in.',
    example: 'restore learn --stage local',
    arguments: {},
    options: {},
    run: async (_, { operator }) => {
      const restore = await heldOrFailure(operator);
      const from = restore.to ?? restore.heldAt;
      await operator.replayKept({ from, lostUntil: lostUntil(restore, await operator.identity.current()) });
      await noteReplay(operator);
      return { text: 'Everything that was kept is taken in. See it with: npx budkavle restore show' };
    },
  }),
  command({
    name: 'restore go-on',
    description:
      'Let mail leave again. What may have left is not sent: it becomes unknown, for a person to settle.',
    example: 'restore go-on --by "Anna Ek"',
    arguments: {},
    options: {
      by,
      withoutEvents: z
        .boolean()
        .default(false)
        .meta({ description: 'the kept events cannot be replayed: nothing since then is known' }),
    },
    run: async ({ by, withoutEvents }, { operator }) => {
      const { table } = await heldOrFailure(operator);
      await goOnAfterRestore({ by, table, withoutEvents }, operator);
      return {
        text: 'Mail leaves again within three minutes. Settle what is unknown: npx budkavle unsettled <dispatch>',
      };
    },
  }),
];

async function heldOrFailure(operator: Operator): Promise<Restore> {
  const stands = await checkRestore(operator);
  if (stands.kind === 'held') return stands.restore;
  throw new CommandFailure('No restore holds mail.');
}

const LOST =
  'Lost with the old table: approvals, confirmed tasks, edited contacts, drafts, invitations ' +
  'and subscriptions since then, and milestones that were triggered in the console or by the API: ' +
  'trigger those again, with the same id and content.';

function learned(replayedAt: number | undefined): string {
  return replayedAt === undefined
    ? 'The kept events have not been replayed: npx budkavle restore learn'
    : `The kept events were replayed at ${new Date(replayedAt).toISOString()}.`;
}

function described({ restore, dispatches, lost }: RestoreReview): string[] {
  const { table, to, heldAt, replayedAt } = restore;
  const time = (at: number) => new Date(at).toISOString();
  return [
    `No mail has left since ${time(heldAt)}. Table ${table}.`,
    to === undefined ? 'A person holds it; nothing was restored yet.' : `Restored to ${time(to)}.`,
    ...(to === undefined ? [] : [learned(replayedAt)]),
    ...dispatches.map(
      ({ dispatch, left, unsure }) =>
        `${dispatch.id}  ${dispatch.state}  ${left} known to have left, ${unsure.length} not known`,
    ),
    ...dispatches.flatMap(({ dispatch, unsure }) =>
      unsure.map(
        ({ id, organisation, name, address }) =>
          `  ${[dispatch.id, id, organisation, name, address].join('  ')}`,
      ),
    ),
    ...lost.map(({ dispatch, mails }) => `${dispatch}  ${mails} have left that this table does not know`),
    ...(to === undefined ? [] : [LOST]),
    'Next: npx budkavle restore go-on --by <name>',
  ];
}
