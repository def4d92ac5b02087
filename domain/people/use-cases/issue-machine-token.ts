import { type MachineScope, machineScopeSchema, type User } from '../../rollout/user.ts';
import { digest } from '../../shared/digest.ts';
import { HOUR_MILLIS } from '../../shared/duration.ts';
import type { RequestLimits } from '../../shared/request-limit.ts';
import {
  MACHINE_TOKEN_PREFIX,
  type Machine,
  type Machines,
  machineActor,
  machineDigest,
  machineIdSchema,
  TOKEN_LIFE_MILLIS,
} from '../machine.ts';
import { type JudgeMachinePorts, machineStanding } from './keep-machines.ts';

export type IssueMachineTokenPorts = JudgeMachinePorts & {
  machines: Pick<Machines, 'find' | 'save' | 'addToken'>;
  requestLimits: RequestLimits;
  newSecret: () => string;
};

/** A token holds for half an hour, so two an hour would be enough; whoever guesses has no more. */
const TOKENS_AN_HOUR = 60;

/**
 * `machine`: which one asked, if it is known. `inMillis`: until it may ask again. `invalid-client`: no such machine,
 * another secret, or one without access. `waiting`: for a second coordinator.
 */
export type IssuedToken = { machine?: string } & (
  | { kind: 'issued'; token: string; scopes: readonly MachineScope[]; seconds: number }
  | { kind: 'invalid-client' | 'invalid-scope' | 'waiting' }
  | { kind: 'too-many'; inMillis: number }
);

/**
 * Gives a machine a token for its secret (RFC 6749 section 4.4). `scope`: what it asks for, by spaces; all that it may
 * do, if it does not say. Requests are counted by machine, right or wrong, before the secret is compared.
 */
export async function issueMachineToken(
  { id, secret, scope }: { id: string; secret: string; scope?: string | undefined },
  ports: IssueMachineTokenPorts,
): Promise<IssuedToken> {
  const machine = machineIdSchema.safeParse(id).success ? await ports.machines.find(id) : undefined;
  if (!machine) return { kind: 'invalid-client' };
  return { machine: id, ...(await issueTo(machine, { secret, scope }, ports)) };
}

async function issueTo(
  machine: Machine,
  { secret, scope }: { secret: string; scope: string | undefined },
  ports: IssueMachineTokenPorts,
): Promise<IssuedToken> {
  const { id } = machine;
  const now = ports.now();
  const window = new Date(now).toISOString().slice(0, 13);
  const limit = { who: digest(['machine-token', id]), window, most: TOKENS_AN_HOUR };
  if (!(await ports.requestLimits.take(limit)))
    return { kind: 'too-many', inMillis: HOUR_MILLIS - (now % HOUR_MILLIS) };
  // Digests are compared: how long that takes says nothing about the secret.
  if (machineDigest(secret) !== machine.secretHash) return { kind: 'invalid-client' };
  const standing = await machineStanding(machine, ports);
  if (standing !== 'active') return { kind: standing === 'waiting' ? 'waiting' : 'invalid-client' };
  const scopes = scopesAsked(scope, machine);
  if (!scopes) return { kind: 'invalid-scope' };
  const token = `${MACHINE_TOKEN_PREFIX}${ports.newSecret()}`;
  const until = Math.min(now + TOKEN_LIFE_MILLIS, machine.until);
  await ports.machines.addToken({ token: machineDigest(token), machine: id, scopes: [...scopes], until });
  // Another request may have noted it at the same moment: that will do.
  await ports.machines.save({ ...machine, lastUsedAt: now });
  return { kind: 'issued', token, scopes, seconds: Math.floor((until - now) / 1000) };
}

/** Undefined if it asks for something else than it may do. */
function scopesAsked(scope: string | undefined, { scopes }: Machine): readonly MachineScope[] | undefined {
  if (scope === undefined || scope === '') return scopes;
  const asked = scope.split(' ').map((each) => machineScopeSchema.safeParse(each).data);
  const known = asked.flatMap((each) => (each && scopes.includes(each) ? [each] : []));
  return known.length === asked.length ? [...new Set(known)] : undefined;
}

/**
 * The user that a token of a machine is, or undefined if it no longer holds, or its machine has no access any longer.
 * A machine sees the whole country, and its scopes say which operations are for it. Read-only.
 */
export async function machineUser(
  token: string,
  ports: JudgeMachinePorts & { machines: Pick<Machines, 'find' | 'findToken'> },
): Promise<{ user: User; issuedAt: number } | undefined> {
  const found = await ports.machines.findToken(machineDigest(token));
  if (!found || ports.now() >= found.until) return undefined;
  const machine = await ports.machines.find(found.machine);
  if (!machine || (await machineStanding(machine, ports)) !== 'active') return undefined;
  const scopes = found.scopes.filter((each) => machine.scopes.includes(each));
  if (scopes.length === 0) return undefined;
  const user: User = {
    ...{ id: machine.id, name: machine.name, address: machineActor(machine) },
    ...{ roles: ['coordinator'], machine: { scopes, madeBy: machine.madeBy } },
  };
  return { user, issuedAt: found.until - TOKEN_LIFE_MILLIS };
}
