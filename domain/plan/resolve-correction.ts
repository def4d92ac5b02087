import { type Channel, defaultLocale } from '../catalogue/catalogue.ts';
import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import { formatFact, type ToldFacts } from '../catalogue/fact.ts';
import type { Gap } from '../catalogue/gap.ts';
import { TextResolver } from '../catalogue/text-resolver.ts';
import {
  type Contact,
  contactId,
  contactNamed,
  idsOf,
  isActive,
  mergeContacts,
} from '../contacts/contact.ts';
import { type Delivery, deliveryId } from '../mail/delivery.ts';
import { rolloutList } from '../mail/suppression.ts';
import type { CorrectionContent, RenderMail, TaskPart, Variant } from '../mail/variant.ts';
import type { Responsible } from '../rollout/responsible.ts';
import { registerNumberOf } from '../rollout/rollout.ts';
import { shortDigest } from '../shared/digest.ts';
import { inLocale } from '../shared/locale.ts';
import { reachedKinds } from './day-of-truth.ts';
import { type HeldByMail, type Holdings, supersededBy } from './holding.ts';
import { factsFor, inShort, notches, type PlanContext, planContext, statedFacts } from './mail-content.ts';
import type { ChangeMilestone } from './milestone.ts';
import type { Obligation } from './obligation.ts';
import type { Owed, OwedMessages } from './owed.ts';
import type { OrganisationPlan } from './plan.ts';
import type { PlanBasis } from './plan-basis.ts';
import { holderOf, ownerOf } from './plan-obligations.ts';
import { tasksOf } from './plan-tasks.ts';
import { plannedDelivery } from './planned-delivery.ts';
import { occasionsOf, type Task, workMinutes } from './task.ts';

type Input = {
  milestone: ChangeMilestone;
  basis: PlanBasis;
  version: CatalogueVersion;
  render: RenderMail;
};

type People = { contacts: readonly Contact[]; responsible: Contact | undefined };

const NOBODY: Holdings = { mailed: [], byHand: [], whys: [] };
/** Minutes that it takes to tell again what has changed. */
const MINUTES = 10;

/**
 * Resolves what those of one organisation must hear who hold what no longer holds, and what those are owed from whom
 * it was withheld: one mail to each, and a task for each group that somebody tells. Nobody else is told. Pure and
 * deterministic, to the byte.
 */
export function resolveCorrection({ milestone, basis, version, render }: Input): OrganisationPlan {
  const context = planContext({ milestone, basis, version });
  const held = basis.held ?? NOBODY;
  const contacts = mergeContacts(basis.contacts.filter(isActive));
  const responsible = contacts.find(({ groups }) => groups.includes(version.catalogue.responsible));
  const people = { contacts, responsible };
  const readers = contacts.map((contact) => readerOf(contact, { held, owed: basis.owed }));
  const byHand = handObligations(context, held, people);
  const tasks = tasksOf(context, byHand, people).map((task) => ({ ...task, minutes: MINUTES, material: [] }));
  const mails = mailsOf(context, { held, readers, tasks, people, render });
  return {
    organisation: basis.organisation.code,
    obligations: [...mailObligations(context, readers), ...byHand],
    tasks,
    ...mails,
    supersedes: supersededBy(held),
    gaps: gapsOf(
      context,
      held.mailed.filter(({ contact: id }) => !contactNamed(contacts, id)),
    ),
  };
}

/** Somebody with what they were told that no longer holds, and what they are owed by mail. */
type Reader = { contact: Contact; holding: HeldByMail | undefined; owed: readonly OwedMessages[] };

function readerOf(contact: Contact, { held, owed }: { held: Holdings; owed: Owed | undefined }): Reader {
  const ids = idsOf(contact);
  return {
    contact,
    // By the id of today alone: a former one may be somebody else's by now.
    holding: held.mailed.find((holding) => holding.contact === contactId(contact)),
    // A message is for a role: whoever has left it is owed nothing.
    owed: (owed?.messages ?? []).filter(
      ({ group, contacts }) => contact.groups.includes(group) && contacts.some((id) => ids.includes(id)),
    ),
  };
}

