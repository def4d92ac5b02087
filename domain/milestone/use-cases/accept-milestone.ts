import { type Catalogue, counterOf, toldKinds, undoneBy, wordsOfKind } from '../../catalogue/catalogue.ts';
import type { Catalogues, CatalogueVersion } from '../../catalogue/catalogues.ts';
import { exceptionFrom } from '../../catalogue/date-rules.ts';
import type { Facts } from '../../catalogue/fact.ts';
import { factProblems } from '../../catalogue/fact-problems.ts';
import { isUndone } from '../../mail/dispatch.ts';
import { clearsOf, factsWithout } from '../../plan/cleared-facts.ts';
import { earlierKinds, ownDayFact, ownDays, plannedDays } from '../../plan/day-of-truth.ts';
import {
  type ChangeMilestone,
  contentHash,
  isTold,
  type Milestone,
  type MilestoneReached,
  type Milestones,
  milestonesAndChanges,
} from '../../plan/milestone.ts';
import type { DispatchPartJobs, Plans } from '../../plan/plan.ts';
import type { RefusalReason } from '../../plan/refusal.ts';
import { type Participation, type Rollout, type Rollouts, UNDO_SECONDS } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { isSameJson } from '../../shared/digest.ts';
import { HOUR_MILLIS } from '../../shared/duration.ts';
import { below, type Problem, problemAt } from '../../shared/problem.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { broughtBy, reasonFor } from '../brought-change.ts';
import { ruleProblems } from '../milestone-rules.ts';
import { isReady, type PreparedCounter, standingOf } from '../prepared-counter.ts';
import { type Announced, againProblems, isStopped, toldBefore } from '../told-before.ts';

export type ExamineMilestonePorts = {
  rollouts: Rollouts;
  catalogues: Catalogues;
  milestones: Pick<Milestones, 'ofRollout' | 'changesOf'>;
  plans: Pick<Plans, 'allCounts'>;
};
export type AcceptMilestonePorts = ExamineMilestonePorts & {
  milestones: Milestones;
  planJobs: DispatchPartJobs;
  now: () => number;
};

/** Why a milestone is invalid, with every problem of the first kind found. */
export type Objection = { reason: RefusalReason; problems: Problem[] };

/**
 * When something was reported (ms), whether by a person, who can undo it, what it had been prepared as, and who answers
 * for the machines that drafted it.
 */
export type Report = { at: number; byHand: boolean; prepared?: PreparedCounter; draftedFor?: string[] };

export type AcceptResult =
  | { kind: 'accepted'; milestone: Milestone }
  | { kind: 'known'; milestone: Milestone }
  | ({ kind: 'refused' } & Objection);

/**
 * Accepts a well-formed milestone: freezes what its plan rests on and enqueues one planning job per
 * organisation, or reports what is wrong. Idempotent. Those of a rollout are accepted one after the other: each is
 * validated against all before it.
 */
export async function acceptMilestone(
  reached: MilestoneReached,
  report: Report,
  ports: AcceptMilestonePorts,
): Promise<AcceptResult> {
  return retryLostRace(`milestone ${reached.id}`, async () => {
    // First: what is accepted while this one is looked at is not in what it is validated against.
    const seen = await ports.milestones.acceptances(reached.rollout);
    const context = await loadMilestoneContext(reached, ports);
    // Last, so that a twin which is in the context is known, and is not what this one breaks a rule with.
    const known = await ports.milestones.find(reached.id);
    if (known) return meetKnown(reached, known, ports);
    const examined = examineMilestone(reached, context, { ...report, now: ports.now() });
    if ('reason' in examined) return { kind: 'refused', ...examined };
    const { milestone, newFacts } = examined;
    if ((await ports.milestones.accept(milestone, newFacts, seen)) !== 'accepted') return AGAIN;
    await handOut(milestone, ports);
    return { kind: 'accepted', milestone };
  });
}

/** The id exists: equal content is the same milestone, other content an error. */
async function meetKnown(
  reached: MilestoneReached,
  known: Milestone,
  ports: AcceptMilestonePorts,
): Promise<AcceptResult> {
  if (known.contentHash !== contentHash(reached)) {
    const problems = [problemAt('id', 'already-exists', { what: 'milestone' })];
    return { kind: 'refused', reason: 'same-id-other-content', problems };
  }
  // Completes after a crash between storing the milestone and enqueuing its jobs; finished jobs do nothing.
  if (known.state === 'planning') await handOut(known, ports);
  return { kind: 'known', milestone: known };
}

async function handOut(milestone: Milestone, ports: AcceptMilestonePorts): Promise<void> {
  await ports.planJobs.enqueue(
    milestone.organisations.map((organisation) => ({ dispatchId: milestone.id, organisation })),
  );
}

/** What a milestone is validated against. */
export type MilestoneContext = {
  rollout?: Rollout | undefined;
  version?: CatalogueVersion | undefined;
  participations: readonly Participation[];
  /** Milestones of the rollout whose mails have been released. */
  told: readonly Milestone[];
  /** All that has been reported of it and changed. */
  reported: { milestones: readonly Milestone[]; changes: readonly ChangeMilestone[] };
  /** Every other one of the same kind. */
  announced: readonly Announced[];
  /** When the last milestone or change before it was received (ms). */
  lastAt: number;
};

