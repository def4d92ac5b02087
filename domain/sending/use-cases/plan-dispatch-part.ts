import type { Delivery } from '../../mail/delivery.ts';
import type { Dispatch } from '../../mail/dispatch.ts';
import type { Variant } from '../../mail/variant.ts';
import type { Obligation } from '../../plan/obligation.ts';
import { dispatchPlanHash, type Plans, summarise } from '../../plan/plan.ts';
import { SYSTEM_ACTOR } from '../../rollout/approval.ts';
import { type ReleaseDispatchPorts, releaseDispatch } from './release-dispatch.ts';

export type PlanDispatchPartPorts = ReleaseDispatchPorts & { plans: Plans };

/**
 * One organisation's part of a dispatch; `carries` are copies of obligations that it fulfils, each with `of`.
 */
export type DispatchPart = {
  organisation: string;
  variants: Variant[];
  deliveries: Delivery[];
  carries: Obligation[];
};

/**
 * Writes one organisation's part of a dispatch other than a milestone. The last part closes the plan under
 * its hash and releases the mails, unless the dispatch is late. Idempotent.
 */
export async function planDispatchPart(
  dispatch: Dispatch,
  { carries, ...part }: DispatchPart,
  ports: PlanDispatchPartPorts,
): Promise<{ complete: boolean }> {
  const { id, organisations } = dispatch;
  const plan = { ...part, obligations: carries, tasks: [], gaps: [] };
  await ports.plans.write(id, plan);
  const planned = await ports.plans.markPlanned(id, summarise(plan));
  if (planned < organisations.length) return { complete: false };
  const planHash = dispatchPlanHash(await ports.plans.summaries(id));
  await ports.dispatches.advance(id, { from: 'planning', to: 'planned', set: { planHash }, at: ports.now() });
  await releaseDispatch({ dispatch: id, by: SYSTEM_ACTOR }, ports);
  return { complete: true };
}
