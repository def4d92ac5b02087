import { FAULT_KINDS, type FaultKind, type Point } from './fault-kinds.ts';
import { NoFaults } from './fault-plans.ts';
import { runSchedule } from './run-schedule.ts';
import { FIXED_SCENARIOS } from './scenario.ts';
import { type Chosen, FIXED_SEED, type ScheduleJob } from './schedule-jobs.ts';

/** Faults further apart than this meet in nothing that the near ones do not. */
const NEAR = 13;
const A_JOB = 100;

/** The points of a fixed scenario in the order in which a run without faults reaches them. */
async function pointsOf(scenario: string): Promise<Point[]> {
  const fixed = FIXED_SCENARIOS[scenario];
  if (!fixed) throw new Error(`there is no scenario "${scenario}"`);
  const none = new NoFaults();
  await runSchedule({ seed: FIXED_SEED, scenario: fixed, faults: () => none });
  return none.points;
}

const kindsAt = (points: readonly Point[], index: number): readonly FaultKind[] => {
  const point = points[index];
  return point ? FAULT_KINDS[point.kind] : [];
};

/** Every fault that can happen once, at every point. */
async function singleFaults(scenario: string): Promise<Chosen[]> {
  const points = await pointsOf(scenario);
  return points.flatMap((_, at) =>
    kindsAt(points, at).map((kind): Chosen => ({ scenario, faults: [[at, kind]] })),
  );
}

/** Every pair of faults that are near to one another. */
async function* nearPairs(scenario: string): AsyncGenerator<Chosen> {
  const points = await pointsOf(scenario);
  for (const [first] of points.entries()) {
    for (let second = first + 1; second <= first + NEAR; second += 1) {
      for (const kind of kindsAt(points, first))
        for (const other of kindsAt(points, second))
          yield {
            scenario,
            faults: [
              [first, kind],
              [second, other],
            ],
          };
    }
  }
}

/** Those of all the fixed scenarios, but only each `step`th. */
export async function allPairs(step = 1): Promise<Chosen[]> {
  const some: Chosen[] = [];
  let count = 0;
  for (const scenario of scenarios)
    for await (const pair of nearPairs(scenario)) if (count++ % step === 0) some.push(pair);
  return some;
}

export async function allSingles(): Promise<Chosen[]> {
  return (await Promise.all(scenarios.map(singleFaults))).flat();
}

const scenarios = Object.keys(FIXED_SCENARIOS);

export function* chosenJobs(chosen: readonly Chosen[]): Generator<ScheduleJob> {
  for (let start = 0; start < chosen.length; start += A_JOB)
    yield { chosen: chosen.slice(start, start + A_JOB) };
}