/** Loads everything that a milestone is validated against. */
export async function loadMilestoneContext(
  { rollout: id, kind }: Pick<MilestoneReached, 'rollout' | 'kind'>,
  ports: ExamineMilestonePorts,
): Promise<MilestoneContext> {
  const rollout = await ports.rollouts.find(id);
  if (!rollout)
    return {
      ...{ participations: [], told: [], announced: [], lastAt: 0 },
      reported: { milestones: [], changes: [] },
    };
  const [version, participations, reported] = await allSettledOrThrow([
    ports.catalogues.currentVersion(rollout.catalogue),
    ports.rollouts.participations(id),
    milestonesAndChanges(id, ports.milestones),
  ]);
  const { milestones, changes } = reported;
  return {
    rollout,
    version: version ? await ports.catalogues.load(rollout.catalogue, version) : undefined,
    participations,
    told: milestones.filter(isTold),
    reported,
    announced: await allSettledOrThrow(
      milestones
        .filter((milestone) => milestone.kind === kind)
        .map(async (milestone) => ({
          milestone,
          allCounts: isStopped(milestone) ? await ports.plans.allCounts(milestone.id) : [],
        })),
    ),
    lastAt: Math.max(0, ...[...milestones, ...changes].map(({ receivedAt }) => receivedAt)),
  };
}

/** The organisations that a milestone names; unsorted repetitions are one. */
export function organisationsOf(
  { organisations }: Pick<MilestoneReached, 'organisations'>,
  participations: readonly Participation[],
): string[] {
  if (organisations !== 'all') return [...new Set(organisations)].sort();
  return participations.map(({ organisation }) => organisation).sort();
}

export type ExaminedMilestone = { milestone: Milestone; newFacts: Facts } | Objection;

/**
 * Accepted more than six hours after being reported (replayed from an archive or a dead-letter queue): waits
 * for review.
 */
const LATE_MILLIS = 6 * HOUR_MILLIS;

/** Whether something is accepted long after it was reported; both in ms. */
export function isLate({ at, now }: { at: number; now: number }): boolean {
  return now - at > LATE_MILLIS;
}

/** How long something can be undone once it is approved. An event of the bus leaves at once. */
export function undoWindow(
  { undoSeconds = UNDO_SECONDS }: Rollout,
  byHand: boolean,
): Pick<Milestone, 'undoSeconds'> {
  return byHand && undoSeconds > 0 ? { undoSeconds } : {};
}

