import type { Gap } from '../catalogue/gap.ts';
import type { Milestone } from '../plan/milestone.ts';
import { samePerson } from '../rollout/approval.ts';
import type { User, UserRole } from '../rollout/user.ts';
import { shortDigest } from '../shared/digest.ts';
import type { Localised } from '../shared/locale.ts';

/** What a thing that waits is about, for its sentence and the page that it leads to. */
export type Waiting = {
  /** Id of the draft, release, counter or change, where it is one. */
  id?: string;
  milestone?: Pick<Milestone, 'id' | 'kind' | 'change'>;
  /** Those that it concerns, by code. */
  organisations?: string[];
  /** What it is called, if it is not a milestone. */
  name?: Localised;
  channel?: string;
  gap?: Gap;
  /** How many mails, tasks or organisations. */
  count?: number;
  /** Who asked for it, or who has it. */
  by?: string;
  /** The day by which it has to be done (2026-12-01). */
  due?: string;
  /** The hour of that day by which it has to be done, in Swedish time (09:30). */
  hour?: string;
  /** Since when it waits, if no day is set; ms. */
  since?: number;
  /** What of it waits, where the same thing can wait again in other words. */
  edition?: string;
  /** Those who may not do it, by address: authors, and whoever has approved already. */
  not?: string[];
  /** Whose it is, by address, where it is one person's: the others see that it waits for them. */
  only?: string;
  /** Whether its people are told at once, and not with the day's mail. */
  atOnce?: true;
};

/** A line of what waits: one thing, or several of a kind that are too many for a line each. */
export type WaitingLine<Kind extends string = string> = {
  kind: Kind;
  /** The rollout, if it is about one. */
  rollout: string | undefined;
  things: readonly Waiting[];
};

/** Things of one kind and rollout that have a line each. */
export const ALONE = 5;

/**
 * Who does something about a kind of thing. `watches`: who sees that it waits for others. `find`: all such things of
 * a rollout, or of the whole stage.
 */
export type WaitingKind<Known> = {
  roles: readonly UserRole[];
  watches?: readonly UserRole[];
  find: (known: Known) => Waiting[];
};

type Found<Kind extends string> = WaitingLine<Kind> & { mine: boolean };
type Reader = Pick<User, 'roles' | 'address'>;

/** Everything that waits by the kinds of a table: for this reader, or for others while they watch. */
export function waitingLines<Kind extends string, Known>(
  kinds: Readonly<Record<Kind, WaitingKind<Known>>>,
  { known, rollout, reader }: { known: Known; rollout?: string; reader: Reader },
): Found<Kind>[] {
  const names = Object.keys(kinds).filter((name): name is Kind => Object.hasOwn(kinds, name));
  return names.flatMap((kind): Found<Kind>[] => {
    const { roles, watches = [], find } = kinds[kind];
    const acts = has(reader, roles);
    const looks = has(reader, watches);
    if (!acts && !looks) return [];
    const { mine = [], others = [] } = Object.groupBy(find(known), (thing) =>
      acts && !isBarred(reader, thing) ? 'mine' : 'others',
    );
    const lines = (things: readonly Waiting[], isMine: boolean) =>
      gathered(things).map((each) => ({ kind, rollout, things: each, mine: isMine }));
    return [...lines(mine, true), ...(looks ? lines(others, false) : [])];
  });
}

function has({ roles }: Reader, wanted: readonly UserRole[]): boolean {
  return roles.some((role) => wanted.includes(role));
}

/** Whether somebody may not do it, or it is somebody else's. */
export function isBarred({ address }: Pick<Reader, 'address'>, { not = [], only }: Waiting): boolean {
  return not.some((name) => samePerson(name, address)) || (only !== undefined && !samePerson(only, address));
}

function gathered(things: readonly Waiting[]): (readonly Waiting[])[] {
  if (things.length === 0) return [];
  return things.length > ALONE ? [things] : things.map((thing) => [thing]);
}

/** Lines by day: what has one first, then what has waited longest. */
export function byDay<Line extends WaitingLine>(lines: readonly Line[]): Line[] {
  return lines.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf({ things }: WaitingLine): string {
  const day = firstDay({ things });
  const since = Math.min(...things.map((thing) => thing.since ?? Number.MAX_SAFE_INTEGER));
  return day === undefined ? `B${String(since).padStart(16, '0')}` : `A${day}`;
}

/** The first day of a line, if it has any. */
export function firstDay({ things }: Pick<WaitingLine, 'things'>): string | undefined {
  return things.flatMap(({ due }) => due ?? []).toSorted()[0];
}

/** The first of some days as that by which something has to be done. */
export function dueBy(days: readonly string[]): Pick<Waiting, 'due'> {
  const [due] = days.toSorted();
  return due === undefined ? {} : { due };
}

/** Names a thing that waits: the same on each day on which it does. */
export function waitingKey({ kind, rollout = '' }: Omit<WaitingLine, 'things'>, thing: Waiting): string {
  const { id = '', milestone, organisations = [], channel = '', gap, edition = '' } = thing;
  return shortDigest(
    'waiting',
    ...[kind, rollout, id, milestone?.id ?? '', channel, edition],
    ...[organisations.toSorted(), gap ?? ''],
  ).slice(0, 16);
}
