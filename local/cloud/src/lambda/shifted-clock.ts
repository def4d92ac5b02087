/**
 * Makes this thread see another time than the machine's, by as many milliseconds as stand in the shared cell at the moment
 * of asking. A host that is told a clock gives it to its functions; they do not know.
 */
export function shiftClock(cell: SharedArrayBuffer): void {
  const ahead = new Float64Array(cell);
  const Real = Date;
  const now = () => Real.now() + Math.round(ahead[0] ?? 0);
  globalThis.Date = new Proxy(Real, {
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new Real(now()).toString(),
  });
}

/** The cell that {@link shiftClock} reads, and how far a clock is ahead of the machine's at this moment put into it. */
export class ClockCell {
  readonly buffer = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
  readonly #ahead = new Float64Array(this.buffer);

  /** Ten milliseconds are the time between two readings, and no jump. */
  follow({ now }: { now(): number }): void {
    const ahead = now() - Date.now();
    if (Math.abs(ahead - (this.#ahead[0] ?? 0)) > 10) this.#ahead[0] = ahead;
  }
}
