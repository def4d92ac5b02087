import { type Channel, defaultLocale } from '../catalogue/catalogue.ts';
import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import { formatFact, type ToldFacts } from '../catalogue/fact.ts';
import type { Gap } from '../catalogue/gap.ts';
import { type Contact, contactId, idsOf, isActive, mergeContacts } from '../contacts/contact.ts';
import { type Delivery, deliveryId } from '../mail/delivery.ts';
import { rolloutList } from '../mail/suppression.ts';
import type { CorrectionContent, RenderMail, TaskPart, Variant } from '../mail/variant.ts';
import { registerNumberOf } from '../rollout/rollout.ts';
import { shortDigest } from '../shared/digest.ts';
import { inLocale } from '../shared/locale.ts';
import { type HeldByMail, type Holdings, supersededBy } from './holding.ts';
import { type PlanContext, planContext } from './mail-content.ts';
import type { ChangeMilestone } from './milestone.ts';
import type { Obligation } from './obligation.ts';
import type { OrganisationPlan, PlanBasis } from './plan.ts';
import { holderOf, ownerOf } from './plan-obligations.ts';
import { tasksOf } from './plan-tasks.ts';
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
 * Resolves what those of one organisation must hear who hold what no longer holds: one mail to each whom a mail told
 * it, and a task for each group that somebody told it. Nobody else is told. Pure and deterministic, to the byte.
 */
export function resolveCorrection({ milestone, basis, version, render }: Input): OrganisationPlan {
  const context = planContext({ milestone, basis, version });
  const held = basis.held ?? NOBODY;
  const contacts = mergeContacts(basis.contacts.filter(isActive));
  const responsible = contacts.find(({ groups }) => groups.includes(version.catalogue.responsible));
  const people = { contacts, responsible };
  const told = held.mailed.map((holding) => ({
    holding,
    contact: contacts.find((contact) => idsOf(contact).includes(holding.contact)),
  }));
  const byHand = handObligations(context, held, people);
  const tasks = tasksOf(context, byHand, people).map((task) => ({ ...task, minutes: MINUTES, material: [] }));
  const mails = mailsOf(context, { held, told, tasks, people, render });
  return {
    organisation: basis.organisation.code,
    obligations: [...mailObligations(context, told), ...byHand],
    tasks,
    ...mails,
    supersedes: supersededBy(held),
    gaps: gapsOf(
      context,
      told.filter(({ contact }) => !contact).map(({ holding }) => holding),
    ),
  };
}

type Told = { holding: HeldByMail; contact: Contact | undefined };

function gapsOf({ basis }: PlanContext, left: readonly HeldByMail[]): Gap[] {
  const registered = registerNumberOf(basis.rollout, basis.participation);
  return [
    ...(left.length > 0 ? [{ kind: 'holders-left', people: left.length } as const] : []),
    ...(registered === undefined ? [{ kind: 'no-register-number' } as const] : []),
  ];
}

/** One for each group that was told by mail, in its first channel. */
function mailObligations(context: PlanContext, told: readonly Told[]): Obligation[] {
  const { basis, milestone, version } = context;
  const reachable = told.filter(({ contact }) => contact !== undefined).map(({ holding }) => holding);
  const groups = [...new Set(reachable.flatMap((holding) => holding.groups))].sort();
  return groups.flatMap((group): Obligation[] => {
    const theirs = reachable.filter((holding) => holding.groups.includes(group));
    const channel = mailChannel(version, theirs);
    if (channel === undefined) return [];
    return [
      {
        ...{ organisation: basis.organisation.code, group, channel, carrier: 'mail', owner: 'system' },
        due: milestone.occurredOn,
        messages: messagesOf(version, group, theirs),
        withheld: [],
        progress: { state: 'planned', people: theirs.length, reached: 0 },
      },
    ];
  });
}

function mailChannel({ catalogue }: CatalogueVersion, holdings: readonly HeldByMail[]): string | undefined {
  const isMail = (name: string) => catalogue.channels[name]?.carrier === 'mail';
  const told = holdings.flatMap(({ channels }) => channels).find(isMail);
  return told ?? Object.keys(catalogue.channels).find(isMail);
}

/** The messages in which the old value stood, of those that the group is owed. */
function messagesOf(
  { catalogue }: CatalogueVersion,
  group: string,
  holdings: readonly { topics: readonly string[] }[],
): string[] {
  const told = new Set(holdings.flatMap(({ topics }) => topics));
  return (catalogue.groups[group]?.messages ?? []).filter((topic) => told.has(topic));
}

function handObligations(context: PlanContext, { byHand }: Holdings, people: People): Obligation[] {
  const { basis, milestone, version } = context;
  return byHand.flatMap(({ group: id, channels, topics }): Obligation[] => {
    const group = version.catalogue.groups[id];
    const [name = ''] = channels;
    const channel: Channel | undefined = version.catalogue.channels[name];
    if (!group || channel?.carrier !== 'people') return [];
    const owner = ownerOf(basis, channel);
    const contact = holderOf(owner, group, people);
    return [
      {
        ...{ organisation: basis.organisation.code, group: id, channel: name, carrier: 'people', owner },
        ...(contact ? { ownerContact: contactId(contact) } : {}),
        due: milestone.occurredOn,
        messages: topics,
        withheld: [],
        progress: { state: 'planned', people: 0, reached: 0 },
      },
    ];
  });
}

