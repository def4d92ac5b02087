import * as z from 'zod';
import type { Evidence } from '../../../domain/mail/delivery.ts';
import type { MailEvent } from '../../../domain/sending/use-cases/record-outcome.ts';
import { requireInput } from '../../../domain/shared/parse-input.ts';
import { whileCold } from '../../../domain/shared/while-cold.ts';

// EventBridge wraps the event in `detail` with a detail-type; SNS delivers it bare, with the type inside.
const TYPE_BY_DETAIL_TYPE: ReadonlyMap<string, string> = new Map([
  ['Email Sent', 'Send'],
  ['Email Delivered', 'Delivery'],
  ['Email Delivery Delayed', 'DeliveryDelay'],
  ['Email Bounced', 'Bounce'],
  ['Email Complaint Received', 'Complaint'],
  ['Email Rejected', 'Reject'],
  ['Email Rendering Failed', 'Rendering Failure'],
]);
const EVIDENT = new Set(TYPE_BY_DETAIL_TYPE.values());
/** Open, click, subscription and future types: they prove nothing that is stored. */
const OTHER = 'other';

const eventBridgeSchema = z.object({ 'detail-type': z.string(), detail: z.looseObject({}) });

/** The event with its type inside, from either source. Only what claims to be wrapped is looked at as such. */
function bare(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input;
  const { data: enveloped } =
    'detail-type' in input ? eventBridgeSchema.safeParse(input, whileCold(eventBridgeSchema)) : {};
  if (enveloped) {
    return { ...enveloped.detail, eventType: TYPE_BY_DETAIL_TYPE.get(enveloped['detail-type']) ?? OTHER };
  }
  if (!('eventType' in input) || typeof input.eventType !== 'string') return input;
  return EVIDENT.has(input.eventType) ? input : { eventType: OTHER };
}

const instant = z.iso.datetime({ offset: true }).transform((time) => Date.parse(time));
const timed = z.object({ timestamp: instant });
// An enumerated short code of SES. Longer text could be a server's response with an address in it.
const code = z
  .string()
  .regex(/^[A-Za-z][A-Za-z -]{0,39}$/)
  .catch('unnamed');

const tag = z.tuple([z.string().min(1)], z.string()).transform(([value]) => value);
// Mail without these tags is not ours: a probe, or another system in the same account.
const tagsSchema = z
  .object({ delivery: tag, attempt: tag, milestone: tag, organisation: tag })
  .transform(({ milestone: dispatchId, ...tags }) => ({ ...tags, dispatchId }))
  .optional()
  .catch(undefined);
const mailSchema = z.object({
  timestamp: instant,
  messageId: z.string().min(1),
  destination: z.array(z.string()),
  tags: tagsSchema,
});

type Tags = NonNullable<z.infer<typeof tagsSchema>>;
type ProofOf<E> = E extends Evidence ? Omit<E, keyof Tags | 'at'> : never;
type Finding = {
  mail: z.infer<typeof mailSchema>;
  at: number;
  proof: ProofOf<Evidence>;
  suppress?: NonNullable<MailEvent['suppress']>;
};

const type = <T extends string>(eventType: T) => ({ eventType: z.literal(eventType), mail: mailSchema });

