import * as z from 'zod';
import { type ControlLog, changeId, type Noted } from '../../controls/control-log.ts';
import type { ReadsRestores } from '../../mail/restore.ts';
import { samePerson } from '../../rollout/approval.ts';
import { machineScopeSchema } from '../../rollout/user.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { parseInput } from '../../shared/parse-input.ts';
import { plainText } from '../../shared/plain-text.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import {
  MACHINE_LIFE_MILLIS,
  MACHINE_LIFE_OF_UNLISTED_MILLIS,
  MACHINE_SECRET_PREFIX,
  type Machine,
  type Machines,
  machineDigest,
  machineIdOf,
} from '../machine.ts';
import { type People, personId } from '../person.ts';

export type KeepMachinesPorts = JudgeMachinePorts & {
  machines: Machines;
  controlLog: Pick<ControlLog, 'append'>;
  /** 32 random bytes as base64url. */
  newSecret: () => string;
};

/** So many machines may have access at a time. */
const MOST = 20;

const newMachineSchema = z.object({ name: plainText(60), scopes: z.array(machineScopeSchema).min(1) });

/** `secret`: as the machine needs it; nobody can read it again. */
export type AddedMachine =
  | { kind: 'done'; machine: Machine; secret: string }
  | { kind: 'refused'; problems: readonly Problem[] };

/** `not-there`: there is none that it could be done to. `own`: a second coordinator has to do it. */
export type ChangedMachine = 'done' | 'not-there' | 'own';

/** What tells whether a machine still has access. */
export type JudgeMachinePorts = { people: Pick<People, 'find'>; now: () => number } & ReadsRestores;

/**
 * `expired`: its time is over. `outlived`: whoever made it may no longer make one. `restored`: the table was restored
 * since, so that nobody knows whether it had ended.
 */
export type MachineStanding = Machine['state'] | 'expired' | 'outlived' | 'restored';

/** A machine as people see it. */
export type ShownMachine = Omit<Machine, 'secretHash'> & { stands: MachineStanding };

/** All machines, those with access first, the newest first. Read-only. */
export async function listMachines(
  ports: JudgeMachinePorts & { machines: Pick<Machines, 'all'> },
): Promise<ShownMachine[]> {
  const shown = await mapInChunks(
    await ports.machines.all(),
    async ({ secretHash: _secret, ...machine }) => ({
      ...machine,
      stands: await machineStanding(machine, ports),
    }),
  );
  const last = ({ stands }: ShownMachine) => Number(stands !== 'active' && stands !== 'waiting');
  return shown.toSorted((a, b) => last(a) - last(b) || b.madeAt - a.madeAt);
}

/**
 * How a machine stands: a secret that somebody knows is access of theirs, and ends with it. Of whoever is not in the
 * list of people nothing is known; their machines end sooner. Read-only.
 */
export async function machineStanding(
  { state, madeBy, madeAt, until }: Omit<Machine, 'secretHash'>,
  { people, restores, now }: JudgeMachinePorts,
): Promise<MachineStanding> {
  if (state === 'ended') return state;
  if (now() >= until) return 'expired';
  const [person, known] = await allSettledOrThrow([people.find(personId(madeBy)), restores.read()]);
  if (person && !(person.state === 'active' && person.role === 'coordinator')) return 'outlived';
  const isLost = known.value?.restores.some(({ to, heldAt }) => to !== undefined && heldAt >= madeAt);
  return isLost ? 'restored' : state;
}

/** Adds a machine. One that may do more than read waits for a second coordinator. */
export async function addMachine(
  { by, ...written }: { name: string; scopes: readonly string[]; by: string },
  ports: KeepMachinesPorts,
): Promise<AddedMachine> {
  const read = parseInput(newMachineSchema, written);
  if (!read.ok) return { kind: 'refused', problems: read.problems.map(atField) };
  const { name, scopes } = read.data;
  const now = ports.now();
  const live = (await listMachines(ports)).filter(
    ({ stands }) => stands === 'active' || stands === 'waiting',
  );
  if (live.some((each) => each.name === name))
    return { kind: 'refused', problems: [problemAt('name', 'machine-known')] };
  if (live.length >= MOST)
    return { kind: 'refused', problems: [problemAt('name', 'too-many', { max: MOST })] };
  const secret = `${MACHINE_SECRET_PREFIX}${ports.newSecret()}`;
  const listed = await ports.people.find(personId(by));
  await note('added', name, by, ports);
  const machine = await ports.machines.save({
    ...{ id: machineIdOf(ports.newSecret()), name, scopes: [...new Set(scopes)].toSorted() },
    ...{ secretHash: machineDigest(secret), state: scopes.includes('draft') ? 'waiting' : 'active' },
    ...{ madeBy: by, madeAt: now, version: 0 },
    until: now + (listed ? MACHINE_LIFE_MILLIS : MACHINE_LIFE_OF_UNLISTED_MILLIS),
  });
  if (!machine) throw new Error('two machines have the same random id');
  return { kind: 'done', machine, secret };
}

function atField({ path, ...found }: Problem): Problem {
  return { ...found, path: path.split('.')[0] ?? '' };
}

type By = { id: string; by: string };

/** A second coordinator lets a machine have what it waits for. */
export async function confirmMachine({ id, by }: By, ports: KeepMachinesPorts): Promise<ChangedMachine> {
  return retryLostRace(`machine ${id}`, async (round) => {
    const found = await ports.machines.find(id);
    if (!found || (await machineStanding(found, ports)) !== 'waiting') return 'not-there';
    if (samePerson(found.madeBy, by)) return 'own';
    if (round === 0) await note('confirmed', found.name, by, ports);
    return (await ports.machines.save({ ...found, state: 'active', confirmedBy: by })) ? 'done' : AGAIN;
  });
}

/** Ends a machine for good: its tokens are refused from the next request on. */
export async function endMachine({ id, by }: By, ports: KeepMachinesPorts): Promise<ChangedMachine> {
  return retryLostRace(`machine ${id}`, async (round) => {
    const found = await ports.machines.find(id);
    if (!found || found.state === 'ended') return 'not-there';
    if (round === 0) await note('ended', found.name, by, ports);
    // It may get a token at the same moment, which is noted in the same row.
    return (await ports.machines.save({ ...found, state: 'ended', endedBy: by })) ? 'done' : AGAIN;
  });
}

async function note(
  did: Extract<Noted, { kind: 'machine' }>['did'],
  machine: string,
  by: string,
  { controlLog, now }: KeepMachinesPorts,
): Promise<void> {
  const noted: Noted = { kind: 'machine', did, machine };
  await controlLog.append({ change: changeId(noted, now()), did: 'noted', what: noted, by, at: now() });
}
