import * as z from 'zod';
import type { Evidence } from '../../../domain/mail/delivery.ts';
import type { MailEvent } from '../../../domain/sending/use-cases/record-outcome.ts';
import { requireInput } from '../../../domain/shared/parse-input.ts';

// EventBridge gives the event as `detail` under a detail-type; SNS gives it bare, with its type inside.
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
/** Opened, clicked, subscribed and whatever SES may yet invent: they prove nothing that is kept here. */
const OTHER = 'other';

const eventBridgeSchema = z.object({ 'detail-type': z.string(), detail: z.looseObject({}) });
const bareSchema = z.looseObject({ eventType: z.string() });

/** The event with its type inside, whichever way it came. */
function bare(input: unknown): unknown {
  const { data: enveloped } = eventBridgeSchema.safeParse(input);
  if (enveloped) {
    return { ...enveloped.detail, eventType: TYPE_BY_DETAIL_TYPE.get(enveloped['detail-type']) ?? OTHER };
  }
  const { data: event } = bareSchema.safeParse(input);
  return event && !EVIDENT.has(event.eventType) ? { eventType: OTHER } : input;
}

const instant = z.iso.datetime({ offset: true }).transform((time) => Date.parse(time));
const timed = z.object({ timestamp: instant });
// A word or two that SES has a list of. Anything longer could be a server's sentence, with an address in it.
const code = z
  .string()
  .regex(/^[A-Za-z][A-Za-z -]{0,39}$/)
  .catch('unnamed');

const tag = z.tuple([z.string().min(1)], z.string()).transform(([value]) => value);
// Mail without these tags is none of ours: a probe, or somebody else's under the same account.
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

// What each type of event proves, and whether its address may be written to again.
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
      // "Not spam" is praise by a reader who has it; a failed authentication is a server's report that nobody complained in.
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

/** SES took the mail and did not send it, which is nothing against the address. */
function turnedBack(mail: Finding['mail'], reason: string): Finding {
  return { mail, at: mail.timestamp, proof: { proves: 'bounced', reason, permanent: false } };
}

const mailEventSchema = z.preprocess(bare, findingSchema).transform((finding): MailEvent | undefined => {
  const tags = finding?.mail.tags;
  if (!tags) return undefined;
  const { mail, at, proof, suppress } = finding;
  // Whom we wrote to and not who bounced, which behind a forwarding is another: it is the first that is looked up before a mail.
  const [recipient] = mail.destination;
  const evidence: Evidence = { ...tags, at, ...proof };
  return { evidence, ...(suppress && recipient ? { recipient, suppress } : {}) };
});

/**
 * Reads an SES event, as EventBridge or as SNS (raw message delivery) puts it on a queue; unknown fields are borne.
 * Undefined where it proves nothing: openings and clicks, and mail that does not carry our tags.
 * @throws {InvalidInput} where it is no SES event, or lacks what its type must have
 */
export function parseMailEvent(input: unknown): MailEvent | undefined {
  return requireInput('mail event', mailEventSchema, input);
}

/** Whether this is the one sentence, not JSON, that SES publishes when its events are first connected to a topic. */
export function isConnectionNotice(body: string): boolean {
  return body.startsWith('Successfully validated SNS topic');
}
