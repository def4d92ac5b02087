import { systemTicker, type Ticker } from './clock.ts';

/**
 * Common to queue pollers and deliveries: polls for due work, looks at once when woken, and lets running work finish
 * when it stops.
 */
export abstract class BackgroundWork {
  readonly #ticker: Ticker;
  readonly #everyMilliseconds: number;
  readonly #running = new Set<Promise<void>>();
  #halt: (() => void) | undefined;
  #waking: boolean = false;

  constructor({
    ticker = systemTicker,
    everyMilliseconds,
  }: { ticker?: Ticker | undefined; everyMilliseconds: number }) {
    this.#ticker = ticker;
    this.#everyMilliseconds = everyMilliseconds;
  }

  /** Starts due work that is not yet running; resolves when what this call started has settled. */
  abstract tick(): Promise<void>;

  /** Starts polling. */
  start(): void {
    this.#halt ??= this.#ticker.every(this.#everyMilliseconds, () => void this.tick());
  }

  /** Stops polling and waits for running work. */
  async stop(): Promise<void> {
    this.#halt?.();
    this.#halt = undefined;
    await Promise.all(this.#running);
  }

  /** The number of running items. */
  running(): number {
    return this.#running.size;
  }

  protected get started(): boolean {
    return this.#halt !== undefined;
  }

  /** Ticks after the current call stack; several calls before that count as one. */
  protected wake(): void {
    if (this.#waking || !this.started) return;
    this.#waking = true;
    this.#ticker.soon(() => {
      this.#waking = false;
      if (this.started) void this.tick();
    });
  }

  protected track(work: Promise<void>): Promise<void> {
    const tracked = work.finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
    return tracked;
  }
}
