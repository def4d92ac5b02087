import type { Catalogues, CatalogueVersion } from '../catalogue.ts';
import { canonicalJson } from '../digest.ts';
import { NotFound } from '../errors.ts';
import { type Facts, factProblems } from '../fact.ts';
import {
  contentHash,
  type Milestone,
  type MilestoneReached,
  type Milestones,
  milestoneReachedSchema,
} from '../milestone.ts';
import type { MilestoneEvents } from '../milestone-events.ts';
import { parseInput } from '../parse-input.ts';
import type { OrganisationJobs } from '../plan.ts';
import type { Refusal, RefusalReason, Refusals } from '../refusal.ts';
import type { Participation, Rollout, Rollouts } from '../rollout.ts';
import { together } from '../together.ts';

export type PlanMilestonePorts = {
  rollouts: Rollouts;
  catalogues: Catalogues;
  milestones: Milestones;
  refusals: Refusals;
  planJobs: OrganisationJobs;
  events: MilestoneEvents;
  now: () => number;
};

/** An event as it came off the bus: its id and time (ms) are the bus's own, `detail` is not trusted yet. */
export type Received = { event: string; at: number; detail: unknown };

export type PlanMilestoneResult =
  | { kind: 'accepted'; milestone: string; organisations: number }
  | { kind: 'known'; milestone: string }
  | { kind: 'refused'; refusal: Refusal };

/**
 * Takes a milestone event in: refuses it whole and keeps it where the coordinator sees it, or freezes what its plan rests
 * on and hands out one planning job an organisation. The same event again changes nothing.
 */
export async function planMilestone(
  received: Received,
  ports: PlanMilestonePorts,
): Promise<PlanMilestoneResult> {
  const parsed = parseInput(milestoneReachedSchema, received.detail);
  if (!parsed.ok) return refuse(received, { reason: 'malformed', problems: parsed.problems }, ports);
  const reached = parsed.data;
  const known = await ports.milestones.find(reached.id);
  if (known) return meetKnown(received, { reached, known }, ports);

  const ground = await gatherGround(reached, ports);
  const examined = examineMilestone(reached, ground, { at: received.at, now: ports.now() });
  if ('reason' in examined) return refuse(received, { ...examined, reached }, ports);

  const { milestone, newFacts } = examined;
  if ((await ports.milestones.accept(milestone, newFacts)) === 'taken') {
    const winner = await ports.milestones.find(reached.id);
    if (!winner) throw new NotFound(`milestone ${reached.id} was taken and is not there`);
    return meetKnown(received, { reached, known: winner }, ports);
  }
  await handOut(milestone, ports);
  return { kind: 'accepted', milestone: milestone.id, organisations: milestone.organisations.length };
}

/** The id is there already: the same content is the same milestone; other content is somebody's mistake. */
async function meetKnown(
  received: Received,
  { reached, known }: { reached: MilestoneReached; known: Milestone },
  ports: PlanMilestonePorts,
): Promise<PlanMilestoneResult> {
  if (known.contentHash !== contentHash(reached)) {
    const problems = [
      `milestone "${reached.id}" is already there with other content: give this one an id of its own`,
    ];
    return refuse(received, { reason: 'same-id-other-content', problems, reached }, ports);
  }
  // A crash between storing the milestone and handing out its jobs ends here on redelivery; jobs done already do nothing.
  if (known.state === 'planning') await handOut(known, ports);
  return { kind: 'known', milestone: known.id };
}

async function handOut(milestone: Milestone, ports: PlanMilestonePorts): Promise<void> {
  await ports.planJobs.enqueue(
    milestone.organisations.map((organisation) => ({ milestone: milestone.id, organisation })),
  );
}

/** What an event is held against. */
export type Ground = {
  rollout?: Rollout | undefined;
  version?: CatalogueVersion | undefined;
  participations: readonly Participation[];
};

