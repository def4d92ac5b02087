import {
  type AccountFault,
  type AccountFaultCode,
  accountFaults,
  forecastOf,
  type MailAccount,
} from '../../domain/mail/mail-account.ts';
import type { ExpectedRecord, MailIdentity } from './account.ts';
import type { About } from './check.ts';
import { blocks, type Finding, fine, look } from './finding.ts';
import { isAnswered, mailRecords, recordLines } from './mail-records.ts';

/** The account, and how many people a mail to everybody reaches. */
export type MailToAll = { account: MailAccount; people: number };
type Side = Exclude<AccountFault['about'], 'sender' | 'domain'>;

/** What is said of a side of the account where nothing is wrong. */
const RIGHT: Readonly<Record<Side, (all: MailToAll) => string>> = {
  account: () => 'The account may send to anybody.',
  settings: () => 'The stage may send.',
  quota: ({ account, people }) => {
    const { perDay, perSecond } = account.quota;
    const limits = `${perDay < 0 ? 'no limit a day' : `${perDay} mails a day`}, ${perSecond} a second`;
    if (people === 0) return `SES allows ${limits}.`;
    const time = lasting(forecastOf(people, account).seconds);
    return `SES allows ${limits}: a mail to all ${people} people takes ${time}.`;
  },
};

const PAUSED_PAGE = 'docs/runbook.md#the-ses-account-is-paused';
const SANDBOX_PAGE = 'docs/deployment.md#6-leave-the-ses-sandbox';
const ADD = 'Add to DNS, then wait up to 72 hours: {records}';

/**
 * What an operator reads of each fault, and what to do. Coordinators read the same before a dispatch, in other words.
 */
const SENTENCES: Readonly<Record<AccountFaultCode, readonly [says: string, todo: string]>> = {
  'sender-foreign': [
    '{rollout} sends from {sender}, which this stage may not: its mail domain is {domain}.',
    'Change "from" in its rollout.yaml and load it again (docs/deployment.md#11-load-the-first-rollout).',
  ],
  'account-stopped': ['AWS has stopped all sending of this account.', PAUSED_PAGE],
  'account-paused': ['Sending is paused for the whole account.', PAUSED_PAGE],
  'account-reviewed': ['AWS is reviewing how this account sends.', PAUSED_PAGE],
  'account-sandbox': [
    'The account is in the SES sandbox: mail reaches verified addresses only, 200 a day.',
    `Ask for production access (${SANDBOX_PAGE}).`,
  ],
  'mail-settings-missing': ['There is no configuration set budkavle-{stage}.', 'Deploy the stage again.'],
  'mail-settings-paused': [
    'Sending is paused for this stage.',
    'aws sesv2 put-configuration-set-sending-options --configuration-set-name budkavle-{stage} --sending-enabled',
  ],
  'sender-unverified': ['SES has not verified {domain} yet.', ADD],
  'sender-unsigned': ['Mail from {domain} is not signed (DKIM).', ADD],
  'mail-from-unverified': ['{domain} is not set up: SES refuses mail.', ADD],
  'mail-from-unused': ['{domain} is not set up: SPF does not cover the sender.', ADD],
  'quota-short': [
    'Of a mail to all {mails} people {fits} leave now, and the rest within days: {days}.',
    `Ask for a higher quota, or trigger by parts (${SANDBOX_PAGE}).`,
  ],
};

/** Deciding on a side of the account. */
export function mailFaults(side: Side): (all: MailToAll, about: About) => Finding[] {
  return (all, { stage }) => {
    const found = faultsIn(all).filter(({ about }) => about === side);
    if (found.length === 0) return [fine(RIGHT[side](all))];
    return found.map((each) => findingOf(each, { stage }));
  };
}

