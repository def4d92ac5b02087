import * as z from 'zod';
import { settlementSchema } from '../../domain/mail/settlement.ts';
import { resendFailed } from '../../domain/sending/use-cases/resend-failed.ts';
import { by, command, textInput } from '../cli/command.ts';
import { CommandFailure } from '../cli/command-failure.ts';
import { requireDispatch } from '../cli/known-ids.ts';

const dispatch = textInput('the id of the milestone, newsletter or press mailing');
const { reason } = settlementSchema.shape;

export const RESEND_COMMANDS = [
  command({
    name: 'resend',
    description: 'Send refused mails again, one or all with one reason, after fixing what was wrong.',
    example:
      'resend bob-procurement-2026 --refused-with MessageRejected --by "Anna Ek" --reason "Image made smaller"',
    arguments: { dispatch },
    options: {
      refusedWith: z.string().optional().meta({ description: 'all with this reason', value: 'code' }),
      delivery: z.string().optional().meta({ description: 'one mail, as failed lists it', value: 'id' }),
      by,
      reason: reason.meta({ description: 'what was mended, stored permanently', value: 'why' }),
    },
    run: async ({ dispatch: dispatchId, delivery, refusedWith, by: who, reason: why }, { operator }) => {
      await requireDispatch(dispatchId, operator);
      if ((delivery === undefined) === (refusedWith === undefined))
        throw new CommandFailure('Name one mail with --delivery, or a reason with --refused-with.');
      const which = delivery === undefined ? { refusedWith: refusedWith ?? '' } : { delivery };
      const resent = await resendFailed({ dispatchId, which, by: who, reason: why }, operator);
      return { text: `${resent} mails are sent again.`, data: { resent } };
    },
  }),
];
