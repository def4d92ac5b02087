import type { Catalogues, CatalogueVersion } from '../../catalogue/catalogues.ts';
import type { Contacts } from '../../contacts/contact.ts';
import type { Dispatch } from '../../mail/dispatch.ts';
import type { PlanBasis } from '../../plan/plan-basis.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { NotFound } from '../../shared/errors.ts';
import type { IsoWeek } from '../../shared/iso-week.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { editionsOf } from '../compose-issue.ts';
import { changesFor } from '../issue-changes.ts';
import type { HeadIssue, SayChange } from '../newsletter-content.ts';
import type { NewsletterIssue } from '../newsletter-issue.ts';
import { newsletterReaders } from '../newsletter-readers.ts';
import type { Subscribers } from '../subscriber.ts';
import type { LoadNewsPorts, News } from './load-news.ts';

export type LoadIssuePorts = LoadNewsPorts & {
  rollouts: Pick<Rollouts, 'find' | 'participation'>;
  organisations: Pick<Organisations, 'find'>;
  contacts: Pick<Contacts, 'ofOrganisation'>;
  subscribers: Pick<Subscribers, 'ofOrganisation'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
  head: HeadIssue;
  sayChange: SayChange;
};

/** A newsletter dispatch. */
export type Weekly = Dispatch & { week: IsoWeek };

/** An organisation's readers, and their contact for questions. */
export type Readers = { basis: PlanBasis; version: CatalogueVersion; contact: NewsletterIssue['contact'] };

/**
 * The readers that an organisation has at this moment.
 * @throws {NotFound} where the rollout, the organisation or the office is incomplete
 */
export async function loadReaders(rolloutId: string, code: string, ports: LoadIssuePorts): Promise<Readers> {
  const [rollout, organisation, participation, contacts, subscribers] = await allSettledOrThrow([
    ports.rollouts.find(rolloutId),
    ports.organisations.find(code),
    ports.rollouts.participation(rolloutId, code),
    ports.contacts.ofOrganisation(code),
    ports.subscribers.ofOrganisation(rolloutId, code),
  ]);
  const office = rollout && (await ports.organisations.find(rollout.office));
  if (!rollout || !organisation || !participation || !office)
    throw new NotFound(`organisation ${code} or the office of rollout ${rolloutId} is incomplete`);
  const current = (await ports.catalogues.currentVersion(rollout.catalogue)) ?? 'none';
  const version = await loadCatalogueVersion(rollout.catalogue, current, ports);
  const basis = { rollout, organisation, office, participation, contacts };
  const readers = { ...basis, ...newsletterReaders(version.catalogue, basis, subscribers) };
  const responsible = contacts.find(({ groups }) => groups.includes(version.catalogue.responsible));
  const contact = responsible ? { name: responsible.name, address: responsible.address } : rollout.contact;
  return { basis: readers, version, contact };
}

type IssueInput = Readers & { dispatch: Pick<Weekly, 'id' | 'rollout' | 'week'>; news: News };

/** Composes a week's issue as of now. */
export function composeIssue(
  { dispatch, basis, version, contact, news }: IssueInput,
  { head, sayChange, now }: Pick<LoadIssuePorts, 'head' | 'sayChange' | 'now'>,
): NewsletterIssue {
  const { week, id, rollout } = dispatch;
  const today = toStockholm(now()).date;
  const held = basis.contacts.flatMap((reader) => changesFor(basis, reader));
  const changes = new Set(held.flatMap(({ fact }) => news.changes.get(fact)?.id ?? []));
  return {
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
      ...[...changes].map((change) => ({ change })),
    ],
    editions: editionsOf({ basis, version, contact, head, sayChange, today, ...news }, week),
  };
}

/** @throws {NotFound} if the catalogue has no such version */
export async function loadCatalogueVersion(
  catalogue: string,
  version: string,
  { catalogues }: Pick<LoadIssuePorts, 'catalogues'>,
): Promise<CatalogueVersion> {
  const found = await catalogues.load(catalogue, version);
  if (!found) throw new NotFound(`catalogue ${catalogue} has no version ${version}`);
  return found;
}
