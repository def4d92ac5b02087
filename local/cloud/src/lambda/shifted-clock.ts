/**
 * Shifts this thread's time from the machine's by the number of milliseconds in the shared cell. A host with a
 * clock of its own gives it to its functions this way; they do not notice.
 */
export function shiftClock(cell: SharedArrayBuffer): void {
  const ahead = new Float64Array(cell);
  const Real = Date;
  const now = () => Real.now() + Math.round(ahead[0] ?? 0);
  // A function, since through a proxy every date would cost ten times as much.
  function Shifted(...args: unknown[]): unknown {
    if (new.target === undefined) return new Real(now()).toString();
    return Reflect.construct(Real, args.length === 0 ? [now()] : args, new.target);
  }
  Object.defineProperties(Shifted, Object.getOwnPropertyDescriptors(Real));
  Object.assign(Shifted, { now });
  Object.assign(Real.prototype, { constructor: Shifted });
  Object.assign(globalThis, { Date: Shifted });
}

/** The cell that {@link shiftClock} reads, set to how far a clock is ahead of the machine's now. */
export class ClockCell {
  readonly buffer = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
  readonly #ahead = new Float64Array(this.buffer);

  /** Ten milliseconds are the time between two readings, and no jump. */
  follow({ now }: { now(): number }): void {
    const ahead = now() - Date.now();
    if (Math.abs(ahead - (this.#ahead[0] ?? 0)) > 10) this.#ahead[0] = ahead;
  }
}