/** The groups as which somebody is told. */
function groupsOf({ holding, owed }: Pick<Reader, 'holding' | 'owed'>): string[] {
  return [...new Set([...(holding?.groups ?? []), ...owed.map(({ group }) => group)])];
}

function channelsOf({ holding, owed }: Pick<Reader, 'holding' | 'owed'>): string[] {
  return [...(holding?.channels ?? []), ...owed.map(({ channel }) => channel)];
}

function gapsOf({ basis }: PlanContext, left: readonly HeldByMail[]): Gap[] {
  const registered = registerNumberOf(basis.rollout, basis.participation);
  return [
    ...(left.length > 0 ? [{ kind: 'holders-left', people: left.length } as const] : []),
    ...(registered === undefined ? [{ kind: 'no-register-number' } as const] : []),
  ];
}

/** One for each group that is told by mail, in its first channel. */
function mailObligations(context: PlanContext, readers: readonly Reader[]): Obligation[] {
  const { basis, milestone, version } = context;
  const groups = [...new Set(readers.flatMap(groupsOf))].sort();
  return groups.flatMap((group): Obligation[] => {
    const theirs = readers.filter((reader) => groupsOf(reader).includes(group));
    const channel = mailChannel(version, theirs.flatMap(channelsOf));
    if (channel === undefined) return [];
    const owed = theirs.flatMap((reader) => reader.owed.filter((one) => one.group === group));
    return [
      {
        ...{ organisation: basis.organisation.code, group, channel, carrier: 'mail', owner: 'system' },
        due: milestone.occurredOn,
        messages: messagesOf(version, group, theirs),
        withheld: [],
        ...suppliesOf(owed),
        progress: { state: 'planned', people: theirs.length, reached: 0 },
      },
    ];
  });
}

function suppliesOf(owed: readonly OwedMessages[]): Pick<Obligation, 'supplies'> {
  if (owed.length === 0) return {};
  return {
    supplies: [...new Set(owed)].map(({ milestone, channel, topics }) => ({ milestone, channel, topics })),
  };
}

function mailChannel({ catalogue }: CatalogueVersion, told: readonly string[]): string | undefined {
  const isMail = (name: string) => catalogue.channels[name]?.carrier === 'mail';
  return told.find(isMail) ?? Object.keys(catalogue.channels).find(isMail);
}

/** The messages in which the old value stood, or that are owed, of those that the group is to know. */
function messagesOf(
  { catalogue }: CatalogueVersion,
  group: string,
  readers: readonly Pick<Reader, 'holding' | 'owed'>[],
): string[] {
  const told = new Set(
    readers.flatMap(({ holding, owed }) => [
      ...(holding?.groups.includes(group) ? holding.topics : []),
      ...owed.filter((one) => one.group === group).flatMap(({ topics }) => topics),
    ]),
  );
  return (catalogue.groups[group]?.messages ?? []).filter((topic) => told.has(topic));
}

/** One for each group that somebody told the old value, or that is owed something by hand or on the web. */
function handObligations(context: PlanContext, { byHand }: Holdings, people: People): Obligation[] {
  const { basis, milestone, version } = context;
  const owed = (basis.owed?.messages ?? []).filter(({ carrier }) => carrier !== 'mail');
  const places = Map.groupBy(
    [
      ...byHand.map(({ group, channels: [channel = ''], topics }) => ({ group, channel, topics })),
      ...owed.map(({ group, channel, topics }) => ({ group, channel, topics })),
    ],
    ({ group, channel }) => `${group}/${channel}`,
  );
  return [...places.values()].flatMap((told): Obligation[] => {
    const { group: id = '', channel: name = '' } = told[0] ?? {};
    const group = version.catalogue.groups[id];
    const channel: Channel | undefined = version.catalogue.channels[name];
    if (!group || (channel?.carrier !== 'people' && channel?.carrier !== 'web')) return [];
    const { carrier } = channel;
    const owner = ownerOf(basis, channel);
    const contact = holderOf(owner, group, people);
    return [
      {
        ...{ organisation: basis.organisation.code, group: id, channel: name, carrier, owner },
        ...(contact ? { ownerContact: contactId(contact) } : {}),
        due: milestone.occurredOn,
        messages: [...new Set(told.flatMap(({ topics }) => topics))],
        withheld: [],
        ...suppliesOf(owed.filter((one) => one.group === id && one.channel === name)),
        progress: { state: 'planned', people: 0, reached: 0 },
      },
    ];
  });
}

