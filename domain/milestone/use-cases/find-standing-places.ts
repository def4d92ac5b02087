import type { CatalogueVersion } from '../../catalogue/catalogues.ts';
import { publicFacts } from '../../catalogue/public-text.ts';
import { type Dispatch, type Dispatches, isUndone } from '../../mail/dispatch.ts';
import { factsOfTopic } from '../../plan/holding.ts';
import { type ChangeMilestone, isTold, type Milestone, type Milestones } from '../../plan/milestone.ts';
import type { Tasks } from '../../plan/task.ts';
import { mapInChunks } from '../../shared/concurrency.ts';

export type FindStandingPlacesPorts = {
  milestones: Pick<Milestones, 'ofRollout' | 'changesOf'>;
  dispatches: Pick<Dispatches, 'ofRollout'>;
  tasks: Pick<Tasks, 'ofOrganisation'>;
};

/** Where a value stands that is about to change, beside those who hold it. */
export type StandingPlaces = {
  /** Milestones and earlier changes whose mails or tasks told it, oldest first. */
  told: Milestone[];
  /** Tasks that are still open, whose documents say it. */
  openTasks: number;
  /** Whether the texts of a public page say it. */
  isOnPages: boolean;
  /** Whether issues or releases have left that may say it: each is corrected in its own way. */
  hasIssues: boolean;
  hasReleases: boolean;
};

type Asked = { version: CatalogueVersion; supersedes: readonly string[] };

/** `supersedes`: the dispatches that told the old values to whoever holds them, by id. Read-only. */
export async function findStandingPlaces(
  change: Pick<ChangeMilestone, 'rollout' | 'organisations' | 'change'>,
  { version, supersedes }: Asked,
  { milestones, dispatches, tasks }: FindStandingPlacesPorts,
): Promise<StandingPlaces> {
  const { rollout, organisations } = change;
  const facts = change.change.facts.map(({ fact }) => fact);
  const kinds = await milestones.ofRollout(rollout);
  const all = [...kinds, ...(await milestones.changesOf(rollout))];
  const standing = kinds.filter(
    (one) =>
      isTold(one) && organisations.some((code) => one.organisations.includes(code) && !isUndone(one, code)),
  );
  const places = standing.flatMap((milestone) =>
    milestone.organisations
      .filter((code) => organisations.includes(code) && !isUndone(milestone, code))
      .map((organisation) => ({ milestone, organisation })),
  );
  const open = await mapInChunks(places, async ({ milestone: { id, kind }, organisation }) => {
    const own = await tasks.ofOrganisation(id, organisation);
    return own.filter(({ state, messages }) => {
      const stated = messages.flatMap((topic) => factsOfTopic(version, { topic, kind }));
      return state === 'open' && facts.some((fact) => stated.includes(fact));
    }).length;
  });
  const sent = await dispatches.ofRollout(rollout, 0);
  const has = (purpose: Dispatch['purpose']) => sent.some((one) => one.purpose === purpose);
  return {
    told: all
      .filter(({ id }) => supersedes.includes(id))
      .toSorted((one, other) => one.receivedAt - other.receivedAt),
    openTasks: open.reduce((sum, count) => sum + count, 0),
    isOnPages: facts.some((fact) => isPublic(fact, { version, kinds: standing.map(({ kind }) => kind) })),
    hasIssues: has('newsletter'),
    hasReleases: has('press-release'),
  };
}

function isPublic(
  fact: string,
  { version, kinds }: { version: CatalogueVersion; kinds: readonly string[] },
): boolean {
  const type = version.catalogue.facts[fact]?.type;
  return type !== undefined && publicFacts(version, type, { kinds }).includes(fact);
}
