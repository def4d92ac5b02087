import type { CatalogueVersion } from '../../catalogue/catalogues.ts';
import { type Deliveries, type Delivery, inState } from '../../mail/delivery.ts';
import { hasEnded } from '../../mail/dispatch.ts';
import type { RenderMail } from '../../mail/variant.ts';
import { type RenderDocuments, resolveProvenPlan } from '../../packets/packet-evidence.ts';
import { clearedNames, factsWithout, withoutCleared } from '../../plan/cleared-facts.ts';
import { waitOf } from '../../plan/day-of-truth.ts';
import { type Holdings, withoutAsked } from '../../plan/holding.ts';
import {
  type ChangeMilestone,
  isChange,
  type Milestone,
  type Milestones,
  milestonesAndChanges,
} from '../../plan/milestone.ts';
import type { MilestoneEvents } from '../../plan/milestone-events.ts';
import { dispatchPlanHash, type OrganisationPlan, summarise } from '../../plan/plan.ts';
import type { FrozenPlans, PlanBasis } from '../../plan/plan-basis.ts';
import { resolveCorrection } from '../../plan/resolve-correction.ts';
import type { Task, Tasks } from '../../plan/task.ts';
import { SYSTEM_ACTOR } from '../../rollout/approval.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { isCalledBack, otherChanges, withheldByStops } from '../returned-change.ts';
import { isLeaving } from './is-leaving.ts';
import { type LoadHoldingsPorts, loadHoldings } from './load-holdings.ts';
import { type LoadOwedPorts, loadOwed } from './load-owed.ts';
import { type LoadPresentBasisPorts, loadPresentBasis } from './load-present-basis.ts';

export type PlanCorrectionPorts = LoadPresentBasisPorts &
  LoadHoldingsPorts &
  LoadOwedPorts & {
    milestones: Pick<Milestones, 'find' | 'ofRollout' | 'changesOf' | 'replan'>;
    plans: FrozenPlans;
    deliveries: Pick<Deliveries, 'ofOrganisation' | 'cancel'>;
    tasks: Tasks;
    events: MilestoneEvents;
    render: RenderMail;
    renderDocuments: RenderDocuments;
    now: () => number;
  };

/**
 * Plans what one organisation's people must hear of a change, and what was withheld from them and can be told now.
 * The newest change tells all that they hold which is old, so that several at once are one mail and one taken back is
 * none: what older changes have not sent yet is
 * cancelled. `later`: mails with the old values are leaving right now; who holds them is known when they have left.
 */
export async function planCorrection(
  change: ChangeMilestone,
  { organisation, version }: { organisation: string; version: CatalogueVersion },
  ports: PlanCorrectionPorts,
): Promise<OrganisationPlan | 'later'> {
  const told = await milestonesAndChanges(change.rollout, ports.milestones);
  const { milestones: all } = told;
  const { older: said, newer, isNewest } = otherChanges(change, organisation, told);
  const older = said.filter((one) => !hasEnded(one));
  // At once: what they would say no longer holds.
  for (const one of older) await callOff(one, organisation, ports);
  if (await isLeaving({ rollout: change.rollout, organisation, milestones: all }, ports)) return 'later';
  const stopping = [...all, ...newer].filter(({ state }) => state === 'stopping');
  if (await areOnTheirWay([...older, ...stopping], organisation, ports)) return 'later';
  for (const one of all) if (!(await renewUnsent(one, { organisation, version }, ports))) return 'later';
  const basis =
    (await ports.plans.basis(change.id, organisation)) ??
    (await ports.plans.freeze(change.id, await heldBasis(change, { organisation, version }, ports))).basis;
  // What a milestone brings is stopped with it: the next change tells it.
  const tells = isNewest && !isCalledBack(change, told);
  const now = tells ? basis : { ...basis, held: undefined, owed: undefined };
  return resolveCorrection({ milestone: change, basis: now, version, render: ports.render });
}

/** Takes back what was written if another change has come meanwhile, which tells the newest values. */
export async function yieldToNewer(
  change: ChangeMilestone,
  organisation: string,
  ports: PlanCorrectionPorts,
): Promise<void> {
  const { isNewest } = otherChanges(
    change,
    organisation,
    await milestonesAndChanges(change.rollout, ports.milestones),
  );
  if (!isNewest) await callOff(change, organisation, ports);
}

