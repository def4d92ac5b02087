import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import type { Contact } from '../contacts/contact.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { localeSchema } from '../shared/locale.ts';
import { personal } from '../shared/personal.ts';

/**
 * An outside subscriber: address, role and language only. Without `confirmedAt` the address was merely
 * entered into a form, and gets nothing.
 */
export const subscriberSchema = z.strictObject({
  rollout: rolloutIdSchema,
  organisation: organisationCodeSchema,
  address: personal(emailAddressSchema, 'address'),
  group: roleSchema,
  locale: localeSchema,
  askedAt: z.int().min(0),
  confirmedAt: z.int().min(0).optional(),
});
export type Subscriber = z.infer<typeof subscriberSchema>;

/** The role and language that a confirmation link contains. */
export type Confirmation = Pick<Subscriber, 'rollout' | 'organisation' | 'group' | 'locale'> & {
  /** Digest of the address. */
  recipient: string;
  at: number;
};

/** A subscriber as a reader. The name is unknown: the local part of the address is shown instead. */
export function asReader({ organisation, address, group, locale }: Subscriber): Contact {
  return {
    organisation,
    address,
    locale,
    name: address.slice(0, address.lastIndexOf('@')),
    groups: [group],
  };
}

/** Stores subscribers, one entry per address and organisation. */
export interface Subscribers {
  /** Records a request; existing entries are unchanged. */
  ask(subscriber: Subscriber): Promise<void>;
  /** Confirms a request, in the role and language given; false if there is none. Idempotent. */
  confirm(confirmation: Confirmation): Promise<boolean>;
  /** An entry, confirmed or not. */
  find(who: Omit<Confirmation, 'group' | 'locale' | 'at'>): Promise<Subscriber | undefined>;
  /** Deletes an entry, if there is one. */
  remove(who: Omit<Confirmation, 'group' | 'locale' | 'at'>): Promise<void>;
  /** Confirmed subscribers, in a stable order. */
  ofOrganisation(rollout: string, organisation: string): Promise<Subscriber[]>;
}
