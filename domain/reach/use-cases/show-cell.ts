import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import { contactId } from '../../contacts/contact.ts';
import { ledgerRowOf } from '../../ledger/ledger-row.ts';
import type { ReachStatus } from '../../ledger/reach-status.ts';
import type { Deliveries, Delivery } from '../../mail/delivery.ts';
import type { DeliveryState } from '../../mail/delivery-states.ts';
import type { Dispatch, Dispatches } from '../../mail/dispatch.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { Obligations } from '../../plan/obligation.ts';
import type { FrozenPlans } from '../../plan/plan-basis.ts';
import type { Task, TaskEntry, Tasks } from '../../plan/task.ts';
import type { Organisation } from '../../rollout/organisation.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { messageStandings, narrow, type StandingCell } from '../ledger-view.ts';

export type ShowCellPorts = {
  milestones: Milestones;
  catalogues: Catalogues;
  dispatches: Dispatches;
  plans: FrozenPlans;
  obligations: Obligations;
  tasks: Tasks;
  deliveries: Deliveries;
  now: () => number;
};

/** Whose history is requested; one channel, or all of the group's. */
export type CellAddress = {
  milestone: string;
  organisation: string;
  group: string;
  channel?: string | undefined;
};

/** A task history entry with names instead of ids. */
export type CellEntry = Omit<TaskEntry, 'who' | 'to'> & { who: string; to?: string };

export type CellHistory = {
  cell: StandingCell;
  /** Mail outcomes; only for the milestone's own mail. */
  mails: Partial<Record<DeliveryState, number>>;
  task: (Pick<Task, 'state' | 'minutes'> & { entries: CellEntry[] }) | undefined;
  /** The issue or release that carried it. */
  carriedBy: Pick<Dispatch, 'id' | 'name' | 'purpose' | 'changedAt'> | undefined;
};

export type ShownCell = {
  milestone: Milestone;
  catalogue: Catalogue;
  organisation: Organisation;
  group: string;
  messages: Map<string, ReachStatus>;
  channels: CellHistory[];
};

/**
 * The history of one group at one organisation by channel, with evidence, from the rows. Recipients are only
 * counted. Undefined if the milestone has nothing for that group there.
 */
export async function showCell(address: CellAddress, ports: ShowCellPorts): Promise<ShownCell | undefined> {
  const { milestone: id, organisation: code, group } = address;
  const [milestone, basis] = await allSettledOrThrow([
    ports.milestones.find(id),
    ports.plans.basis(id, code),
  ]);
  const version = milestone && (await ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion));
  if (!version || !basis) return undefined;
  const [obligations, tasks, deliveries] = await allSettledOrThrow([
    ports.obligations.ofOrganisation(id, code),
    ports.tasks.ofOrganisation(id, code),
    ports.deliveries.ofOrganisation(id, code),
  ]);
  const row = ledgerRowOf({ organisation: basis.organisation, obligations, tasks });
  const { group: _, channel } = address;
  const today = toStockholm(ports.now()).date;
  const cells = narrow(row, { group, channel }, today).groups.get(group);
  if (!cells) return undefined;
  const names = new Map(basis.contacts.map((contact) => [contactId(contact), contact.name]));
  const found = { deliveries, tasks, names };
  return {
    milestone,
    catalogue: version.catalogue,
    organisation: basis.organisation,
    group,
    messages: messageStandings(cells, today),
    channels: await allSettledOrThrow(cells.map((cell) => historyOf(cell, found, ports))),
  };
}

type Found = { deliveries: readonly Delivery[]; tasks: readonly Task[]; names: ReadonlyMap<string, string> };

async function historyOf(
  cell: StandingCell,
  { deliveries, tasks, names }: Found,
  { dispatches }: ShowCellPorts,
): Promise<CellHistory> {
  const task = tasks.find(({ group, channel }) => group === cell.group && channel === cell.channel);
  return {
    cell,
    mails: cell.carrier === 'mail' ? countStates(deliveries, cell.group) : {},
    task: task && { state: task.state, minutes: task.minutes, entries: entriesOf(task, names) },
    carriedBy: cell.dispatch === undefined ? undefined : await dispatches.find(cell.dispatch),
  };
}

function countStates(deliveries: readonly Delivery[], group: string): CellHistory['mails'] {
  const counts: CellHistory['mails'] = {};
  for (const { groups, outcome } of deliveries)
    if (groups.includes(group)) counts[outcome.state] = (counts[outcome.state] ?? 0) + 1;
  return counts;
}

/** A task's history; `names` are contact names by id. */
export function entriesOf(
  { history, contact, contactName }: Task,
  names: ReadonlyMap<string, string>,
): CellEntry[] {
  const nameOf = (id: string) => names.get(id) ?? (id === contact ? (contactName ?? id) : id);
  return history.map(({ who, to, ...entry }) => ({
    ...entry,
    who: nameOf(who),
    ...(to === undefined ? {} : { to: nameOf(to) }),
  }));
}
