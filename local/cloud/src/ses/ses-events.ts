import { randomUUID } from 'node:crypto';
import { localAccount } from '../shared/arns.ts';
import { readHeaders } from './ses-message.ts';
import type { AcceptedMail } from './ses-store.ts';

/** AWS::SES::ConfigurationSet with its enabled event destinations. */
export type ConfigurationSet = {
  name: string;
  /** As deployed; enabled when absent. */
  sendingEnabled?: boolean | undefined;
  destinations: {
    /** `send`, `delivery`, `SEND` …: matched without regard to case and underscores, as templates mix both. */
    eventTypes: string[];
    /** SNS topic; absent for EventBridge's default bus. */
    topicArn?: string;
  }[];
};

export type SesEvent = { detailType: string; detail: Record<string, unknown>; topicArn?: string };

type Accepted = { mail: AcceptedMail; set: ConfigurationSet; now: number; identityArn: string };

type Outcome = {
  type: string;
  detailType: string;
  key: string;
  body(mail: AcceptedMail, at: string): object;
};

const simulatorAgent = 'Amazon SES Mailbox Simulator';

const send: Outcome = { type: 'Send', detailType: 'Email Sent', key: 'send', body: () => ({}) };

const delivery: Outcome = {
  type: 'Delivery',
  detailType: 'Email Delivered',
  key: 'delivery',
  body: (mail, at) => ({
    timestamp: at,
    processingTimeMillis: Math.max(0, Date.parse(at) - mail.acceptedAt),
    recipients: mail.destinations,
    smtpResponse: '250 2.0.0 accepted by the local mailbox',
    reportingMTA: 'local',
  }),
};

type BounceKind = { type?: 'Permanent' | 'Transient'; subType: string };

const bounce = ({ type = 'Permanent', subType }: BounceKind, recipient: Record<string, string>): Outcome => ({
  type: 'Bounce',
  detailType: 'Email Bounced',
  key: 'bounce',
  body: (mail, at) => ({
    feedbackId: randomUUID(),
    bounceType: type,
    bounceSubType: subType,
    bouncedRecipients: mail.destinations.map((emailAddress) => ({ emailAddress, ...recipient })),
    timestamp: at,
    reportingMTA: 'dns; local',
  }),
});

const complaint: Outcome = {
  type: 'Complaint',
  detailType: 'Email Complaint Received',
  key: 'complaint',
  body: (mail, at) => ({
    feedbackId: randomUUID(),
    complaintSubType: null,
    complainedRecipients: mail.destinations.map((emailAddress) => ({ emailAddress })),
    timestamp: at,
    userAgent: simulatorAgent,
    complaintFeedbackType: 'abuse',
    arrivalDate: at,
  }),
};

/**
 * The mailbox simulator; labels (`bounce+one@…`) are allowed. SES makes a transient bounce of the automatic reply
 * from `ooto@`. `mailboxfull@` is only here: a mail that never arrives and of which nothing permanent is said.
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
 */
const simulator: Record<string, Outcome[]> = {
  success: [delivery],
  ooto: [delivery, bounce({ type: 'Transient', subType: 'General' }, {})],
  mailboxfull: [bounce({ type: 'Transient', subType: 'MailboxFull' }, { action: 'failed', status: '5.2.2' })],
  bounce: [
    bounce(
      { subType: 'General' },
      { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
    ),
  ],
  complaint: [delivery, complaint],
  suppressionlist: [bounce({ subType: 'Suppressed' }, { action: 'failed', status: '5.1.1' })],
};

/** What the configuration set's destinations publish about an accepted mail, in the order of occurrence. */
export function eventsFor({ mail, set, now, identityArn }: Accepted): SesEvent[] {
  const at = new Date(now).toISOString();
  const about = mailObject(mail, identityArn);
  return [send, ...outcomesFor(mail.destinations)].flatMap((outcome) => {
    const detail = { eventType: outcome.type, mail: about, [outcome.key]: outcome.body(mail, at) };
    return set.destinations
      .filter(({ eventTypes }) => eventTypes.some((type) => sameType(type, outcome.type)))
      .map(({ topicArn }) => ({ detailType: outcome.detailType, detail, ...(topicArn && { topicArn }) }));
  });
}

function sameType(one: string, other: string): boolean {
  return one.replaceAll('_', '').toLowerCase() === other.toLowerCase();
}

function outcomesFor(destinations: string[]): Outcome[] {
  const name = /^([a-z]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/i.exec(destinations[0] ?? '')?.[1];
  return (name && simulator[name.toLowerCase()]) || [delivery];
}

function mailObject(mail: AcceptedMail, sourceArn: string): Record<string, unknown> {
  const headers = readHeaders(mail.raw);
  const first = (name: string) => headers.values(name)[0];
  return {
    timestamp: new Date(mail.acceptedAt).toISOString(),
    source: mail.source,
    sourceArn,
    sendingAccountId: localAccount,
    messageId: mail.messageId,
    destination: mail.destinations,
    headersTruncated: false,
    headers: headers.all,
    commonHeaders: {
      from: [first('from') ?? mail.source],
      to: [first('to') ?? mail.destinations.join(', ')],
      messageId: mail.messageId,
      subject: first('subject') ?? '',
    },
    tags: mail.tags,
  };
}
