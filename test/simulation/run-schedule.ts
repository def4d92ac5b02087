import { ARRIVALS_END_MILLIS, RESTING_MILLIS } from '../../domain/sending/use-cases/reconcile.ts';
import type { FaultPlan } from './fault-kinds.ts';
import { checkEnd, type Part, partsOf } from './invariants.ts';
import type { Mutant } from './mutant.ts';
import { People } from './people.ts';
import { CLOCK_JUMP } from './processes.ts';
import { Random } from './random.ts';
import type { Scenario } from './scenario.ts';
import { Simulation } from './simulation.ts';
import type { Violation } from './witness.ts';

const ATTENTION_MILLIS = 16 * 60_000;
const SETTLING_FAULTS_MILLIS = 5 * 60_000;

export type ScheduleResult = {
  violations: Violation[];
  /** Recipients that were sent more than one mail, and recipients without a named end. */
  duplicates: number;
  lost: number;
  recipients: number;
  unknown: number;
  timedOut: number;
};

type Schedule = {
  seed: number;
  scenario: Scenario;
  faults: (random: Random, over: () => boolean) => FaultPlan;
  mutant?: Mutant | undefined;
  tell?: ((line: string) => void) | undefined;
};

/** Runs one schedule to its end, and then replays all that was ever heard to see that nothing changes. */
export async function runSchedule(schedule: Schedule): Promise<ScheduleResult> {
  const { seed, scenario, faults } = schedule;
  const random = new Random(seed);
  const simulation = new Simulation({ ...schedule, random, faults: (over) => faults(random, over) });
  const people = new People(simulation);
  await simulation.begin();
  people.begin(scenario);
  await simulation.run();
  const { witness } = simulation;
  if (witness.violations.length === 0) {
    await checkEnd(simulation);
    await checkRest(simulation);
    await checkUnknown(simulation, people, scenario.settles ?? random.chance(0.5));
    await checkFailed(simulation, people);
    await checkReplay(simulation, people);
  }
  return resultOf(simulation, await partsOf(simulation));
}

/** What may still become something else: by a person, whom it is put before until they have settled it. */
const OPEN_TO_PEOPLE = ['unknown'];
/** By late news of the mail service, which is awaited for two days; what was refused is reported as long. */
const OPEN_TO_NEWS = [...OPEN_TO_PEOPLE, 'accepted', 'delayed', 'failed'];

/** After a quiet time nobody looks any more at what is done; what comes later has to be noticed all the same. */
async function checkRest(simulation: Simulation): Promise<void> {
  simulation.calm();
  const wait = RESTING_MILLIS + (simulation.witness.clockJumped ? CLOCK_JUMP : 0);
  await checkNotes(simulation, { wait, open: OPEN_TO_NEWS });
  await checkNotes(simulation, { wait: ARRIVALS_END_MILLIS + wait, open: OPEN_TO_PEOPLE });
}

/** More would be a reconciler that never comes through. */
const MOST_ROUNDS = 6;

/** No dispatch is looked at after two rounds, each so long (ms) after the last, unless it has mails that are open. */
async function checkNotes(
  simulation: Simulation,
  { wait, open }: { wait: number; open: readonly string[] },
): Promise<void> {
  const { stores, witness } = simulation;
  // One round counts what has arrived, the next sees that nothing is left. One that dies on the way is none.
  let through = 0;
  for (let round = 0; through < 2 && round < MOST_ROUNDS; round += 1) {
    simulation.later(wait, () =>
      simulation.reconcile(() => {
        through += 1;
      }),
    );
    await simulation.run();
  }
  const noted = new Set((await stores.dispatches.openWork()).map(({ id }) => id));
  const parts = Map.groupBy(await partsOf(simulation), ({ milestone }) => milestone.id);
  for (const [id, all] of parts) {
    const over = all.every(({ rows }) => rows.every(({ outcome }) => !open.includes(outcome.state)));
    if (over && noted.has(id)) witness.violated('open work', `${id} is done and still looked at`);
  }
}

