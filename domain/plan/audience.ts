import { type Catalogue, type Channel, type Group, topicsDue } from '../catalogue/catalogue.ts';
import type { Gap } from '../catalogue/gap.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Organisation } from '../rollout/organisation.ts';
import type { Participation } from '../rollout/rollout.ts';
import type { PlanContext } from './mail-content.ts';

/** A group to be told now, with the channels that apply at this organisation. */
export type Audience = {
  id: string;
  group: Group;
  topics: string[];
  channels: [string, Channel][];
  people: Contact[];
};

/** Everyone at the organisation, and its contact person for the rollout. */
export type OrganisationPeople = { contacts: readonly Contact[]; responsible: Contact | undefined };

/** The national office tells national groups only; all other organisations tell the rest. */
export function scopeOf({ kind }: Pick<Organisation, 'kind'>): Group['scope'] {
  return kind === 'national' ? 'national' : 'local';
}

/** A group's channels that apply to an organisation that takes part like this. */
export function channelsFor(
  catalogue: Catalogue,
  group: Group,
  { impact }: Pick<Participation, 'impact'>,
): [string, Channel][] {
  return group.channels.flatMap((name): [string, Channel][] => {
    const channel = catalogue.channels[name];
    const condition = group.when?.[name];
    const applies = condition === undefined || condition.impact === impact;
    return channel && applies ? [[name, channel]] : [];
  });
}

export function audiencesOf(
  { version: { catalogue }, milestone, basis }: PlanContext,
  contacts: Contact[],
): Audience[] {
  const scope = scopeOf(basis.organisation);
  return Object.entries(catalogue.groups).flatMap(([id, group]): Audience[] => {
    const topics = topicsDue(catalogue, group, milestone.kind);
    if (group.scope !== scope || topics.length === 0) return [];
    const channels = channelsFor(catalogue, group, basis.participation);
    return [{ id, group, topics, channels, people: contacts.filter(({ groups }) => groups.includes(id)) }];
  });
}

export const NEEDS_CONTACT: readonly Channel['carrier'][] = ['mail', 'newsletter', 'press'];

/** Gaps for groups without reachable people and for relay roles without a holder. */
export function peopleGaps(audiences: readonly Audience[], contacts: readonly Contact[]): Gap[] {
  return audiences.flatMap(({ id, group, channels, people }): Gap[] => {
    const { relay } = group;
    const relayed = channels.some(([, channel]) => channel.carrier === 'people' && channel.owner === 'relay');
    const nobodyRelays =
      relay !== undefined && relayed && !contacts.some(({ groups }) => groups.includes(relay));
    const unreached =
      people.length === 0 && channels.some(([, { carrier }]) => NEEDS_CONTACT.includes(carrier));
    return [
      ...(unreached ? [{ kind: 'no-contact', group: id } as const] : []),
      ...(nobodyRelays ? [{ kind: 'no-relay', group: id, relay } as const] : []),
    ];
  });
}
