import * as z from 'zod';
import type { Suffices } from '../catalogue/sufficient.ts';
import type { Obligation, ObligationState } from '../plan/obligation.ts';
import type { LedgerCell, LedgerRow } from './ledger.ts';

/**
 * Reach status of a message, best first. `fully-told`: through all channels. `told`: through those that suffice.
 * `published`: where nobody can count who reads it. `partly`: some of the people, or some of the messages. `waiting`:
 * to do, not late. `missed`: failed, not done in time, or not in what was sent. `withheld`: held back on every
 * channel by a gap. `waived`: not required.
 */
export const reachStatusSchema = z.enum([
  'fully-told',
  'told',
  'published',
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
  published: 'published',
  relayed: 'told',
  confirmed: 'told',
  'partly-sent': 'partly',
  'not-sent': 'missed',
  missed: 'missed',
  waived: 'waived',
};

/** In which nothing is left to be done. */
const DONE: readonly ReachStatus[] = ['fully-told', 'told', 'published', 'waived'];

/** Whether nothing is left to be done about it. */
export function isDone(standing: ReachStatus): boolean {
  return DONE.includes(standing);
}

type Way = Pick<LedgerCell, 'state' | 'due' | 'uncounted' | 'lacks'>;

/**
 * How one channel stands with the messages that it carries. What was sent without some of them tells in part; without
 * any of them it tells nothing. `today` is a date in Stockholm.
 */
export function reachStatusOf(way: Way & Pick<LedgerCell, 'messages'>, today: string): ReachStatus {
  const standing = statusOfWay(way, today);
  const left = way.messages.filter((topic) => !way.lacks?.includes(topic));
  if (left.length === way.messages.length || !tells(standing)) return standing;
  return left.length > 0 ? 'partly' : 'missed';
}

/** How one channel stands with one of its messages. */
export function topicStatusOf(way: Way, topic: string, today: string): ReachStatus {
  const standing = statusOfWay(way, today);
  return way.lacks?.includes(topic) && tells(standing) ? 'missed' : standing;
}

function statusOfWay({ state, due, uncounted }: Way, today: string): ReachStatus {
  if (state === 'planned') return due < today ? 'late' : 'waiting';
  const standing = STANDINGS[state];
  return uncounted && standing === 'told' ? 'published' : standing;
}

function tells(standing: ReachStatus): boolean {
  return standing === 'told' || standing === 'published' || standing === 'partly';
}

/**
 * Status of one message to one group over its channels. It is told once a channel that suffices has told it, or all
 * that suffice together have (rule Q-3), and fully told once all channels have. Where what suffices is not needed, what
 * is left does.
 */
export function statusOver(
  ways: readonly { standing: ReachStatus; suffices?: Suffices | undefined }[],
): ReachStatus {
  const required = ways.filter(({ standing }) => standing !== 'waived');
  const sufficient = required.filter(({ suffices }) => suffices !== 'never');
  const counting = (sufficient.length > 0 ? sufficient : required).map(({ standing }) => standing);
  const together = required.some(({ suffices }) => suffices === 'together');
  const standing = together ? worstOf(counting) : bestOf(counting);
  if (required.length === 0) return ways.length > 0 ? 'waived' : 'withheld';
  return standing === 'told' && required.every((way) => isDone(way.standing)) ? 'fully-told' : standing;
}

function bestOf(standings: readonly ReachStatus[]): ReachStatus {
  return reachStatusSchema.options.find((standing) => standings.includes(standing)) ?? 'withheld';
}

/** Told if all are done and somebody can be counted. */
function worstOf(standings: readonly ReachStatus[]): ReachStatus {
  if (standings.every(isDone)) return bestOf(standings);
  return reachStatusSchema.options.findLast((standing) => standings.includes(standing)) ?? 'withheld';
}

/** Who has to act on it; automatic failures fall to people. */
export function responsibleFor(
  { owner }: Pick<LedgerCell, 'owner'>,
  { standing, kind }: { standing: ReachStatus; kind: LedgerRow['kind'] },
): Obligation['owner'] {
  if (owner !== 'system' || (standing !== 'missed' && standing !== 'partly')) return owner;
  return kind === 'national' ? 'national-office' : 'local-lead';
}
