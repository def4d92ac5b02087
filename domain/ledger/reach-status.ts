import * as z from 'zod';
import type { Obligation, ObligationState } from '../plan/obligation.ts';
import type { LedgerCell, LedgerRow } from './ledger.ts';

/**
 * Reach status of a message, best first. `partly`: some of the people. `waiting`: to do, not late. `missed`:
 * failed or not done in time. `withheld`: held back on every channel by a gap. `waived`: not required.
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

/** Status by obligation state. A planned obligation is waiting until its due date has passed. */
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
 * Status of one message to one group: that of its best channel. It counts as told once one channel has
 * reached the group (rule Q-3).
 */
export function bestOf(standings: readonly ReachStatus[]): ReachStatus {
  return reachStatusSchema.options.find((standing) => standings.includes(standing)) ?? 'withheld';
}

/** Who has to act on it; automatic failures fall to people. */
export function responsibleFor(
  { owner }: Pick<LedgerCell, 'owner'>,
  { standing, kind }: { standing: ReachStatus; kind: LedgerRow['kind'] },
): Obligation['owner'] {
  if (owner !== 'system' || (standing !== 'missed' && standing !== 'partly')) return owner;
  return kind === 'national' ? 'national-office' : 'local-lead';
}
