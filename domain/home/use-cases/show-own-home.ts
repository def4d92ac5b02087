import { type Gap, gapsLeft } from '../../catalogue/gap.ts';
import type { Plans } from '../../plan/plan.ts';
import type { PressReleases, PressVersion } from '../../press/press-version.ts';
import { loadCurrentVersions } from '../../press/use-cases/load-current-versions.ts';
import { mayAnswer } from '../../questions/answerer.ts';
import type { Question, Questions } from '../../questions/question.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import type { Rollout } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import type { TaskReader } from '../../tasks/use-cases/load-organisation-tasks.ts';
import type { TaskList } from '../../tasks/use-cases/load-task-list.ts';
import { type ShowWorkPorts, showWork, type WorkOverview } from '../../tasks/use-cases/show-work.ts';

export type ShowOwnHomePorts = ShowWorkPorts & {
  plans: Pick<Plans, 'summary'>;
  pressReleases: Pick<PressReleases, 'ofRollout' | 'versions'>;
  questions: Pick<Questions, 'ofRollout'>;
};

/** The first page of a local lead: the organisation's work by hand, what its plan lacks, and its own releases. */
export type OwnHome = {
  work: WorkOverview;
  gaps: { gap: Gap; list: TaskList }[];
  /** To be written on, or again. */
  releases: PressVersion[];
  /** About the organisation, and open. */
  questions: Question[];
};

/** Undefined if the organisation does not exist. */
export async function showOwnHome(
  asked: { organisation: string; reader: TaskReader },
  ports: ShowOwnHomePorts,
): Promise<OwnHome | undefined> {
  const work = await showWork(asked, ports);
  if (!work) return undefined;
  const [gaps, releases, questions] = await allSettledOrThrow([
    allSettledOrThrow(work.rollouts.map((rollout) => gapsIn(rollout, work, ports))),
    allSettledOrThrow(work.rollouts.map(({ id }) => ownReleases(id, asked.organisation, ports))),
    allSettledOrThrow(work.rollouts.map(({ id }) => ports.questions.ofRollout(id))),
  ]);
  const own = questions
    .flat()
    .filter((one) => one.state === 'open' && mayAnswer(one, asked.organisation))
    .toSorted((one, other) => one.askedAt - other.askedAt);
  return { work, gaps: gaps.flat(), releases: releases.flat(), questions: own };
}

/** Of the milestone that was planned for it last: whoever planned later knows more. */
async function gapsIn(
  { id, facts }: Rollout,
  { organisation: { code }, lists }: WorkOverview,
  { plans, rollouts }: ShowOwnHomePorts,
): Promise<OwnHome['gaps']> {
  const list = lists.find(({ milestone }) => milestone.rollout === id && milestone.change === undefined);
  if (!list) return [];
  const [part, participation] = await allSettledOrThrow([
    plans.summary(list.milestone.id, code),
    rollouts.participation(id, code),
  ]);
  const known = participation ? factsInForce(facts, participation) : facts;
  return gapsLeft(part?.gaps ?? [], { facts: known, groups: [] }).map((gap) => ({ gap, list }));
}

async function ownReleases(
  rollout: string,
  organisation: string,
  ports: ShowOwnHomePorts,
): Promise<PressVersion[]> {
  const ids = await ports.pressReleases.ofRollout(rollout);
  const own = ids.filter((id) => id.endsWith(`-${organisation.toLowerCase()}`));
  return (await loadCurrentVersions(own, ports))
    .filter(({ draft }) => draft.kind === 'local' && draft.organisation === organisation)
    .filter(({ state, heldFor }) => state === 'draft' || (state === 'held' && heldFor === 'changed'));
}
