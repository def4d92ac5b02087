import { defaultLocale } from '../catalogue/catalogue.ts';
import { type Contact, contactId } from '../contacts/contact.ts';
import { type Delivery, deliveryId } from '../mail/delivery.ts';
import { rolloutList } from '../mail/suppression.ts';
import { carriedOf, type RenderMail, type TaskPart, type Variant } from '../mail/variant.ts';
import { shortDigest } from '../shared/digest.ts';
import { inLocale } from '../shared/locale.ts';
import type { Audience, OrganisationPeople } from './audience.ts';
import {
  clearsIn,
  mailContent,
  ownLines,
  type PlanContext,
  type Readership,
  statedFacts,
} from './mail-content.ts';
import type { OrganisationPlan } from './plan.ts';
import { taskPartOf } from './plan-task-mails.ts';
import { plannedDelivery } from './planned-delivery.ts';
import type { Task } from './task.ts';

type MailInput = OrganisationPeople & {
  audiences: readonly Audience[];
  tasks: readonly Task[];
  render: RenderMail;
};

/**
 * One mail per person, whatever their number of roles; people with equal roles, language and contact share a
 * variant. People responsible for tasks get them in the same mail, and get one even without messages.
 */
export function mailsOf(
  context: PlanContext,
  input: MailInput,
): Pick<OrganisationPlan, 'variants' | 'deliveries'> {
  const variants = new Map<string, Variant>();
  const deliveries: Delivery[] = [];
  for (const contact of readersOf(context, input)) {
    // A role whose messages are all withheld is not told by this mail and must not count as told.
    const mailed = input.audiences.filter(
      ({ people, channels, topics }) =>
        people.includes(contact) &&
        channels.some(([, { carrier }]) => carrier === 'mail') &&
        topics.some((topic) => context.texts.words(topic, contact.locale)),
    );
    const tasks = taskPartOf(context, contact, input);
    if (mailed.length === 0 && !tasks) continue;
    const readership = readershipOf(context, contact, { mailed, responsible: input.responsible, tasks });
    const id = shortDigest('variant', context.milestone.id, context.basis.organisation.code, readership);
    const variant = variants.get(id) ?? variantOf(context, { id, mailed, readership, render: input.render });
    if (!variant) continue;
    variants.set(id, variant);
    deliveries.push(deliveryOf(context, contact, { variant: id, readership }));
  }
  return { variants: [...variants.values()], deliveries };
}

/** Everyone at the organisation; at the national office also its contact, who may have no messages. */
function readersOf({ basis }: PlanContext, { contacts }: MailInput): readonly Contact[] {
  const { office, rollout, organisation } = basis;
  const { name, address } = rollout.contact;
  const contact = { organisation: office.code, name, address, groups: [], locale: office.locale };
  const known = contacts.some((one) => contactId(one) === contactId(contact));
  return organisation.kind !== 'national' || known ? contacts : [...contacts, contact];
}

function readershipOf(
  { basis, version }: PlanContext,
  reader: Contact,
  { mailed, responsible, tasks }: Told,
): Readership {
  // Nobody is referred to themselves for questions.
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
  // Mail is mandatory for a duty in any role; associations and citizens may unsubscribe.
  const leavable = !tasks && mailed.every(({ group }) => group.side === 'external');
  const tasksAlone = mailed.length === 0;
  const roles = tasksAlone ? reader.groups.filter((role) => role === version.catalogue.responsible) : [];
  return {
    groups: tasksAlone ? roles : mailed.map(({ id }) => id),
    locale: reader.locale,
    contact,
    sender,
    leavable,
    ...(tasks ? { tasks, tasksAlone } : {}),
  };
}

type Told = {
  mailed: readonly Audience[];
  responsible: Contact | undefined;
  tasks: TaskPart | undefined;
};

type VariantInput = { id: string; mailed: readonly Audience[]; readership: Readership; render: RenderMail };

function variantOf(
  context: PlanContext,
  { id, mailed, readership, render }: VariantInput,
): Variant | undefined {
  const content = mailContent(context, readership);
  if (!content) return undefined;
  const channels = mailed.flatMap(({ channels }) =>
    channels.filter(([, { carrier }]) => carrier === 'mail').map(([name]) => name),
  );
  const milestone = context.milestone.id;
  const mail = render({ ...content, whole: { milestone, variant: id }, poll: { milestone } });
  return {
    id,
    locale: readership.locale,
    groups: groupsOf(context, readership),
    channels: [...new Set(channels)],
    ...carriedOf(mail, content),
    facts: statedFacts(context, [
      ...ownLines(context, readership),
      ...content.sections.map(({ markdown }) => markdown),
    ]),
    ...clearsIn(context),
    from: { name: readership.sender, address: context.basis.rollout.from },
    replyTo: readership.contact,
    ...(readership.leavable ? { listName: content.service } : {}),
    ...mail,
  };
}

function deliveryOf(
  context: PlanContext,
  contact: Contact,
  { variant, readership }: { variant: string; readership: Readership },
): Delivery {
  const { milestone, basis } = context;
  const { code } = basis.organisation;
  return plannedDelivery(contact, {
    id: deliveryId(milestone.id, code, contact.address),
    organisation: code,
    variant,
    groups: groupsOf(context, readership),
    isDuty: readership.tasksAlone ?? false,
    ...(readership.leavable ? { list: rolloutList(basis.rollout.id) } : {}),
  });
}

/**
 * The groups that a mail is filed under; the national contact, who has no catalogue role, under the
 * responsible one.
 */
function groupsOf({ version }: PlanContext, { groups }: Readership): string[] {
  return groups.length > 0 ? [...groups] : [version.catalogue.responsible];
}
