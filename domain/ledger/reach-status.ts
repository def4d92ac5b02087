import * as z from 'zod';
import type { Obligation, ObligationState } from '../plan/obligation.ts';
import type { LedgerCell, LedgerRow } from './ledger.ts';

/**
 * How it stands with telling somebody something, the best first. `partly`: some of the people. `waiting`: it is to be done and
 * not late. `missed`: tried or left, and not done. `withheld`: a gap holds the message back, so no channel carries it. `waived`: it
 * need not be done.
 */
export const reachStatusSchema = z.enum([
  'told',
  'partly',
  'waiting',
  'late',
  'missed',
  'withheld',
  'waived',
]);
export type ReachStatus = z.infer<typeof reachStatusSchema>;

/** What the state of an obligation comes to. What is planned waits until its day is over. */
const STANDINGS: Readonly<Record<Exclude<ObligationState, 'planned'>, ReachStatus>> = {
  delivered: 'told',
  sent: 'told',
  published: 'told',
  relayed: 'told',
  confirmed: 'told',
  'partly-sent': 'partly',
  'not-sent': 'missed',
  missed: 'missed',
  waived: 'waived',
};

/** `today` is a date in Stockholm. */
export function reachStatusOf({ state, due }: Pick<LedgerCell, 'state' | 'due'>, today: string): ReachStatus {
  if (state !== 'planned') return STANDINGS[state];
  return due < today ? 'late' : 'waiting';
}

/**
 * How it stands with one message to one group: as with the best of the channels that carry it. A message counts as told as
 * soon as one channel has reached the group (rule Q-3).
 */
export function bestOf(standings: readonly ReachStatus[]): ReachStatus {
  return reachStatusSchema.options.find((standing) => standings.includes(standing)) ?? 'withheld';
}

/** Who has to act where it is not done: what the system tried and could not, falls to people. */
export function responsibleFor(
  { owner }: Pick<LedgerCell, 'owner'>,
  { standing, kind }: { standing: ReachStatus; kind: LedgerRow['kind'] },
): Obligation['owner'] {
  if (owner !== 'system' || (standing !== 'missed' && standing !== 'partly')) return owner;
  return kind === 'national' ? 'national-office' : 'local-lead';
}
