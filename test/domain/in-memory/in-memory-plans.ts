import type { Delivery } from '../../../domain/mail/delivery.ts';
import type { Variant } from '../../../domain/mail/variant.ts';
import type { Obligation } from '../../../domain/plan/obligation.ts';
import type { OrganisationPlan, PlanBasis, PlanSummary, Plans, Tally } from '../../../domain/plan/plan.ts';
import type { Task } from '../../../domain/plan/task.ts';
import { Rows } from './rows.ts';

/** Plans with their rows, which the twins of obligations, tasks and deliveries read and change. */
export class InMemoryPlans implements Plans {
  readonly obligations = new Rows<Obligation>();
  readonly deliveries = new Rows<Delivery>();
  readonly tasks = new Rows<Task>();
  readonly #variants = new Rows<Variant>();
  readonly bases = new Rows<PlanBasis>();
  readonly #summaries = new Rows<PlanSummary>();
  readonly #tallies = new Rows<Tally>();
  readonly #sent = new Rows<string>();

  async freeze(milestone: string, basis: PlanBasis): Promise<PlanBasis> {
    const key = `${milestone}#${basis.organisation.code}`;
    this.bases.create(key, basis);
    return this.bases.get(key) ?? basis;
  }

  async basis(milestone: string, organisation: string): Promise<PlanBasis | undefined> {
    return this.bases.get(`${milestone}#${organisation}`);
  }

  async write(milestone: string, plan: OrganisationPlan): Promise<void> {
    const under = `${milestone}#${plan.organisation}`;
    for (const row of plan.obligations) this.obligations.create(obligationKey(milestone, row), row);
    for (const row of plan.tasks) this.tasks.create(taskKey(milestone, row), row);
    for (const row of plan.variants) this.#variants.create(`${under}#${row.id}`, row);
    for (const row of plan.deliveries) this.deliveries.create(`${under}#${row.id}`, row);
  }

  async variants(milestone: string, organisation: string): Promise<Variant[]> {
    return this.#variants.under(`${milestone}#${organisation}#`);
  }

  async markPlanned(milestone: string, summary: PlanSummary): Promise<number> {
    this.#summaries.put(`${milestone}#${summary.organisation}`, summary);
    return this.#summaries.under(`${milestone}#`).length;
  }

  async summary(milestone: string, organisation: string): Promise<PlanSummary | undefined> {
    return this.#summaries.get(`${milestone}#${organisation}`);
  }

  async summaries(milestone: string): Promise<PlanSummary[]> {
    return this.#summaries.under(`${milestone}#`);
  }

  async recordTally(milestone: string, tally: Tally): Promise<void> {
    const key = `${milestone}#${tally.organisation}`;
    const stored = this.#tallies.get(key);
    if (!stored || stored.at <= tally.at) this.#tallies.put(key, tally);
  }

  async markSent(milestone: string, organisation: string): Promise<number> {
    this.#sent.put(`${milestone}#${organisation}`, organisation);
    return this.#sent.under(`${milestone}#`).length;
  }

  async progress(milestone: string): Promise<{ planned: Set<string>; sent: Set<string> }> {
    const planned = this.#summaries.under(`${milestone}#`).map(({ organisation }) => organisation);
    return { planned: new Set(planned), sent: new Set(this.#sent.under(`${milestone}#`)) };
  }

  async tally(milestone: string, organisation: string): Promise<Tally | undefined> {
    return this.#tallies.get(`${milestone}#${organisation}`);
  }

  async tallies(milestone: string): Promise<Tally[]> {
    return this.#tallies.under(`${milestone}#`);
  }
}

export function obligationKey(
  milestone: string,
  { organisation, group, channel, of = '' }: Obligation,
): string {
  return [milestone, organisation, group, channel, of].join('#');
}

export function taskKey(milestone: string, { organisation, group, channel }: Task): string {
  return [milestone, organisation, group, channel].join('#');
}
