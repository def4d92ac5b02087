import { by, command, textInput } from '../cli/command.ts';
import { requireMilestone } from '../cli/known-ids.ts';

export const STOP_COMMANDS = [
  command({
    name: 'stop',
    description: 'Stop a milestone in any state: what has not been sent is cancelled.',
    example: 'stop bob-procurement-2026 --by "Anna Ek"',
    arguments: { milestone: textInput('the id of the milestone') },
    options: { by },
    run: async ({ milestone: id, by }, { operator }) => {
      const { state } = await requireMilestone(id, operator);
      await operator.stop(id, by);
      return { text: `Asked to stop ${id}, which is ${state}. The console shows when it is stopped.` };
    },
  }),
];
