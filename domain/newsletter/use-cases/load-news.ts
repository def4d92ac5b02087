import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Catalogues, CatalogueVersion } from '../../catalogue/catalogues.ts';
import { type Dispatch, type Dispatches, type DispatchState, waitsForUndo } from '../../mail/dispatch.ts';
import { isTrueOn } from '../../plan/day-of-truth.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { Obligation, Obligations } from '../../plan/obligation.ts';
import type { PlanBasis } from '../../plan/plan-basis.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { NotFound } from '../../shared/errors.ts';
import type { IsoWeek } from '../../shared/iso-week.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { completeNews, type ToldMilestone } from '../compose-issue.ts';
import type { TellableChanges } from '../issue-changes.ts';
import { isNewsDue, type NewsItem, type NewsItems, outdatedIn } from '../news-item.ts';
import {
  type IssueHeading,
  mayBeRead,
  type NewsletterIssue,
  type NewsletterIssues,
} from '../newsletter-issue.ts';
import { subscribableGroups } from '../newsletter-readers.ts';
import { type LoadChangesPorts, loadChanges } from './load-changes.ts';

export type LoadNewsPorts = LoadChangesPorts & {
  dispatches: Pick<Dispatches, 'find'>;
  milestones: Pick<Milestones, 'find' | 'ofRollout'>;
  obligations: Pick<Obligations, 'ofOrganisation'>;
  catalogues: Pick<Catalogues, 'load'>;
  newsItems: Pick<NewsItems, 'ofRollout'>;
  newsletterIssues: Pick<NewsletterIssues, 'kept'>;
};

/** What is new since an organisation's last issue, and all milestones it has reached. */
export type News = {
  told: ToldMilestone[];
  items: NewsItem[];
  reached: ReadonlySet<string>;
  changes: TellableChanges;
};

type For = { dispatch: Dispatch & { week: IsoWeek }; basis: PlanBasis; version: CatalogueVersion };

/** Its mails have been released and not stopped, and it can no longer be undone. */
const OUT: readonly DispatchState[] = ['approved', 'dispatching', 'completed'];

/** Everything due that no earlier issue of the organisation has carried. */
export async function loadNews({ dispatch, basis, version }: For, ports: LoadNewsPorts): Promise<News> {
  const { rollout, week } = dispatch;
  const { code } = basis.organisation;
  const [milestones, items, headings, changes] = await allSettledOrThrow([
    ports.milestones.ofRollout(rollout),
    ports.newsItems.ofRollout(rollout),
    ports.newsletterIssues.kept(rollout, code),
    loadChanges({ rollout, organisation: code }, ports),
  ]);
  const earlier = headings.filter((heading) => heading.year !== week.year || heading.week !== week.week);
  const told = await alreadyTold(earlier, ports);
  const today = toStockholm(ports.now()).date;
  const out = milestones.filter(
    (milestone) =>
      milestone.organisations.includes(code) &&
      OUT.includes(milestone.state) &&
      !waitsForUndo(milestone) &&
      isTrueOn(milestone, { organisation: code, today }),
  );
  const due = inOrder(out, version.catalogue).filter(({ id }) => !told.has(`milestone ${id}`));
  const facts = factsInForce(basis.rollout.facts, basis.participation);
  const fresh = items.filter(
    (item) =>
      isNewsDue(item, code, today) &&
      !told.has(`news ${item.id}`) &&
      outdatedIn(item, code, facts).length === 0,
  );
  return {
    told: await allSettledOrThrow(due.map((milestone) => toldAt(milestone, code, ports))),
    items: completeNews(fresh, facts),
    reached: new Set(out.map(({ kind }) => kind)),
    changes,
  };
}

async function alreadyTold(
  headings: readonly IssueHeading[],
  ports: Pick<LoadNewsPorts, 'dispatches'>,
): Promise<Set<string>> {
  const sources = (await thatTell(headings, ports)).flatMap((heading) => heading.sources);
  return new Set(
    sources.map((source) => {
      if ('news' in source) return `news ${source.news}`;
      return 'change' in source ? `change ${source.change}` : `milestone ${source.milestone}`;
    }),
  );
}

/** The issues that count as published; one stopped before its release does not. */
export async function thatTell(
  headings: readonly IssueHeading[],
  { dispatches }: Pick<LoadNewsPorts, 'dispatches'>,
): Promise<IssueHeading[]> {
  const full = headings.filter(({ sources }) => sources.length > 0);
  const ids = [...new Set(full.map(({ dispatch }) => dispatch))];
  const found = await mapInChunks(ids, (id) => dispatches.find(id));
  const silent = new Set(ids.filter((_, index) => isSilenced(found[index])));
  return full.filter(({ dispatch }) => !silent.has(dispatch));
}

function isSilenced(dispatch: Dispatch | undefined): boolean {
  const stopped = dispatch?.state === 'stopping' || dispatch?.state === 'stopped';
  return stopped && !mayBeRead(dispatch);
}

/** In rollout order, so that a later milestone's text comes last. */
function inOrder(milestones: readonly Milestone[], { milestones: kinds }: Catalogue): Milestone[] {
  const order = Object.keys(kinds);
  return milestones.toSorted(
    (one, other) =>
      order.indexOf(one.kind) - order.indexOf(other.kind) || (one.occurredOn < other.occurredOn ? -1 : 1),
  );
}

/** The milestones covered by a frozen issue. */
export async function toldOf(
  { sources, organisation }: Pick<NewsletterIssue, 'sources' | 'organisation'>,
  ports: LoadNewsPorts,
): Promise<ToldMilestone[]> {
  const ids = sources.flatMap((source) => ('milestone' in source ? [source.milestone] : []));
  return allSettledOrThrow(
    ids.map(async (id) => {
      const milestone = await ports.milestones.find(id);
      if (!milestone) throw new NotFound(`milestone ${id} does not exist`);
      return toldAt(milestone, organisation, ports);
    }),
  );
}

async function toldAt(
  milestone: Milestone,
  organisation: string,
  { catalogues, obligations }: LoadNewsPorts,
): Promise<ToldMilestone> {
  const [version, rows] = await allSettledOrThrow([
    catalogues.load(milestone.catalogue, milestone.catalogueVersion),
    obligations.ofOrganisation(milestone.id, organisation),
  ]);
  if (!version)
    throw new NotFound(`catalogue ${milestone.catalogue} has no version ${milestone.catalogueVersion}`);
  return { milestone, version, obligations: toldByNewsletter(rows, version.catalogue) };
}

/** Newsletter obligations, and those on the web of groups that have no newsletter and may subscribe. */
function toldByNewsletter(rows: readonly Obligation[], catalogue: Catalogue): Obligation[] {
  const sayable = rows.filter(({ messages }) => messages.length > 0);
  const letters = sayable.filter(({ carrier }) => carrier === 'newsletter');
  const open = new Set(subscribableGroups(catalogue).map(([id]) => id));
  for (const { group } of letters) open.delete(group);
  return [...letters, ...sayable.filter(({ carrier, group }) => carrier === 'web' && open.has(group))];
}
