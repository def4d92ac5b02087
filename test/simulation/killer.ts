import type { Simulation } from './simulation.ts';

/**
 * The mails that a worker had claimed and not settled when it was killed, by whether the mail service had taken them.
 */
export type Killed = { hadLeft: string[]; hadNotLeft: string[] };

/** Later than any call is carried out, sooner than any event tells of a mail. */
const SOON = 50;

/** Kills workers at random moments while they have mails in the air. What is given fills up meanwhile. */
export function killWorkers(
  simulation: Simulation,
  { count, withinMillis }: { count: number; withinMillis: number },
): Killed[] {
  const { processes, random } = simulation;
  const killed: Killed[] = [];
  const kill = (): void => {
    const workers = [...processes.running].filter(({ name }) => name === 'deliveries');
    const worker = workers[random.between(0, workers.length - 1)];
    const claimed = worker && claimedBy(worker.number, simulation);
    if (!claimed || claimed.hadLeft.length + claimed.hadNotLeft.length === 0) {
      simulation.later(random.between(1, 40), kill);
      return;
    }
    worker.kill();
    // What it asked for before is on its way, and is done some ms later.
    simulation.later(SOON, () => killed.push(claimedBy(worker.number, simulation)));
  };
  for (let kills = 0; kills < count; kills += 1) simulation.later(random.between(0, withinMillis), kill);
  return killed;
}

function claimedBy(worker: number, { stores, witness }: Simulation): Killed {
  const claimed = stores.plans.deliveries
    .under('')
    .filter(({ outcome }) => outcome.state === 'sending' && outcome.attempt.startsWith(`p${worker}-`))
    .map(({ id }) => id);
  return {
    hadLeft: claimed.filter((id) => witness.wasTaken(id)),
    hadNotLeft: claimed.filter((id) => !witness.wasTaken(id)),
  };
}
