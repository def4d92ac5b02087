import { dayOfTruth, isTrueOn } from '../../plan/day-of-truth.ts';
import { isTold, type Milestone, type Milestones } from '../../plan/milestone.ts';
import type { Obligation, Obligations } from '../../plan/obligation.ts';
import type { Plans } from '../../plan/plan.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { fromStockholm, toStockholm } from '../../shared/stockholm-time.ts';

export type LoadStandingPorts = {
  milestones: Pick<Milestones, 'ofRollout'>;
  plans: Pick<Plans, 'summary'>;
  obligations: Pick<Obligations, 'ofOrganisation'>;
  now: () => number;
};

/** A milestone that an organisation has been told of and that is true of it, with what it told and when (ms). */
export type Standing = { milestone: Milestone; at: number; obligations: Obligation[] };

/** What stands at one organisation today: the milestones that it has been told of, oldest first. */
export async function loadStanding(
  { rollout, organisation }: { rollout: string; organisation: string },
  ports: LoadStandingPorts,
): Promise<Standing[]> {
  const today = toStockholm(ports.now()).date;
  const told = (await ports.milestones.ofRollout(rollout))
    .filter((one) => isTold(one) && one.organisations.includes(organisation))
    .filter((one) => isTrueOn(one, { organisation, today }))
    .toSorted((one, other) => orderOf(one, organisation).localeCompare(orderOf(other, organisation)));
  return (await mapInChunks(told, (one) => standingOf(one, organisation, ports))).flat();
}

/** By the day from which it is true there, then by when it was reported. */
function orderOf(milestone: Milestone, organisation: string): string {
  const day = dayOfTruth(milestone, organisation) ?? milestone.occurredOn;
  return `${day} ${String(milestone.receivedAt).padStart(16, '0')}`;
}

/** Nothing where its mails wait for their day: they are planned again before they leave. */
async function standingOf(
  milestone: Milestone,
  organisation: string,
  { plans, obligations }: LoadStandingPorts,
): Promise<Standing[]> {
  const { id, dispatchedAt, occurredOn } = milestone;
  const [summary, rows] = await allSettledOrThrow([
    plans.summary(id, organisation),
    obligations.ofOrganisation(id, organisation),
  ]);
  if (!summary || summary.waits) return [];
  const at = summary.releasedAt ?? dispatchedAt ?? fromStockholm({ date: occurredOn, time: '00:00' });
  return [{ milestone, at, obligations: rows }];
}