type Mails = {
  told: readonly Told[];
  tasks: readonly Task[];
  people: People;
  held: Holdings;
  render: RenderMail;
};

/** One mail for each who holds something old, and for each who has to tell others. */
function mailsOf(context: PlanContext, mails: Mails): Pick<OrganisationPlan, 'variants' | 'deliveries'> {
  const variants = new Map<string, Variant>();
  const deliveries: Delivery[] = [];
  for (const contact of mails.people.contacts) {
    const holding = mails.told.find((one) => one.contact === contact)?.holding;
    const own = mails.tasks.filter((task) => task.contact === contactId(contact));
    if (!holding && own.length === 0) continue;
    const content = contentFor(context, contact, { ...mails, holding, own });
    const groups = holding ? [...holding.groups] : [...new Set(own.map(({ group }) => group))];
    const id = shortDigest('variant', context.milestone.id, context.basis.organisation.code, content);
    if (!variants.has(id))
      variants.set(id, variantOf(context, { id, groups, content, ...mails, holding, own }));
    deliveries.push(deliveryOf(context, contact, { variant: id, groups, content, isDuty: !holding }));
  }
  return { variants: [...variants.values()], deliveries };
}

type For = Mails & { holding: HeldByMail | undefined; own: readonly Task[] };

function contentFor(context: PlanContext, contact: Contact, { people, held, holding, own }: For) {
  const { basis, version } = context;
  const { catalogue } = version;
  const { locale } = contact;
  const inReaders = (texts: Parameters<typeof inLocale>[0]) =>
    inLocale(texts, locale, defaultLocale(catalogue));
  const answers = people.responsible && people.responsible !== contact ? people.responsible : undefined;
  const bySelf = (holding?.channels ?? []).some((name) => {
    const channel = catalogue.channels[name];
    return channel?.carrier === 'mail' && channel.sender === 'organisation';
  });
  const groups = holding?.groups ?? [];
  const registerNumber = registerNumberOf(basis.rollout, basis.participation);
  const tasks = taskPart(context, own);
  const content: CorrectionContent = {
    locale,
    service: inReaders(basis.rollout.name),
    organisation: inReaders(basis.organisation.name),
    you: groups.flatMap((id) => (catalogue.groups[id] ? [inReaders(catalogue.groups[id].you)] : [])),
    sender: inReaders((bySelf ? basis.organisation : basis.office).name),
    contact: answers ? { name: answers.name, address: answers.address } : basis.rollout.contact,
    leavable: own.length === 0 && groups.every((id) => catalogue.groups[id]?.side === 'external'),
    changes: changesFor(context, { locale, old: holding?.facts ?? toldByHand(held) }),
    whys: held.whys.map((why) => (typeof why === 'string' ? why : inReaders(why))),
    ...(registerNumber === undefined ? {} : { registerNumber }),
    ...(tasks ? { tasks } : {}),
  };
  return content;
}

/** What somebody has to tell anew who was not told it by mail. */
function toldByHand({ byHand }: Holdings): ToldFacts {
  return Object.assign({}, ...byHand.map(({ facts }) => facts));
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
  { version, basis, facts }: PlanContext,
  { id, groups, content, holding, render }: VariantInput,
): Variant {
  const channel = mailChannel(version, holding ? [holding] : []);
  const stated = Object.keys(holding?.facts ?? {});
  return {
    id,
    locale: content.locale,
    groups,
    channels: channel === undefined ? [] : [channel],
    topics: [...new Set(groups.flatMap((group) => messagesOf(version, group, holding ? [holding] : [])))],
    facts: Object.fromEntries(stated.map((fact) => [fact, facts[fact] ?? null])),
    from: { name: content.sender, address: basis.rollout.from },
    replyTo: content.contact,
    ...(content.leavable ? { listName: content.service } : {}),
    ...render(content),
  };
}

type DeliveryInput = { variant: string; groups: string[]; content: CorrectionContent; isDuty: boolean };

function deliveryOf(
  { milestone, basis }: PlanContext,
  contact: Contact,
  { variant, groups, content, isDuty }: DeliveryInput,
): Delivery {
  const { code } = basis.organisation;
  return {
    id: deliveryId(milestone.id, code, contact.address),
    organisation: code,
    variant,
    contact: contactId(contact),
    name: contact.name,
    address: contact.address,
    groups,
    ...(isDuty ? { task: true } : {}),
    ...(content.leavable ? { list: rolloutList(basis.rollout.id) } : {}),
    outcome: { state: 'planned', tries: 0, notBefore: 0 },
  };
}
