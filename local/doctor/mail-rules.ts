import type { ExpectedRecord, MailIdentity, MailSettings } from './account.ts';
import type { About } from './check.ts';
import { blocks, type Finding, fine, look } from './finding.ts';
import { isAnswered, mailRecords, recordLines } from './mail-records.ts';

const SANDBOX_PAGE = 'docs/deployment.md#6-leave-the-ses-sandbox';

/**
 * Deciding on the account's permission to send.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html
 */
export function mailAccount({ production, sending, enforcement }: MailSettings): Finding[] {
  const faults = [
    enforcement === 'SHUTDOWN' &&
      blocks('AWS has stopped all sending of this account.', 'docs/runbook.md#the-ses-account-is-paused'),
    enforcement === 'PROBATION' &&
      look('AWS is reviewing how this account sends.', 'docs/runbook.md#the-ses-account-is-paused'),
    enforcement !== 'SHUTDOWN' &&
      !sending &&
      blocks('Sending is paused for the whole account.', 'docs/runbook.md#the-ses-account-is-paused'),
    !production &&
      blocks(
        'The account is in the SES sandbox: mail reaches verified addresses only, 200 a day.',
        `Ask for production access (${SANDBOX_PAGE}).`,
      ),
  ].filter((finding) => finding !== false);
  return faults.length > 0 ? faults : [fine('The account may send to anybody.')];
}

/** Deciding on the quota against a mail to everybody. */
export function quota({ mail: { quota }, people }: { mail: MailSettings; people: number }): Finding {
  const { perDay, perSecond, sentToday } = quota;
  const a = perDay < 0 ? 'no limit a day' : `${perDay} mails a day`;
  const limits = `${a}, ${perSecond} a second`;
  if (people === 0) return fine(`SES allows ${limits}.`);
  const left = perDay < 0 ? people : Math.max(0, perDay - sentToday);
  if (left >= people)
    return fine(`SES allows ${limits}: a mail to all ${people} people takes ${lasting(people / perSecond)}.`);
  const days = Math.ceil(people / perDay);
  const takes =
    days > 1 ? `takes ${days} days` : `does not fit any more today (${sentToday} were sent in 24 hours)`;
  return look(
    `SES allows ${limits}: a mail to all ${people} people ${takes}.`,
    `Ask for a higher quota, or trigger by parts (${SANDBOX_PAGE}).`,
  );
}

/** Deciding on the rate of the account against what the stage's workers were deployed for. */
export function rate({ quota: { perSecond } }: MailSettings, { settings, stage }: About): Finding {
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

/** Deciding on the sender's domain. */
export function identity(found: MailIdentity | undefined, { settings }: About): Finding[] {
  const { mailDomain, region } = settings;
  if (!found) return [blocks(`SES does not know ${mailDomain}.`, 'Deploy the stage.')];
  const records = mailRecords(mailDomain, found, region);
  const add = `Add to DNS, then wait up to 72 hours: ${recordLines(records)}`;
  const { verified, dkim, mailFrom, mailFromStatus, onMailFromFailure } = found;
  if (!verified) return [blocks(`SES has not verified ${mailDomain} yet.`, add)];
  const rejects = onMailFromFailure === 'REJECT_MESSAGE';
  const faults = [
    dkim !== 'SUCCESS' && look(`Mail from ${mailDomain} is not signed (DKIM ${dkim}).`, add),
    mailFrom !== undefined &&
      mailFromStatus !== 'SUCCESS' &&
      (rejects ? blocks : look)(
        `${mailFrom} is not set up (${mailFromStatus}): ${rejects ? 'SES refuses mail' : 'SPF does not cover the sender'}.`,
        add,
      ),
  ].filter((finding) => finding !== false);
  return faults.length > 0 ? faults : [fine(`${mailDomain} is verified and signs its mail.`)];
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
        `Add to DNS: ${recordLines([{ name: `_dmarc.${settings.mailDomain}`, type: 'TXT', value: 'v=DMARC1; p=quarantine' }])}`,
      ),
  ].filter((finding) => finding !== false);
  return faults.length > 0 ? faults : [fine(`DNS has all ${asked.length} records, and a DMARC policy.`)];
}

/** Deciding on the configuration set. */
export function configurationSet(found: { sending: boolean } | undefined, { stage }: About): Finding {
  if (!found) return blocks(`There is no configuration set budkavle-${stage}.`, 'Deploy the stage again.');
  if (found.sending) return fine('The stage may send.');
  return blocks(
    'Sending is paused for this stage.',
    `aws sesv2 put-configuration-set-sending-options --configuration-set-name budkavle-${stage} --sending-enabled`,
  );
}