/** Deciding on the sender's domain. */
export function mailDomain(
  { account, identity }: { account: MailAccount; identity: MailIdentity | undefined },
  { settings: { mailDomain: domain, region } }: About,
): Finding[] {
  if (!identity) return [blocks(`SES does not know ${domain}.`, 'Deploy the stage.')];
  const found = faultsIn({ account, people: 0 }).filter(({ about }) => about === 'domain');
  if (found.length === 0) return [fine(`${domain} is verified and signs its mail.`)];
  const records = recordLines(mailRecords(domain, identity, region));
  return found.map((each) => findingOf(each, { records }));
}

/** Deciding on the senders of rollouts. */
export function senders({
  account,
  rollouts,
}: {
  account: MailAccount;
  rollouts: readonly { id: string; from: string }[];
}): Finding[] {
  const found = rollouts.flatMap(({ id, from }) =>
    accountFaults({ from, mails: 0 }, account)
      .filter(({ about }) => about === 'sender')
      .map((each) => findingOf(each, { rollout: id })),
  );
  return found.length > 0 ? found : [fine(`No rollout sends from elsewhere than ${account.domain}.`)];
}

function faultsIn({ account, people }: MailToAll): AccountFault[] {
  return accountFaults({ from: `doctor@${account.domain}`, mails: people }, account);
}

function findingOf({ fault, weighs }: AccountFault, more: Readonly<Record<string, string>>): Finding {
  const params: Readonly<Record<string, unknown>> = { ...more, ...fault.params };
  const [says, todo] = SENTENCES[fault.code].map((text) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name])),
  );
  // A sandbox stops no dispatch, since those who try the system are verified; a stage is not ready in it.
  const isBad = weighs === 'stops' || fault.code === 'account-sandbox';
  return (isBad ? blocks : look)(says ?? '', todo ?? '');
}

/** Deciding on the rate of the account against what the stage's workers were deployed for. */
export function rate({ quota: { perSecond } }: MailAccount, { settings, stage }: About): Finding {
  const allowed = Math.floor(perSecond);
  const { mailsPerSecond } = settings;
  if (allowed === mailsPerSecond) return fine(`The workers that send were deployed for ${allowed} a second.`);
  const what = allowed > mailsPerSecond ? 'the rest is not used' : 'more workers than needed wait';
  return look(
    `SES allows ${allowed} mails a second, infra/stages/${stage}.json counts on ${mailsPerSecond}: ${what}.`,
    `Set "mailsPerSecond": ${allowed} and deploy.`,
  );
}

function lasting(seconds: number): string {
  if (seconds <= 1) return 'a second';
  if (seconds < 90) return `${Math.ceil(seconds)} seconds`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.ceil(seconds / 3600)} hours`;
}

/** What DNS answers to each record that should be there, and the DMARC policies on the way up. */
export type DnsAnswers = {
  asked: readonly { record: ExpectedRecord; answers: readonly string[] }[];
  dmarc: readonly string[];
};

/** Deciding on the mail domain's DNS. */
export function dnsRecords({ asked, dmarc }: DnsAnswers, { settings }: About): Finding[] {
  const missing = asked
    .filter(({ record, answers }) => !isAnswered(record, answers))
    .map(({ record }) => record);
  const faults = [
    missing.length > 0 &&
      blocks(
        `DNS lacks ${missing.length} of ${asked.length} records of ${settings.mailDomain}.`,
        `Add to DNS: ${recordLines(missing)}`,
      ),
    !dmarc.some((answer) => answer.toLowerCase().startsWith('v=dmarc1')) &&
      look(
        `${settings.mailDomain} has no DMARC policy: Gmail, Yahoo and Outlook refuse large mailings without one.`,
        `Add to DNS: ${recordLines([
          { name: `_dmarc.${settings.mailDomain}`, type: 'TXT', value: 'v=DMARC1; p=quarantine' },
        ])}`,
      ),
  ].filter((finding) => finding !== false);
  return faults.length > 0 ? faults : [fine(`DNS has all ${asked.length} records, and a DMARC policy.`)];
}
