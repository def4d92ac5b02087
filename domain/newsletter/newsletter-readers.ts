import type { Catalogue, Group } from '../catalogue/catalogue.ts';
import { type Contact, contactId, mergeContacts } from '../contacts/contact.ts';
import { channelsFor, scopeOf } from '../plan/audience.ts';
import type { PlanBasis } from '../plan/plan-basis.ts';
import { asReader, type Subscriber } from './subscriber.ts';

/** Whether any group is told by newsletter. */
export function hasNewsletter({ channels }: Catalogue): boolean {
  return Object.values(channels).some(({ carrier }) => carrier === 'newsletter');
}

/** A group's newsletter channels that apply at this organisation. */
export function newsletterChannels(
  catalogue: Catalogue,
  group: Group,
  { organisation, participation }: Pick<PlanBasis, 'organisation' | 'participation'>,
): string[] {
  if (group.scope !== scopeOf(organisation)) return [];
  return channelsFor(catalogue, group, participation).flatMap(([name, { carrier }]) =>
    carrier === 'newsletter' ? [name] : [],
  );
}

/** Groups open to subscribers: external ones told by newsletter or on the web. The press has its own list. */
export function subscribableGroups(catalogue: Catalogue): [string, Group][] {
  const open = new Set(['newsletter', 'web']);
  return Object.entries(catalogue.groups).filter(
    ([, { side, channels }]) =>
      side === 'external' && channels.some((name) => open.has(catalogue.channels[name]?.carrier ?? '')),
  );
}

/**
 * Groups that read newsletters, as contacts or subscribers: at one organisation, or at any if none is given.
 */
export function readingGroups(
  catalogue: Catalogue,
  organisation?: PlanBasis['organisation'],
): [string, Group][] {
  const open = new Set(subscribableGroups(catalogue).map(([id]) => id));
  return Object.entries(catalogue.groups).filter(([id, { scope, channels }]) => {
    const told = channels.some((name) => catalogue.channels[name]?.carrier === 'newsletter');
    return (told || open.has(id)) && (organisation === undefined || scope === scopeOf(organisation));
  });
}

/** Whether one of these organisations accepts subscribers. */
export function maySubscribe(
  catalogue: Catalogue,
  organisations: readonly PlanBasis['organisation'][],
): boolean {
  const scopes = new Set(subscribableGroups(catalogue).map(([, { scope }]) => scope));
  return organisations.some((organisation) => scopes.has(scopeOf(organisation)));
}

/** Path of a rollout's subscription page, relative to the public base URL. */
export function subscribePath(rollout: string): string {
  return `/subscribe/${rollout}`;
}

/**
 * Everyone who gets an issue, once each: contacts in newsletter roles, and subscribers. A person who is both
 * has all roles and counts as a contact.
 */
export function newsletterReaders(
  catalogue: Catalogue,
  basis: Pick<PlanBasis, 'organisation' | 'participation' | 'contacts'>,
  subscribers: readonly Subscriber[],
): Required<Pick<PlanBasis, 'contacts' | 'subscribed'>> {
  const told = Object.entries(catalogue.groups).flatMap(([id, group]) =>
    newsletterChannels(catalogue, group, basis).length > 0 ? [id] : [],
  );
  const contacts = mergeContacts(basis.contacts).flatMap((contact): Contact[] => {
    const groups = contact.groups.filter((id) => told.includes(id));
    return groups.length > 0 ? [{ ...contact, groups }] : [];
  });
  const ids = new Set(contacts.map(contactId));
  const readers = subscribers.map(asReader);
  return {
    contacts: mergeContacts([...contacts, ...readers]),
    subscribed: readers.map(contactId).filter((id) => !ids.has(id)),
  };
}
