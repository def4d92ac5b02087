type Clock = (since?: NodeJS.CpuUsage) => NodeJS.CpuUsage;

/** Processor time by `clock` (of a thread, or of the process) for one run of some work, in µs an item. */
async function cpuOf(items: number, work: () => unknown, clock: Clock): Promise<number> {
  const before = clock();
  await work();
  const { user, system } = clock(before);
  return (user + system) / items;
}

export type Ways = Record<string, () => unknown>;

/**
 * Runs each way of doing the same `rounds` times, in turn, so that whatever else the machine does falls on all of them.
 * Returns the median of each, in µs of processor time an item; what comes first warms up and does not count.
 */
export async function compare(
  ways: Ways,
  { items, rounds, clock = process.threadCpuUsage }: { items: number; rounds: number; clock?: Clock },
) {
  const seen = new Map<string, number[]>(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, work] of Object.entries(ways)) {
      const micros = await cpuOf(items, work, clock);
      if (round > 0) seen.get(name)?.push(micros);
    }
  }
  return new Map([...seen].map(([name, each]) => [name, median(each)]));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
