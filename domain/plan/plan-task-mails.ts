import { calledOf, defaultLocale, topicsDue } from '../catalogue/catalogue.ts';
import { type Contact, contactId } from '../contacts/contact.ts';
import { type Delivery, taskDeliveryId } from '../mail/delivery.ts';
import { carriedOf, type MailContent, type PassOn, type RenderMail, type TaskPart } from '../mail/variant.ts';
import { shortDigest } from '../shared/digest.ts';
import { inLocale } from '../shared/locale.ts';
import type { OrganisationPeople } from './audience.ts';
import { clearsIn, mailContent, type PlanContext, type Readership, statedFacts } from './mail-content.ts';
import type { OrganisationPlan } from './plan.ts';
import { plannedDelivery } from './planned-delivery.ts';
import { occasionsOf, type Task, workMinutes } from './task.ts';
import { officeHolder } from './task-step.ts';

/** The task section of a mail; undefined except for the local lead and the national contact. */
export function taskPartOf(
  context: PlanContext,
  reader: Contact,
  { tasks, responsible }: { tasks: readonly Task[]; responsible: Contact | undefined },
): TaskPart | undefined {
  const { milestone, basis, version } = context;
  const office = basis.organisation.kind === 'national';
  if (office ? contactId(reader) !== officeHolder(basis.rollout).contact : reader !== responsible)
    return undefined;
  // Without text to tell there is nothing to do yet.
  const doable = tasks.filter(({ messages }) => messages.length > 0);
  const own = doable.filter(({ contact }) => contact === contactId(reader));
  const relays = doable.filter(({ owner, contact }) => owner === 'relay' && contact !== contactId(reader));
  const elsewhere = office && doesForOthers(context);
  if (own.length + relays.length === 0 && !elsewhere) return undefined;
  const nameOf = (group: string) =>
    inLocale(calledOf(version.catalogue, group), reader.locale, defaultLocale(version.catalogue));
  const byRelay = Map.groupBy(relays, ({ contactName = '' }) => contactName);
  return {
    milestone: milestone.id,
    packet: !office,
    count: occasionsOf(own).length,
    minutes: workMinutes(own),
    ...(own.length > 0 ? { firstDue: own.map(({ due }) => due).reduce((a, b) => (a < b ? a : b)) } : {}),
    elsewhere,
    relays: [...byRelay].map(([name, theirs]) => ({
      name,
      groups: theirs.map(({ group }) => nameOf(group)),
    })),
  };
}

/** Whether the national office has tasks for every organisation at this milestone. */
function doesForOthers({ milestone, version: { catalogue } }: PlanContext): boolean {
  return Object.values(catalogue.groups).some(
    (group) =>
      group.scope === 'local' &&
      topicsDue(catalogue, group, milestone.kind).length > 0 &&
      group.channels.some((name) => {
        const channel = catalogue.channels[name];
        return channel?.carrier === 'people' && channel.owner === 'national-office';
      }),
  );
}

type RelayInput = OrganisationPeople & { tasks: readonly Task[]; render: RenderMail };

/**
 * One mail per relay, whatever the number of groups: what to do by when, and those groups' texts to pass on.
 */
export function relayMailsOf(
  context: PlanContext,
  { contacts, responsible, tasks, render }: RelayInput,
): Pick<OrganisationPlan, 'variants' | 'deliveries'> {
  const mails = contacts.flatMap((relay) => {
    const theirs = tasks.filter(({ owner, contact }) => owner === 'relay' && contact === contactId(relay));
    const content = relayContent(context, { relay, tasks: theirs, responsible });
    if (!content) return [];
    const { milestone, basis } = context;
    const id = shortDigest('variant', 'relay', milestone.id, basis.organisation.code, contactId(relay));
    const mail = render({ ...content, whole: { milestone: milestone.id, variant: id } });
    const variant = {
      id,
      locale: relay.locale,
      groups: theirs.map(({ group }) => group),
      channels: [...new Set(theirs.map(({ channel }) => channel))],
      ...carriedOf(mail, content),
      facts: statedFacts(
        context,
        content.sections.map(({ markdown }) => markdown),
      ),
      ...clearsIn(context),
      from: { name: content.sender, address: basis.rollout.from },
      replyTo: content.contact,
      ...mail,
    };
    return [{ variant, delivery: relayDelivery(context, relay, { variant: id, groups: variant.groups }) }];
  });
  return {
    variants: mails.map(({ variant }) => variant),
    deliveries: mails.map(({ delivery }) => delivery),
  };
}

type RelayOf = { relay: Contact; tasks: readonly Task[]; responsible: Contact | undefined };

/** Undefined if nothing can be said to any of the groups. */
function relayContent(context: PlanContext, { relay, tasks, responsible }: RelayOf): MailContent | undefined {
  const { basis, version, milestone } = context;
  const fallback = defaultLocale(version.catalogue);
  const answers = responsible && responsible !== relay ? responsible : basis.rollout.contact;
  const groups = [...new Set(tasks.map(({ group }) => group))];
  const readership: Readership = {
    groups,
    locale: relay.locale,
    contact: { name: answers.name, address: answers.address },
    sender: inLocale(basis.organisation.name, relay.locale, fallback),
    leavable: false,
  };
  const content = mailContent(context, readership);
  if (!content) return undefined;
  const named = groups.map((id) => ({
    name: inLocale(calledOf(version.catalogue, id), relay.locale, fallback),
    topics: topicsOf(context, id),
  }));
  const sections = content.sections.map((section) => ({
    ...section,
    to: named.flatMap(({ name, topics }) => (topics.includes(section.topic) ? [name] : [])),
  }));
  const passOn: PassOn = {
    milestone: milestone.id,
    ...oneChannel(tasks),
    groups: named.map(({ name }) => name),
    due: tasks.map(({ due }) => due).reduce((a, b) => (a < b ? a : b)),
    minutes: workMinutes(tasks),
  };
  return { ...content, sections, nextSteps: [], passOn };
}

function topicsOf({ version: { catalogue }, milestone }: PlanContext, id: string): string[] {
  const group = catalogue.groups[id];
  return group ? topicsDue(catalogue, group, milestone.kind) : [];
}

/** The occasion that the mail links to; with several it links to the list. */
function oneChannel(tasks: readonly Task[]): { channel?: string } {
  const [only, ...more] = new Set(tasks.map(({ channel }) => channel));
  return only !== undefined && more.length === 0 ? { channel: only } : {};
}

function relayDelivery(
  { milestone, basis }: PlanContext,
  relay: Contact,
  mail: { variant: string; groups: string[] },
): Delivery {
  const { code } = basis.organisation;
  const id = taskDeliveryId(milestone.id, code, relay.address);
  return plannedDelivery(relay, { ...mail, id, organisation: code, isDuty: true });
}
