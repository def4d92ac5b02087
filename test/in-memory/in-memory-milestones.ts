import type { Facts } from '../../domain/catalogue/fact.ts';
import type { DispatchStep } from '../../domain/mail/dispatch.ts';
import {
  type ChangeMilestone,
  isChange,
  type Milestone,
  type MilestoneDays,
  type Milestones,
} from '../../domain/plan/milestone.ts';
import { isSameJson } from '../../domain/shared/digest.ts';
import type { InMemoryDispatches } from './in-memory-dispatches.ts';
import type { InMemoryRollouts } from './in-memory-rollouts.ts';
import { Rows } from './rows.ts';

export class InMemoryMilestones implements Milestones {
  readonly #dispatches: InMemoryDispatches;
  readonly #rollouts: InMemoryRollouts;
  readonly #acceptances = new Rows<number>();

  constructor(dispatches: InMemoryDispatches, rollouts: InMemoryRollouts) {
    this.#dispatches = dispatches;
    this.#rollouts = rollouts;
  }

  async find(id: string): Promise<Milestone | undefined> {
    return this.#dispatches.milestone(id);
  }

  async ofRollout(rollout: string): Promise<Milestone[]> {
    return (await this.allOf(rollout)).filter((milestone) => !isChange(milestone));
  }

  async changesOf(rollout: string): Promise<ChangeMilestone[]> {
    return (await this.allOf(rollout)).filter(isChange);
  }

  async allOf(rollout: string): Promise<Milestone[]> {
    return this.#dispatches.milestones().filter((milestone) => milestone.rollout === rollout);
  }

  async acceptances(rollout: string): Promise<number> {
    return this.#acceptances.get(rollout) ?? 0;
  }

  async acceptChange(milestone: ChangeMilestone, seen?: number): Promise<'accepted' | 'taken' | 'overtaken'> {
    if (this.#dispatches.milestone(milestone.id)) return 'taken';
    if (this.#isOvertaken(milestone, seen)) return 'overtaken';
    if (!this.#rollouts.change(milestone.rollout, milestone.change)) return 'overtaken';
    return this.#keep(milestone) ? 'accepted' : 'taken';
  }

  async undo(id: string, undone: NonNullable<Milestone['undone']>): Promise<void> {
    const milestone = this.#dispatches.milestone(id);
    if (milestone) this.#dispatches.change({ ...milestone, undone });
  }

  async replan(id: string, { seen, planHash, at }: { seen: string; planHash: string; at: number }) {
    const milestone = this.#dispatches.milestone(id);
    const isOpen = milestone?.state === 'planned' || milestone?.state === 'held';
    if (!isOpen || milestone.planHash !== seen) return false;
    const { firstApprovedBy: _ended, ...kept } = milestone;
    this.#dispatches.change({ ...kept, planHash, changedAt: at });
    return true;
  }

  async accept(
    milestone: Milestone,
    newFacts: Facts,
    seen?: number,
  ): Promise<'accepted' | 'taken' | 'overtaken'> {
    if (this.#dispatches.milestone(milestone.id)) return 'taken';
    if (this.#isOvertaken(milestone, seen)) return 'overtaken';
    if (!this.#keep(milestone)) return 'taken';
    this.#rollouts.learn(milestone.rollout, newFacts);
    return 'accepted';
  }

  #isOvertaken({ rollout }: Milestone, seen: number | undefined): boolean {
    return seen !== undefined && seen !== (this.#acceptances.get(rollout) ?? 0);
  }

  /** False where another dispatch has its id. */
  #keep(milestone: Milestone): boolean {
    if (!this.#dispatches.keep(milestone)) return false;
    this.#acceptances.put(milestone.rollout, (this.#acceptances.get(milestone.rollout) ?? 0) + 1);
    return true;
  }

  async moveDays(id: string, { seen, to }: { seen: MilestoneDays; to: MilestoneDays }): Promise<boolean> {
    const milestone = this.#dispatches.milestone(id);
    if (!milestone?.days || milestone.occurredOn !== seen.occurredOn) return false;
    if (!isSameJson(milestone.days, seen.days)) return false;
    this.#dispatches.change({ ...milestone, ...to });
    return true;
  }

  advance(id: string, step: DispatchStep): Promise<boolean> {
    return this.#dispatches.advance(id, step);
  }
}
