import { ServiceError } from '../protocol/service-error.ts';
import { localRegion } from '../shared/arns.ts';
import type { SesAccount } from './ses-account.ts';
import { isVerified, sesIdentityOf } from './ses-identity.ts';
import { isSimulator } from './ses-message.ts';

/** A mail as far as the account's state is concerned; addresses are bare. */
export type Sending = { senders: string[]; recipients: string[]; configurationSet: string | undefined };

type Refusal = {
  code: string;
  /** The message when the account refuses such a mail now. */
  message(account: SesAccount, sending: Sending): string | undefined;
};

/**
 * What an account refuses whatever the mail says, in the order in which it is looked at (AWS documents none). All are
 * answered with status 400.
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html
 * https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html
 */
const refusals: Refusal[] = [
  {
    // What callers see when AWS, not the operator, has paused the account.
    code: 'MessageRejected',
    message: (account) =>
      account.state().enforcementStatus === 'SHUTDOWN'
        ? 'Sending paused for this account. For more information, please check the inbox of the email address ' +
          'associated with your AWS account.'
        : undefined,
  },
  {
    code: 'AccountSendingPausedException',
    message: (account) =>
      account.state().sendingEnabled
        ? undefined
        : 'Email sending is disabled for your entire Amazon SES account.',
  },
  {
    code: 'ConfigurationSetDoesNotExist',
    message: (account, { configurationSet }) =>
      configurationSet === undefined || account.configurationSet(configurationSet)
        ? undefined
        : `Configuration set <${configurationSet}> does not exist.`,
  },
  {
    code: 'ConfigurationSetSendingPausedException',
    message: (account, { configurationSet }) =>
      account.configurationSet(configurationSet)?.sendingEnabled === false
        ? `Email sending is disabled for configuration set <${configurationSet}>.`
        : undefined,
  },
  { code: 'MessageRejected', message: unverified },
  {
    code: 'MailFromDomainNotVerifiedException',
    message: (account, { senders }) => {
      const { mailFrom, mailFromStatus = 'SUCCESS' } =
        sesIdentityOf(senders[0] ?? '', account.identities()) ?? {};
      if (mailFrom?.onMxFailure !== 'REJECT_MESSAGE' || mailFromStatus === 'SUCCESS') return undefined;
      return `Could not read the MX record required to use the specified MAIL FROM domain ${mailFrom.domain}.`;
    },
  },
];

/** In the sandbox recipients must be verified too, except those of the mailbox simulator. */
function unverified(account: SesAccount, { senders, recipients }: Sending): string | undefined {
  const identities = account.identities();
  const outside = recipients.filter((address) => !isSimulator(address));
  const judged = account.state().sandbox ? [...senders, ...outside] : senders;
  const failed = judged.filter((address) => !isVerified(address, identities));
  if (failed.length === 0) return undefined;
  const named = [...new Set(failed)].join(', ');
  const check = `the check in region ${localRegion.toUpperCase()}`;
  return `Email address is not verified. The following identities failed ${check}: ${named}`;
}

/** Throws what SES answers while the account is in a state that keeps this mail from leaving. */
export function refuseByAccount(account: SesAccount, sending: Sending): void {
  for (const { code, message } of refusals) {
    const reason = message(account, sending);
    if (reason !== undefined) throw new ServiceError(code, reason);
  }
}
