/** One invocation of a function. Dead, it goes on with nothing: its promises are never kept. */
export class Process {
  alive = true;
  /** A fault made it wait longer than it may live, and nobody ended it. */
  overslept = false;
  /** Calls that have no answer yet. */
  pending = 0;
  /** How far its clock is from the true time, in ms. */
  skew = 0;
  onDeath: () => void = () => {};
  readonly number: number;
  readonly name: string;
  /** When its time is over; true time, in ms. */
  readonly deadline: number;

  constructor({ number, name, deadline }: { number: number; name: string; deadline: number }) {
    this.number = number;
    this.name = name;
    this.deadline = deadline;
  }

  kill(): void {
    if (!this.alive) return;
    this.alive = false;
    this.onDeath();
  }
}
