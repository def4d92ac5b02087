import * as z from 'zod';
import type { Delivery } from '../mail/delivery.ts';
import { TAKEN } from '../mail/delivery-states.ts';
import type { Dispatch } from '../mail/dispatch.ts';
import type { Variant } from '../mail/variant.ts';
import type { PlanSummary } from '../plan/plan.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { sha256 } from '../shared/digest.ts';
import { problem } from '../shared/problem.ts';
import { toStockholm } from '../shared/stockholm-time.ts';

/** A register query: one organisation's dispatches between two dates, inclusive. */
export const registerQuerySchema = z
  .object({
    organisation: organisationCodeSchema,
    from: z.iso.date({ error: problem('date-invalid') }),
    to: z.iso.date({ error: problem('date-invalid') }),
  })
  .refine(({ from, to }) => from <= to, { error: problem('dates-reversed'), path: ['from'] });
export type RegisterQuery = z.infer<typeof registerQuerySchema>;

/** A sent text as approved, with placeholders for the recipient's own name and link. */
export type RegisterText = Pick<Variant, 'id' | 'locale' | 'groups' | 'channels' | 'topics'> & {
  /** The sender's name. */
  from: string;
  subject: string;
  text: string;
  html: string;
  /** SHA-256 of `text` and of `html` in UTF-8, hexadecimal. */
  textHash: string;
  htmlHash: string;
  /** Number of recipients. */
  recipients: number;
};

/** An organisation's register of a whole year, as an archive takes it. */
export const archiveQuerySchema = z.object({
  organisation: organisationCodeSchema,
  year: z.string().regex(/^20\d\d$/, { error: problem('wrong-format') }),
});

/**
 * One organisation's part of a dispatch in the register: date, number, sender, recipients (groups and counts;
 * no names or addresses), subject, exact texts, hash and approver.
 */
export type RegisterEntry = {
  dispatch: string;
  rollout: string;
  purpose: Dispatch['purpose'];
  state: Dispatch['state'];
  /** Date in Stockholm on which its mails were released. */
  date: string;
  registerNumber?: string | undefined;
  /** Names of the senders. */
  from: string[];
  /** group → recipients; a person with two roles counts in both. */
  to: Record<string, number>;
  recipients: number;
  /** Mails among these with an unknown outcome. */
  uncertain: number;
  subject: string;
  /** Hash of the organisation's part, and of the whole, which was approved. */
  hash?: string | undefined;
  approvedHash?: string | undefined;
  approvedBy?: string | undefined;
  /** Why it tells again what had been told. */
  again?: string | undefined;
  /** Why it was done against a soft rule. */
  exception?: string | undefined;
  /** Dispatches whose words it supersedes, as it tells what has changed since; by id. */
  supersedes?: string[] | undefined;
  /** Changes that have told something else since, oldest first; by id. */
  supersededBy?: string[] | undefined;
  texts: RegisterText[];
};

/** What was mailed in anybody's name between two dates, inclusive, that has the words of a text. */
export const countryQuerySchema = z
  .object({
    q: z.string().trim().max(80).default(''),
    from: registerQuerySchema.shape.from,
    to: registerQuerySchema.shape.to,
  })
  .refine(({ from, to }) => from <= to, { error: problem('dates-reversed'), path: ['from'] });
export type CountryQuery = z.infer<typeof countryQuerySchema>;

type Part = {
  dispatch: Dispatch;
  variants: readonly Variant[];
  deliveries: readonly Delivery[];
  summary?: Pick<PlanSummary, 'hash' | 'releasedAt' | 'supersedes'> | undefined;
  supersededBy?: string[] | undefined;
  registerNumber?: string | undefined;
  /** The language of the organisation's register. */
  locale: string;
};

const UNCERTAIN: readonly Delivery['outcome']['state'][] = ['unknown', 'sending'];
const LEFT: readonly Delivery['outcome']['state'][] = [...TAKEN, ...UNCERTAIN];

/** The entry for what was sent, also of a stopped or failed dispatch; undefined if nothing was. */
export function registerEntry({
  dispatch,
  variants,
  deliveries,
  summary,
  registerNumber,
  supersededBy,
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
  const { id, rollout, purpose, state, approvedHash, approvedBy, again, exception } = dispatch;
  return {
    ...{ dispatch: id, rollout, purpose, state, date: registerDate(dispatch, summary), registerNumber },
    from: [...new Set(named.map(({ from }) => from))],
    to: countGroups(left),
    recipients: left.length,
    uncertain: left.filter(({ outcome }) => UNCERTAIN.includes(outcome.state)).length,
    subject: [...new Set(named.map(({ subject }) => subject))].join(' / '),
    ...{ hash: summary?.hash, approvedHash, approvedBy, again: again?.reason },
    exception: exception?.reason,
    ...(summary?.supersedes?.length ? { supersedes: summary.supersedes } : {}),
    ...(supersededBy?.length ? { supersededBy } : {}),
    texts,
  };
}

/**
 * The date of an organisation's part of a dispatch, which may have waited for its day; older rows without
 * `dispatchedAt` only have their last change.
 */
export function registerDate(
  { dispatchedAt, changedAt }: Dispatch,
  part?: Pick<PlanSummary, 'releasedAt'>,
): string {
  return toStockholm(part?.releasedAt ?? dispatchedAt ?? changedAt).date;
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
