import type { Catalogues, CatalogueVersion } from '../../catalogue/catalogues.ts';
import { type RefreshLedgerPorts, refreshLedger } from '../../ledger/use-cases/refresh-ledger.ts';
import { isUndone } from '../../mail/dispatch.ts';
import type { RenderMail } from '../../mail/variant.ts';
import { type RenderDocuments, resolveProvenPlan } from '../../packets/packet-evidence.ts';
import { dayOfTruth, nextForWaiting, ownDays, waitOf } from '../../plan/day-of-truth.ts';
import { keepingProgress, type Progressed } from '../../plan/keep-progress.ts';
import type { Milestone } from '../../plan/milestone.ts';
import { type DispatchPartJobs, type PlanSummary, summarise } from '../../plan/plan.ts';
import type { FrozenPlans, PlanBasis } from '../../plan/plan-basis.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { NotFound } from '../../shared/errors.ts';
import { type LoadPresentBasisPorts, loadPresentBasis } from './load-present-basis.ts';
import { type MoveDayPorts, moveDay } from './move-days.ts';

export type TendWaitingPartPorts = LoadPresentBasisPorts &
  RefreshLedgerPorts & {
    catalogues: Pick<Catalogues, 'load'>;
    milestones: MoveDayPorts['milestones'];
    plans: FrozenPlans;
    sendJobs: DispatchPartJobs;
    render: RenderMail;
    renderDocuments: RenderDocuments;
    now: () => number;
  };

/**
 * One step for an organisation's part of a milestone that waits for its day: planned again when the day has moved and
 * on its eve, with the people and facts of then, and dispatched in the morning of the day. Idempotent; the reconciler
 * asks for it as long as the part waits.
 */
export async function tendWaitingPart(
  milestone: Milestone,
  organisation: string,
  ports: TendWaitingPartPorts,
): Promise<'renew' | 'release' | 'wait'> {
  if (milestone.state !== 'dispatching' && milestone.state !== 'approved') return 'wait';
  if (isUndone(milestone, organisation)) return 'wait';
  const part = await ports.plans.summary(milestone.id, organisation);
  if (!part?.waits) return 'wait';
  const newest = dayOfTruth(milestone, organisation);
  const next = nextForWaiting(part, { newest, now: ports.now() });
  if (next === 'renew') await renew(milestone, part, ports);
  if (next === 'release' && milestone.state === 'dispatching') await release(milestone, part, ports);
  return next;
}

async function renew(known: Milestone, part: PlanSummary, ports: TendWaitingPartPorts): Promise<void> {
  const { id, catalogue, catalogueVersion } = known;
  const { organisation } = part;
  const now = ports.now();
  const [version, basis, before] = await allSettledOrThrow([
    ports.catalogues.load(catalogue, catalogueVersion),
    loadPresentBasis(known, organisation, ports),
    progressOf(id, organisation, ports),
  ]);
  if (!version) throw new NotFound(`catalogue ${catalogue} has no version ${catalogueVersion}`);
  const milestone = await onNewestDay(known, { basis, version }, ports);
  const plan = resolveProvenPlan({ milestone, basis, version }, ports);
  await ports.plans.replace(id, basis, keepingProgress(plan, before));
  await refreshLedger({ milestone: id, organisation }, ports);
  // Also a day that has come by now rests before its mails leave.
  const waits = waitOf(milestone, { organisation, now }) ?? { until: now, renewedAt: now };
  await ports.plans.markPlanned(id, { ...summarise(plan), waits });
}

/** The milestone with the day that the organisation says now: it may have moved and nobody have noted it here. */
async function onNewestDay(
  milestone: Milestone,
  { basis, version }: { basis: PlanBasis; version: CatalogueVersion },
  ports: TendWaitingPartPorts,
): Promise<Milestone> {
  const { code: organisation } = basis.organisation;
  const own = ownDays({ catalogue: version.catalogue, kind: milestone.kind }, [basis.participation]);
  const day = own?.[organisation];
  if (!own || day === milestone.days?.[organisation]) return milestone;
  return moveDay(milestone, { organisation, day }, ports);
}

async function progressOf(
  milestone: string,
  organisation: string,
  { obligations, tasks }: TendWaitingPartPorts,
): Promise<Progressed> {
  const [kept, work] = await allSettledOrThrow([
    obligations.ofOrganisation(milestone, organisation),
    tasks.ofOrganisation(milestone, organisation),
  ]);
  return { obligations: kept, tasks: work };
}

async function release({ id }: Milestone, part: PlanSummary, ports: TendWaitingPartPorts): Promise<void> {
  if (await ports.plans.release(id, part, ports.now())) {
    await ports.sendJobs.enqueue([{ dispatchId: id, organisation: part.organisation }]);
  }
}
