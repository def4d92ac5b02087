import type { LedgerRow } from '../ledger/ledger.ts';
import { bestOf, type ReachStatus } from '../ledger/reach-status.ts';
import { type LedgerFilter, messageStandings, narrow, type StandingCell } from './ledger-view.ts';

/** A way in which a group could still be told, or was to be told and was not. */
export type Way = Pick<
  StandingCell,
  'channel' | 'carrier' | 'due' | 'standing' | 'responsible' | 'contactName' | 'people' | 'reached'
>;

/** A group at an organisation that has not been told everything. */
export type Unreached = {
  organisation: string;
  name: LedgerRow['name'];
  group: string;
  /** Messages that no channel has reached the whole group with. */
  messages: string[];
  /** How it stands with the worst of them. */
  standing: ReachStatus;
  /** Who owns what is left, the soonest due first; none where a gap holds all of it back. */
  ways: Way[];
};

// What has to be looked at first.
const URGENCY: readonly ReachStatus[] = ['missed', 'late', 'withheld', 'partly', 'waiting'];

/** The place of a standing among those that are not told: 0 has to be looked at first. */
export function urgencyOf(standing: ReachStatus): number {
  return URGENCY.indexOf(standing);
}

/** Who has not been told what, and who owns that: the most urgent first, then by organisation as the rows are. */
export function unreachedOf(rows: readonly LedgerRow[], filter: LedgerFilter, today: string): Unreached[] {
  const { state, owner } = filter;
  const found = rows.flatMap((row) => {
    const { organisation, name, groups } = narrow(row, filter, today);
    return [...groups].flatMap(([group, cells]): Unreached[] => {
      const left = leftOf(cells);
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

function leftOf(cells: readonly StandingCell[]): Pick<Unreached, 'messages' | 'standing' | 'ways'> {
  const open = [...messageStandings(cells)].filter(
    ([, standing]) => standing !== 'told' && standing !== 'waived',
  );
  const messages = open.map(([topic]) => topic);
  const standings = open.map(([, standing]) => standing);
  const ways = cells
    .filter(({ standing }) => standing !== 'told' && standing !== 'waived')
    .filter((cell) => cell.messages.some((topic) => messages.includes(topic)))
    .map(({ channel, carrier, due, standing, responsible, contactName, people, reached }): Way => {
      const named = contactName === undefined ? {} : { contactName };
      return { channel, carrier, due, standing, responsible, ...named, people, reached };
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  return { messages, ways, standing: URGENCY.find((each) => standings.includes(each)) ?? bestOf(standings) };
}
