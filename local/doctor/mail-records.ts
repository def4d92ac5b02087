import type { ExpectedRecord, MailIdentity } from './account.ts';

/**
 * The DNS records that a mail domain needs: keys (DKIM), the sender of bounces (MAIL FROM).
 * https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dkim-easy.html and
 * https://docs.aws.amazon.com/ses/latest/dg/mail-from.html
 */
export function mailRecords(domain: string, identity: MailIdentity, region: string): ExpectedRecord[] {
  const { dkimTokens, dkimZone, mailFrom } = identity;
  const keys = dkimTokens.map(
    (token): ExpectedRecord => ({
      name: `${token}._domainkey.${domain}`,
      type: 'CNAME',
      value: `${token}.${dkimZone}`,
    }),
  );
  if (mailFrom === undefined) return keys;
  return [
    ...keys,
    { name: mailFrom, type: 'MX', value: `10 feedback-smtp.${region}.amazonses.com` },
    { name: mailFrom, type: 'TXT', value: 'v=spf1 include:amazonses.com ~all' },
  ];
}

/** Whether DNS has a record; names are compared without their last dot, in any case. */
export function isAnswered({ value, type }: ExpectedRecord, answers: readonly string[]): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/\.$/, '');
  if (type === 'TXT')
    return answers.some(
      (answer) => plain(answer).startsWith('v=spf1') && plain(answer).includes('include:amazonses.com'),
    );
  return answers.some((answer) => plain(answer) === plain(value));
}

/** Records as a person types them into a DNS console, one a line. */
export function recordLines(records: readonly ExpectedRecord[]): string {
  return records.map(({ name, type, value }) => `\n    ${name}  ${type}  ${value}`).join('');
}

/** Where a DMARC policy may stand: at the domain itself, or at one above it (RFC 9989 walks up the tree). */
export function dmarcNames(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => `_dmarc.${labels.slice(index).join('.')}`);
}
