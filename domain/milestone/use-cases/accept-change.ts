import * as z from 'zod';
import { type Catalogue, endedBy } from '../../catalogue/catalogue.ts';
import { FACT_CHANGED } from '../../catalogue/catalogue-ids.ts';
import {
  brokenRules,
  exceptionFrom,
  exceptionSchema,
  ruleProblem,
  rulesAbout,
} from '../../catalogue/date-rules.ts';
import { toldFactsSchema } from '../../catalogue/fact.ts';
import { factProblems } from '../../catalogue/fact-problems.ts';
import { isUndone } from '../../mail/dispatch.ts';
import { type ChangedFact, changedFacts, changesIn, whySchema } from '../../plan/change.ts';
import { dayOfTruth, earlierKinds } from '../../plan/day-of-truth.ts';
import { type ChangeMilestone, isChange, type Milestone, milestoneIdSchema } from '../../plan/milestone.ts';
import { organisationCodeSchema } from '../../rollout/organisation.ts';
import type { Participation } from '../../rollout/rollout.ts';
import { rolloutIdSchema } from '../../rollout/rollout-id.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { canonicalJson, digest, isSameJson } from '../../shared/digest.ts';
import { emailAddressSchema } from '../../shared/email-address.ts';
import { personal } from '../../shared/personal.ts';
import { below, type Problem, problemAt } from '../../shared/problem.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import {
  type AcceptMilestonePorts,
  type ExamineMilestonePorts,
  isLate,
  loadMilestoneContext,
  type MilestoneContext,
  type Objection,
  type Report,
  undoWindow,
} from './accept-milestone.ts';
import { type MoveDaysPorts, moveDays } from './move-days.ts';

/**
 * The detail of a `FactChanged` event: new values of facts, null where nobody knows one any longer. Without
 * `organisation` they hold for all of the rollout.
 */
export const factChangedSchema = z.strictObject({
  id: milestoneIdSchema,
  rollout: rolloutIdSchema,
  organisation: organisationCodeSchema.optional(),
  facts: toldFactsSchema,
  /** The values that were seen when this was said, null for none: with others in their place it is refused. */
  from: toldFactsSchema.optional(),
  why: whySchema,
  /** Why it is so against a soft rule. */
  exception: exceptionSchema.optional(),
  changedBy: personal(emailAddressSchema, 'actor'),
});
/** A change at any door; where nobody holds the old value it needs no reason. */
export type FactChanged = Omit<z.infer<typeof factChangedSchema>, 'why'> &
  Partial<Pick<z.infer<typeof factChangedSchema>, 'why'>>;

export type AcceptChangePorts = AcceptMilestonePorts & MoveDaysPorts;

export type AcceptedChange =
  | { kind: 'accepted'; milestone: ChangeMilestone }
  | { kind: 'known'; milestone: ChangeMilestone }
  /** Somebody else changed the fact in the meantime. */
  | { kind: 'overtaken' }
  | ({ kind: 'refused' } & Objection);

/**
 * Changes facts, and has those told who hold the old values: what waits for its day moves with it at once, and the
 * change is planned, approved and sent as a milestone is. Idempotent.
 */
export async function acceptChange(
  changed: FactChanged,
  report: Report,
  ports: AcceptChangePorts,
): Promise<AcceptedChange> {
  return retryLostRace(`change ${changed.id}`, async () => {
    const seen = await ports.milestones.acceptances(changed.rollout);
    const context = await loadChangeContext(changed, ports);
    // Last, so that a twin which is in the context is known, and has not overtaken this one.
    const known = await ports.milestones.find(changed.id);
    if (known) return meetKnown(changed, known, ports);
    if (isOvertaken(changed, context)) return { kind: 'overtaken' };
    const examined = examineChange(changed, context, { ...report, now: ports.now() });
    if ('reason' in examined) return { kind: 'refused', ...examined };
    if ((await ports.milestones.acceptChange(examined, seen)) !== 'accepted') return AGAIN;
    await handOut(examined, ports);
    return { kind: 'accepted', milestone: examined };
  });
}

/** Whether a fact no longer has the value that was seen. */
export function isOvertaken({ from = {} }: FactChanged, { rollout, own }: ChangeContext): boolean {
  const stored = (own ?? rollout)?.facts ?? {};
  return Object.entries(from).some(([fact, seen]) => !isSameJson(stored[fact], seen));
}

async function meetKnown(
  changed: FactChanged,
  known: Milestone,
  ports: AcceptChangePorts,
): Promise<AcceptedChange> {
  if (!isChange(known) || known.contentHash !== digest(changed)) {
    const problems = [problemAt('id', 'already-exists', { what: 'milestone' })];
    return { kind: 'refused', reason: 'same-id-other-content', problems };
  }
  // Completes after a crash between storing the change and enqueuing its jobs; finished jobs do nothing.
  if (known.state === 'planning') await handOut(known, ports);
  return { kind: 'known', milestone: known };
}

async function handOut(milestone: ChangeMilestone, ports: AcceptChangePorts): Promise<void> {
  const { id, rollout, organisations } = milestone;
  await moveDays({ rollout, organisation: milestone.change.organisation }, ports);
  await ports.planJobs.enqueue(organisations.map((organisation) => ({ dispatchId: id, organisation })));
}

/** What a change is validated against: the organisation's own part if it is for one. */
export type ChangeContext = MilestoneContext & { own?: Participation | undefined };

