import type { CatalogueVersion } from '../../catalogue/catalogues.ts';
import { ledgerRowOf } from '../../ledger/ledger-row.ts';
import { resolveProvenPlan } from '../../packets/packet-evidence.ts';
import { waitOf } from '../../plan/day-of-truth.ts';
import { isChange, type Milestone, type Milestones } from '../../plan/milestone.ts';
import type { MilestoneEvents } from '../../plan/milestone-events.ts';
import {
  type DispatchPartJob,
  type DispatchPartJobs,
  dispatchPlanHash,
  type OrganisationPlan,
  type PlanSummary,
  summarise,
} from '../../plan/plan.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { NotFound } from '../../shared/errors.ts';
import { undoEarlier } from './dispatch-milestone.ts';
import { loadPlanBasis } from './load-present-basis.ts';
import { moveDays } from './move-days.ts';
import { type PlanCorrectionPorts, planCorrection, yieldToNewer } from './plan-correction.ts';
import { type TendWaitingPartPorts, tendWaitingPart } from './tend-waiting-part.ts';

export type PlanOrganisationPorts = TendWaitingPartPorts &
  PlanCorrectionPorts & {
    milestones: Milestones;
    planJobs: DispatchPartJobs;
    events: MilestoneEvents;
  };

export type PlanOrganisationResult = {
  planned: boolean;
  deliveries: number;
  gaps: number;
  milestoneComplete: boolean;
};

/**
 * Plans one organisation's part of a milestone: obligations, texts and recipients. The last part closes the
 * plan under its hash. Idempotent, also after a crash.
 */
export async function planOrganisation(
  job: DispatchPartJob,
  ports: PlanOrganisationPorts,
): Promise<PlanOrganisationResult> {
  const [milestone, organisation] = await allSettledOrThrow([
    ports.milestones.find(job.dispatchId),
    ports.organisations.find(job.organisation),
  ]);
  if (!milestone) throw new NotFound(`milestone ${job.dispatchId} does not exist`);
  if (milestone.state !== 'planning' && milestone.state !== 'planned') {
    await tendWaitingPart(milestone, job.organisation, ports);
    return { planned: false, deliveries: 0, gaps: 0, milestoneComplete: true };
  }
  // Already planned: contacts erased since must not be planned again.
  if (milestone.state === 'planned') return tellAgain(milestone, job.organisation, ports);
  if (!organisation) throw new NotFound(`organisation ${job.organisation} does not exist`);
  const version = await ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion);
  if (!version)
    throw new NotFound(`catalogue ${milestone.catalogue} has no version ${milestone.catalogueVersion}`);
  // Whoever accepted the change may have died before anything that waits was moved.
  if (isChange(milestone))
    await moveDays({ rollout: milestone.rollout, organisation: milestone.change.organisation }, ports);
  const part = { organisation: job.organisation, version };
  const { plan, isFirst } = isChange(milestone)
    ? { plan: await planCorrection(milestone, part, ports), isFirst: false }
    : await planPart(milestone, part, ports);
  if (plan === 'later') {
    await ports.planJobs.enqueue([job], LATER_SECONDS);
    return { planned: false, deliveries: 0, gaps: 0, milestoneComplete: false };
  }
  await allSettledOrThrow([
    ports.plans.write(milestone.id, plan, isFirst),
    // A ledger that exists already is newer than this plan.
    ports.ledgers.save(milestone.id, ledgerRowOf({ ...plan, organisation }), 0),
  ]);
  if (isChange(milestone)) await yieldToNewer(milestone, job.organisation, ports);
  const waits = waitOf(milestone, { organisation: job.organisation, now: ports.now() });
  const summary = { ...summarise(plan), ...(waits ? { waits } : {}) };
  const planned = await ports.plans.markPlanned(milestone.id, summary);
  const milestoneComplete = planned === milestone.organisations.length;
  if (milestoneComplete) await closePlan(milestone, ports);
  return { planned: true, deliveries: summary.deliveries, gaps: summary.gaps.length, milestoneComplete };
}

/** A change is planned once what is leaving has left. */
const LATER_SECONDS = 60;

type PartOf = { organisation: string; version: CatalogueVersion };

async function planPart(
  milestone: Milestone,
  { organisation, version }: PartOf,
  ports: PlanOrganisationPorts,
): Promise<{ plan: OrganisationPlan; isFirst: boolean }> {
  const { catalogue } = version;
  const present = await loadPlanBasis(milestone, { organisation, catalogue }, ports);
  // An earlier try may have frozen another.
  const { basis, isNew } = await ports.plans.freeze(milestone.id, present);
  return { plan: resolveProvenPlan({ milestone, basis, version }, ports), isFirst: isNew };
}

async function tellAgain(
  milestone: Milestone,
  organisation: string,
  ports: PlanOrganisationPorts,
): Promise<PlanOrganisationResult> {
  await closePlan(milestone, ports);
  const own = (await ports.plans.summaries(milestone.id)).find((each) => each.organisation === organisation);
  const counts = { deliveries: own?.deliveries ?? 0, gaps: own?.gaps.length ?? 0 };
  return { planned: true, ...counts, milestoneComplete: true };
}

/**
 * Writes the hash of the whole plan and publishes it. Of two concurrent jobs only the closing one publishes;
 * a job that found the plan closed from the start is a retry after a crash, and publishes again.
 */
async function closePlan(milestone: Milestone, ports: PlanOrganisationPorts): Promise<void> {
  const { id, rollout, kind, state, change } = milestone;
  const summaries = await ports.plans.summaries(id);
  const planHash = dispatchPlanHash(summaries);
  // A change that nobody has to hear needs neither approval nor dispatch.
  if (change && summaries.every(isNothing)) {
    await undoEarlier(milestone, ports);
    const done = { from: 'planning', to: 'completed', set: { planHash }, at: ports.now() } as const;
    await ports.milestones.advance(id, done);
    return;
  }
  const closed = await ports.milestones.advance(id, {
    from: 'planning',
    to: 'planned',
    set: { planHash },
    at: ports.now(),
  });
  if (!closed && state !== 'planned') return;
  const deliveries = summaries.reduce((sum, summary) => sum + summary.deliveries, 0);
  const gaps = summaries.reduce((sum, summary) => sum + summary.gaps.length, 0);
  await ports.events.publish({
    type: 'MilestonePlanned',
    detail: { id, rollout, kind, planHash, deliveries, gaps },
  });
}

function isNothing({ deliveries, obligations }: PlanSummary): boolean {
  return deliveries === 0 && Object.keys(obligations).length === 0;
}
