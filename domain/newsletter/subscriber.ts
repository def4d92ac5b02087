import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import type { Contact } from '../contacts/contact.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { localeSchema } from '../shared/locale.ts';

/**
 * Somebody outside the organisation who asked for its newsletter: an address, a role, a language, and nothing more. Without
 * `confirmedAt` somebody only typed the address into a form, and gets nothing.
 */
export const subscriberSchema = z.strictObject({
  rollout: rolloutIdSchema,
  organisation: organisationCodeSchema,
  address: emailAddressSchema,
  group: roleSchema,
  locale: localeSchema,
  askedAt: z.int().min(0),
  confirmedAt: z.int().min(0).optional(),
});
export type Subscriber = z.infer<typeof subscriberSchema>;

/** What a confirmation says: the role and language that were asked for with it. */
export type Confirmation = Pick<Subscriber, 'rollout' | 'organisation' | 'group' | 'locale'> & {
  /** What the address is recognised by. */
  recipient: string;
  at: number;
};

/** A subscriber as a reader. We never ask for a name: what stands before the @ is shown instead. */
export function asReader({ organisation, address, group, locale }: Subscriber): Contact {
  return {
    organisation,
    address,
    locale,
    name: address.slice(0, address.lastIndexOf('@')),
    groups: [group],
  };
}

/** Where subscribers are kept, each once in an organisation. */
export interface Subscribers {
  /** Keeps that somebody asked. Whoever is there already stays as is. */
  ask(subscriber: Subscriber): Promise<void>;
  /** Confirms one who has asked, in the role and language given; false where nobody has. Again changes nothing else. */
  confirm(confirmation: Confirmation): Promise<boolean>;
  /** Whoever has asked, confirmed or not. */
  find(who: Omit<Confirmation, 'group' | 'locale' | 'at'>): Promise<Subscriber | undefined>;
  /** Those who have confirmed, in a stable order. */
  ofOrganisation(rollout: string, organisation: string): Promise<Subscriber[]>;
}
