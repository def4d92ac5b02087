import { hasEnded } from '../mail/dispatch.ts';
import { clearedNames } from '../plan/cleared-facts.ts';
import type { ChangeMilestone, Milestone } from '../plan/milestone.ts';
import { digest, shortDigest } from '../shared/digest.ts';
import { changeAfter } from './brought-change.ts';
import { isStopped } from './told-before.ts';

/** All of a rollout: its changes, and the milestones that brought some of them. */
type AllTold = { milestones: readonly Milestone[]; changes: readonly ChangeMilestone[] };

/** Whether a change is told no more: it was stopped, or the milestone that it comes with. */
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
 * after what it tells anew, does not want them told. They are told by the next that somebody changes.
 */
export function withheldByStops(change: ChangeMilestone, organisation: string, told: AllTold): string[] {
  // What is told anew was said when it was said first.
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
  // A change calls off older ones when it is planned; what a milestone brings or clears, when that is let go.
  const hasTakenOver = own.length > 0 || (root.dispatchedAt !== undefined && (root.brings ?? root.clears));
  if (!hasTakenOver) return [];
  const receivedAt = Math.max(root.receivedAt, ...own.map((one) => one.receivedAt));
  const silenced = new Set([
    ...own.flatMap(({ change }) => change.facts.map(({ fact }) => fact)),
    ...(root.brings?.facts ?? []).map(({ fact }) => fact),
    ...clearedNames(root),
  ]);
  const older = told.changes.filter((one) => !isOwn(one) && one.receivedAt <= receivedAt);
  const untold = root.organisations.flatMap((organisation) =>
    untoldAt(organisation, { older, since: root.receivedAt }, told).map((one) => ({ organisation, one })),
  );
  const places = Map.groupBy(untold, ({ one }) => one.change.organisation);
  return [...places].flatMap(([organisation, found]): ChangeMilestone[] => {
    const changes = [...new Set(found.map(({ one }) => one))].toSorted(inOrder);
    const facts = [...newestOfFacts(changes)].flatMap(([name, { change }]) =>
      silenced.has(name) ? [] : change.facts.filter(({ fact }) => fact === name),
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
        id: `returned-${shortDigest(root.id, organisation ?? null)}`,
        contentHash: digest(change),
        // Whatever is said after what was stopped tells all of it.
        receivedAt,
        changedAt: at,
        change,
      },
    ];
  });
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
