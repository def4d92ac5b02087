import { inState } from '../../domain/mail/delivery.ts';
import { command, text } from '../cli/command.ts';
import { requireMilestone } from '../cli/known-ids.ts';

export const COMMANDS = [
  command({
    name: 'unsettled',
    description: 'List the mails of a milestone whose outcome nobody knows.',
    example: 'unsettled bob-procurement-2026',
    arguments: { milestone: text('the id of the milestone') },
    options: {},
    reads: true,
    run: async ({ milestone }, { operator }) => {
      const { organisations } = await requireMilestone(milestone, operator);
      const found = [];
      for (const organisation of organisations) {
        for (const row of await operator.deliveries.ofOrganisation(milestone, organisation)) {
          if (!inState(row, 'unknown')) continue;
          const { at, reason } = row.outcome;
          const since = new Date(at).toISOString();
          found.push({ delivery: row.id, organisation, since, reason, name: row.name, address: row.address });
        }
      }
      const lines = found.map((mail) => Object.values(mail).join('  '));
      const next = `\nLook each up, then settle it: npx budkavle settle ${milestone} <delivery> accepted|resend …`;
      const none = `No mail of ${milestone} is unknown.`;
      return { text: lines.length > 0 ? [...lines, next].join('\n') : none, data: found };
    },
  }),
];
