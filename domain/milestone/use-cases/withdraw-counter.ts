import type { Milestones } from '../../plan/milestone.ts';
import { readReason } from '../../rollout/rejection.ts';
import type { Problem } from '../../shared/problem.ts';
import { counterWithdrawal, type PreparedCounter, type PreparedCounters } from '../prepared-counter.ts';

export type WithdrawCounterPorts = {
  preparedCounters: Pick<PreparedCounters, 'find' | 'save'>;
  milestones: Pick<Milestones, 'find'>;
  now: () => number;
};

export type Withdrawn =
  | { kind: 'withdrawn'; counter: PreparedCounter }
  | { kind: 'problems'; problems: readonly Problem[] }
  /** It has been fired: a milestone is stopped, and not withdrawn. */
  | { kind: 'fired' }
  /** Somebody else wrote it in the meantime. */
  | { kind: 'changed' }
  | { kind: 'not-there' };

type Asked = { rollout: string; id: string; by: string; reason: string };

/**
 * Withdraws a prepared counter: it can no longer be approved or fired, and its approvals are worth nothing. Who
 * withdrew it, when and why stays with it. Withdrawn again it stays as it is.
 */
export async function withdrawCounter(
  { rollout, id, by, reason: written }: Asked,
  ports: WithdrawCounterPorts,
): Promise<Withdrawn> {
  const counter = await ports.preparedCounters.find(rollout, id);
  if (!counter) return { kind: 'not-there' };
  if (await ports.milestones.find(id)) return { kind: 'fired' };
  if (counterWithdrawal(counter)) return { kind: 'withdrawn', counter };
  const said = readReason(written);
  if (!said.ok) return { kind: 'problems', problems: said.problems };
  const version = counter.version + 1;
  const withdrawal = { version, by, at: ports.now(), reason: said.data.reason };
  const next = { ...counter, version, withdrawals: [...(counter.withdrawals ?? []), withdrawal] };
  return (await ports.preparedCounters.save(next))
    ? { kind: 'withdrawn', counter: next }
    : { kind: 'changed' };
}
