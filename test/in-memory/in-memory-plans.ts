import type { Facts } from '../../domain/catalogue/fact.ts';
import type { SettledPart } from '../../domain/ledger/ledger.ts';
import type { Delivery } from '../../domain/mail/delivery.ts';
import type { Variant } from '../../domain/mail/variant.ts';
import type { Obligation } from '../../domain/plan/obligation.ts';
import type {
  DeliveryCounts,
  OrganisationPlan,
  PlanGaps,
  PlanSummary,
  Tally,
} from '../../domain/plan/plan.ts';
import type { FrozenPlans, PlanBasis } from '../../domain/plan/plan-basis.ts';
import type { Task } from '../../domain/plan/task.ts';
import { factsInForce } from '../../domain/rollout/facts-in-force.ts';
import { Rows } from './rows.ts';

/** Plans with their rows, which the twins of obligations, tasks and deliveries read and change. */
export class InMemoryPlans implements FrozenPlans {
  readonly obligations = new Rows<Obligation>();
  readonly deliveries = new Rows<Delivery>();
  readonly tasks = new Rows<Task>();
  readonly #variants = new Rows<Variant>();
  readonly bases = new Rows<PlanBasis>();
  readonly #summaries = new Rows<PlanSummary>();
  readonly #allCounts = new Rows<DeliveryCounts>();
  readonly #tallies = new Rows<Tally>();
  readonly #sent = new Rows<string>();

  async freeze(dispatchId: string, basis: PlanBasis): Promise<{ basis: PlanBasis; isNew: boolean }> {
    const key = `${dispatchId}#${basis.organisation.code}`;
    const isNew = this.bases.get(key) === undefined;
    this.bases.create(key, basis);
    return { basis: this.bases.get(key) ?? basis, isNew };
  }

  async basis(dispatchId: string, organisation: string): Promise<PlanBasis | undefined> {
    return this.bases.get(`${dispatchId}#${organisation}`);
  }

  async facts(dispatchId: string, organisation: string): Promise<Facts> {
    const basis = await this.basis(dispatchId, organisation);
    return basis ? factsInForce(basis.rollout.facts, basis.participation) : {};
  }

  async write(dispatchId: string, plan: OrganisationPlan): Promise<void> {
    const under = `${dispatchId}#${plan.organisation}`;
    for (const row of plan.obligations) this.obligations.create(obligationKey(dispatchId, row), row);
    for (const row of plan.tasks) this.tasks.create(taskKey(dispatchId, row), row);
    for (const row of plan.variants) this.#variants.create(`${under}#${row.id}`, row);
    for (const row of plan.deliveries) this.deliveries.create(`${under}#${row.id}`, row);
  }

  async variants(dispatchId: string, organisation: string): Promise<Variant[]> {
    return this.#variants.under(`${dispatchId}#${organisation}#`);
  }

  async markPlanned(dispatchId: string, summary: PlanSummary): Promise<number> {
    this.#summaries.put(`${dispatchId}#${summary.organisation}`, summary);
    return this.#summaries.under(`${dispatchId}#`).length;
  }

