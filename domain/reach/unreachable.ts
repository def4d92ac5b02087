import type { LedgerRow } from '../ledger/ledger.ts';
import type { ReachStatus } from '../ledger/reach-status.ts';
import type { Milestone } from '../plan/milestone.ts';
import { messageStandings, narrow, type StandingCell } from './ledger-view.ts';

/** Why no mail reaches a group: nobody is in it, or no address of those who are takes mail. */
export type UnreachableReason = 'nobody' | 'no-address';

export const OTHER_WAYS = ['none', 'waiting', 'told'] as const;
type OtherWay = (typeof OTHER_WAYS)[number];

/** How mail to a group at one organisation ended at one milestone. */
type Mailing = {
  organisation: string;
  name: LedgerRow['name'];
  group: string;
  ended: UnreachableReason | 'reached';
  people: number;
  /** What another way has come to: it has told them everything, it still may, or there is none. */
  otherwise: OtherWay;
  responsible: StandingCell['responsible'];
  contactName?: string | undefined;
};

/** A milestone with how its mail ended, group by group; where it has not, nothing is said. */
export type Mailings = { milestone: Pick<Milestone, 'id' | 'kind' | 'occurredOn'>; mailings: Mailing[] };

/** A group at an organisation whom no mail reached when it was last sent any. */
export type Unreachable = Omit<Mailing, 'ended'> & {
  reason: UnreachableReason;
  /** The milestones since mail last reached it, the oldest first. */
  milestones: Mailings['milestone'][];
};

/** How mail ended at one milestone. `today` is a date in Stockholm. */
export function mailingsOf(
  { id, kind, occurredOn }: Mailings['milestone'],
  rows: readonly LedgerRow[],
  today: string,
): Mailings {
  const mailings = rows.flatMap((row) => {
    const { groups } = narrow(row, {}, today);
    const all = [...groups.values()].flat();
    return [...groups].flatMap(([group, cells]) => mailingOf({ row, group, cells, all }));
  });
  return { milestone: { id, kind, occurredOn }, mailings };
}

type Place = {
  row: LedgerRow;
  group: string;
  cells: readonly StandingCell[];
  /** Those of all groups there, which name whoever sees to things. */
  all: readonly StandingCell[];
};

/** What a gap holds back whole is no matter of addresses, and what is not settled yet is none of anything. */
function mailingOf({ row: { organisation, name }, group, cells, all }: Place): Mailing[] {
  const mails = cells.filter(({ carrier, messages }) => carrier === 'mail' && messages.length > 0);
  const [first] = mails;
  if (!first || mails.some(({ state }) => state === 'planned')) return [];
  const people = Math.max(...mails.map((cell) => cell.people));
  const reached = mails.some((cell) => cell.reached > 0);
  const { responsible } = first;
  const holder = all.find((cell) => cell.owner === responsible && cell.contactName !== undefined);
  const standings = [...messageStandings(cells).values()];
  return [
    {
      ...{ organisation, name, group, people, responsible, contactName: holder?.contactName },
      ended: reached ? 'reached' : people === 0 ? 'nobody' : 'no-address',
      otherwise: otherWayOf(standings),
    },
  ];
}

/** The least of what its messages come to by all ways together. */
function otherWayOf(standings: readonly ReachStatus[]): OtherWay {
  const left = standings.filter((each) => each !== 'told' && each !== 'waived');
  if (left.length === 0) return 'told';
  return left.every((each) => each === 'waiting' || each === 'partly') ? 'waiting' : 'none';
}

/**
 * Whom mail does not reach, by how the last of the milestones that concerned them ended; what has been mended since an earlier one
 * is not named. Those who have been told in no way come first, then those who wait longest. `points` in the order of their days.
 */
export function unreachableIn(points: readonly Mailings[]): Unreachable[] {
  const runs = new Map<string, Unreachable>();
  for (const { milestone, mailings } of points) {
    for (const { ended, ...mailing } of mailings) {
      const key = `${mailing.organisation}/${mailing.group}`;
      const before = runs.get(key)?.milestones ?? [];
      if (ended === 'reached') runs.delete(key);
      else runs.set(key, { ...mailing, reason: ended, milestones: [...before, milestone] });
    }
  }
  const rank = (item: Unreachable) => `${OTHER_WAYS.indexOf(item.otherwise)} ${sinceOf(item)}`;
  return [...runs.values()].toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

/** The day of the first milestone at which no mail reached them. */
export function sinceOf({ milestones }: Pick<Unreachable, 'milestones'>): string {
  return milestones[0]?.occurredOn ?? '';
}
