type Entry = { at: number; order: number; act: () => void };

/**
 * Virtual time: things happen in the order of their time, and between two of them all promises that can go on do so.
 */
export class Timeline {
  #now: number;
  #order = 0;
  readonly #heap: Entry[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  get now(): number {
    return this.#now;
  }

  after(millis: number, act: () => void): void {
    this.#order += 1;
    this.#push({ at: this.#now + Math.max(0, millis), order: this.#order, act });
  }

  /** Lets things happen until nothing is left, or until `over` says so. */
  run(over: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      // A loop that awaits would take three promises a step.
      const step = (): void => {
        try {
          const entry = over() ? undefined : this.#pop();
          if (!entry) {
            resolve();
            return;
          }
          this.#now = entry.at;
          entry.act();
          process.nextTick(afterwards, step);
        } catch (error) {
          reject(error);
        }
      };
      step();
    });
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (!above || !before(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): Entry | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!last || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const smaller = smallerChild(heap, index);
      const child = heap[smaller];
      if (!child || !before(child, last)) break;
      heap[index] = child;
      index = smaller;
    }
    heap[index] = last;
    return first;
  }
}

const before = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);

function smallerChild(heap: readonly Entry[], index: number): number {
  const left = 2 * index + 1;
  const [a, b] = [heap[left], heap[left + 1]];
  return a && b && before(b, a) ? left + 1 : left;
}

/** Node runs a tick when no promise can go on any more; a step taken in the tick itself would not wait for its own. */
function afterwards(step: () => void): void {
  queueMicrotask(step);
}
