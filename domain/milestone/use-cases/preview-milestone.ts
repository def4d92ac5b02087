import type { CatalogueVersion } from '../../catalogue/catalogues.ts';
import type { RenderMail } from '../../mail/variant.ts';
import { waitOf } from '../../plan/day-of-truth.ts';
import { type Holdings, withoutAsked, withoutMailed } from '../../plan/holding.ts';
import type { Milestone, MilestoneReached, Milestones } from '../../plan/milestone.ts';
import { dispatchPlanHash, type OrganisationPlan, type PlanSummary, summarise } from '../../plan/plan.ts';
import type { PlanBasis } from '../../plan/plan-basis.ts';
import { resolveCorrection } from '../../plan/resolve-correction.ts';
import { resolvePlan } from '../../plan/resolve-plan.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { problemAt } from '../../shared/problem.ts';
import { broughtChange } from '../brought-change.ts';
import type { HoldersTold } from '../milestone-draft.ts';
import { type ToldBefore, toldBefore } from '../told-before.ts';
import {
  type ExamineMilestonePorts,
  examineMilestone,
  loadMilestoneContext,
  type MilestoneContext,
  type Objection,
  organisationsOf,
} from './accept-milestone.ts';
import { type LoadHoldingsPorts, loadHoldings } from './load-holdings.ts';
import { type LoadPlanBasisPorts, loadPlanBasis } from './load-present-basis.ts';

export type PreviewMilestonePorts = ExamineMilestonePorts &
  LoadPlanBasisPorts &
  LoadHoldingsPorts & {
    milestones: Pick<Milestones, 'find'>;
    render: RenderMail;
    now: () => number;
  };

export type MilestonePreview = {
  kind: 'preview';
  milestone: Milestone;
  /** The plan's hash if nothing changes before the milestone is triggered. */
  hash: string;
  /** By organisation code. */
  parts: PlanSummary[];
  /**
   * Who has been told of this kind of milestone before. Without a reason to tell them again they are left out:
   * `milestone` and `parts` are of the others.
   */
  told: ToldBefore[];
  /** Who holds an old value of a fact that it changes, where anybody does. */
  holders: HoldersTold[];
};
export type OrganisationPreview = { kind: 'preview'; milestone: Milestone; plan: OrganisationPlan };
export type Refused = { kind: 'refused' } & Objection;

/** Organisations resolved concurrently: reads wait, rendering does not. */
const AT_ONCE = 12;

/** Resolves the plan that a milestone would get now, for all its organisations. Read-only. */
export async function previewMilestone(
  reached: MilestoneReached,
  ports: PreviewMilestonePorts,
): Promise<MilestonePreview | Refused> {
  const good = await goodMilestone(reached, ports);
  if (good.kind === 'refused') return good;
  const { milestone, told } = good;
  const found = await mapInChunks(
    milestone.organisations,
    async (code): Promise<{ part: PlanSummary; held: HoldersTold[] }> => {
      const waits = waitOf(milestone, { organisation: code, now: ports.now() });
      const { plan, basis } = await planNow(good, code, ports);
      const held = await holdersOf(good, { plan: waits ? undefined : plan, basis }, ports);
      return { part: { ...summarise(plan), ...(waits ? { waits } : {}) }, held };
    },
    AT_ONCE,
  );
  const parts = found.map(({ part }) => part);
  const holders = found.flatMap(({ held }) => held);
  return { kind: 'preview', milestone, hash: dispatchPlanHash(parts), parts, told, holders };
}

/** Who at one organisation holds an old value of what the milestone brings. `plan`: what of it leaves at once. */
async function holdersOf(
  { milestone, version }: Good,
  { plan, basis }: { plan: OrganisationPlan | undefined; basis: PlanBasis },
  ports: PreviewMilestonePorts,
): Promise<HoldersTold[]> {
  const change = broughtChange(milestone, ports.now());
  if (!change) return [];
  const { code: organisation } = basis.organisation;
  const present = factsInForce(milestone.facts, basis.participation);
  const held = await loadHoldings({ rollout: milestone.rollout, organisation, present }, ports);
  const left = plan ? leftBy(plan, held, { version, kind: milestone.kind }) : held;
  const byItself = held.mailed.length - left.mailed.length;
  const { deliveries, tasks } = resolveCorrection({
    milestone: change,
    basis: { ...basis, held: left },
    version,
    render: ports.render,
  });
  const isAny = byItself + deliveries.length + tasks.length > 0;
  return isAny ? [{ organisation, byItself, mails: deliveries.length, tasks: tasks.length }] : [];
}

/** The holders to whom neither the mails nor the tasks of a plan tell the new values. */
function leftBy(
  { deliveries, variants, tasks }: OrganisationPlan,
  held: Holdings,
  { version, kind }: { version: CatalogueVersion; kind: string },
): Holdings {
  return withoutAsked(withoutMailed(held, { deliveries, variants }), { tasks, version, kind });
}

/**
 * The same for one organisation in full: exact texts, recipients and gaps. Undefined if it is not in the
 * milestone.
 */
export async function previewOrganisation(
  reached: MilestoneReached,
  organisation: string,
  ports: PreviewMilestonePorts,
): Promise<OrganisationPreview | Refused | undefined> {
  const good = await goodMilestone(reached, ports);
  if (good.kind === 'refused') return good;
  const { milestone } = good;
  if (!milestone.organisations.includes(organisation)) return undefined;
  const { plan } = await planNow(good, organisation, ports);
  return { kind: 'preview', milestone, plan };
}

type Good = { kind: 'good'; milestone: Milestone; version: CatalogueVersion; told: ToldBefore[] };

async function goodMilestone(
  reached: MilestoneReached,
  ports: PreviewMilestonePorts,
): Promise<Good | Refused> {
  if (await ports.milestones.find(reached.id)) {
    const problems = [problemAt('id', 'already-exists', { what: 'milestone' })];
    return { kind: 'refused', reason: 'same-id-other-content', problems };
  }
  const context = await loadMilestoneContext(reached, ports);
  const at = ports.now();
  const told = toldBefore(organisationsOf(reached, context.participations), context.announced);
  const examined = examineMilestone(othersIn(reached, told, context), context, {
    ...{ at, now: at, byHand: true },
  });
  if ('reason' in examined) return { kind: 'refused', ...examined };
  const { version } = context;
  if (!version) throw new Error('a valid milestone has no catalogue');
  return { kind: 'good', milestone: examined.milestone, version, told };
}

/** The milestone for those who have not been told, if there are any and no reason is given to tell the rest again. */
function othersIn(
  reached: MilestoneReached,
  told: readonly ToldBefore[],
  { participations }: Pick<MilestoneContext, 'participations'>,
): MilestoneReached {
  const known = new Set(told.map(({ organisation }) => organisation));
  const others = organisationsOf(reached, participations).filter((code) => !known.has(code));
  return reached.again || known.size === 0 || others.length === 0
    ? reached
    : { ...reached, organisations: others };
}

async function planNow(
  { milestone, version }: Good,
  code: string,
  ports: PreviewMilestonePorts,
): Promise<{ plan: OrganisationPlan; basis: PlanBasis }> {
  const { catalogue } = version;
  const present = await loadPlanBasis(milestone, { organisation: code, catalogue }, ports);
  // As if the milestone had been accepted.
  const basis = { ...present, rollout: { ...present.rollout, facts: milestone.facts } };
  return { plan: resolvePlan({ milestone, basis, version, render: ports.render }), basis };
}
