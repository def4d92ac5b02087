import { systemTicker, type Ticker } from './clock.ts';

/**
 * What queue pollers and deliveries have in common: looks by itself for what is due, at once when it is woken, and
 * lets what runs finish when it stops.
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

  /** Takes up what is due and not under way; resolves when what this call began has settled. */
  abstract tick(): Promise<void>;

  /** Begins to work by itself. */
  start(): void {
    this.#halt ??= this.#ticker.every(this.#everyMilliseconds, () => void this.tick());
  }

  /** Takes up no more by itself and waits for what is under way. */
  async stop(): Promise<void> {
    this.#halt?.();
    this.#halt = undefined;
    await Promise.all(this.#running);
  }

  /** How much is under way. */
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
