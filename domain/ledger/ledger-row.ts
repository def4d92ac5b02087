import type { Obligation } from '../plan/obligation.ts';
import type { Task } from '../plan/task.ts';
import type { Organisation } from '../rollout/organisation.ts';
import type { LedgerCell, LedgerRow } from './ledger.ts';

type Input = {
  organisation: Pick<Organisation, 'code'> & Partial<Pick<Organisation, 'name' | 'kind'>>;
  obligations: readonly Obligation[];
  tasks: readonly Task[];
};

/** Builds an organisation's ledger row from its obligations and manual tasks. */
export function ledgerRowOf({ organisation: { code, name, kind }, obligations, tasks }: Input): LedgerRow {
  const taskOf = new Map(tasks.map((task) => [`${task.group}/${task.channel}`, task]));
  const cells = obligations
    .map((obligation) => cellOf(obligation, taskOf.get(`${obligation.group}/${obligation.channel}`)))
    .sort((a, b) => compare(a.group, b.group) || compare(a.channel, b.channel));
  return { organisation: code, ...(name ? { name } : {}), ...(kind ? { kind } : {}), cells };
}

/** A task may have been handed over, and has a due date of its own. */
function cellOf(obligation: Obligation, task: Task | undefined): LedgerCell {
  const {
    group,
    channel,
    carrier,
    messages,
    withheld,
    suffices,
    uncounted,
    corrected = [],
    progress,
  } = obligation;
  const { lacks = [], ...standing } = progress;
  const left = lacks.filter(
    (topic) => !corrected.some((one) => !one.withdrawn && one.topics.includes(topic)),
  );
  const { owner, due, contactName } = { contactName: undefined, ...(task ?? obligation) };
  return {
    ...{ group, channel, carrier, owner, due, messages, withheld },
    ...(suffices === undefined ? {} : { suffices }),
    ...(uncounted === undefined ? {} : { uncounted }),
    ...(contactName === undefined ? {} : { contactName }),
    ...standing,
    ...(left.length > 0 ? { lacks: left } : {}),
    ...(corrected.length > 0 ? { corrected } : {}),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