/** Loads everything that a change is validated against. */
export async function loadChangeContext(
  { rollout, organisation }: Pick<FactChanged, 'rollout' | 'organisation'>,
  ports: ExamineMilestonePorts,
): Promise<ChangeContext> {
  const [context, own] = await allSettledOrThrow([
    loadMilestoneContext({ rollout, kind: FACT_CHANGED }, ports),
    organisation === undefined ? undefined : ports.rollouts.participation(rollout, organisation),
  ]);
  return { ...context, own };
}

/** Validates a change; reports every problem of the first failing check. */
export function examineChange(
  changed: FactChanged,
  context: ChangeContext,
  { at, now, byHand }: Report & { now: number },
): ChangeMilestone | Objection {
  const { id, rollout: rolloutId, organisation, why, changedBy } = changed;
  const { rollout, version, participations, told, own, lastAt } = context;
  if (!rollout || !version) {
    return {
      reason: 'unknown-rollout',
      problems: [problemAt('rollout', 'unknown', { what: 'rollout', value: rolloutId })],
    };
  }
  if (organisation !== undefined && !own) {
    const problems = [problemAt('organisation', 'not-participating', { organisation })];
    return { reason: 'unknown-organisation', problems };
  }
  const wrong = wrongFacts(changed, version.catalogue);
  if (wrong.length > 0)
    return {
      reason: wrong.some(({ code }) => code === 'unknown') ? 'unknown-fact' : 'invalid-fact',
      problems: wrong,
    };
  const facts = changesIn(changed.facts, own ? own.facts : rollout.facts);
  if (facts.length === 0)
    return { reason: 'invalid-fact', problems: [problemAt('facts', 'nothing-changed')] };
  const { problems, exception } = exceptionFrom(brokenBy(facts, { ...context, own }), changed.exception);
  if (problems.length > 0) return { reason: 'broken-rule', problems };
  const known = facts.flatMap(({ fact, to }) => (to === undefined ? [] : [fact]));
  const undoes = endedBy(version.catalogue, known);
  const taking = participations.map((each) => each.organisation).sort();
  const when = {
    occurredOn: toStockholm(at).date,
    organisations: organisation === undefined ? taking : [organisation],
  };
  return {
    ...{ id, rollout: rolloutId, kind: FACT_CHANGED, ...when },
    // Its mails show how far their organisation has come.
    earlier: earlierKinds(when, told),
    facts: own ? rollout.facts : changedFacts(rollout.facts, facts),
    catalogue: version.catalogue.id,
    catalogueVersion: version.version,
    contentHash: digest(changed),
    triggeredBy: changedBy,
    // Changes have an order: the newest tells what older ones have not told yet.
    receivedAt: Math.max(at, lastAt + 1),
    ...(rollout.approval ? { approval: rollout.approval } : {}),
    ...undoWindow(rollout, byHand),
    ...(rollout.daysOff ? { daysOff: rollout.daysOff } : {}),
    state: 'planning',
    changedAt: now,
    ...(isLate({ at, now }) ? { late: true } : {}),
    ...(exception ? { exception } : {}),
    ...(undoes.length > 0 ? { undoes } : {}),
    change: { ...(own ? { organisation } : {}), facts, ...(why === undefined ? {} : { why }) },
  };
}

/** Facts that do not exist, belong to somebody else, or have a value of the wrong type. */
function wrongFacts({ facts, organisation }: FactChanged, catalogue: Catalogue): Problem[] {
  const given = Object.entries(facts);
  const known = given.flatMap(([fact, value]) => (value === null ? [] : [[fact, value] as const]));
  const gone = given.filter(([fact, value]) => value === null && !Object.hasOwn(catalogue.facts, fact));
  const scope = organisation === undefined ? 'rollout' : 'organisation';
  return [
    ...factProblems(Object.fromEntries(known), catalogue.facts).map((found) => below('facts', found)),
    ...gone.map(([fact]) => problemAt(`facts.${fact}`, 'unknown', { what: 'fact', value: fact })),
    ...given
      .filter(([fact]) => Object.hasOwn(catalogue.facts, fact) && catalogue.facts[fact]?.scope !== scope)
      .map(([fact]) =>
        problemAt(`facts.${fact}`, 'fact-elsewhere', {
          fact,
          scope: scope === 'rollout' ? 'organisation' : 'rollout',
        }),
      ),
  ];
}

/** Rules that the new values break, for any organisation that they hold for, with what it has reached. */
function brokenBy(
  facts: readonly ChangedFact[],
  { rollout, version, participations, told, own }: ChangeContext,
): Problem[] {
  const rules = rulesAbout(version?.catalogue.rules, { facts: facts.map(({ fact }) => fact) });
  const found = (own ? [own] : participations).flatMap((each) => {
    const values = own
      ? { ...rollout?.facts, ...changedFacts(each.facts, facts) }
      : { ...changedFacts(rollout?.facts ?? {}, facts), ...each.facts };
    // A day that the fact itself says moves with it.
    const milestones = Object.fromEntries(
      told
        .filter(({ days, organisations }) => !days && organisations.includes(each.organisation))
        .filter((milestone) => !isUndone(milestone, each.organisation))
        .map((milestone) => [
          milestone.kind,
          dayOfTruth(milestone, each.organisation) ?? milestone.occurredOn,
        ]),
    );
    return brokenRules(rules, { facts: values, milestones, daysOff: rollout?.daysOff }).map(ruleProblem);
  });
  return [...new Map(found.map((problem) => [canonicalJson(problem), problem])).values()];
}
