import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import { contactId } from '../../contacts/contact.ts';
import type { LedgerRow, Ledgers } from '../../ledger/ledger.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { FrozenPlans } from '../../plan/plan-basis.ts';
import type { Tasks } from '../../plan/task.ts';
import type { Organisation } from '../../rollout/organisation.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { type LedgerFilter, type LedgerView, narrow, type StandingCell, viewLedger } from '../ledger-view.ts';
import { type Unreached, unreachedOf } from '../unreached.ts';
import { type CellEntry, entriesOf } from './show-cell.ts';

export type ShowOwnLedgerPorts = {
  milestones: Pick<Milestones, 'find'>;
  catalogues: Pick<Catalogues, 'withoutTexts'>;
  plans: Pick<FrozenPlans, 'basis'>;
  ledgers: Pick<Ledgers, 'find'>;
  tasks: Pick<Tasks, 'ofOrganisation'>;
  now: () => number;
};

export type OwnLedger = {
  milestone: Milestone;
  catalogue: Catalogue;
  organisation: Organisation;
  filter: LedgerFilter;
  /** The date in Stockholm. */
  today: string;
  /** The one row; empty before it is planned. */
  rows: LedgerRow[];
  view: LedgerView;
  unreached: Unreached[];
  /** group → its obligations. */
  groups: Map<string, StandingCell[]>;
  /** `group/channel` → the latest history entry of its task. */
  latest: Map<string, CellEntry>;
};

/**
 * One organisation's reach ledger for a milestone, with evidence. Undefined if the organisation has no part
 * in it. Read-only.
 */
export async function showOwnLedger(
  {
    milestone: id,
    organisation,
    filter,
  }: { milestone: string; organisation: string; filter: Omit<LedgerFilter, 'organisation'> },
  ports: ShowOwnLedgerPorts,
): Promise<OwnLedger | undefined> {
  const [milestone, basis, kept, tasks] = await allSettledOrThrow([
    ports.milestones.find(id),
    ports.plans.basis(id, organisation),
    ports.ledgers.find(id, organisation),
    ports.tasks.ofOrganisation(id, organisation),
  ]);
  const catalogue =
    milestone && (await ports.catalogues.withoutTexts(milestone.catalogue, milestone.catalogueVersion));
  if (!catalogue || !basis) return undefined;
  const today = toStockholm(ports.now()).date;
  const rows = kept ? [kept.row] : [];
  const names = new Map(basis.contacts.map((contact) => [contactId(contact), contact.name]));
  return {
    milestone,
    catalogue,
    organisation: basis.organisation,
    filter,
    today,
    rows,
    view: viewLedger(rows, filter, today),
    unreached: unreachedOf(rows, filter, today),
    groups: new Map(rows.flatMap((row) => [...narrow(row, filter, today).groups])),
    latest: new Map(
      tasks.flatMap((task) => {
        const last = entriesOf(task, names).at(-1);
        return last ? [[`${task.group}/${task.channel}`, last] as const] : [];
      }),
    ),
  };
}
