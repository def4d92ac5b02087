import { settlementSchema } from '../../domain/mail/settlement.ts';
import { settleUnknown } from '../../domain/sending/use-cases/settle-unknown.ts';
import { by, command, textInput } from '../cli/command.ts';
import { requireDispatch } from '../cli/known-ids.ts';

const { as, reason } = settlementSchema.shape;

export const SETTLE_COMMANDS = [
  command({
    name: 'settle',
    description: 'Settle a mail whose outcome is unknown, after looking it up.',
    example: 'settle bob-procurement-2026 5f0c7a accepted --by "Anna Ek" --reason "The registrar has it"',
    arguments: {
      dispatch: textInput('the id of the milestone, newsletter or press mailing'),
      delivery: textInput('the id of the mail, as unsettled lists it'),
      as: as.meta({ description: 'accepted: it was sent. resend: it was not, or may be sent twice' }),
    },
    options: { by, reason: reason.meta({ description: 'how you know, stored permanently', value: 'why' }) },
    run: async ({ dispatch: dispatchId, ...wish }, { operator }) => {
      await requireDispatch(dispatchId, operator);
      await settleUnknown({ dispatchId, ...wish }, operator);
      const { as, delivery } = wish;
      return { text: as === 'resend' ? `${delivery} is sent again.` : `${delivery} is settled as accepted.` };
    },
  }),
];
