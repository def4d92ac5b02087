import type { Facts, FactValue } from '../../domain/catalogue/fact.ts';
import type { Change } from '../../domain/plan/change.ts';
import type {
  Goal,
  GoalsChange,
  Participation,
  Rollout,
  RolloutControls,
  Rollouts,
} from '../../domain/rollout/rollout.ts';
import { canonicalJson } from '../../domain/shared/digest.ts';
import { Rows } from './rows.ts';

export class InMemoryRollouts implements Rollouts {
  readonly #rollouts = new Rows<Rollout>();
  readonly #participations = new Rows<Participation>();
  readonly #goalChanges = new Map<string, GoalsChange[]>();

  async list(): Promise<Rollout[]> {
    return this.#rollouts.under('');
  }

  async find(id: string): Promise<Rollout | undefined> {
    return this.#rollouts.get(id);
  }

  async save(
    rollout: Rollout,
    over?: { seen: RolloutControls | undefined; goals?: GoalsChange | undefined },
  ): Promise<boolean> {
    const there = this.#rollouts.get(rollout.id);
    if (over && !areSame(there, over.seen)) return false;
    if (over?.goals && !this.#note(rollout.id, over.goals)) return false;
    this.#rollouts.put(rollout.id, rollout);
    return true;
  }

  async control(id: string, to: RolloutControls, seen: RolloutControls): Promise<boolean> {
    const there = this.#rollouts.get(id);
    if (!there || !areSame(there, seen)) return false;
    this.#rollouts.put(id, { ...there, ...to });
    return true;
  }

  async setGoals(
    id: string,
    to: readonly Goal[],
    seen: readonly Goal[] | undefined,
    change?: GoalsChange,
  ): Promise<boolean> {
    const there = this.#rollouts.get(id);
    if (!there || canonicalJson(there.goals) !== canonicalJson(seen)) return false;
    if (change && !this.#note(id, change)) return false;
    this.#rollouts.put(id, { ...there, goals: [...to] });
    return true;
  }

  async goalChanges(id: string): Promise<GoalsChange[]> {
    return (this.#goalChanges.get(id) ?? []).toSorted((one, other) => one.at - other.at);
  }

  #note(id: string, change: GoalsChange): boolean {
    const there = this.#goalChanges.get(id) ?? [];
    if (there.some(({ at }) => at === change.at)) return false;
    this.#goalChanges.set(id, [...there, change]);
    return true;
  }

  async participations(rollout: string): Promise<Participation[]> {
    return this.#participations.under(`${rollout}#`);
  }

  async participation(rollout: string, organisation: string): Promise<Participation | undefined> {
    return this.#participations.get(`${rollout}#${organisation}`);
  }

  async join(participation: Participation): Promise<void> {
    this.#participations.put(`${participation.rollout}#${participation.organisation}`, participation);
  }

  async rejoin(participation: Participation, seen: Participation): Promise<boolean> {
    const key = `${participation.rollout}#${participation.organisation}`;
    if (canonicalJson(this.#participations.get(key)) !== canonicalJson(seen)) return false;
    this.#participations.put(key, participation);
    return true;
  }

  /** The facts that a change changes, if they are as they were; the milestone's own twin calls it. */
  change(id: string, { organisation, facts: changes }: Change): boolean {
    const rollout = this.#rollouts.get(id);
    const own = this.#participations.get(`${id}#${organisation}`);
    const there = organisation === undefined ? rollout : own;
    if (!there || changes.some(({ fact, from }) => canonicalJson(there.facts[fact]) !== canonicalJson(from)))
      return false;
    const gone = new Set(changes.map(({ fact }) => fact));
    const facts = Object.fromEntries([
      ...Object.entries(there.facts).filter(([fact]) => !gone.has(fact)),
      ...changes.flatMap(({ fact, to }): [string, FactValue][] => (to === undefined ? [] : [[fact, to]])),
    ]);
    if (organisation === undefined && rollout) this.#rollouts.put(id, { ...rollout, facts });
    if (organisation !== undefined && own)
      this.#participations.put(`${id}#${organisation}`, { ...own, facts });
    return true;
  }

  /** The facts that a milestone brings; the milestone's own twin calls it. */
  learn(id: string, facts: Facts): void {
    const rollout = this.#rollouts.get(id);
    if (rollout) this.#rollouts.put(id, { ...rollout, facts: { ...rollout.facts, ...facts } });
  }
}

function areSame(one: RolloutControls | undefined, other: RolloutControls | undefined): boolean {
  return one?.approval === other?.approval && one?.from === other?.from;
}
