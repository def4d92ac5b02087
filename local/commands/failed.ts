import { listInState } from '../../domain/sending/use-cases/list-in-state.ts';
import { command, textInput } from '../cli/command.ts';
import { requireDispatch } from '../cli/known-ids.ts';

const dispatch = textInput('the id of the milestone, newsletter or press mailing');

export const FAILED_COMMANDS = [
  command({
    name: 'failed',
    description: 'List the mails of a milestone, newsletter or press release that the mail service refused.',
    example: 'failed bob-procurement-2026',
    arguments: { dispatch },
    options: {},
    reads: true,
    run: async ({ dispatch: id }, { operator }) => {
      await requireDispatch(id, operator);
      const found = (await listInState(id, 'failed', operator)).map((row) => {
        const { at, reason: refusedWith } = row.outcome;
        const since = new Date(at).toISOString();
        const { organisation, name, address } = row;
        return { delivery: row.id, organisation, since, refusedWith, name, address };
      });
      const lines = found.map((mail) => Object.values(mail).join('  '));
      const next = `\nMend what was wrong, then send them again: npx budkavle resend ${id} --refused-with <reason> …`;
      const none = `No mail of ${id} was refused.`;
      return { text: lines.length > 0 ? [...lines, next].join('\n') : none, data: found };
    },
  }),
];
