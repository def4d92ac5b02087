import type { FaultPlan, PointKind } from './fault-kinds.ts';
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

type Message<T> = { number: number; body: T; visibleAt: number; receives: number };
/** What the worker tells the queue when it is done; `gone`: it died and told nothing. */
export type WorkEnd = 'done' | 'failed' | 'gone';

export type QueueSettings = {
  name: string;
  point: PointKind;
  concurrency: number;
  visibilityMillis: number;
};

type QueueWorld<T> = {
  timeline: Timeline;
  random: Random;
  faults: FaultPlan;
  /** `first`: the message comes for the first time. */
  work: (body: T, end: (how: WorkEnd) => void, first?: 'first') => void;
};

const MAX_RECEIVES = 5;

/** A queue as SQS has it: at least once, hidden while worked on, to the dead letters after five receives. */
export class Queue<T> {
  readonly deadLetters: T[] = [];
  /** All that was ever worked on to its end. */
  readonly done: T[] = [];
  readonly #settings: QueueSettings;
  readonly #world: QueueWorld<T>;
  readonly #messages = new Map<number, Message<T>>();
  #count = 0;
  #running = 0;

  constructor(settings: QueueSettings, world: QueueWorld<T>) {
    this.#settings = settings;
    this.#world = world;
  }

  get isEmpty(): boolean {
    return this.#messages.size === 0;
  }

  send(body: T, delayMillis = 0): void {
    const { faults, random } = this.#world;
    const { name, point } = this.#settings;
    const fault = faults.at({ kind: point, name: `queue.${name}` });
    if (fault === 'lost') return;
    this.put(body, delayMillis + (fault === 'delayed' ? random.between(1_000, 900_000) : 0));
    if (fault === 'duplicated') this.put(body, random.between(0, 20_000));
  }

  /** Puts a message in for certain. */
  put(body: T, delayMillis = 0): void {
    const { timeline } = this.#world;
    this.#count += 1;
    const visibleAt = timeline.now + delayMillis;
    this.#messages.set(this.#count, { number: this.#count, body, visibleAt, receives: 0 });
    this.#pollIn(delayMillis);
  }

  /** Puts in once more whatever was worked on. */
  replay(random: Random): void {
    for (const body of [...this.done]) this.put(body, random.between(0, 60_000));
  }

  /** Puts the dead letters in once more. */
  redrive(): void {
    for (const body of this.deadLetters.splice(0)) this.put(body);
  }

  purge(): void {
    this.#messages.clear();
  }

  #pollIn(millis: number): void {
    this.#world.timeline.after(millis, () => this.#poll());
  }

  #poll(): void {
    const { timeline } = this.#world;
    for (const message of this.#messages.values()) {
      if (this.#running >= this.#settings.concurrency) return;
      if (message.visibleAt > timeline.now) continue;
      if (message.receives >= MAX_RECEIVES) {
        this.#messages.delete(message.number);
        this.deadLetters.push(message.body);
      } else this.#receive(message);
    }
  }

  #receive(message: Message<T>): void {
    const { timeline, work } = this.#world;
    message.receives += 1;
    message.visibleAt = timeline.now + this.#settings.visibilityMillis;
    this.#running += 1;
    let ended = false;
    const end = (how: WorkEnd) => {
      if (ended) return;
      ended = true;
      this.#running -= 1;
      if (how === 'done') {
        this.#messages.delete(message.number);
        this.done.push(message.body);
      } else this.#pollIn(message.visibleAt - timeline.now);
      this.#pollIn(0);
    };
    work(message.body, end, message.receives === 1 ? 'first' : undefined);
  }
}
