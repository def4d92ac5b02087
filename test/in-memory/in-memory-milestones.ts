import type { Facts } from '../../domain/catalogue/fact.ts';
import type { DispatchStep } from '../../domain/mail/dispatch.ts';
import type { Milestone, Milestones } from '../../domain/plan/milestone.ts';
import type { InMemoryDispatches } from './in-memory-dispatches.ts';
import type { InMemoryRollouts } from './in-memory-rollouts.ts';

export class InMemoryMilestones implements Milestones {
  readonly #dispatches: InMemoryDispatches;
  readonly #rollouts: InMemoryRollouts;

  constructor(dispatches: InMemoryDispatches, rollouts: InMemoryRollouts) {
    this.#dispatches = dispatches;
    this.#rollouts = rollouts;
  }

  async find(id: string): Promise<Milestone | undefined> {
    return this.#dispatches.milestone(id);
  }

  async ofRollout(rollout: string): Promise<Milestone[]> {
    return this.#dispatches.milestones().filter((milestone) => milestone.rollout === rollout);
  }

  async accept(milestone: Milestone, newFacts: Facts): Promise<'accepted' | 'taken'> {
    if (!this.#dispatches.keep(milestone)) return 'taken';
    this.#rollouts.learn(milestone.rollout, newFacts);
    return 'accepted';
  }

  async moveDay(id: string, { organisation, day }: { organisation: string; day: string | undefined }) {
    const milestone = this.#dispatches.milestone(id);
    if (!milestone?.days) return;
    const { [organisation]: _old, ...others } = milestone.days;
    const days = day === undefined ? others : { ...others, [organisation]: day };
    this.#dispatches.change({ ...milestone, days });
  }

  advance(id: string, step: DispatchStep): Promise<boolean> {
    return this.#dispatches.advance(id, step);
  }
}
