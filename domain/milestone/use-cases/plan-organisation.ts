import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Contacts } from '../../contacts/contact.ts';
import type { Ledgers } from '../../ledger/ledger.ts';
import { ledgerRowOf } from '../../ledger/ledger-row.ts';
import type { RenderMail } from '../../mail/variant.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { MilestoneEvents } from '../../plan/milestone-events.ts';
import {
  type DispatchPartJob,
  milestonePlanHash,
  type PlanBasis,
  type Plans,
  summarise,
} from '../../plan/plan.ts';
import { resolvePlan } from '../../plan/resolve-plan.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { NotFound } from '../../shared/errors.ts';

export type PlanOrganisationPorts = {
  milestones: Milestones;
  rollouts: Rollouts;
  organisations: Organisations;
  contacts: Contacts;
  catalogues: Catalogues;
  plans: Plans;
  ledgers: Ledgers;
  events: MilestoneEvents;
  render: RenderMail;
  now: () => number;
};

export type PlanOrganisationResult = {
  planned: boolean;
  deliveries: number;
  gaps: number;
  milestoneComplete: boolean;
};

/**
 * Plans one organisation's part of a milestone: obligations, texts and recipients. The last organisation to be planned
 * closes the plan under its hash. A job that runs twice, or again after a crash, writes the same rows.
 */
export async function planOrganisation(
  job: DispatchPartJob,
  ports: PlanOrganisationPorts,
): Promise<PlanOrganisationResult> {
  const milestone = await ports.milestones.find(job.dispatchId);
  if (!milestone) throw new NotFound(`milestone ${job.dispatchId} does not exist`);
  if (milestone.state !== 'planning' && milestone.state !== 'planned') {
    return { planned: false, deliveries: 0, gaps: 0, milestoneComplete: true };
  }
  // Planned whole: what people have had erased since must not be planned anew.
  if (milestone.state === 'planned') return tellAgain(milestone, job.organisation, ports);
  const version = await ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion);
  if (!version)
    throw new NotFound(`catalogue ${milestone.catalogue} has no version ${milestone.catalogueVersion}`);
  const basis = await frozenBasis(milestone, job.organisation, ports);

  const plan = resolvePlan({ milestone, basis, version, render: ports.render });

  await ports.plans.write(milestone.id, plan);
  // Where there is one already, rows have moved on since an earlier try, and it tells of them.
  await ports.ledgers.save(milestone.id, ledgerRowOf({ ...plan, organisation: basis.organisation }), 0);
  const summary = summarise(plan);
  const planned = await ports.plans.markPlanned(milestone.id, summary);
  const milestoneComplete = planned === milestone.organisations.length;
  if (milestoneComplete) await closePlan(milestone, ports);
  return { planned: true, deliveries: summary.deliveries, gaps: summary.gaps.length, milestoneComplete };
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

/** The basis kept by an earlier try if there is one, else that of this moment. */
async function frozenBasis(
  milestone: Milestone,
  code: string,
  ports: PlanOrganisationPorts,
): Promise<PlanBasis> {
  const kept = await ports.plans.basis(milestone.id, code);
  return kept ?? (await ports.plans.freeze(milestone.id, await presentBasis(milestone, code, ports)));
}

export type PresentBasisPorts = Pick<PlanOrganisationPorts, 'rollouts' | 'organisations' | 'contacts'>;

/**
 * What the plan of one organisation would rest on at this moment.
 * @throws {NotFound} where something of it is not there
 */
export async function presentBasis(
  milestone: Pick<Milestone, 'rollout'>,
  code: string,
  ports: PresentBasisPorts,
): Promise<PlanBasis> {
  const [rollout, organisation, participation, contacts] = await allSettledOrThrow([
    ports.rollouts.find(milestone.rollout),
    ports.organisations.find(code),
    ports.rollouts.participation(milestone.rollout, code),
    ports.contacts.ofOrganisation(code),
  ]);
  const office = rollout && (await ports.organisations.find(rollout.office));
  if (!rollout || !organisation || !participation || !office) {
    throw new NotFound(`organisation ${code} or the office of rollout ${milestone.rollout} is incomplete`);
  }
  return { rollout, organisation, office, participation, contacts };
}

/**
 * Writes the hash of the whole plan and tells the bus. Of two jobs that end at once only the one that closes tells it;
 * a job that found the plan closed when it began comes again after a crash in between, and tells it again.
 */
async function closePlan(
  { id, rollout, kind, state }: Milestone,
  ports: PlanOrganisationPorts,
): Promise<void> {
  const summaries = await ports.plans.summaries(id);
  const planHash = milestonePlanHash(summaries);
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
