import type { Problem } from '../shared/problem.ts';
import { problemAt } from '../shared/problem.ts';
import { leftToday, millisApart, type SendQuota } from './pace.ts';

/** What the mail service says of the account and of the domain that this stage sends from. */
export type MailAccount = {
  /** The only domain that mail may leave from. */
  domain: string;
  /** Whether the domain is verified. */
  verified: boolean;
  /** Whether the account may send at all. */
  enabled: boolean;
  /** Mail only reaches verified addresses. */
  sandbox: boolean;
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

/** What can be said before a dispatch begins. */
export type SendingCheck = {
  /** Nothing leaves before these are mended. */
  stops: Problem[];
  /** Mail leaves, but not all of it, or not at once. */
  warnings: Problem[];
  /** Absent if the mail service was not asked, or did not answer. */
  forecast?: { mails: number; seconds: number /** Absent: no limit. */; leftToday?: number };
};

/** Whether an address belongs to the domain itself: permission to send covers no subdomain. */
export function isInDomain(address: string, domain: string): boolean {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase() === domain.toLowerCase();
}

/** The problem of a sender from whose domain this stage may not send. */
export function foreignSender(path: string, address: string, domain: string): Problem[] {
  return isInDomain(address, domain) ? [] : [problemAt(path, 'sender-foreign', { sender: address, domain })];
}

/** Decides whether so many mails from an address may begin to leave, and how long they take. */
export function checkSending(
  { from, mails }: { from: string; mails: number },
  { domain, verified, enabled, sandbox, quota }: MailAccount,
): SendingCheck {
  const fits = leftToday(quota, 'other');
  const forecast = {
    mails,
    seconds: Math.ceil((mails * millisApart(quota)) / 1000),
    ...(Number.isFinite(fits) ? { leftToday: fits } : {}),
  };
  const stops = [
    ...foreignSender('', from, domain),
    ...(verified ? [] : [problemAt('', 'sender-unverified', { domain })]),
    ...(enabled ? [] : [problemAt('', 'account-paused')]),
  ];
  const warnings = [
    ...(sandbox ? [problemAt('', 'account-sandbox')] : []),
    ...(fits < mails
      ? [problemAt('', 'quota-short', { fits, mails, days: daysFor(mails - fits, quota) })]
      : []),
  ];
  return { stops, warnings, forecast };
}

/** In how many days at most the rest has left: the quota is one of 24 hours. */
function daysFor(rest: number, quota: SendQuota): number {
  return Math.ceil(rest / Math.max(1, leftToday({ ...quota, sentLastDay: 0 }, 'other')));
}
