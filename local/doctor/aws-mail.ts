import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetEmailIdentityCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import type { Account } from './account.ts';
import type { ClientSettings } from './client-settings.ts';
import { unlessMissing } from './unless-missing.ts';

/** SES of the account. */
export function mailOf(
  name: string,
  settings: ClientSettings,
): Pick<Account, 'mail' | 'identity' | 'configurationSet'> {
  const client = new SESv2Client(settings);
  return {
    mail: async () => {
      const { ProductionAccessEnabled, SendingEnabled, EnforcementStatus, SendQuota } = await client.send(
        new GetAccountCommand({}),
      );
      const { Max24HourSend = 0, MaxSendRate = 0, SentLast24Hours = 0 } = SendQuota ?? {};
      return {
        production: ProductionAccessEnabled ?? false,
        sending: SendingEnabled ?? false,
        enforcement: EnforcementStatus ?? 'HEALTHY',
        quota: { perDay: Max24HourSend, perSecond: MaxSendRate, sentToday: SentLast24Hours },
      };
    },
    identity: async (domain) => {
      const found = await unlessMissing(client.send(new GetEmailIdentityCommand({ EmailIdentity: domain })));
      const { Status, Tokens, SigningHostedZone } = found?.DkimAttributes ?? {};
      const { MailFromDomain, MailFromDomainStatus, BehaviorOnMxFailure } = found?.MailFromAttributes ?? {};
      return (
        found && {
          verified: found.VerifiedForSendingStatus ?? false,
          dkim: Status ?? 'NOT_STARTED',
          dkimTokens: Tokens ?? [],
          dkimZone: SigningHostedZone ?? 'dkim.amazonses.com',
          mailFrom: MailFromDomain,
          mailFromStatus: MailFromDomainStatus,
          onMailFromFailure: BehaviorOnMxFailure,
        }
      );
    },
    configurationSet: async () => {
      const command = new GetConfigurationSetCommand({ ConfigurationSetName: name });
      const found = await unlessMissing(client.send(command));
      return found && { sending: found.SendingOptions?.SendingEnabled ?? true };
    },
  };
}
