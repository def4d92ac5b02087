import type { Catalogues, CatalogueVersion } from '../catalogue.ts';
import { editionsOf, type Told } from '../compose-issue.ts';
import type { Contacts } from '../contact.ts';
import type { Dispatch } from '../dispatch.ts';
import { NotFound } from '../errors.ts';
import type { IsoWeek } from '../iso-week.ts';
import type { Milestones } from '../milestone.ts';
import type { NewsItems } from '../news-item.ts';
import type { HeadIssue, RenderNewsletter } from '../newsletter-content.ts';
import type { NewsletterIssue, NewsletterIssues } from '../newsletter-issue.ts';
import { readersOf } from '../newsletter-readers.ts';
import type { Obligation, Obligations } from '../obligation.ts';
import type { Organisations } from '../organisation.ts';
import { countByGroup, type OrganisationJob, type PlanBasis } from '../plan.ts';
import { newsletterMails } from '../plan-newsletter-mails.ts';
import type { Rollouts } from '../rollout.ts';
import { stockholmTime } from '../stockholm-time.ts';
import type { Subscribers } from '../subscriber.ts';
import { together } from '../together.ts';
import { gatherNews, type News, toldOf } from './gather-news.ts';
import { type DispatchPart, type PlanDispatchPartPorts, planDispatchPart } from './plan-dispatch-part.ts';

export type PlanNewsletterPorts = PlanDispatchPartPorts & {
  rollouts: Rollouts;
  organisations: Organisations;
  contacts: Contacts;
  subscribers: Pick<Subscribers, 'ofOrganisation'>;
  catalogues: Catalogues;
  milestones: Pick<Milestones, 'find' | 'ofRollout'>;
  obligations: Pick<Obligations, 'ofOrganisation'>;
  newsItems: Pick<NewsItems, 'ofRollout'>;
  newsletterIssues: Pick<NewsletterIssues, 'freeze' | 'kept'>;
  head: HeadIssue;
  render: RenderNewsletter;
  publicUrl: string;
};

/** A dispatch that is a newsletter. */
type Weekly = Dispatch & { week: IsoWeek };

/**
 * Makes one organisation's issue of a week and plans its mails. Readers and content are frozen with the first write, so a job that
 * runs twice, or again after a crash, writes the same rows. Where nothing is new there is no issue and no mail.
 */
export async function planNewsletter(
  { milestone: id, organisation }: OrganisationJob,
  ports: PlanNewsletterPorts,
): Promise<{ planned: boolean; deliveries: number }> {
  const dispatch = await ports.dispatches.find(id);
  if (!dispatch) throw new NotFound(`newsletter ${id} is not there`);
  const { week, state } = dispatch;
  if (!week || (state !== 'planning' && state !== 'planned')) return { planned: false, deliveries: 0 };
  const part = await partOf({ ...dispatch, week }, organisation, ports);
  await planDispatchPart(dispatch, part, ports);
  return { planned: true, deliveries: part.deliveries.length };
}

async function partOf(
  dispatch: Weekly,
  organisation: string,
  ports: PlanNewsletterPorts,
): Promise<DispatchPart> {
  const { basis, version, contact } = await frozenReaders(dispatch, organisation, ports);
  const news = await gatherNews({ dispatch, basis, version }, ports);
  const issue = await frozenIssue({ dispatch, basis, version, contact, news }, ports);
  // Its week has an issue that left at another time.
  if (issue.dispatch !== dispatch.id) return { organisation, variants: [], deliveries: [], carries: [] };
  const frozen = await versionOf(issue.catalogue, issue.catalogueVersion, ports);
  const { render, publicUrl } = ports;
  const mails = newsletterMails({ issue, basis, catalogue: frozen.catalogue, render, publicUrl });
  const people = countByGroup(mails.deliveries);
  const told = await toldOf(issue, ports);
  return { organisation, ...mails, carries: told.flatMap((one) => carried(one, people)) };
}

/** Copies of the obligations that the issue sees to; its outcome becomes theirs. */
function carried({ milestone, obligations }: Told, people: Record<string, number>): Obligation[] {
  return obligations
    .filter(({ carrier }) => carrier === 'newsletter')
    .map((obligation) => ({
      ...obligation,
      of: milestone.id,
      progress: { state: 'planned', people: people[obligation.group] ?? 0, reached: 0 },
    }));
}

type Readers = { basis: PlanBasis; version: CatalogueVersion; contact: NewsletterIssue['contact'] };

/** The readers kept by an earlier try if there are any, else those of this moment. */
async function frozenReaders(
  { id, rollout: rolloutId }: Weekly,
  code: string,
  ports: PlanNewsletterPorts,
): Promise<Readers> {
  const [rollout, organisation, participation, contacts, subscribers, kept] = await together([
    ports.rollouts.find(rolloutId),
    ports.organisations.find(code),
    ports.rollouts.participation(rolloutId, code),
    ports.contacts.ofOrganisation(code),
    ports.subscribers.ofOrganisation(rolloutId, code),
    ports.plans.basis(id, code),
  ]);
  const office = rollout && (await ports.organisations.find(rollout.office));
  if (!rollout || !organisation || !participation || !office)
    throw new NotFound(`organisation ${code} or the office of rollout ${rolloutId} is not there whole`);
  const current = (await ports.catalogues.currentVersion(rollout.catalogue)) ?? 'none';
  const version = await versionOf(rollout.catalogue, current, ports);
  const basis = { rollout, organisation, office, participation, contacts };
  const readers = { ...basis, ...readersOf(version.catalogue, basis, subscribers) };
  const responsible = contacts.find(({ groups }) => groups.includes(version.catalogue.responsible));
  const contact = responsible ? { name: responsible.name, address: responsible.address } : rollout.contact;
  return { basis: kept ?? (await ports.plans.freeze(id, readers)), version, contact };
}

type IssueInput = Readers & { dispatch: Weekly; news: News };

async function frozenIssue(
  { dispatch, basis, version, contact, news }: IssueInput,
  { newsletterIssues, head, now }: PlanNewsletterPorts,
): Promise<NewsletterIssue> {
  const { week, id, rollout } = dispatch;
  const today = stockholmTime(now()).date;
  return newsletterIssues.freeze({
    rollout,
    organisation: basis.organisation.code,
    ...week,
    dispatch: id,
    publishedAt: now(),
    catalogue: version.catalogue.id,
    catalogueVersion: version.version,
    contact,
    sources: [
      ...news.told.map(({ milestone }) => ({ milestone: milestone.id })),
      ...news.items.map((item) => ({ news: item.id })),
    ],
    editions: editionsOf({ basis, version, contact, head, today, ...news }, week),
  });
}

async function versionOf(
  catalogue: string,
  version: string,
  { catalogues }: PlanNewsletterPorts,
): Promise<CatalogueVersion> {
  const found = await catalogues.load(catalogue, version);
  if (!found) throw new NotFound(`catalogue ${catalogue} has no version ${version}`);
  return found;
}
