import { ledgerRowOf } from '../../domain/ledger/ledger-row.ts';
import type { Milestone } from '../../domain/plan/milestone.ts';
import type { TaskState } from '../../domain/plan/task.ts';
import { canonicalJson } from '../../domain/shared/digest.ts';
import type { Operator } from '../operator.ts';

/**
 * Compares the stored ledger with the rows that it is derived from, and manual obligations with tasks. Returns the
 * organisations where they differ.
 */
export async function checkLedger(milestone: string, operator: Operator): Promise<string[]> {
  const organisations = (await operator.milestones.find(milestone))?.organisations ?? [];
  const problems: string[] = [];
  for (const organisation of organisations) {
    const obligations = await operator.obligations.ofOrganisation(milestone, organisation);
    const tasks = await operator.tasks.ofOrganisation(milestone, organisation);
    const kept = (await operator.ledgers.find(milestone, organisation))?.row.cells;
    const { cells } = ledgerRowOf({ organisation: { code: organisation }, obligations, tasks });
    if (canonicalJson(kept) !== canonicalJson(cells))
      problems.push(`the ledger of ${organisation} in ${milestone} is not what its rows say`);
    const byHand = obligations.filter(({ carrier }) => carrier === 'people').length;
    if (byHand !== tasks.length)
      problems.push(`${organisation} has ${byHand} obligations by hand and ${tasks.length} tasks`);
  }
  return problems;
}

/** How many tasks are in which state. */
export async function countTasks(
  milestone: Milestone | undefined,
  { tasks }: Operator,
): Promise<Partial<Record<TaskState, number>>> {
  const counts: Partial<Record<TaskState, number>> = {};
  for (const organisation of milestone?.organisations ?? [])
    for (const { state } of await tasks.ofOrganisation(milestone?.id ?? '', organisation))
      counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