/** What stays unknown is put before a person, who settles it. */
async function checkUnknown(simulation: Simulation, people: People, settles: boolean): Promise<void> {
  const { witness } = simulation;
  const unknown = (await partsOf(simulation)).flatMap(({ milestone, rows }) =>
    rows
      .filter(({ outcome }) => outcome.state === 'unknown')
      .map(({ id }) => ({ milestone: milestone.id, delivery: id })),
  );
  if (unknown.length === 0) return;
  simulation.calm();
  // What was written by a clock that was ahead is looked at that much later.
  const wait = ATTENTION_MILLIS + (witness.clockJumped ? CLOCK_JUMP : 0);
  simulation.later(wait, () => simulation.reconcile());
  await simulation.run();
  const shown = simulation.lastReport.attention.reduce((sum, { deliveries }) => sum + deliveries, 0);
  if (shown !== unknown.length)
    witness.violated('attention', `${unknown.length} stay unknown, ${shown} are shown to a person`);
  if (!settles) return;
  simulation.goOn(SETTLING_FAULTS_MILLIS);
  people.settle(unknown);
  await simulation.run();
  if (witness.violations.length === 0) await checkEnd(simulation);
}

/** What was refused is sent again by a person, once. */
async function checkFailed(simulation: Simulation, people: People): Promise<void> {
  const { random, witness } = simulation;
  const failed = (await partsOf(simulation)).filter(({ rows }) => count([{ rows }], ['failed']) > 0);
  if (failed.length === 0 || witness.violations.length > 0 || random.chance(0.3)) return;
  simulation.goOn(SETTLING_FAULTS_MILLIS);
  for (const id of new Set(failed.map(({ milestone }) => milestone.id))) people.resend(id);
  await simulation.run();
  if (witness.violations.length === 0) await checkEnd(simulation);
}

/** I11: every event, job and evidence ever heard, once more. */
async function checkReplay(simulation: Simulation, people: People): Promise<void> {
  const { queues, random, witness } = simulation;
  const before = await fingerprint(simulation);
  people.replay();
  for (const queue of [queues['organisation-plans'], queues.deliveries, queues.outcomes])
    queue.replay(random);
  simulation.calm();
  await simulation.run();
  const after = await fingerprint(simulation);
  if (before !== after) witness.violated('I11', `a replay changed ${before} to ${after}`);
}

async function fingerprint(simulation: Simulation): Promise<string> {
  const parts = await partsOf(simulation);
  const rows = parts.flatMap(({ rows: each }) => each.map(({ id, outcome }) => [id, outcome]));
  const states = parts.map(({ milestone }) => [milestone.id, milestone.state, milestone.planHash]);
  return JSON.stringify([rows, states, simulation.mail.takenAt.length]);
}

function resultOf({ witness, processes }: Simulation, parts: readonly Part[]): ScheduleResult {
  const due = [...witness.frozen].flatMap(([key, { contacts }]) =>
    contacts.map(({ address }) => `${key}/${address}`),
  );
  const named = new Set(
    parts.flatMap(({ milestone, organisation, rows }) =>
      rows
        .filter(({ outcome }) => outcome.state !== 'planned' && outcome.state !== 'sending')
        .map(({ address }) => `${milestone.id}/${organisation}/${address}`),
    ),
  );
  return {
    violations: witness.violations,
    duplicates: witness.duplicates.size,
    lost: due.filter((person) => !named.has(person)).length,
    recipients: due.length,
    unknown: count(parts, ['unknown']),
    timedOut: processes.timedOut,
  };
}

function count(parts: readonly Pick<Part, 'rows'>[], states: readonly string[]): number {
  return parts.flatMap(({ rows }) => rows).filter(({ outcome }) => states.includes(outcome.state)).length;
}
