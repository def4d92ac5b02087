import { inState } from '../delivery.ts';
import type { Milestone, MilestoneState } from '../milestone.ts';
import type { OrganisationJobs } from '../plan.ts';
import type { Rollouts } from '../rollout.ts';
import { unaccounted } from '../tally.ts';
import { together } from '../together.ts';
import { type RecountOrganisationPorts, recountOrganisation } from './recount-organisation.ts';

export type ReconcilePorts = RecountOrganisationPorts & {
  rollouts: Rollouts;
  planJobs: OrganisationJobs;
  sendJobs: OrganisationJobs;
};

/** What stood still for this long was forgotten: its job died with a worker, a queue or an event. */
const FORGOTTEN_MILLIS = 120_000;
/** A mail without any evidence for this long is put before a person. */
export const ATTENTION_MILLIS = 900_000;

export type ReconcileReport = {
  resumed: string[];
  attention: { milestone: string; organisation: string; deliveries: number }[];
};

/**
 * Looks at every milestone that is not at its end: hands out again what was forgotten, closes plans that lack only that,
 * and names mails that have been unknown too long. Runs every minute; running twice at once is harmless.
 */
export async function reconcile(ports: ReconcilePorts): Promise<ReconcileReport> {
  const report: ReconcileReport = { resumed: [], attention: [] };
  for (const { id } of await ports.rollouts.list()) {
    for (const milestone of await ports.milestones.ofRollout(id)) {
      const still = ports.now() - milestone.changedAt >= FORGOTTEN_MILLIS;
      if (still && (await STEPS[milestone.state]?.(milestone, ports))) report.resumed.push(milestone.id);
      report.attention.push(...(await attentionOf(milestone, ports)));
    }
  }
  return report;
}

type Step = (milestone: Milestone, ports: ReconcilePorts) => Promise<boolean>;

/** Tells the bus again what a milestone waits for. */
const announceAgain: Step = async (
  { id, rollout, kind, planHash = '', approvedBy = '', state },
  { events, plans },
) => {
  if (state === 'approved') {
    await events.publish({ type: 'MilestoneApproved', detail: { id, rollout, kind, planHash, approvedBy } });
    return true;
  }
  const summaries = await plans.summaries(id);
  const deliveries = summaries.reduce((sum, summary) => sum + summary.deliveries, 0);
  const gaps = summaries.reduce((sum, summary) => sum + summary.gaps.length, 0);
  await events.publish({
    type: 'MilestonePlanned',
    detail: { id, rollout, kind, planHash, deliveries, gaps },
  });
  return true;
};

/** Plans what is not planned. Where all is, any one job closes the plan. */
const planAgain: Step = async ({ id, organisations }, { plans, planJobs }) => {
  const { planned } = await plans.progress(id);
  const missing = organisations.filter((code) => !planned.has(code));
  const again = missing.length > 0 ? missing : organisations.slice(0, 1);
  await planJobs.enqueue(again.map((organisation) => ({ milestone: id, organisation })));
  return true;
};

/** Sends, or cancels, what is not settled and has not been worked on lately. Where all is settled, one count ends the milestone. */
const sendAgain: Step = async ({ id, organisations }, ports) => {
  const { sent } = await ports.plans.progress(id);
  const again = new Set(unaccounted(await ports.plans.summaries(id), await ports.plans.tallies(id)));
  const open = organisations.filter((code) => !sent.has(code) || again.has(code));
  const [any] = organisations;
  if (open.length === 0 && any) await recountOrganisation({ milestone: id, organisation: any }, ports);
  const forgotten = open.length > 0 ? await forgottenOf(id, open, ports) : [];
  await ports.sendJobs.enqueue(forgotten.map((organisation) => ({ milestone: id, organisation })));
  return open.length === 0 || forgotten.length > 0;
};

/** Organisations whose last count is old or missing: a job that works or waits its turn counts each time it comes by. */
async function forgottenOf(
  id: string,
  open: readonly string[],
  { plans, now }: ReconcilePorts,
): Promise<string[]> {
  const tallies = new Map((await plans.tallies(id)).map((tally) => [tally.organisation, tally]));
  return open.filter((code) => {
    const tally = tallies.get(code);
    return tally === undefined || now() - tally.at >= FORGOTTEN_MILLIS + tally.comesBackIn;
  });
}

/** A mail that a person has sent again, left behind by a crash in a milestone that had ended, is sent or cancelled after all. */
const openAgain: Step = async ({ id, state }, { milestones, plans, sendJobs, now }) => {
  const open = unaccounted(await plans.summaries(id), await plans.tallies(id));
  if (open.length === 0) return false;
  const to = state === 'completed' ? 'dispatching' : 'stopping';
  await milestones.advance(id, { from: state, to, at: now() });
  await sendJobs.enqueue(open.map((organisation) => ({ milestone: id, organisation })));
  return true;
};

const STEPS: Partial<Record<MilestoneState, Step>> = {
  planning: planAgain,
  planned: announceAgain,
  approved: announceAgain,
  dispatching: sendAgain,
  stopping: sendAgain,
  completed: openAgain,
  stopped: openAgain,
};

async function attentionOf({ id }: Milestone, ports: ReconcilePorts): Promise<ReconcileReport['attention']> {
  const { plans, deliveries, now } = ports;
  const unsettled = (await plans.tallies(id)).filter(({ unknown }) => unknown > 0);
  const found = await together(
    unsettled.map(async ({ organisation, unknown: counted }) => {
      const rows = await deliveries.ofOrganisation(id, organisation);
      const unknown = rows.filter((row) => inState(row, 'unknown'));
      // Evidence may have come while somebody counted, and have seen no count yet that it changes.
      if (unknown.length !== counted) await recountOrganisation({ milestone: id, organisation }, ports);
      const old = unknown.filter(({ outcome }) => now() - outcome.at >= ATTENTION_MILLIS);
      return { milestone: id, organisation, deliveries: old.length };
    }),
  );
  return found.filter(({ deliveries: count }) => count > 0);
}
