import { GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import type { Account } from './account.ts';
import type { ClientSettings } from './client-settings.ts';
import { unlessMissing } from './unless-missing.ts';

/** What SES waits for in the DNS of a mail domain. */
export function identityOf(settings: ClientSettings): Account['identity'] {
  const client = new SESv2Client(settings);
  return async (domain) => {
    const found = await unlessMissing(client.send(new GetEmailIdentityCommand({ EmailIdentity: domain })));
    const { Tokens, SigningHostedZone } = found?.DkimAttributes ?? {};
    return (
      found && {
        dkimTokens: Tokens ?? [],
        dkimZone: SigningHostedZone ?? 'dkim.amazonses.com',
        mailFrom: found.MailFromAttributes?.MailFromDomain,
      }
    );
  };
}
