import { hasEnded } from '../mail/dispatch.ts';
import { clearedNames } from '../plan/cleared-facts.ts';
import type { ChangeMilestone, Milestone } from '../plan/milestone.ts';
import { digest, shortDigest } from '../shared/digest.ts';
import { changeAfter } from './brought-change.ts';
import { isStopped } from './told-before.ts';

/** All of a rollout: its changes, and the milestones that brought some of them. */
type AllTold = { milestones: readonly Milestone[]; changes: readonly ChangeMilestone[] };

/** Whether a change is no longer told: it was stopped, or the milestone that it comes with was. */
export function isCalledBack(change: ChangeMilestone, { milestones }: Pick<AllTold, 'milestones'>): boolean {
  const bringer = milestones.find(({ id }) => id === change.change.broughtBy);
  return isStopped(change) || (bringer !== undefined && isStopped(bringer));
}

function isNewer(one: Milestone, than: Milestone): boolean {
  return one.receivedAt === than.receivedAt ? one.id > than.id : one.receivedAt > than.receivedAt;
}

/** Changes that concern an organisation, and were said before and after one of them. */
export function otherChanges(
  change: ChangeMilestone,
  organisation: string,
  told: AllTold,
): { older: ChangeMilestone[]; newer: ChangeMilestone[]; isNewest: boolean } {
  const others = told.changes.filter(
    (one) => one.id !== change.id && one.organisations.includes(organisation),
  );
  const newer = others.filter((one) => isNewer(one, change));
  return {
    older: others.filter((one) => !isNewer(one, change)),
    newer,
    isNewest: newer.every((one) => isCalledBack(one, told)),
  };
}

/**
 * The facts of which a change tells nothing at an organisation: whoever stopped what changed them last, after it or
 * after what it tells again, does not want them told. They are told by the next that somebody changes.
 */
export function withheldByStops(change: ChangeMilestone, organisation: string, told: AllTold): string[] {
  // What is told again was said when it was said first.
  const concerned = told.changes.filter(
    (one) =>
      one.organisations.includes(organisation) &&
      (one.change.givesBack === undefined || isCalledBack(one, told)),
  );
  const since =
    change.change.givesBack === undefined
      ? change
      : concerned
          .filter((one) => isNewer(change, one) && !isCalledBack(one, told))
          .toSorted(inOrder)
          .at(-1);
  const newest = newestOfFacts(concerned);
  return [...newest].flatMap(([fact, one]) =>
    isCalledBack(one, told) && (!since || isNewer(one, since)) ? [fact] : [],
  );
}

function inOrder(one: Milestone, other: Milestone): number {
  return isNewer(one, other) ? 1 : -1;
}

function newestOfFacts(changes: readonly ChangeMilestone[]): Map<string, ChangeMilestone> {
  return new Map(
    changes
      .toSorted(inOrder)
      .flatMap((one) => one.change.facts.map(({ fact }): [string, ChangeMilestone] => [fact, one])),
  );
}

/**
 * What a stop gives back: changes that tell what older ones had to tell when the stopped one called them off, since it
 * was to tell all that is old. One for what holds for all, and one for each organisation with facts of its own.
 * `at`: ms.
 */
export function returnedChanges(stopped: Milestone, told: AllTold, at: number): ChangeMilestone[] {
  const root = told.milestones.find(({ id }) => id === stopped.change?.broughtBy) ?? stopped;
  const isOwn = (one: ChangeMilestone) => one.id === root.id || one.change.broughtBy === root.id;
  const own = told.changes.filter(isOwn);
  // A change calls off older ones when it is planned; what a milestone brings or clears, when that is dispatched.
  const hasTakenOver = own.length > 0 || (root.dispatchedAt !== undefined && (root.brings ?? root.clears));
  if (!hasTakenOver) return [];
  const receivedAt = Math.max(root.receivedAt, ...own.map((one) => one.receivedAt));
  const silenced = new Set([
    ...own.flatMap(({ change }) => change.facts.map(({ fact }) => fact)),
    ...(root.brings?.facts ?? []).map(({ fact }) => fact),
    ...clearedNames(root),
  ]);
  const older = told.changes.filter((one) => !isOwn(one) && one.receivedAt <= receivedAt);
  const untold = untoldIn(root.organisations, { older, since: root.receivedAt }, told);
  // Whatever is said after what was stopped tells all of it.
  return toldAnew(untold, { root, name: 'returned', silenced, receivedAt, at });
}

