import { laneOf } from '../../domain/mail/dispatch.ts';
import { settlementSchema } from '../../domain/mail/settlement.ts';
import { settleUnknown } from '../../domain/sending/use-cases/settle-unknown.ts';
import { emailAddressSchema } from '../../domain/shared/email-address.ts';
import { requireInput } from '../../domain/shared/parse-input.ts';
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
      const { as, delivery } = wish;
      const dispatch = await requireDispatch(dispatchId, operator);
      // An approver is told by their address from who asked.
      if (as === 'resend' && laneOf(dispatch) === 'press') requireInput('by', emailAddressSchema, wish.by);
      if ((await settleUnknown({ dispatchId, ...wish }, operator)) === 'waits')
        return { text: `${delivery} waits for an approver, in the console under Four eyes.` };
      return { text: as === 'resend' ? `${delivery} is sent again.` : `${delivery} is settled as accepted.` };
    },
  }),
];