// What each type of event proves, and whether its address may be mailed again.
const findingSchema = z.discriminatedUnion('eventType', [
  z.object(type('Send')).transform(({ mail }) => taken(mail)),
  z
    .object({ ...type('Delivery'), delivery: timed })
    .transform(({ mail, delivery }) => delivered(mail, delivery.timestamp)),
  z
    .object({ ...type('DeliveryDelay'), deliveryDelay: timed.extend({ delayType: code }) })
    .transform(({ mail, deliveryDelay: { timestamp, delayType } }): Finding => {
      return { mail, at: timestamp, proof: { proves: 'delayed', reason: delayType } };
    }),
  z
    .object({ ...type('Bounce'), bounce: timed.extend({ bounceType: code, bounceSubType: code }) })
    .transform(({ mail, bounce: { timestamp, bounceType, bounceSubType } }): Finding => {
      const permanent = bounceType === 'Permanent';
      const proof = { proves: 'bounced', reason: `${bounceType} ${bounceSubType}`, permanent } as const;
      return { mail, at: timestamp, proof, ...(permanent ? { suppress: 'bounce' } : {}) };
    }),
  z
    .object({ ...type('Complaint'), complaint: timed.extend({ complaintFeedbackType: code }) })
    .transform(({ mail, complaint: { timestamp, complaintFeedbackType: reason } }): Finding => {
      // "Not spam" is positive feedback; an authentication failure is a server's report, not a complaint.
      if (reason === 'not-spam') return delivered(mail, timestamp);
      if (reason === 'auth-failure') return taken(mail);
      return { mail, at: timestamp, proof: { proves: 'complained', reason }, suppress: 'complaint' };
    }),
  z
    .object({ ...type('Reject'), reject: z.object({ reason: code }) })
    .transform(({ mail, reject: { reason } }) => turnedBack(mail, `Reject ${reason}`)),
  z.object(type('Rendering Failure')).transform(({ mail }) => turnedBack(mail, 'Rendering Failure')),
  z.object({ eventType: z.literal(OTHER) }).transform(() => undefined),
]);

function taken(mail: Finding['mail']): Finding {
  return { mail, at: mail.timestamp, proof: { proves: 'accepted', messageId: mail.messageId } };
}

function delivered(mail: Finding['mail'], at: number): Finding {
  return { mail, at, proof: { proves: 'delivered' } };
}

/** SES accepted the mail but did not send it, which does not reflect on the address. */
function turnedBack(mail: Finding['mail'], reason: string): Finding {
  return { mail, at: mail.timestamp, proof: { proves: 'bounced', reason, permanent: false } };
}

const mailEventSchema = z.preprocess(bare, findingSchema).transform((finding): MailEvent | undefined => {
  const tags = finding?.mail.tags;
  if (!tags) return undefined;
  const { mail, at, proof, suppress } = finding;
  // The original recipient, which suppression checks look up; behind a forward, another address may have
  // bounced.
  const [recipient] = mail.destination;
  const evidence: Evidence = { ...tags, at, ...proof };
  return { evidence, sentAt: mail.timestamp, ...(suppress && recipient ? { recipient, suppress } : {}) };
});

/**
 * Parses an SES event from a queue, wrapped by EventBridge or from SNS (raw message delivery); unknown fields
 * are ignored. Undefined if it proves nothing: opens, clicks, and mail without our tags.
 * @throws {InvalidInput} if it is not a valid SES event
 */
export function parseMailEvent(input: unknown): MailEvent | undefined {
  return requireInput('mail event', mailEventSchema, input);
}

// An address that takes no mail, or a mail that was not sent; a full mailbox may take it later.
const returnedSchema = z.preprocess(
  bare,
  z.union([
    z.object({ eventType: z.literal('Bounce'), bounce: z.object({ bounceType: z.literal('Permanent') }) }),
    z.object({ eventType: z.enum(['Reject', 'Rendering Failure']) }),
  ]),
);
const invitedSchema = z.preprocess(
  bare,
  z.object({
    mail: z.object({
      tags: z.object({ invitation: tag, invited: tag.transform(Number).pipe(z.int().min(0)) }),
    }),
  }),
);

/** Whose invitation came back, and of which instant (ms); undefined of every other event. */
export function parseReturnedInvitation(input: unknown): { person: string; returned: number } | undefined {
  const invited = invitedSchema.safeParse(input).data?.mail.tags;
  if (!invited || !returnedSchema.safeParse(input).success) return undefined;
  return { person: invited.invitation, returned: invited.invited };
}

/** Whether this is the plain-text message that SES publishes when a topic is first connected. */
export function isConnectionNotice(body: string): boolean {
  return body.startsWith('Successfully validated SNS topic');
}
