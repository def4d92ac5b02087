import { topicsDue } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { ShownFact } from '../../catalogue/fact.ts';
import { contactNamed, idsOf } from '../../contacts/contact.ts';
import type { Deliveries } from '../../mail/delivery.ts';
import { basisAt, changesSince } from '../../plan/facts-in-time.ts';
import { factsFor, planContext } from '../../plan/mail-content.ts';
import { isChange, type Milestones, mayBeToldAt } from '../../plan/milestone.ts';
import type { FrozenPlans } from '../../plan/plan-basis.ts';
import type { Organisation } from '../../rollout/organisation.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { type FollowUp, type ListFollowUpsPorts, listFollowUps } from './list-follow-ups.ts';

export type ShowFollowUpPorts = ListFollowUpsPorts & {
  milestones: Pick<Milestones, 'find' | 'changesOf'>;
  plans: Pick<FrozenPlans, 'basis' | 'variants'>;
  deliveries: Pick<Deliveries, 'ofOrganisation'>;
  catalogues: Pick<Catalogues, 'load'>;
  now: () => number;
};

/** One of them, with what to say: each message in the form for whoever listens, with the facts of today. */
export type ShownFollowUp = FollowUp & {
  organisation: Organisation;
  locale: string;
  says: { topic: string; question: string; markdown: string }[];
  facts: Readonly<Record<string, ShownFact>>;
  /** What the mail said, paragraph by paragraph, where it tells a change and no messages. */
  written: string[];
  /** The name of whoever reached them, if somebody has. */
  closedBy?: string | undefined;
};

/** Who and where: a milestone's id, an organisation's code and a contact's id. */
export type FollowUpRef = { milestone: string; organisation: string; contact: string };

/**
 * A person to be reached another way. Undefined if there is none, or the milestone may no longer be told there.
 * Read-only.
 */
export async function showFollowUp(
  { milestone: id, organisation: code, contact }: FollowUpRef,
  ports: ShowFollowUpPorts,
): Promise<ShownFollowUp | undefined> {
  const milestone = await ports.milestones.find(id);
  if (!milestone || !mayBeToldAt(milestone, code)) return undefined;
  const [version, basis, changes] = await allSettledOrThrow([
    ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion),
    ports.plans.basis(id, code),
    ports.milestones.changesOf(milestone.rollout),
  ]);
  if (!version || !basis) return undefined;
  const { catalogue } = version;
  const listed = await listFollowUps(code, [{ milestone, catalogue }], ports);
  const found = listed.find(({ person }) => idsOf(person).includes(contact));
  if (!found) return undefined;
  const { person, followUp } = found;
  const known = changesSince(milestone, { organisation: code, changes });
  const context = planContext({ milestone, basis: basisAt(basis, known, ports.now()), version });
  const topics = followUp.groups.flatMap((id) => {
    const group = catalogue.groups[id];
    return group ? topicsDue(catalogue, group, milestone.kind) : [];
  });
  const says = [...new Set(topics)].flatMap((topic) => {
    const text = context.texts.words(topic, person.locale);
    if (!text) return [];
    const { forms, title, markdown } = text;
    const question = forms?.question ?? title;
    return [{ topic, question, markdown: forms?.spoken ?? forms?.short ?? markdown }];
  });
  const lead = basis.contacts.find(({ groups }) => groups.includes(catalogue.responsible));
  const readers = { locale: person.locale, contact: lead ?? basis.rollout.contact };
  return {
    ...found,
    organisation: basis.organisation,
    locale: person.locale,
    says,
    facts: factsFor(context, readers),
    written: isChange(milestone) ? await writtenTo(found, ports) : [],
    closedBy: await nameOfCloser(found, ports),
  };
}

/** Whoever closed it by a link is a contact, by id. */
async function nameOfCloser(
  { followUp: { organisation, closed } }: FollowUp,
  { contacts }: Pick<ShowFollowUpPorts, 'contacts'>,
): Promise<string | undefined> {
  if (!closed) return undefined;
  const people = await contacts.ofOrganisation(organisation);
  return contactNamed(people, closed.who)?.name ?? closed.who;
}

/** The text of the mail without what is filled in for each reader, such as links. */
async function writtenTo(
  { milestone: { id }, followUp: { organisation, contact } }: FollowUp,
  { deliveries, plans }: Pick<ShowFollowUpPorts, 'deliveries' | 'plans'>,
): Promise<string[]> {
  const [mails, variants] = await allSettledOrThrow([
    deliveries.ofOrganisation(id, organisation),
    plans.variants(id, organisation),
  ]);
  const mail = mails.find((each) => each.contact === contact);
  const text = variants.find((variant) => variant.id === mail?.variant)?.text ?? '';
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => !paragraph.includes('{{'));
  return paragraphs
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((each) => each !== '');
}