  async replace(dispatchId: string, basis: PlanBasis, plan: OrganisationPlan): Promise<void> {
    const under = `${dispatchId}#${plan.organisation}`;
    this.bases.put(under, basis);
    for (const rows of [this.obligations, this.tasks, this.#variants, this.deliveries])
      rows.clear(`${under}#`);
    await this.write(dispatchId, plan);
  }

  async release(
    dispatchId: string,
    { organisation, hash }: Pick<PlanSummary, 'organisation' | 'hash'>,
    releasedAt: number,
  ): Promise<boolean> {
    const key = `${dispatchId}#${organisation}`;
    const { waits, ...stored } = this.#summaries.get(key) ?? {};
    if (waits === undefined || !('hash' in stored) || stored.hash !== hash) return false;
    this.#summaries.put(key, { ...stored, releasedAt });
    return true;
  }

  async summary(dispatchId: string, organisation: string): Promise<PlanSummary | undefined> {
    return this.#summaries.get(`${dispatchId}#${organisation}`);
  }

  async summaries(dispatchId: string): Promise<PlanSummary[]> {
    return this.#summaries.under(`${dispatchId}#`);
  }

  async gaps(dispatchId: string): Promise<PlanGaps[]> {
    return (await this.summaries(dispatchId)).map(({ organisation, gaps }) => ({ organisation, gaps }));
  }

  async beginCount(
    dispatchId: string,
    seen: DeliveryCounts,
    at: number,
  ): Promise<DeliveryCounts | undefined> {
    const key = `${dispatchId}#${seen.organisation}`;
    if (!isAsSeen(this.#allCounts.get(key), seen)) return undefined;
    const begun = { ...seen, countingSince: at };
    this.#allCounts.put(key, begun);
    return begun;
  }

  async saveCounts(
    dispatchId: string,
    counts: DeliveryCounts,
    seen?: DeliveryCounts,
    sent?: 'sent',
  ): Promise<boolean> {
    return this.replaceCounts(dispatchId, { counts, seen, isSent: sent !== undefined });
  }

  /** The same at once, for whatever else is written with them. */
  replaceCounts(
    dispatchId: string,
    { counts, seen, isSent }: Pick<SettledPart, 'counts' | 'seen' | 'isSent'>,
  ): boolean {
    const key = `${dispatchId}#${counts.organisation}`;
    if (!isAsSeen(this.#allCounts.get(key), seen)) return false;
    this.#allCounts.put(key, counts);
    if (isSent) this.markSent(dispatchId, counts.organisation);
    return true;
  }

  async countSent(dispatchId: string): Promise<number> {
    return this.#sent.under(`${dispatchId}#`).length;
  }

  /** Marks an organisation's mails as settled, for tests that do not count them. */
  markSent(dispatchId: string, organisation: string): void {
    this.#sent.put(`${dispatchId}#${organisation}`, organisation);
  }

  async progress(dispatchId: string): Promise<{ planned: Set<string>; sent: Set<string> }> {
    const planned = this.#summaries.under(`${dispatchId}#`).map(({ organisation }) => organisation);
    return { planned: new Set(planned), sent: new Set(this.#sent.under(`${dispatchId}#`)) };
  }

  async tallies(dispatchId: string, organisation: string): Promise<Tally[]> {
    return this.#tallies.under(`${dispatchId}#${organisation}#`);
  }

  async saveTally(dispatchId: string, organisation: string, tally: Tally, seen?: Tally): Promise<boolean> {
    const key = `${dispatchId}#${organisation}#${tally.chunk.of}#${tally.chunk.number}`;
    if (this.#tallies.get(key)?.at !== seen?.at) return false;
    this.#tallies.put(key, tally);
    return true;
  }

  async counts(dispatchId: string, organisation: string): Promise<DeliveryCounts | undefined> {
    return this.#allCounts.get(`${dispatchId}#${organisation}`);
  }

  async allCounts(dispatchId: string): Promise<DeliveryCounts[]> {
    return this.#allCounts.under(`${dispatchId}#`);
  }

  async unsettledCounts(dispatchId: string): Promise<DeliveryCounts[]> {
    return (await this.allCounts(dispatchId)).filter(({ failed, unknown }) => failed > 0 || unknown > 0);
  }
}

function isAsSeen(stored: DeliveryCounts | undefined, seen: DeliveryCounts | undefined): boolean {
  return stored?.at === seen?.at && stored?.countingSince === seen?.countingSince;
}

export function obligationKey(
  dispatchId: string,
  { organisation, group, channel, of = '' }: Obligation,
): string {
  return [dispatchId, organisation, group, channel, of].join('#');
}

export function taskKey(dispatchId: string, { organisation, group, channel }: Task): string {
  return [dispatchId, organisation, group, channel].join('#');
}
