import { NotFound, TemporaryFailure } from '../../domain/shared/errors.ts';
import type { Spawn } from './deployment.ts';
import type { FaultPlan } from './fault-kinds.ts';
import type { Ports } from './ports.ts';
import { Process } from './process.ts';
import type { WorkEnd } from './queue.ts';
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';
import type { Witness } from './witness.ts';

/** A function is killed a little after its time is over. */
const KILL_SLACK = 680;
/** Far more than a lease. */
export const CLOCK_JUMP = 600_000;

type ProcessesWorld = {
  timeline: Timeline;
  random: Random;
  faults: FaultPlan;
  witness: Witness;
  /** Says that something is to come, and answers with how to say that it has. */
  expect: () => () => void;
  portsOf: (process: Process) => Ports;
};

/** Starts processes, ends those that run too long, and sees how they end. */
export class Processes {
  /** Those that were ended because their time was over. */
  timedOut = 0;
  readonly running = new Set<Process>();
  readonly #world: ProcessesWorld;
  /** How many there ever were; each has the next number. */
  started = 0;

  constructor(world: ProcessesWorld) {
    this.#world = world;
  }

  readonly spawn: Spawn = ({ name, timeoutMillis, run }, tell) => {
    const { timeline, witness, expect, portsOf } = this.#world;
    this.started += 1;
    const deadline = timeline.now + timeoutMillis;
    const process = new Process({ number: this.started, name, deadline });
    this.#setClock(process);
    this.running.add(process);
    const isOver = expect();
    let told = false;
    // Who counted on it is told once, also where it wakes up later.
    const end = (how: WorkEnd) => {
      if (!told) tell(how);
      told = true;
    };
    const leave = (how: WorkEnd) => {
      process.onDeath = () => {};
      process.kill();
      this.running.delete(process);
      isOver();
      end(how);
    };
    process.onDeath = () => {
      witness.died(process);
      leave('gone');
    };
    timeline.after(timeoutMillis + KILL_SLACK, () => this.#outOfTime(process, end));
    run(portsOf(process)).then(
      () => this.#returned(process, () => leave('done')),
      (error: unknown) => {
        if (!(error instanceof TemporaryFailure || error instanceof NotFound))
          witness.violated('E', `${name}: ${error instanceof Error ? error.stack : error}`);
        this.#returned(process, () => leave('failed'));
      },
    );
  };

  #setClock(process: Process): void {
    const { faults, random, witness } = this.#world;
    const fault = faults.at({ kind: 'start', name: 'start' }, process.name);
    process.skew = random.between(-100, 100);
    if (!fault) return;
    process.skew += fault === 'clock-ahead' ? CLOCK_JUMP : -CLOCK_JUMP;
    witness.fault(process, fault);
  }

  /** Whoever overslept is frozen and wakes up later, when nobody counts on it any more; anybody else is killed. */
  #outOfTime(process: Process, end: (how: WorkEnd) => void): void {
    if (!process.alive) return;
    if (process.overslept) {
      end('gone');
      return;
    }
    this.timedOut += 1;
    process.kill();
  }

  #returned(process: Process, leave: () => void): void {
    const { witness } = this.#world;
    if (process.pending > 0)
      witness.violated('I10', `${process.name} returned with ${process.pending} calls open`);
    leave();
  }
}
