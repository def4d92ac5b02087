import type { LedgerRow } from '../ledger/ledger.ts';
import type { GroupSum, LedgerSum } from '../ledger/ledger-sum.ts';
import { isDone, type ReachStatus, standingOn } from '../ledger/reach-status.ts';
import { type LedgerFilter, messageStandings, narrow, type StandingCell } from './ledger-view.ts';

/** A channel through which a group can still be told, or was to be. */
export type Way = Pick<
  StandingCell,
  'channel' | 'carrier' | 'due' | 'standing' | 'responsible' | 'contactName' | 'people' | 'reached'
>;

/** A group at an organisation that has not been told everything. */
export type Unreached = {
  organisation: string;
  name: LedgerRow['name'];
  group: string;
  /** Messages that no channel has delivered to the whole group. */
  messages: string[];
  /** Status of the worst of them. */
  standing: ReachStatus;
  /** Owners of what is left, soonest due first; empty if a gap withholds everything. */
  ways: Way[];
};

// Order of urgency.
const URGENCY: readonly ReachStatus[] = ['missed', 'late', 'withheld', 'partly', 'waiting'];

/** Rank of a status by urgency; 0 is most urgent. */
export function urgencyOf(standing: ReachStatus): number {
  return URGENCY.indexOf(standing);
}

/** Groups not told everything, and who has to act: most urgent first, then by organisation. */
export function unreachedOf(rows: readonly LedgerRow[], filter: LedgerFilter, today: string): Unreached[] {
  const { state, owner } = filter;
  const found = rows.flatMap((row) => {
    const { organisation, name, groups } = narrow(row, filter, today);
    return [...groups].flatMap(([group, cells]): Unreached[] => {
      const left = leftOf(cells, today);
      const wanted =
        left.messages.length > 0 &&
        (state === undefined || state === left.standing) &&
        (owner === undefined || left.ways.some(({ responsible }) => responsible === owner));
      return wanted ? [{ organisation, name, group, ...left }] : [];
    });
  });
  return mostUrgentFirst(found);
}

/** The same groups, in the same order, from what the ledgers come to: without messages and ways. */
export function unreachedIn(
  sums: readonly LedgerSum[],
  today: string,
): Pick<Unreached, 'organisation' | 'group' | 'standing'>[] {
  const seen = new Map<GroupSum['messages'], ReachStatus | undefined>();
  const found = sums.flatMap(({ organisation, groups }) =>
    groups.flatMap(({ group, messages }) => {
      if (!seen.has(messages)) seen.set(messages, worstLeft(messages, today));
      const standing = seen.get(messages);
      return standing ? [{ organisation, group, standing }] : [];
    }),
  );
  return mostUrgentFirst(found);
}

function worstLeft(messages: GroupSum['messages'], today: string): ReachStatus | undefined {
  const standings = messages.map(([, course]) => standingOn(course, today)).filter((each) => !isDone(each));
  return standings.length > 0 ? worstOf(standings) : undefined;
}

function worstOf(standings: readonly ReachStatus[]): ReachStatus {
  return URGENCY.find((each) => standings.includes(each)) ?? 'withheld';
}

function mostUrgentFirst<Item extends Pick<Unreached, 'standing'>>(items: readonly Item[]): Item[] {
  const byUrgency = Map.groupBy(items, ({ standing }) => standing);
  return URGENCY.flatMap((standing) => byUrgency.get(standing) ?? []);
}

function leftOf(
  cells: readonly StandingCell[],
  today: string,
): Pick<Unreached, 'messages' | 'standing' | 'ways'> {
  const open = [...messageStandings(cells, today)].filter(([, standing]) => !isDone(standing));
  const messages = open.map(([topic]) => topic);
  const standings = open.map(([, standing]) => standing);
  const ways = cells
    .filter((cell) => cell.messages.some((topic) => messages.includes(topic)))
    .filter((cell) => !isDone(cell.standing))
    .map(({ channel, carrier, due, standing, responsible, contactName, people, reached }): Way => {
      const named = contactName === undefined ? {} : { contactName };
      return { channel, carrier, due, standing, responsible, ...named, people, reached };
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  return { messages, ways, standing: worstOf(standings) };
}