async function heldBasis(
  change: ChangeMilestone,
  { organisation, version }: { organisation: string; version: CatalogueVersion },
  ports: PlanCorrectionPorts,
): Promise<PlanBasis> {
  const [basis, told] = await allSettledOrThrow([
    loadPresentBasis(change, organisation, ports),
    milestonesAndChanges(change.rollout, ports.milestones),
  ]);
  const present = factsInForce(basis.rollout.facts, basis.participation);
  const silent = withheldByStops(change, organisation, told);
  const of = { rollout: change.rollout, organisation };
  const holdings = await loadHoldings({ ...of, present, silent }, ports);
  const bringer = told.milestones.find(({ id }) => id === change.change.broughtBy);
  const held = bringer ? await notAsked(bringer, { organisation, version, held: holdings }, ports) : holdings;
  const owed = await loadOwed({ ...of, present: factsWithout(present, silent), version }, ports);
  return { ...basis, held, ...(owed ? { owed } : {}) };
}

/** Without those whom somebody is to tell for the milestone that brought the values. */
async function notAsked(
  bringer: Milestone,
  { organisation, version, held }: { organisation: string; version: CatalogueVersion; held: Holdings },
  { tasks }: PlanCorrectionPorts,
): Promise<Holdings> {
  const own = await tasks.ofOrganisation(bringer.id, organisation);
  return withoutAsked(held, { tasks: own, version, kind: bringer.kind, clears: clearedNames(bringer) });
}

/** Whether mails are being handed to the mail service of what sends no others. */
async function areOnTheirWay(
  milestones: readonly Milestone[],
  organisation: string,
  { deliveries }: PlanCorrectionPorts,
): Promise<boolean> {
  for (const { id } of milestones) {
    const rows = await deliveries.ofOrganisation(id, organisation);
    if (rows.some((row) => inState(row, 'sending'))) return true;
  }
  return false;
}

/** Cancels what a change has not sent to an organisation, and waives the tasks that it asked for. */
async function callOff({ id }: Milestone, organisation: string, ports: PlanCorrectionPorts): Promise<void> {
  const at = ports.now();
  const planned = (await ports.deliveries.ofOrganisation(id, organisation)).filter((delivery: Delivery) =>
    inState(delivery, 'planned'),
  );
  await ports.deliveries.cancel(id, planned, at);
  for (const task of await ports.tasks.ofOrganisation(id, organisation)) {
    if (task.state !== 'open') continue;
    const waived: Task = {
      ...task,
      state: 'waived',
      history: [...task.history, { at, who: SYSTEM_ACTOR, what: 'waived' }],
    };
    await ports.tasks.change(id, waived);
  }
}

/** States in which a milestone has not been approved. */
const UNAPPROVED: readonly Milestone['state'][] = ['planned', 'held'];

/**
 * A plan that nobody has approved yet is made again with the facts of now; who approves it sees the new hash. False if
 * somebody approved it at that moment.
 */
async function renewUnsent(
  milestone: Milestone,
  { organisation, version }: { organisation: string; version: CatalogueVersion },
  ports: PlanCorrectionPorts,
): Promise<boolean> {
  const { id, planHash } = milestone;
  if (!UNAPPROVED.includes(milestone.state) || planHash === undefined || isChange(milestone)) return true;
  const [frozen, part] = [
    await ports.plans.basis(id, organisation),
    await ports.plans.summary(id, organisation),
  ];
  if (!frozen || !part) return true;
  const { rollout, participation } = await loadPresentBasis(milestone, organisation, ports);
  const basis = withoutCleared({ ...frozen, rollout, participation }, milestone);
  const plan = resolveProvenPlan({ milestone, basis, version }, ports);
  // The day may have moved, be known only now, or have come by now.
  const now = ports.now();
  const waits = waitOf(milestone, { organisation, now }) ?? (part.waits && { until: now, renewedAt: now });
  const summary = { ...summarise(plan), ...(waits ? { waits } : {}) };
  const others = (await ports.plans.summaries(id)).filter((one) => one.organisation !== organisation);
  const next = dispatchPlanHash([...others, summary]);
  // Also if its own part is as it is to be: an earlier try may have crashed after it had written another.
  if (summary.hash === part.hash && next === planHash) return true;
  // The new hash first: what somebody approves meanwhile is the plan that is written.
  if (!(await ports.milestones.replan(id, { seen: planHash, planHash: next, at: ports.now() }))) return false;
  await ports.plans.replace(id, basis, plan);
  await ports.plans.markPlanned(id, summary);
  // Another change may have made it again meanwhile, with facts that were said since: this must not stand in its place.
  const after = await ports.milestones.find(id);
  if (after && after.planHash !== next) return renewUnsent(after, { organisation, version }, ports);
  const all = [...others, summary];
  await ports.events.publish({
    type: 'MilestonePlanned',
    detail: {
      ...{ id, rollout: milestone.rollout, kind: milestone.kind, planHash: next },
      deliveries: all.reduce((sum, { deliveries }) => sum + deliveries, 0),
      gaps: all.reduce((sum, { gaps }) => sum + gaps.length, 0),
    },
  });
  return true;
}
