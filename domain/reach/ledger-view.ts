import * as z from 'zod';
import { channelIdSchema, roleSchema, topicSchema } from '../catalogue/catalogue-ids.ts';
import { add, type Coverage, noCoverage, sumOf } from '../ledger/coverage.ts';
import type { LedgerCell, LedgerRow } from '../ledger/ledger.ts';
import { type GroupSum, type LedgerSum, ledgerSumOf } from '../ledger/ledger-sum.ts';
import {
  messageCourses,
  type ReachStatus,
  reachStatusOf,
  reachStatusSchema,
  responsibleFor,
  standingOn,
} from '../ledger/reach-status.ts';
import { obligationSchema } from '../plan/obligation.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';

/** Filters a ledger; absent fields do not filter. */
export const ledgerFilterSchema = z.object({
  organisation: organisationCodeSchema.optional(),
  group: roleSchema.optional(),
  message: topicSchema.optional(),
  channel: channelIdSchema.optional(),
  state: reachStatusSchema.optional(),
  owner: obligationSchema.shape.owner.optional(),
});
export type LedgerFilter = z.infer<typeof ledgerFilterSchema>;

/** An obligation with its status today and who has to act. */
export type StandingCell = LedgerCell & { standing: ReachStatus; responsible: LedgerCell['owner'] };

/** One organisation's obligations by group, filtered. */
export type OrganisationLedgerView = {
  organisation: string;
  name: LedgerRow['name'];
  /** group → its obligations. */
  groups: Map<string, StandingCell[]>;
};

export type LedgerView = {
  organisations: (Pick<OrganisationLedgerView, 'organisation' | 'name'> & {
    coverage: Coverage;
    /** group → its messages by status there. */
    groups: Map<string, Coverage>;
  })[];
  /** message → group → organisations by status. */
  messages: Map<string, Map<string, Coverage>>;
  /** group → its messages everywhere, and its people by mail: to be reached, reached, delivered. */
  groups: Map<string, { coverage: Coverage; people: number; reached: number; delivered: number }>;
  /** Who has to act → obligations by status. */
  owners: Map<LedgerCell['owner'], Coverage>;
  /** Every message to every group at every organisation. */
  total: Coverage;
};

/**
 * One organisation's obligations with today's status, filtered by organisation, group, message and channel.
 */
export function narrow(row: LedgerRow, filter: LedgerFilter, today: string): OrganisationLedgerView {
  const groups = new Map<string, StandingCell[]>();
  const { organisation, name, kind, cells } = filtered(row, filter);
  for (const cell of cells) {
    const standing = reachStatusOf(cell, today);
    const shown = { ...cell, standing, responsible: responsibleFor(cell, { standing, kind }) };
    const ofGroup = groups.get(cell.group);
    if (ofGroup) ofGroup.push(shown);
    else groups.set(cell.group, [shown]);
  }
  return { organisation, name, groups };
}

/** A ledger with what passes the filter. */
function filtered(row: LedgerRow, { organisation, group, channel, message }: LedgerFilter): LedgerRow {
  if (organisation !== undefined && organisation !== row.organisation) return { ...row, cells: [] };
  const cells = row.cells.filter(
    (cell) =>
      (group === undefined || group === cell.group) && (channel === undefined || channel === cell.channel),
  );
  if (message === undefined) return { ...row, cells };
  return { ...row, cells: cells.flatMap((cell) => onlyMessage(cell, message) ?? []) };
}

function onlyMessage(cell: LedgerCell, message: string): LedgerCell | undefined {
  const [messages, withheld] = [cell.messages, cell.withheld].map((list) =>
    list.filter((topic) => topic === message),
  );
  if (!messages || !withheld || messages.length + withheld.length === 0) return undefined;
  return { ...cell, messages, withheld };
}

/** message → its status in a group, from the group's obligations. `today` is a date in Stockholm. */
export function messageStandings(cells: readonly StandingCell[], today: string): Map<string, ReachStatus> {
  return new Map([...messageCourses(cells)].map(([topic, course]) => [topic, standingOn(course, today)]));
}

/**
 * Aggregates a milestone's ledgers by organisation, group, message and owner. Pure; `today` is a date in
 * Stockholm.
 */
export function viewLedger(rows: readonly LedgerRow[], filter: LedgerFilter, today: string): LedgerView {
  return viewSums(
    rows.map((row) => ledgerSumOf(filtered(row, filter))),
    today,
  );
}

/** The same from what the ledgers come to, without a filter. */
export function viewSums(sums: readonly LedgerSum[], today: string): LedgerView {
  const view: LedgerView = {
    organisations: [],
    messages: new Map(),
    groups: new Map(),
    owners: new Map(),
    total: noCoverage(),
  };
  const standing = sums.filter(({ groups }) => groups.length > 0);
  const seen = new Map<string, Map<GroupSum['messages'], Seen>>();
  for (const { organisation, name, groups } of standing) {
    const own = groups.map((sum) => [sum.group, enterGroup(view, sum, { seen, today })] as const);
    const coverage = sumOf(own.map(([, each]) => each));
    view.organisations.push({ organisation, name, coverage, groups: new Map(own) });
  }
  for (const [group, ofGroup] of seen) enterMessages(view, group, ofGroup, today);
  for (const [owners, organisations] of countSame(standing.map((sum) => sum.owners)))
    for (const [owner, course, count] of owners)
      add(open(view.owners, owner, noCoverage), standingOn(course, today), count * organisations);
  view.total = sumOf(view.organisations.map(({ coverage }) => coverage));
  return view;
}

/** How a group stands at all organisations whose messages are the same object. */
type Seen = { coverage: Coverage; organisations: number };

/** Adds one group of one organisation to the totals of its group; returns its messages by status. */
function enterGroup(
  view: LedgerView,
  { group, messages, people, reached, delivered }: GroupSum,
  { seen, today }: { seen: Map<string, Map<GroupSum['messages'], Seen>>; today: string },
): Coverage {
  const ofGroup = open(seen, group, () => new Map<GroupSum['messages'], Seen>());
  const same = open(ofGroup, messages, () => ({ coverage: coverageOn(messages, today), organisations: 0 }));
  same.organisations += 1;
  const known = open(view.groups, group, () => ({
    coverage: noCoverage(),
    people: 0,
    reached: 0,
    delivered: 0,
  }));
  known.people += people;
  known.reached += reached;
  known.delivered += delivered;
  return same.coverage;
}

function enterMessages(
  view: LedgerView,
  group: string,
  ofGroup: ReadonlyMap<GroupSum['messages'], Seen>,
  today: string,
): void {
  const known = view.groups.get(group);
  for (const [messages, { organisations }] of ofGroup)
    for (const [topic, course] of messages) {
      const standing = standingOn(course, today);
      const byGroup = open(view.messages, topic, () => new Map<string, Coverage>());
      add(open(byGroup, group, noCoverage), standing, organisations);
      if (known) add(known.coverage, standing, organisations);
    }
}

function coverageOn(messages: GroupSum['messages'], today: string): Coverage {
  const coverage = noCoverage();
  for (const [, course] of messages) add(coverage, standingOn(course, today));
  return coverage;
}

function countSame<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function open<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
