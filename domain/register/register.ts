import * as z from 'zod';
import type { Delivery } from '../mail/delivery.ts';
import { TAKEN } from '../mail/delivery-states.ts';
import type { Dispatch } from '../mail/dispatch.ts';
import type { Variant } from '../mail/variant.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { sha256 } from '../shared/digest.ts';
import { problem } from '../shared/problem.ts';
import { stockholmTime } from '../shared/stockholm-time.ts';

/** What somebody wants of a register: one organisation's dispatches from one day to another, both included. */
export const registerQuerySchema = z
  .object({
    organisation: organisationCodeSchema,
    from: z.iso.date({ error: problem('date-invalid') }),
    to: z.iso.date({ error: problem('date-invalid') }),
  })
  .refine(({ from, to }) => from <= to, { error: problem('dates-reversed'), path: ['from'] });
export type RegisterQuery = z.infer<typeof registerQuerySchema>;

/** A text that left, as it was approved: the marks stand where each recipient's own name and link were put in. */
export type RegisterText = Pick<Variant, 'id' | 'locale' | 'groups' | 'channels' | 'topics'> & {
  /** The sender's name. */
  from: string;
  subject: string;
  text: string;
  html: string;
  /** SHA-256 of `text` and of `html` in UTF-8, hexadecimal. */
  textHash: string;
  htmlHash: string;
  /** Recipients whom it left for. */
  recipients: number;
};

/**
 * What a register has of one dispatch of one organisation: when, under which number, from and to whom (groups and numbers, no
 * names and no addresses), what about; and the exact texts, under which hash, approved by whom.
 */
export type RegisterEntry = {
  dispatch: string;
  rollout: string;
  purpose: Dispatch['purpose'];
  state: Dispatch['state'];
  /** The day in Stockholm on which its mails were let out. */
  date: string;
  registerNumber?: string | undefined;
  /** Whoever it was sent by, by name. */
  from: string[];
  /** group → recipients; whoever has two roles stands in both. */
  to: Record<string, number>;
  recipients: number;
  /** Mails among these of which nobody knows whether they left. */
  uncertain: number;
  subject: string;
  /** The hash of the organisation's part, and that of the whole, which was approved. */
  hash?: string | undefined;
  approvedHash?: string | undefined;
  approvedBy?: string | undefined;
  texts: RegisterText[];
};

type Part = {
  dispatch: Dispatch;
  variants: readonly Variant[];
  deliveries: readonly Delivery[];
  hash?: string | undefined;
  registerNumber?: string | undefined;
  /** The language of the organisation's own register. */
  locale: string;
};

const UNCERTAIN: readonly Delivery['outcome']['state'][] = ['unknown', 'sending'];
const LEFT: readonly Delivery['outcome']['state'][] = [...TAKEN, ...UNCERTAIN];

/** The entry of what left, also of a dispatch that was stopped or failed on the way; undefined where nothing did. */
export function registerEntry({
  dispatch,
  variants,
  deliveries,
  hash,
  registerNumber,
  locale,
}: Part): RegisterEntry | undefined {
  const left = deliveries.filter(({ outcome }) => LEFT.includes(outcome.state));
  if (left.length === 0) return undefined;
  const texts = variants.flatMap((variant) => {
    const recipients = left.filter((delivery) => delivery.variant === variant.id).length;
    return recipients > 0 ? [textOf(variant, recipients)] : [];
  });
  const own = texts.filter((text) => text.locale === locale);
  const named = own.length > 0 ? own : texts;
  const { id, rollout, purpose, state, approvedHash, approvedBy } = dispatch;
  return {
    ...{ dispatch: id, rollout, purpose, state, date: registerDate(dispatch), registerNumber },
    from: [...new Set(named.map(({ from }) => from))],
    to: countGroups(left),
    recipients: left.length,
    uncertain: left.filter(({ outcome }) => UNCERTAIN.includes(outcome.state)).length,
    subject: [...new Set(named.map(({ subject }) => subject))].join(' / '),
    ...{ hash, approvedHash, approvedBy, texts },
  };
}

/** The day under which a dispatch stands; the last change is all that is known of one from before such days were kept. */
export function registerDate({ dispatchedAt, changedAt }: Dispatch): string {
  return stockholmTime(dispatchedAt ?? changedAt).date;
}

function textOf(variant: Variant, recipients: number): RegisterText {
  const { id, locale, groups, channels, topics, from, subject, text, html } = variant;
  const hashes = { textHash: sha256(text), htmlHash: sha256(html) };
  return {
    id,
    locale,
    groups,
    channels,
    topics,
    from: from.name,
    subject,
    text,
    html,
    ...hashes,
    recipients,
  };
}

function countGroups(deliveries: readonly Delivery[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const group of deliveries.flatMap(({ groups }) => groups))
    counts.set(group, (counts.get(group) ?? 0) + 1);
  return Object.fromEntries(counts);
}
