import {
  FAULT_KINDS,
  type FaultCounts,
  type FaultKind,
  type FaultPlan,
  type Point,
  type PointKind,
} from './fault-kinds.ts';
import type { Random } from './random.ts';

/** Nothing goes wrong; counts the points, for those who then go through all of them. */
export class NoFaults implements FaultPlan {
  readonly points: Point[] = [];

  at(point: Point): undefined {
    this.points.push(point);
  }
}

/** One fault at each of some points, by their number. */
export class ChosenFaults implements FaultPlan {
  readonly counts: FaultCounts = {};
  readonly #chosen: ReadonlyMap<number, FaultKind>;
  #reached = 0;

  constructor(chosen: ReadonlyMap<number, FaultKind>) {
    this.#chosen = chosen;
  }

  at({ kind }: Point): FaultKind | undefined {
    const chosen = this.#chosen.get(this.#reached);
    this.#reached += 1;
    const possible: readonly FaultKind[] = FAULT_KINDS[kind];
    // A fault before this point can have led elsewhere, where this one cannot happen.
    if (!chosen || !possible.includes(chosen)) return undefined;
    this.counts[chosen] = (this.counts[chosen] ?? 0) + 1;
    return chosen;
  }
}

/** Faults by name, as a story tells them: `deliveries plans.saveCounts 1` is the first such call of that function. */
export class ToldFaults implements FaultPlan {
  /** Those that the story did not come to. */
  readonly left: Map<string, FaultKind>;
  readonly #reached = new Map<string, number>();

  constructor(told: Readonly<Record<string, FaultKind>>) {
    this.left = new Map(Object.entries(told));
  }

  at({ name }: Point, by = ''): FaultKind | undefined {
    const key = `${by} ${name}`.trim();
    const count = (this.#reached.get(key) ?? 0) + 1;
    this.#reached.set(key, count);
    const told = this.left.get(`${key} ${count}`);
    this.left.delete(`${key} ${count}`);
    return told;
  }
}

const RATES = [0, 0.003, 0.01, 0.03, 0.08, 0.2] as const;

/** Few points are of these kinds, and much depends on them. */
const OFTEN: readonly PointKind[] = ['mail', 'evidence', 'message', 'arrival'];

/**
 * Faults at random, a different swarm in each schedule: some kinds and not others, seldom or often, until a certain
 * time. Most mistakes need a few faults of the same kind, which an even mixture of all kinds seldom gives.
 */
export class SwarmFaults implements FaultPlan {
  readonly counts: FaultCounts = {};
  readonly #random: Random;
  readonly #rate: number;
  readonly #enabled: Record<string, readonly FaultKind[]>;
  readonly #over: () => boolean;

  constructor(random: Random, over: () => boolean) {
    this.#random = random;
    this.#over = over;
    this.#rate = random.pick(RATES);
    const all = [...new Set<FaultKind>(Object.values(FAULT_KINDS).flat())];
    const share = random.pick([0.15, 0.4, 1]);
    const swarm = new Set(all.filter(() => random.chance(share)));
    this.#enabled = Object.fromEntries(
      Object.entries(FAULT_KINDS).map(([kind, kinds]) => [kind, kinds.filter((each) => swarm.has(each))]),
    );
  }

  at({ kind }: Point): FaultKind | undefined {
    const possible = this.#enabled[kind] ?? [];
    const rate = OFTEN.includes(kind) ? Math.min(0.5, 4 * this.#rate) : this.#rate;
    if (possible.length === 0 || !this.#random.chance(rate) || this.#over()) return undefined;
    const fault = possible[this.#random.between(0, possible.length - 1)];
    if (fault) this.counts[fault] = (this.counts[fault] ?? 0) + 1;
    return fault;
  }
}
