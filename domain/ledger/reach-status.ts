import * as z from 'zod';
import type { Suffices } from '../catalogue/sufficient.ts';
import type { Obligation, ObligationState } from '../plan/obligation.ts';
import type { LedgerCell, LedgerRow } from './ledger.ts';

/**
 * Reach status of a message, best first. `fully-told`: through all channels. `told`: through those that suffice.
 * `published`: where nobody can count who reads it. `partly`: some of the people, or some of the messages. `waiting`:
 * to do, not late. `missed`: failed, not done in time, or not in what was sent. `withheld`: held back on every
 * channel by a gap. `waived`: not required.
 */
export const reachStatusSchema = z.enum([
  'fully-told',
  'told',
  'published',
  'partly',
  'waiting',
  'late',
  'missed',
  'withheld',
  'waived',
]);
export type ReachStatus = z.infer<typeof reachStatusSchema>;

/** Status by obligation state. A planned obligation is waiting until its due date has passed. */
const STANDINGS: Readonly<Record<Exclude<ObligationState, 'planned'>, ReachStatus>> = {
  delivered: 'told',
  sent: 'told',
  published: 'published',
  relayed: 'told',
  confirmed: 'told',
  'partly-sent': 'partly',
  'not-sent': 'missed',
  missed: 'missed',
  waived: 'waived',
};

/** In which nothing is left to be done. */
const DONE: readonly ReachStatus[] = ['fully-told', 'told', 'published', 'waived'];

/** Whether nothing is left to be done about it. */
export function isDone(standing: ReachStatus): boolean {
  return DONE.includes(standing);
}

/**
 * A reach status as it goes over days. `by 2026-12-09`: waiting until that day is over, then late. Nothing else
 * changes by itself.
 */
export type ReachCourse = ReachStatus | `by ${string}`;
export const courseSchema = z.union([
  reachStatusSchema,
  z.templateLiteral(['by ', z.iso.date()]),
]) satisfies z.ZodType<ReachCourse>;

/** The status on a day (a date in Stockholm). */
export function standingOn(course: ReachCourse, day: string): ReachStatus {
  if (!isDated(course)) return course;
  return dayOf(course) < day ? 'late' : 'waiting';
}

function isDated(course: ReachCourse): course is `by ${string}` {
  return course.startsWith('by ');
}

function dayOf(course: `by ${string}`): string {
  return course.slice(3);
}

type Way = Pick<LedgerCell, 'state' | 'due' | 'uncounted' | 'lacks'>;

/**
 * How one channel stands with the messages that it carries. What was sent without some of them tells in part; without
 * any of them it tells nothing. `today` is a date in Stockholm.
 */
export function reachStatusOf(way: Way & Pick<LedgerCell, 'messages'>, today: string): ReachStatus {
  return standingOn(courseOf(way), today);
}

/** The same over days. */
export function courseOf(way: Way & Pick<LedgerCell, 'messages'>): ReachCourse {
  const course = courseOfWay(way);
  const left = way.messages.filter((topic) => !way.lacks?.includes(topic));
  if (left.length === way.messages.length || !tells(course)) return course;
  return left.length > 0 ? 'partly' : 'missed';
}

/** How one channel stands with one of its messages. */
export function topicStatusOf(way: Way, topic: string, today: string): ReachStatus {
  return standingOn(topicCourseOf(way, topic), today);
}

/** The same over days. */
function topicCourseOf(way: Way, topic: string): ReachCourse {
  const course = courseOfWay(way);
  return way.lacks?.includes(topic) && tells(course) ? 'missed' : course;
}

function courseOfWay({ state, due, uncounted }: Way): ReachCourse {
  if (state === 'planned') return `by ${due}`;
  const standing = STANDINGS[state];
  return uncounted && standing === 'told' ? 'published' : standing;
}

function tells(course: ReachCourse): boolean {
  return course === 'told' || course === 'published' || course === 'partly';
}

/**
 * Status of one message to one group over its channels. It is told once a channel that suffices has told it, or all
 * that suffice together have (rule Q-3), and fully told once all channels have. Where what suffices is not needed, what
 * is left does.
 */
export function statusOver(
  ways: readonly { standing: ReachStatus; suffices?: Suffices | undefined }[],
): ReachStatus {
  return standingOn(courseOver(ways.map(({ standing, suffices }) => ({ course: standing, suffices }))), '');
}

/** The same over days. */
function courseOver(ways: readonly { course: ReachCourse; suffices?: Suffices | undefined }[]): ReachCourse {
  const required = ways.filter(({ course }) => course !== 'waived');
  if (required.length === 0) return ways.length > 0 ? 'waived' : 'withheld';
  const sufficient = required.filter(({ suffices }) => suffices !== 'never');
  const counting = (sufficient.length > 0 ? sufficient : required).map(({ course }) => course);
  const together = required.some(({ suffices }) => suffices === 'together');
  const course = together ? worstOf(counting) : bestOf(counting);
  return course === 'told' && required.every((way) => isSettled(way.course)) ? 'fully-told' : course;
}

function isSettled(course: ReachCourse): boolean {
  return !isDated(course) && isDone(course);
}

/** As long as one waits, all together do. */
function bestOf(courses: readonly ReachCourse[]): ReachCourse {
  const best = reachStatusSchema.options.find((standing) =>
    courses.some((each) => standingOn(each, '') === standing),
  );
  const days = courses.filter(isDated);
  if (best !== 'waiting' || courses.includes('waiting')) return best ?? 'withheld';
  return days.reduce((last, each) => (each > last ? each : last));
}

/** Told if all are done and somebody can be counted. As soon as one is late, all together are. */
function worstOf(courses: readonly ReachCourse[]): ReachCourse {
  if (courses.every(isSettled)) return bestOf(courses);
  const days = courses.filter(isDated);
  const end = (each: ReachCourse) => (isDated(each) ? 'late' : each);
  const worst = reachStatusSchema.options.findLast((standing) =>
    courses.some((each) => end(each) === standing),
  );
  if (worst !== 'late' || courses.includes('late')) return worst ?? 'withheld';
  return days.reduce((first, each) => (each < first ? each : first));
}

/** message → its course in a group, from the group's obligations. */
export function messageCourses(
  cells: readonly (Way & Pick<LedgerCell, 'messages' | 'withheld' | 'suffices'>)[],
): Map<string, ReachCourse> {
  const carried = new Map<string, Parameters<typeof courseOver>[0][number][]>();
  const enter = (topic: string, { suffices }: Pick<LedgerCell, 'suffices'>, course: ReachCourse) => {
    const ways = carried.get(topic);
    if (ways) ways.push({ course, suffices });
    else carried.set(topic, [{ course, suffices }]);
  };
  for (const cell of cells) {
    for (const topic of cell.messages) enter(topic, cell, topicCourseOf(cell, topic));
    for (const topic of cell.withheld) enter(topic, cell, 'withheld');
  }
  return new Map([...carried].map(([topic, ways]) => [topic, courseOver(ways)]));
}

/** Who has to act on it; automatic failures fall to people. */
export function responsibleFor(
  { owner }: Pick<LedgerCell, 'owner'>,
  { standing, kind }: { standing: ReachStatus; kind: LedgerRow['kind'] },
): Obligation['owner'] {
  if (owner !== 'system' || (standing !== 'missed' && standing !== 'partly')) return owner;
  return kind === 'national' ? 'national-office' : 'local-lead';
}
