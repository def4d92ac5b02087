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
export async function singleFaults(scenario: string): Promise<Chosen[]> {
  const points = await pointsOf(scenario);
  return points.flatMap((_, at) =>
    kindsAt(points, at).map((kind): Chosen => ({ scenario, faults: [[at, kind]] })),
  );
}

/** Every pair of faults that are near to one another. */
export async function nearPairs(scenario: string): Promise<Chosen[]> {
  const points = await pointsOf(scenario);
  return points.flatMap((_, first) =>
    kindsAt(points, first).flatMap((kind) =>
      Array.from({ length: NEAR }, (__, gap) => first + gap + 1).flatMap((second) =>
        kindsAt(points, second).map(
          (other): Chosen => ({
            scenario,
            faults: [
              [first, kind],
              [second, other],
            ],
          }),
        ),
      ),
    ),
  );
}

export function chosenJobs(chosen: readonly Chosen[]): ScheduleJob[] {
  const jobs: ScheduleJob[] = [];
  for (let start = 0; start < chosen.length; start += A_JOB)
    jobs.push({ chosen: chosen.slice(start, start + A_JOB) });
  return jobs;
}

const scenarios = Object.keys(FIXED_SCENARIOS);

export async function singleJobs(): Promise<ScheduleJob[]> {
  return chosenJobs((await Promise.all(scenarios.map(singleFaults))).flat());
}

export async function pairJobs(): Promise<ScheduleJob[]> {
  return chosenJobs((await Promise.all(scenarios.map(nearPairs))).flat());
}
