import type { Milestone } from '../plan/milestone.ts';
import type { PressVersion } from '../press/press-version.ts';

/**
 * What is in a calendar. `milestone`: the day from which one is true. `start`: the day that is planned for a kind
 * of milestone nobody has reported yet. `meeting`, `task`: work by hand, by its last day.
 */
export const CALENDAR_KINDS = ['milestone', 'start', 'meeting', 'task', 'newsletter', 'release'] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** Something on one day, for some organisations of a rollout. */
export type CalendarEntry = {
  /** The same for as long as it is the same thing, on whichever day. */
  id: string;
  kind: CalendarKind;
  rollout: string;
  /** 2027-03-15 */
  day: string;
  /** When it leaves, ms; absent for what has the whole day. */
  at?: number;
  /**
   * The milestone that it is or belongs to; without an id if none has been reported. `isTold`: its mails have been
   * released.
   */
  milestone?: Pick<Milestone, 'kind'> & { id?: string; isTold?: boolean };
  channel?: string;
  release?: Pick<PressVersion, 'id' | 'draft' | 'state'>;
  /** Codes of those that it concerns. */
  organisations: readonly string[];
  /** Ids of the groups whom it reaches. */
  groups: readonly string[];
  /** Told, sent, or fully settled. */
  isDone: boolean;
  /** Rises whenever it may have moved, and never falls. */
  sequence: number;
};

/** Another thing that reaches some of the same people on the same day. */
export type Clash = { with: CalendarEntry; organisations: readonly string[]; groups: readonly string[] };

/** With what collides, and whether its day is one on which people are not at work. */
export type MarkedEntry = CalendarEntry & { clashes: readonly Clash[]; isOff: boolean };

/** Days of a calendar, both included, and whose. */
export type CalendarSpan = { from: string; until: string; organisation?: string | undefined };
