import { approveMilestone } from '../../domain/milestone/use-cases/approve-milestone.ts';
import { releaseDispatch } from '../../domain/sending/use-cases/release-dispatch.ts';
import { by, command, textInput } from '../cli/command.ts';
import { CommandFailure } from '../cli/command-failure.ts';
import { requireDispatch } from '../cli/known-ids.ts';

export const APPROVE_COMMANDS = [
  command({
    name: 'approve',
    description:
      'Release a held milestone, newsletter or press mailing: it came late, or its policy requires an approver.',
    example: 'approve bob-procurement-2026 --by "Anna Ek"',
    arguments: { id: textInput('the id of what is held') },
    options: { by },
    run: async ({ id, by }, { operator }) => {
      const { state, planHash, purpose } = await requireDispatch(id, operator);
      if (state !== 'held' || !planHash)
        throw new CommandFailure(`"${id}" is ${state}, not held: nothing was approved.`);
      // A milestone continues by its events; any other dispatch leaves at once.
      const result =
        purpose === 'milestone'
          ? await approveMilestone({ milestone: id, planHash, by }, operator)
          : await releaseDispatch({ dispatch: id, by }, operator);
      switch (result) {
        case 'approved':
        case 'released':
          return { text: `Approved ${id} as it is planned, under the hash ${planHash.slice(0, 12)}.` };
        case 'waiting':
          return {
            text: `Noted: ${by} approves ${id} as it is planned. The policy requires another person as well.`,
          };
        case 'own':
          throw new CommandFailure(
            `${by} has triggered "${id}" and cannot approve it: let somebody else look at it.`,
          );
        default:
          throw new CommandFailure(`"${id}" changed meanwhile and was not approved: look at it again.`);
      }
    },
  }),
];