type Mails = {
  readers: readonly Reader[];
  tasks: readonly Task[];
  people: People;
  held: Holdings;
  render: RenderMail;
};

/** One mail for each who holds something old or is owed something, and for each who has to tell others. */
function mailsOf(context: PlanContext, mails: Mails): Pick<OrganisationPlan, 'variants' | 'deliveries'> {
  const variants = new Map<string, Variant>();
  const deliveries: Delivery[] = [];
  for (const reader of mails.readers) {
    const { contact, holding, owed } = reader;
    const own = mails.tasks.filter((task) => task.contact === contactId(contact));
    const isDuty = !holding && owed.length === 0;
    if (isDuty && own.length === 0) continue;
    const mail = { ...mails, holding, owed, own };
    const content = contentFor(context, contact, mail);
    const groups = isDuty ? [...new Set(own.map(({ group }) => group))] : groupsOf(reader);
    const id = shortDigest('variant', context.milestone.id, context.basis.organisation.code, content);
    if (!variants.has(id)) variants.set(id, variantOf(context, { id, groups, content, ...mail }));
    deliveries.push(deliveryOf(context, contact, { variant: id, groups, content, isDuty }));
  }
  return { variants: [...variants.values()], deliveries };
}

type For = Mails & Omit<Reader, 'contact'> & { own: readonly Task[] };

function contentFor(context: PlanContext, contact: Contact, mail: For): CorrectionContent {
  const { people, held, holding, own } = mail;
  const { basis, version } = context;
  const { catalogue } = version;
  const { locale } = contact;
  const inReaders = (texts: Parameters<typeof inLocale>[0]) =>
    inLocale(texts, locale, defaultLocale(catalogue));
  const answers = people.responsible && people.responsible !== contact ? people.responsible : undefined;
  const bySelf = channelsOf(mail).some((name) => {
    const channel = catalogue.channels[name];
    return channel?.carrier === 'mail' && channel.sender === 'organisation';
  });
  const groups = groupsOf(mail);
  const registerNumber = registerNumberOf(basis.rollout, basis.participation);
  const tasks = taskPart(context, own);
  const answering = answers ? { name: answers.name, address: answers.address } : basis.rollout.contact;
  const supplement = supplementFor(context, mail, { locale, contact: answering });
  return {
    locale,
    service: inReaders(basis.rollout.name),
    organisation: inReaders(basis.organisation.name),
    milestones: notches(catalogue, reachedKinds(context.milestone, basis.organisation.code), locale),
    you: groups.flatMap((id) => (catalogue.groups[id] ? [inReaders(catalogue.groups[id].you)] : [])),
    sender: inReaders((bySelf ? basis.organisation : basis.office).name),
    contact: answering,
    leavable: own.length === 0 && groups.every((id) => catalogue.groups[id]?.side === 'external'),
    changes: changesFor(context, { locale, old: holding?.facts ?? toldByHand(held, own) }),
    whys: (holding || own.length > 0 ? held.whys : []).map((why) =>
      typeof why === 'string' ? why : inReaders(why),
    ),
    ...(registerNumber === undefined ? {} : { registerNumber }),
    ...(tasks ? { tasks } : {}),
    ...(supplement ? { supplement } : {}),
  };
}

/** What somebody has to tell again who was not told it by mail. */
function toldByHand({ byHand }: Holdings, own: readonly Task[]): ToldFacts {
  const theirs = byHand.filter(({ group, channels }) =>
    own.some((task) => task.group === group && channels.includes(task.channel)),
  );
  return Object.assign({}, ...theirs.map(({ facts }) => facts));
}

