import type { Facts } from '../../../domain/fact.ts';
import type { Milestone, Milestones } from '../../../domain/milestone.ts';
import type { InMemoryRollouts } from './in-memory-rollouts.ts';
import { Rows } from './rows.ts';

export class InMemoryMilestones implements Milestones {
  readonly #rows = new Rows<Milestone>();
  readonly #rollouts: InMemoryRollouts;

  constructor(rollouts: InMemoryRollouts) {
    this.#rollouts = rollouts;
  }

  async find(id: string): Promise<Milestone | undefined> {
    return this.#rows.get(id);
  }

  async ofRollout(rollout: string): Promise<Milestone[]> {
    return this.#rows.under('').filter((milestone) => milestone.rollout === rollout);
  }

  async accept(milestone: Milestone, newFacts: Facts): Promise<'accepted' | 'taken'> {
    if (this.#rows.get(milestone.id)) return 'taken';
    this.#rows.put(milestone.id, milestone);
    this.#rollouts.learn(milestone.rollout, newFacts);
    return 'accepted';
  }

  async advance(id: string, { from, to, set, at }: Parameters<Milestones['advance']>[1]): Promise<boolean> {
    const milestone = this.#rows.get(id);
    if (milestone?.state !== from) return false;
    this.#rows.put(id, { ...milestone, ...set, state: to, changedAt: at });
    return true;
  }
}
