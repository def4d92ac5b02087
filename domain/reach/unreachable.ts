import type { LedgerRow } from '../ledger/ledger.ts';
import { isDone, type ReachStatus } from '../ledger/reach-status.ts';
import type { Milestone } from '../plan/milestone.ts';
import { messageStandings, narrow, type StandingCell } from './ledger-view.ts';

/** Why no mail reaches a group: it has no people, or no working addresses. */
export type UnreachableReason = 'nobody' | 'no-address';

export const OTHER_WAYS = ['none', 'waiting', 'told'] as const;
type OtherWay = (typeof OTHER_WAYS)[number];

/** Outcome of mail to a group at one organisation and milestone. */
type Mailing = {
  organisation: string;
  name: LedgerRow['name'];
  group: string;
  ended: UnreachableReason | 'reached';
  people: number;
  /** Other channels: everything told, still possible, or none. */
  otherwise: OtherWay;
  responsible: StandingCell['responsible'];
  contactName?: string | undefined;
};

/** A milestone with its mail outcomes by group; groups not yet settled are absent. */
export type Mailings = { milestone: Pick<Milestone, 'id' | 'kind' | 'occurredOn'>; mailings: Mailing[] };

/** A group at an organisation whose last mail reached nobody. */
export type Unreachable = Omit<Mailing, 'ended'> & {
  reason: UnreachableReason;
  /** The milestones since mail last reached it, oldest first. */
  milestones: Mailings['milestone'][];
};

/** Mail outcomes of one milestone. `today` is a date in Stockholm. */
export function mailingsOf(
  { id, kind, occurredOn }: Mailings['milestone'],
  rows: readonly LedgerRow[],
  today: string,
): Mailings {
  const mailings = rows.flatMap((row) => {
    const { groups } = narrow(row, {}, today);
    const all = [...groups.values()].flat();
    return [...groups].flatMap(([group, cells]) => mailingOf({ row, group, cells, all, today }));
  });
  return { milestone: { id, kind, occurredOn }, mailings };
}

type Place = {
  row: LedgerRow;
  group: string;
  cells: readonly StandingCell[];
  /** Obligations of all groups there, which name the people responsible. */
  all: readonly StandingCell[];
  today: string;
};

/** Excludes groups withheld by a gap, which is not an address problem, and those not settled yet. */
function mailingOf({ row: { organisation, name }, group, cells, all, today }: Place): Mailing[] {
  const mails = cells.filter(({ carrier, messages }) => carrier === 'mail' && messages.length > 0);
  const [first] = mails;
  if (!first || mails.some(({ state }) => state === 'planned')) return [];
  const people = Math.max(...mails.map((cell) => cell.people));
  const reached = mails.some((cell) => cell.reached > 0);
  const { responsible } = first;
  const holder = all.find((cell) => cell.owner === responsible && cell.contactName !== undefined);
  const standings = [...messageStandings(cells, today).values()];
  return [
    {
      ...{ organisation, name, group, people, responsible, contactName: holder?.contactName },
      ended: reached ? 'reached' : people === 0 ? 'nobody' : 'no-address',
      otherwise: otherWayOf(standings),
    },
  ];
}

/** The worst status of its messages over all channels. */
function otherWayOf(standings: readonly ReachStatus[]): OtherWay {
  const left = standings.filter((each) => !isDone(each));
  if (left.length === 0) return 'told';
  return left.every((each) => each === 'waiting' || each === 'partly') ? 'waiting' : 'none';
}

/**
 * Groups that mail does not reach, by the last milestone that concerned them; those fixed since are left out.
 * Groups not told in any way come first, then by waiting time. `points` by date.
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

/** Date of the first milestone at which no mail reached them. */
export function sinceOf({ milestones }: Pick<Unreachable, 'milestones'>): string {
  return milestones[0]?.occurredOn ?? '';
}