/** Validates a milestone; reports every problem of the first failing check. */
export function examineMilestone(
  reached: MilestoneReached,
  context: MilestoneContext,
  { at, now, byHand, prepared, draftedFor }: Report & { now: number },
): ExaminedMilestone {
  const { rollout, version, participations, told, reported, lastAt } = context;
  if (!rollout || !version) {
    return {
      reason: 'unknown-rollout',
      problems: [problemAt('rollout', 'unknown', { what: 'rollout', value: reached.rollout })],
    };
  }
  const { catalogue } = version;
  if (!wordsOfKind(catalogue, reached.kind)) {
    const options = [...Object.keys(catalogue.milestones), ...Object.keys(catalogue.counters ?? {})];
    return { reason: 'unknown-kind', problems: [problemAt('kind', 'not-one-of', { options })] };
  }
  const taking = participations.map(({ organisation }) => organisation).sort();
  const organisations = organisationsOf(reached, participations);
  const strangers = organisations.filter((code) => !taking.includes(code));
  if (strangers.length > 0 || organisations.length === 0) {
    const problems = strangers.map((organisation) =>
      problemAt('organisations', 'not-participating', { organisation }),
    );
    return {
      reason: 'unknown-organisation',
      problems: problems.length > 0 ? problems : [problemAt('organisations', 'none-participating')],
    };
  }
  const wrong = factProblems(reached.facts, catalogue.facts);
  const local = Object.keys(reached.facts).filter((fact) => catalogue.facts[fact]?.scope === 'organisation');
  if (wrong.length > 0 || local.length > 0) {
    const elsewhere = local.map((fact) =>
      problemAt(`facts.${fact}`, 'fact-elsewhere', { fact, scope: 'organisation' }),
    );
    return {
      reason: wrong[0]?.code === 'unknown' ? 'unknown-fact' : 'invalid-fact',
      problems: [...wrong.map((found) => below('facts', found)), ...elsewhere],
    };
  }
  const ofAll = organisations.length < taking.length ? factsOfAll(reached.facts, rollout) : [];
  if (ofAll.length > 0) return { reason: 'invalid-fact', problems: ofAll };
  const timed = timeOf(reached, { catalogue, organisations, participations, now: Math.max(at, now) });
  if ('problems' in timed) return { reason: 'malformed', problems: timed.problems };
  const { days, occurredOn } = timed;
  const broken = ruleProblems(
    { reached: { ...reached, occurredOn }, days, organisations },
    { ...context, rollout, version },
  );
  const { problems, exception } = exceptionFrom(broken, reached.exception);
  if (problems.length > 0) return { reason: 'broken-rule', problems };
  const repeated = againProblems(reached, toldBefore(organisations, context.announced));
  if (repeated.length > 0) return { reason: 'told-already', problems: repeated };
  const undoes = undoneBy(catalogue, reached.kind);
  const counter = counterOf(catalogue, reached.kind);
  const isTelling = (milestone: Milestone) =>
    counter !== undefined &&
    toldKinds(counter).includes(milestone.kind) &&
    organisations.some((code) => milestone.organisations.includes(code) && !isUndone(milestone, code));
  if (counter && !told.some(isTelling))
    return { reason: 'malformed', problems: [problemAt('kind', 'nothing-to-undo')] };
  const { planned: _planned, exception: _exception, ...said } = reached;
  const own = { ...said, occurredOn, ...(days ? { days } : {}), organisations };
  const brings = broughtBy(own, { known: rollout.facts, catalogue, ...reported });
  const clears = clearsOf({ ...own, isForAll: organisations.length === taking.length }, catalogue);
  if (clears && days) return { reason: 'malformed', problems: [problemAt('planned', 'clears-at-once')] };
  return {
    newFacts: reached.facts,
    milestone: {
      ...own,
      earlier: earlierKinds(
        own,
        told.filter(({ kind }) => !undoes.includes(kind)),
      ),
      ...(undoes.length > 0 ? { undoes } : {}),
      ...(brings ? { brings } : {}),
      ...(clears ? { clears: { ...clears, why: reasonFor(own, catalogue) } } : {}),
      ...(exception ? { exception } : {}),
      facts: factsWithout({ ...rollout.facts, ...reached.facts }, clears?.ofAll),
      catalogue: catalogue.id,
      catalogueVersion: version.version,
      contentHash: contentHash(reached),
      // In the order in which they are accepted, since the last to say a fact is right.
      receivedAt: Math.max(at, lastAt + 1),
      ...(rollout.approval ? { approval: rollout.approval } : {}),
      ...(prepared ? approvedAhead(prepared, { version, rollout }) : {}),
      ...(draftedFor ? { draftedFor } : {}),
      ...undoWindow(rollout, byHand),
      ...(rollout.daysOff ? { daysOff: rollout.daysOff } : {}),
      state: 'planning',
      changedAt: now,
      ...(isLate({ at, now }) ? { late: true } : {}),
    },
  };
}

/** Who has approved it in advance, if that counts for what it is now: else it waits for approval as any milestone. */
function approvedAhead(
  prepared: PreparedCounter,
  known: { version: CatalogueVersion; rollout: Rollout },
): Pick<Milestone, 'approvedAhead'> {
  const standing = standingOf(prepared, known);
  return standing.by.length > 0 && isReady(standing) ? { approvedAhead: standing.by.join(', ') } : {};
}

/** A milestone for some organisations cannot change what holds for all; it may bring what nobody knew. */
function factsOfAll(facts: Facts, rollout: Rollout): Problem[] {
  return Object.entries(facts)
    .filter(([fact]) => rollout.facts[fact] !== undefined)
    .filter(([fact, value]) => !isSameJson(rollout.facts[fact], value))
    .map(([fact]) => problemAt(`facts.${fact}`, 'fact-of-all'));
}

type Timed = { occurredOn: string; days: Milestone['days'] } | { problems: Problem[] };

/** When a milestone is true of each organisation: it has occurred, or is planned, or each has a day of its own. */
function timeOf(
  { kind, occurredOn, planned }: MilestoneReached,
  known: {
    catalogue: Catalogue;
    organisations: readonly string[];
    participations: readonly Participation[];
    now: number;
  },
): Timed {
  const { catalogue, organisations, participations, now } = known;
  const own = ownDays({ catalogue, kind }, participations);
  const fact = ownDayFact(catalogue, kind);
  if ((occurredOn === undefined) === (planned === undefined))
    return {
      problems: [problemAt('occurredOn', occurredOn === undefined ? 'missing' : 'occurred-or-planned')],
    };
  if (occurredOn !== undefined && occurredOn > toStockholm(now).date)
    return { problems: [problemAt('occurredOn', 'not-yet-occurred', { days: fact ? 'own' : 'named' })] };
  if (occurredOn !== undefined) return { occurredOn, days: own };
  const days = plannedDays({ planned }, organisations);
  if (fact !== undefined && Object.keys(days).length > 0)
    return { problems: [problemAt('planned', 'fact-elsewhere', { fact, scope: 'organisation' })] };
  const all = own ?? days;
  const without = own ? [] : organisations.filter((organisation) => all[organisation] === undefined);
  const [first] = organisations.flatMap((organisation) => all[organisation] ?? []).sort();
  if (first === undefined) return { problems: [problemAt('planned', 'missing')] };
  if (without.length > 0) return { problems: without.map((code) => problemAt(`planned.${code}`, 'missing')) };
  return { occurredOn: first, days: all };
}
