import type { MailAccount, MailAccounts } from '../../domain/mail/mail-account.ts';

/** An account that may send from `lending.example`, unless told otherwise. */
export class InMemoryMailAccounts implements MailAccounts {
  account: MailAccount = {
    domain: 'lending.example',
    verified: true,
    signed: true,
    enabled: true,
    standing: 'good',
    sandbox: false,
    settings: 'enabled',
    quota: { perSecond: 14, perDay: 50_000, sentLastDay: 0 },
  };

  async current(): Promise<MailAccount> {
    return this.account;
  }
}
