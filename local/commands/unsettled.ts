import { inState } from '../../domain/mail/delivery.ts';
import { command, textInput } from '../cli/command.ts';
import { requireDispatch } from '../cli/known-ids.ts';

export const UNSETTLED_COMMANDS = [
  command({
    name: 'unsettled',
    description: 'List the mails of a milestone, newsletter or press release whose outcome is unknown.',
    example: 'unsettled bob-procurement-2026',
    arguments: { dispatch: textInput('the id of the milestone, newsletter or press mailing') },
    options: {},
    reads: true,
    run: async ({ dispatch }, { operator }) => {
      const { organisations } = await requireDispatch(dispatch, operator);
      const found = [];
      for (const organisation of organisations) {
        for (const row of await operator.deliveries.ofOrganisation(dispatch, organisation)) {
          if (!inState(row, 'unknown')) continue;
          const { at, reason } = row.outcome;
          const since = new Date(at).toISOString();
          found.push({ delivery: row.id, organisation, since, reason, name: row.name, address: row.address });
        }
      }
      const lines = found.map((mail) => Object.values(mail).join('  '));
      const next = `\nLook each up, then settle it: npx budkavle settle ${dispatch} <delivery> accepted|resend …`;
      const none = `No mail of ${dispatch} is unknown.`;
      return { text: lines.length > 0 ? [...lines, next].join('\n') : none, data: found };
    },
  }),
];