/**
 * What a counter takes over where it takes away nothing that is known: older changes that wait to be sent may tell what
 * it tells itself. They are told after it to whoever it has not told. Where somebody has changed something since, that
 * tells all of it. `at`: ms, later than all changes.
 */
export function resumedChanges(
  counter: Milestone,
  { milestones, changes }: AllTold,
  at: number,
): ChangeMilestone[] {
  const newer = changes.filter((one) => comesWith(one, counter) || isLater(one, counter));
  const older = changes.filter((one) => !newer.includes(one));
  const left = counter.organisations.filter((code) =>
    newer.every(({ organisations }) => !organisations.includes(code)),
  );
  const untold = untoldIn(left, { older, since: at }, { milestones, changes: older });
  return toldAnew(untold, { root: counter, name: 'resumed', silenced: new Set(), receivedAt: at, at });
}

/** No two changes have the same time, so one may be some ms later than it was said. */
const ORDER_MILLIS = 1_000;

/** Whether a change was said by somebody after a milestone was dispatched. */
export function isLater(one: ChangeMilestone, milestone: Milestone): boolean {
  const { dispatchedAt = milestone.changedAt } = milestone;
  return !comesWith(one, milestone) && one.receivedAt > dispatchedAt + ORDER_MILLIS;
}

/** Whether a change was made by what a milestone brings, clears or takes over. */
export function comesWith({ change }: ChangeMilestone, { id }: Pick<Milestone, 'id'>): boolean {
  return change.broughtBy === id || change.givesBack === id;
}

type Untold = { organisation: string; one: ChangeMilestone };
type Anew = {
  root: Milestone;
  name: 'returned' | 'resumed';
  /** Facts of which nothing is said. */
  silenced: ReadonlySet<string>;
  receivedAt: number;
  at: number;
};

/** Changes that tell the facts of older ones again: one for what holds for all, and one for each organisation's own. */
function toldAnew(
  untold: readonly Untold[],
  { root, name, silenced, receivedAt, at }: Anew,
): ChangeMilestone[] {
  const places = Map.groupBy(untold, ({ one }) => one.change.organisation);
  return [...places].flatMap(([organisation, found]): ChangeMilestone[] => {
    const changes = [...new Set(found.map(({ one }) => one))].toSorted(inOrder);
    const facts = [...newestOfFacts(changes)].flatMap(([fact, { change }]) =>
      silenced.has(fact) ? [] : change.facts.filter((each) => each.fact === fact),
    );
    if (facts.length === 0) return [];
    const why = changes.at(-1)?.change.why;
    const change = {
      ...(organisation === undefined ? {} : { organisation }),
      ...{ facts, ...(why === undefined ? {} : { why }), givesBack: root.id },
    };
    const codes = [...new Set(found.map((each) => each.organisation))];
    const { late: _late, ...rest } = changeAfter(root, codes, at);
    return [
      {
        ...rest,
        // Nothing that was stopped has been reached.
        ...(root.earlier ? { earlier: root.earlier } : {}),
        id: `${name}-${shortDigest(root.id, organisation ?? null)}`,
        contentHash: digest(change),
        receivedAt,
        changedAt: at,
        change,
      },
    ];
  });
}

function untoldIn(
  organisations: readonly string[],
  before: { older: readonly ChangeMilestone[]; since: number },
  told: AllTold,
): Untold[] {
  return organisations.flatMap((organisation) =>
    untoldAt(organisation, before, told).map((one) => ({ organisation, one })),
  );
}

/**
 * The changes that may not have been told at an organisation when something came at a time (ms): the last before it, if
 * it had not ended by then, and so on backwards. One that had ended had told all that was old.
 */
function untoldAt(
  organisation: string,
  { older, since }: { older: readonly ChangeMilestone[]; since: number },
  told: AllTold,
): ChangeMilestone[] {
  const concerned = older.filter(({ organisations }) => organisations.includes(organisation));
  const untold: ChangeMilestone[] = [];
  let before = since;
  for (const one of concerned.toSorted(inOrder).toReversed()) {
    const isOut = !isCalledBack(one, told);
    if (isOut && hasEnded(one) && one.changedAt < before) break;
    if (isOut) untold.push(one);
    before = one.receivedAt;
  }
  return untold;
}
