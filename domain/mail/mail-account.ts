import { type Fault, fault, type Problem, problemAt } from '../shared/problem.ts';
import { leftToday, millisApart, type SendQuota } from './pace.ts';

/** What the mail service says of the account and of the domain that this stage sends from. */
export type MailAccount = {
  /** The only domain that mail may leave from. */
  domain: string;
  /** Whether the domain is verified. */
  verified: boolean;
  /** Whether its mail is signed (DKIM). */
  signed: boolean;
  /** Where bounces return to. `required`: while its records are not `found` in DNS, no mail leaves. */
  mailFrom?: { domain: string; found: boolean; required: boolean } | undefined;
  /** Whether the account may send at all. */
  enabled: boolean;
  /** `reviewed`: the mail service may soon stop it. `stopped`: it did, and only it can resume sending. */
  standing: 'good' | 'reviewed' | 'stopped';
  /** Mail only reaches verified addresses. */
  sandbox: boolean;
  /** The stage's own settings at the mail service (SES: its configuration set). */
  settings: 'enabled' | 'paused' | 'missing';
  quota: SendQuota;
};

/** Reads the account. */
export interface MailAccounts {
  /**
   * At most some seconds old.
   * @throws {TemporaryFailure} if the mail service does not answer
   */
  current(): Promise<MailAccount>;
}

/** How many mails leave from one address. */
export type Mailing = { from: string; mails: number };

/** How long mails take once they may leave, and how many the day has room for; absent: no limit. */
type Forecast = { mails: number; seconds: number; leftToday?: number };

/** What can be said before a dispatch begins. */
export type SendingCheck = {
  /** Nothing leaves before these are fixed. */
  stops: Problem[];
  /** Mail leaves, but not all of it, not at once, or not as it should. */
  warnings: Problem[];
  /** Absent if the mail service was not asked, or did not answer. */
  forecast?: Forecast;
};

export type AccountFaultCode =
  | 'sender-foreign'
  | 'sender-unverified'
  | 'sender-unsigned'
  | 'mail-from-unverified'
  | 'mail-from-unused'
  | 'account-stopped'
  | 'account-paused'
  | 'account-reviewed'
  | 'account-sandbox'
  | 'mail-settings-missing'
  | 'mail-settings-paused'
  | 'quota-short';

type Rule = {
  about: 'sender' | 'account' | 'settings' | 'domain' | 'quota';
  weighs: 'stops' | 'warns';
  find(account: MailAccount, mailing: Mailing): Fault<AccountFaultCode> | false;
};

/**
 * What can be known to be wrong before any mail leaves. A person reads it before a dispatch, an operator from the
 * doctor. The rest is learned from the first mail that meets it.
 */
const RULES: readonly Rule[] = [
  {
    about: 'sender',
    weighs: 'stops',
    find: ({ domain }, { from }) =>
      !isInDomain(from, domain) && fault('sender-foreign', { sender: from, domain }),
  },
  {
    about: 'account',
    weighs: 'stops',
    find: ({ standing }) => standing === 'stopped' && fault('account-stopped'),
  },
  {
    about: 'account',
    weighs: 'stops',
    find: ({ standing, enabled }) => standing !== 'stopped' && !enabled && fault('account-paused'),
  },
  {
    about: 'account',
    weighs: 'warns',
    find: ({ standing }) => standing === 'reviewed' && fault('account-reviewed'),
  },
  { about: 'account', weighs: 'warns', find: ({ sandbox }) => sandbox && fault('account-sandbox') },
  {
    about: 'settings',
    weighs: 'stops',
    find: ({ settings }) => settings === 'missing' && fault('mail-settings-missing'),
  },
  {
    about: 'settings',
    weighs: 'stops',
    find: ({ settings }) => settings === 'paused' && fault('mail-settings-paused'),
  },
  {
    about: 'domain',
    weighs: 'stops',
    find: ({ domain, verified }) => !verified && fault('sender-unverified', { domain }),
  },
  {
    about: 'domain',
    weighs: 'warns',
    find: ({ domain, verified, signed }) => verified && !signed && fault('sender-unsigned', { domain }),
  },
  {
    about: 'domain',
    weighs: 'stops',
    find: ({ mailFrom }) =>
      mailFrom?.found === false &&
      mailFrom.required &&
      fault('mail-from-unverified', { domain: mailFrom.domain }),
  },
  {
    about: 'domain',
    weighs: 'warns',
    find: ({ mailFrom }) =>
      mailFrom?.found === false &&
      !mailFrom.required &&
      fault('mail-from-unused', { domain: mailFrom.domain }),
  },
  {
    about: 'quota',
    weighs: 'warns',
    find: ({ quota }, { mails }) => {
      const fits = leftToday(quota, 'other');
      return fits < mails && fault('quota-short', { fits, mails, days: daysFor(mails - fits, quota) });
    },
  },
];

/** A fault of the account or its settings, and what it means for mail. */
export type AccountFault = Pick<Rule, 'about' | 'weighs'> & { fault: Fault<AccountFaultCode> };

/** Everything that is known to be wrong for mails from an address. */
export function accountFaults(mailing: Mailing, account: MailAccount): AccountFault[] {
  return RULES.flatMap(({ about, weighs, find }) => {
    const found = find(account, mailing);
    return found ? [{ about, weighs, fault: found }] : [];
  });
}

/** Decides whether so many mails from an address may begin to leave, and how long they take. */
export function checkSending(mailing: Mailing, account: MailAccount): SendingCheck {
  const faults = accountFaults(mailing, account);
  const weighing = (weight: Rule['weighs']) =>
    faults.filter(({ weighs }) => weighs === weight).map(({ fault: found }) => ({ path: '', ...found }));
  return {
    stops: weighing('stops'),
    warnings: weighing('warns'),
    forecast: forecastOf(mailing.mails, account),
  };
}

/** How long so many mails take, and how many the day has room for. */
export function forecastOf(mails: number, { quota }: Pick<MailAccount, 'quota'>): Forecast {
  const fits = leftToday(quota, 'other');
  return {
    mails,
    seconds: Math.ceil((mails * millisApart(quota)) / 1000),
    ...(Number.isFinite(fits) ? { leftToday: fits } : {}),
  };
}

/** Whether an address belongs to the domain itself: permission to send covers no subdomain. */
export function isInDomain(address: string, domain: string): boolean {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase() === domain.toLowerCase();
}

/** The problem of a sender from whose domain this stage may not send. */
export function foreignSender(path: string, address: string, domain: string): Problem[] {
  return isInDomain(address, domain) ? [] : [problemAt(path, 'sender-foreign', { sender: address, domain })];
}

/** In how many days at most the rest has left: the quota is one of 24 hours. */
function daysFor(rest: number, quota: SendQuota): number {
  return Math.ceil(rest / Math.max(1, leftToday({ ...quota, sentLastDay: 0 }, 'other')));
}