async function gatherGround({ rollout: id }: MilestoneReached, ports: PlanMilestonePorts): Promise<Ground> {
  const rollout = await ports.rollouts.find(id);
  if (!rollout) return { participations: [] };
  const [version, participations] = await together([
    ports.catalogues.currentVersion(rollout.catalogue),
    ports.rollouts.participations(id),
  ]);
  return {
    rollout,
    version: version ? await ports.catalogues.load(rollout.catalogue, version) : undefined,
    participations,
  };
}

type Examined = { milestone: Milestone; newFacts: Facts } | { reason: RefusalReason; problems: string[] };

/** What is reported and taken in more than six hours later, out of an archive or a dead-letter queue, waits for a person. */
const LATE_MILLIS = 6 * 3_600_000;

/** Decides whether a milestone is good, naming everything that is wrong with the first thing that is. */
export function examineMilestone(
  reached: MilestoneReached,
  ground: Ground,
  { at, now }: { at: number; now: number },
): Examined {
  const { rollout, version, participations } = ground;
  if (!rollout || !version) {
    return {
      reason: 'unknown-rollout',
      problems: [`rollout "${reached.rollout}" does not exist or has no catalogue`],
    };
  }
  const { catalogue } = version;
  if (!Object.hasOwn(catalogue.milestones, reached.kind)) {
    const kinds = Object.keys(catalogue.milestones).join(', ');
    return {
      reason: 'unknown-kind',
      problems: [`kind "${reached.kind}" is not in the catalogue: use one of ${kinds}`],
    };
  }
  const taking = participations.map(({ organisation }) => organisation).sort();
  const organisations = reached.organisations === 'all' ? taking : [...new Set(reached.organisations)].sort();
  const strangers = organisations.filter((code) => !taking.includes(code));
  if (strangers.length > 0 || organisations.length === 0) {
    const problems = strangers.map(
      (code) => `organisation "${code}" takes no part in rollout "${rollout.id}"`,
    );
    return {
      reason: 'unknown-organisation',
      problems: problems.length > 0 ? problems : ['no organisation takes part yet'],
    };
  }
  const wrong = factProblems(reached.facts, catalogue.facts);
  const local = Object.keys(reached.facts).filter((fact) => catalogue.facts[fact]?.scope === 'organisation');
  if (wrong.length > 0 || local.length > 0) {
    const each = local.map((fact) => `fact "${fact}" belongs to each organisation: change it there`);
    return {
      reason: wrong[0]?.reason ?? 'invalid-fact',
      problems: [...wrong.map(({ detail }) => detail), ...each],
    };
  }
  return {
    newFacts: reached.facts,
    milestone: {
      ...reached,
      organisations,
      facts: { ...rollout.facts, ...reached.facts },
      catalogue: catalogue.id,
      catalogueVersion: version.version,
      contentHash: contentHash(reached),
      receivedAt: at,
      state: 'planning',
      changedAt: now,
      ...(now - at > LATE_MILLIS ? { late: true } : {}),
    },
  };
}

const KEPT_DETAIL = 20_000;
// A problem may quote what was sent, and the event that tells of it has to stay far below the 256 kB of the bus.
const KEPT_PROBLEMS = 50;
const KEPT_PROBLEM = 500;

async function refuse(
  { event, at, detail }: Received,
  { reason, problems, reached }: { reason: RefusalReason; problems: string[]; reached?: MilestoneReached },
  ports: PlanMilestonePorts,
): Promise<PlanMilestoneResult> {
  const named = reached ? { milestone: reached.id, rollout: reached.rollout } : {};
  const kept = canonicalJson(detail).slice(0, KEPT_DETAIL);
  const refusal: Refusal = {
    event,
    receivedAt: at,
    ...named,
    reason,
    problems: problems.slice(0, KEPT_PROBLEMS).map((problem) => problem.slice(0, KEPT_PROBLEM)),
    detail: kept,
  };
  await ports.refusals.keep(refusal);
  const { milestone: id, rollout } = refusal;
  const known = { ...(id ? { id } : {}), ...(rollout ? { rollout } : {}) };
  await ports.events.publish({
    type: 'MilestoneRefused',
    detail: { event, ...known, reason, problems: refusal.problems },
  });
  return { kind: 'refused', refusal };
}
