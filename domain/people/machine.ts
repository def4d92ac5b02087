import * as z from 'zod';
import { machineScopeSchema } from '../rollout/user.ts';
import { digest, shortDigest } from '../shared/digest.ts';
import { DAY_MILLIS, MINUTE_MILLIS } from '../shared/duration.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';

const actor = () => personal(plainText(254), 'actor');
export const machineIdSchema = z.string().regex(/^[a-z2-7]{26}$/);

/**
 * Another system that calls the API. `secretHash` is a digest of its secret, which is not stored. `waiting`: for a
 * second coordinator. Times in ms; `until`: the last moment at which it gets a token; `lastUsedAt`: when it last got
 * one. `version` counts writes.
 */
export const machineSchema = z.strictObject({
  id: machineIdSchema,
  name: personal(plainText(60), 'words'),
  scopes: z.array(machineScopeSchema).min(1),
  secretHash: z.string().regex(/^[a-z2-7]{52}$/),
  state: z.enum(['waiting', 'active', 'ended']),
  madeBy: actor(),
  madeAt: z.int().min(0),
  until: z.int().min(0),
  confirmedBy: actor().optional(),
  endedBy: actor().optional(),
  lastUsedAt: z.int().min(0).optional(),
  version: z.int().min(0),
});
export type Machine = z.infer<typeof machineSchema>;

/** What a machine got for its secret; only a digest of it is stored. `until`: ms. */
export const machineTokenSchema = z.strictObject({
  token: z.string().regex(/^[a-z2-7]{52}$/),
  machine: machineIdSchema,
  scopes: z.array(machineScopeSchema).min(1),
  until: z.int().min(0),
});
export type MachineToken = z.infer<typeof machineTokenSchema>;

/** So long a token holds, unless its machine is ended before. */
export const TOKEN_LIFE_MILLIS = 30 * MINUTE_MILLIS;
/** So long a machine gets tokens, unless it is ended before. */
export const MACHINE_LIFE_MILLIS = 365 * DAY_MILLIS;
/** For machines of whoever is not in the list of people, so that nothing tells when their access ends. */
export const MACHINE_LIFE_OF_UNLISTED_MILLIS = 90 * DAY_MILLIS;

/** By what tokens of machines begin: scanners for secrets in code look for such marks. */
export const MACHINE_TOKEN_PREFIX = 'budkavle_token_';
export const MACHINE_SECRET_PREFIX = 'budkavle_secret_';

/** What is stored of a secret or a token: 256 random bits need no salt and no slow digest. */
export function machineDigest(secret: string): string {
  return digest(['machine', secret]);
}

/** The id of a new machine, from random bytes. */
export function machineIdOf(random: string): string {
  return shortDigest('machine-id', random);
}

/** Under what name a machine stands where it did something; `invalid` is nobody's domain (RFC 2606). */
export function machineActor({ id, name }: Pick<Machine, 'id' | 'name'>): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-')
    .slice(0, 40)
    .replace(/-$/, '');
  return `${plain === '' ? 'machine' : plain}.${id.slice(0, 6)}@machine.invalid`;
}

/** Stores machines and their tokens. */
export interface Machines {
  all(): Promise<Machine[]>;
  /** Consistent read: an end counts from the next request on. */
  find(id: string): Promise<Machine | undefined>;
  /**
   * Writes a machine over the one that was read, and counts its version; version 0 is a new one. Undefined, without
   * effect, if somebody has written it meanwhile.
   */
  save(machine: Machine): Promise<Machine | undefined>;
  addToken(token: MachineToken): Promise<void>;
  /** By its digest; also one that no longer holds, which the store deletes some days later. */
  findToken(token: string): Promise<MachineToken | undefined>;
}