/** The messages that somebody is owed, or has to tell those who are; each once, in the order of the catalogue. */
function supplementFor(
  context: PlanContext,
  mail: Pick<For, 'owed' | 'own'>,
  { locale, contact }: { locale: string; contact: Responsible },
): CorrectionContent['supplement'] {
  const { version, facts } = context;
  const { owed } = context.basis;
  if (!owed) return undefined;
  const toTell = owed.messages.filter(
    ({ carrier, group, channel }) =>
      carrier === 'people' && mail.own.some((task) => task.group === group && task.channel === channel),
  );
  const due = [...mail.owed, ...toTell];
  const topics = new Set(due.flatMap((one) => one.topics));
  const texts = new TextResolver(version, owed.kind, facts);
  const sections = Object.keys(version.catalogue.messages)
    .filter((topic) => topics.has(topic))
    .flatMap((topic) => texts.words(topic, locale) ?? [])
    .map(inShort);
  if (sections.length === 0) return undefined;
  return {
    days: [...new Set(due.map(({ on }) => on))].sort(),
    sections,
    facts: factsFor(context, { locale, contact }),
  };
}

function changesFor(
  { version: { catalogue }, facts }: PlanContext,
  { locale, old }: { locale: string; old: ToldFacts },
): CorrectionContent['changes'] {
  return Object.entries(old).flatMap(([fact, value]) => {
    const definition = catalogue.facts[fact];
    if (!definition) return [];
    const now = facts[fact];
    return [
      {
        name: inLocale(definition.name, locale, defaultLocale(catalogue)),
        ...(value === null ? {} : { from: formatFact(definition.type, value, locale) }),
        ...(now === undefined ? {} : { to: formatFact(definition.type, now, locale) }),
      },
    ];
  });
}

function taskPart({ milestone }: PlanContext, own: readonly Task[]): TaskPart | undefined {
  if (own.length === 0) return undefined;
  return {
    milestone: milestone.id,
    packet: false,
    count: occasionsOf(own).length,
    minutes: workMinutes(own),
    firstDue: own.map(({ due }) => due).reduce((a, b) => (a < b ? a : b)),
    elsewhere: false,
    relays: [],
  };
}

type VariantInput = For & { id: string; groups: string[]; content: CorrectionContent };

function variantOf(
  { milestone, version, basis, facts }: PlanContext,
  { id, groups, content, holding, owed, held, own, render }: VariantInput,
): Variant {
  const channel = mailChannel(version, channelsOf({ holding, owed }));
  const sections = content.supplement?.sections ?? [];
  const topics = groups.flatMap((group) => messagesOf(version, group, [{ holding, owed }]));
  const stated = Object.keys(holding?.facts ?? toldByHand(held, own));
  return {
    id,
    locale: content.locale,
    groups,
    channels: channel === undefined ? [] : [channel],
    topics: [...new Set([...topics, ...sections.map(({ topic }) => topic)])],
    facts: {
      ...Object.fromEntries(stated.map((fact) => [fact, facts[fact] ?? null])),
      ...statedFacts(
        { facts },
        sections.map(({ markdown }) => markdown),
      ),
    },
    ...(owed.length > 0
      ? { supplies: owed.map(({ milestone, topics: of }) => ({ milestone, topics: of })) }
      : {}),
    from: { name: content.sender, address: basis.rollout.from },
    replyTo: content.contact,
    ...(content.leavable ? { listName: content.service } : {}),
    ...render({ ...content, whole: { milestone: milestone.id, variant: id } }),
  };
}

type DeliveryInput = { variant: string; groups: string[]; content: CorrectionContent; isDuty: boolean };

function deliveryOf(
  { milestone, basis }: PlanContext,
  contact: Contact,
  { content, ...mail }: DeliveryInput,
): Delivery {
  const { code } = basis.organisation;
  return plannedDelivery(contact, {
    ...mail,
    id: deliveryId(milestone.id, code, contact.address),
    organisation: code,
    ...(content.leavable ? { list: rolloutList(basis.rollout.id) } : {}),
  });
}
