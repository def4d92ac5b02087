import type { LedgerRow } from '../ledger/ledger.ts';
import { isDone, type ReachStatus } from '../ledger/reach-status.ts';
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
  return found
    .map((item, index) => ({ item, urgency: urgencyOf(item.standing), index }))
    .sort((a, b) => a.urgency - b.urgency || a.index - b.index)
    .map(({ item }) => item);
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
  return { messages, ways, standing: URGENCY.find((each) => standings.includes(each)) ?? 'withheld' };
}
