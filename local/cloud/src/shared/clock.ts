/** Epoch milliseconds; tests pass their own, so that a visibility timeout costs no waiting. */
export type Clock = { now(): number };

export const systemClock: Clock = { now: () => Date.now() };

/** What makes background work run again; tests pass `stillTicker` and call `tick()` themselves. */
export type Ticker = {
  /** Runs every `milliseconds` until the returned function is called. */
  every(milliseconds: number, run: () => void): () => void;
  /** Runs once, after the current call stack. */
  soon(run: () => void): void;
};

export const systemTicker: Ticker = {
  every: (milliseconds, run) => {
    const interval = setInterval(run, milliseconds);
    return () => clearInterval(interval);
  },
  soon: (run) => {
    setImmediate(run);
  },
};

/** Never runs anything on its own. */
export const stillTicker: Ticker = { every: () => () => {}, soon: () => {} };
