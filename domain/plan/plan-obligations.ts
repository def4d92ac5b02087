import type { Carrier } from '../catalogue/carrier.ts';
import { type Channel, defaultLocale, type Group } from '../catalogue/catalogue.ts';
import { sufficesIn } from '../catalogue/sufficient.ts';
import { type Contact, contactId } from '../contacts/contact.ts';
import { addDays } from '../shared/working-day.ts';
import type { Audience, OrganisationPeople } from './audience.ts';
import { dueOf } from './due-day.ts';
import { type PlanContext, textsOn } from './mail-content.ts';
import type { Obligation } from './obligation.ts';
import type { PlanBasis } from './plan-basis.ts';

/** Days that a carrier takes, if not immediate: a newsletter is weekly. */
const DAYS: Partial<Record<Carrier, number>> = { newsletter: 7 };

/** One obligation per channel of the group, with the messages that can be told and those withheld. */
export function obligationsOf(
  context: PlanContext,
  audience: Audience,
  people: OrganisationPeople,
): Obligation[] {
  const locale = defaultLocale(context.version.catalogue);
  const { code } = context.basis.organisation;
  return audience.channels.map(([name, channel]): Obligation => {
    const owner = ownerOf(context.basis, channel);
    const texts = textsOn(context, channel.carrier === 'people' ? dueOf(context, channel) : undefined);
    const said = audience.topics.filter((topic) => texts.words(topic, locale));
    const withheld = audience.topics.filter((topic) => !said.includes(topic));
    const ownerContact = holderOf(owner, audience.group, people);
    const suffices = sufficesIn(audience.group, name, audience.channels);
    return {
      organisation: code,
      group: audience.id,
      channel: name,
      carrier: channel.carrier,
      owner,
      ...(ownerContact ? { ownerContact: contactId(ownerContact) } : {}),
      due: addDays(context.day ?? context.milestone.occurredOn, DAYS[channel.carrier] ?? 0),
      messages: said,
      withheld,
      ...(suffices ? { suffices } : {}),
      ...(channel.carrier === 'people' && channel.uncounted ? { uncounted: true as const } : {}),
      progress: {
        state: 'planned',
        people: channel.carrier === 'mail' ? audience.people.length : 0,
        reached: 0,
      },
    };
  });
}

export function ownerOf(basis: PlanBasis, channel: Channel): Obligation['owner'] {
  if (channel.carrier !== 'people') return 'system';
  return channel.owner === 'local-lead' && basis.organisation.kind === 'national'
    ? 'national-office'
    : channel.owner;
}

export function holderOf(
  owner: Obligation['owner'],
  group: Group,
  { contacts, responsible }: OrganisationPeople,
): Contact | undefined {
  if (owner === 'local-lead') return responsible;
  return owner === 'relay'
    ? contacts.find(({ groups }) => group.relay !== undefined && groups.includes(group.relay))
    : undefined;
}
