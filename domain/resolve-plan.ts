import { type CatalogueVersion, type Channel, defaultLocale, type Group, topicsDue } from './catalogue.ts';
import { type Contact, contactId, mergeContacts } from './contact.ts';
import { type Delivery, deliveryId } from './delivery.ts';
import { shortDigest } from './digest.ts';
import type { Gap } from './gap.ts';
import { inLocale } from './locale.ts';
import { type Matter, mailContent, type Readership } from './mail-content.ts';
import type { Milestone } from './milestone.ts';
import type { Obligation } from './obligation.ts';
import type { OrganisationPlan, PlanBasis } from './plan.ts';
import { factsInForce, registerNumberOf } from './rollout.ts';
import { Sayable } from './sayable.ts';
import type { RenderMail, Variant } from './variant.ts';

/** A group that is to be told something now, with the channels that apply at this organisation. */
type Audience = {
  id: string;
  group: Group;
  topics: string[];
  channels: [string, Channel][];
  people: Contact[];
};

type Input = { milestone: Milestone; basis: PlanBasis; version: CatalogueVersion; render: RenderMail };

/**
 * Resolves what every target group of one organisation must know at a milestone, through which channels, and who gets
 * which mail. Pure: the same input gives the same plan, to the byte.
 */
export function resolvePlan({ milestone, basis, version, render }: Input): OrganisationPlan {
  const facts = factsInForce(milestone.facts, basis.participation);
  const matter: Matter = {
    milestone,
    basis,
    version,
    facts,
    sayable: new Sayable(version, milestone.kind, facts),
  };
  const contacts = mergeContacts(basis.contacts);
  const audiences = audiencesOf(matter, contacts);
  const responsible = contacts.find(({ groups }) => groups.includes(version.catalogue.responsible));
  const obligations = audiences.flatMap((audience) =>
    obligationsOf(matter, audience, { contacts, responsible }),
  );
  const mails = mailsOf(matter, { audiences, contacts, responsible, render });
  return {
    organisation: basis.organisation.code,
    obligations,
    ...mails,
    gaps: [...peopleGaps(audiences, contacts), ...basisGaps(basis, responsible), ...matter.sayable.gaps()],
  };
}

/** National groups are told by the national office alone, all others at every organisation. */
function audiencesOf({ version: { catalogue }, milestone, basis }: Matter, contacts: Contact[]): Audience[] {
  const scope = basis.organisation.kind === 'national' ? 'national' : 'local';
  return Object.entries(catalogue.groups).flatMap(([id, group]): Audience[] => {
    const topics = topicsDue(catalogue, group, milestone.kind);
    if (group.scope !== scope || topics.length === 0) return [];
    const channels = group.channels.flatMap((name): [string, Channel][] => {
      const channel = catalogue.channels[name];
      const condition = group.when?.[name];
      const applies = condition === undefined || condition.impact === basis.participation.impact;
      return channel && applies ? [[name, channel]] : [];
    });
    return [{ id, group, topics, channels, people: contacts.filter(({ groups }) => groups.includes(id)) }];
  });
}

type People = { contacts: readonly Contact[]; responsible: Contact | undefined };

function obligationsOf(matter: Matter, audience: Audience, people: People): Obligation[] {
  const locale = defaultLocale(matter.version.catalogue);
  const said = audience.topics.filter((topic) => matter.sayable.words(topic, locale));
  const withheld = audience.topics.filter((topic) => !said.includes(topic));
  const { code } = matter.basis.organisation;
  return audience.channels.map(([name, channel]): Obligation => {
    const owner = ownerOf(matter.basis, channel);
    const ownerContact = holderOf(owner, audience.group, people);
    return {
      organisation: code,
      group: audience.id,
      channel: name,
      carrier: channel.carrier,
      owner,
      ...(ownerContact ? { ownerContact: contactId(ownerContact) } : {}),
      due: matter.milestone.occurredOn,
      messages: said,
      withheld,
      progress: {
        state: 'planned',
        people: channel.carrier === 'mail' ? audience.people.length : 0,
        reached: 0,
      },
    };
  });
}

function ownerOf(basis: PlanBasis, channel: Channel): Obligation['owner'] {
  if (channel.carrier !== 'people') return 'system';
  return channel.owner === 'local-lead' && basis.organisation.kind === 'national'
    ? 'national-office'
    : channel.owner;
}

