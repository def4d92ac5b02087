import { checkSending, type MailAccounts, type SendingCheck } from '../../mail/mail-account.ts';
import { TemporaryFailure } from '../../shared/errors.ts';
import { problemAt } from '../../shared/problem.ts';

export type CheckDispatchPorts = { mailAccounts: MailAccounts };

/**
 * Whether mails from an address may begin to leave now. A mail service that does not answer stops nothing: the
 * mails wait for it.
 */
export async function checkDispatch(
  asked: { from: string; mails: number },
  { mailAccounts }: CheckDispatchPorts,
): Promise<SendingCheck> {
  if (asked.mails === 0) return { stops: [], warnings: [] };
  try {
    return checkSending(asked, await mailAccounts.current());
  } catch (error) {
    if (!(error instanceof TemporaryFailure)) throw error;
    return { stops: [], warnings: [problemAt('', 'account-unasked')] };
  }
}