function holderOf(
  owner: Obligation['owner'],
  group: Group,
  { contacts, responsible }: People,
): Contact | undefined {
  if (owner === 'local-lead') return responsible;
  return owner === 'relay'
    ? contacts.find(({ groups }) => group.relay !== undefined && groups.includes(group.relay))
    : undefined;
}

type MailInput = People & { audiences: readonly Audience[]; render: RenderMail };

/** One mail a person, whatever number of roles; people with the same roles, language and contact share a variant. */
function mailsOf(matter: Matter, input: MailInput): Pick<OrganisationPlan, 'variants' | 'deliveries'> {
  const variants = new Map<string, Variant | undefined>();
  const deliveries: Delivery[] = [];
  for (const contact of input.contacts) {
    const mailed = input.audiences.filter(
      ({ people, channels }) =>
        people.includes(contact) && channels.some(([, { carrier }]) => carrier === 'mail'),
    );
    if (mailed.length === 0) continue;
    const readership = readershipOf(matter, contact, { mailed, responsible: input.responsible });
    const id = shortDigest('variant', matter.milestone.id, matter.basis.organisation.code, readership);
    if (!variants.has(id))
      variants.set(id, variantOf(matter, { id, mailed, readership, render: input.render }));
    if (variants.get(id))
      deliveries.push(deliveryOf(matter, contact, { variant: id, groups: readership.groups }));
  }
  return { variants: [...variants.values()].filter((variant) => variant !== undefined), deliveries };
}

function readershipOf(
  { basis, version }: Matter,
  reader: Contact,
  { mailed, responsible }: { mailed: readonly Audience[]; responsible: Contact | undefined },
): Readership {
  // Nobody is told to put their questions to themselves.
  const answers = responsible && responsible !== reader ? responsible : undefined;
  const contact = answers ? { name: answers.name, address: answers.address } : basis.rollout.contact;
  const bySelf = mailed.some(({ channels }) =>
    channels.some(([, channel]) => channel.carrier === 'mail' && channel.sender === 'organisation'),
  );
  const sender = inLocale(
    (bySelf ? basis.organisation : basis.office).name,
    reader.locale,
    defaultLocale(version.catalogue),
  );
  return { groups: mailed.map(({ id }) => id), locale: reader.locale, contact, sender };
}

type VariantInput = { id: string; mailed: readonly Audience[]; readership: Readership; render: RenderMail };

function variantOf(matter: Matter, { id, mailed, readership, render }: VariantInput): Variant | undefined {
  const content = mailContent(matter, readership);
  if (!content) return undefined;
  const channels = mailed.flatMap(({ channels }) =>
    channels.filter(([, { carrier }]) => carrier === 'mail').map(([name]) => name),
  );
  return {
    id,
    locale: readership.locale,
    groups: [...readership.groups],
    channels: [...new Set(channels)],
    topics: content.sections.map(({ topic }) => topic),
    from: { name: readership.sender, address: matter.basis.rollout.from },
    replyTo: readership.contact,
    ...render(content),
  };
}

function deliveryOf(
  { milestone, basis }: Matter,
  contact: Contact,
  { variant, groups }: { variant: string; groups: readonly string[] },
): Delivery {
  const { code } = basis.organisation;
  return {
    id: deliveryId(milestone.id, code, contact.address),
    organisation: code,
    variant,
    contact: contactId(contact),
    name: contact.name,
    address: contact.address,
    groups: [...groups],
    outcome: { state: 'planned', tries: 0, notBefore: 0 },
  };
}

const NEEDS_CONTACT: readonly Channel['carrier'][] = ['mail', 'newsletter', 'press'];

function peopleGaps(audiences: readonly Audience[], contacts: readonly Contact[]): Gap[] {
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

function basisGaps(
  { organisation, participation, rollout }: PlanBasis,
  responsible: Contact | undefined,
): Gap[] {
  const local = organisation.kind !== 'national';
  const registered = registerNumberOf(rollout, participation);
  return [
    ...(local && !responsible ? [{ kind: 'no-responsible' } as const] : []),
    ...(registered === undefined ? [{ kind: 'no-register-number' } as const] : []),
  ];
}
