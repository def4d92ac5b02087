import { type Catalogue, wordsOfKind } from '../catalogue/catalogue.ts';
import { FACT_CHANGED } from '../catalogue/catalogue-ids.ts';
import type { Facts } from '../catalogue/fact.ts';
import { type Change, changesIn, type Why } from '../plan/change.ts';
import { clearedNames } from '../plan/cleared-facts.ts';
import { earlierKinds } from '../plan/day-of-truth.ts';
import type { ChangeMilestone, Milestone } from '../plan/milestone.ts';
import { digest, shortDigest } from '../shared/digest.ts';
import { toStockholm } from '../shared/stockholm-time.ts';

type Before = {
  known: Facts;
  catalogue: Catalogue;
  /** Milestones and changes before it. */
  milestones: readonly Milestone[];
  changes: readonly ChangeMilestone[];
};

/**
 * What a report changes of facts that were known, or says again of those that a counter or a change took away, and as
 * what its readers know the reason; undefined if nothing.
 */
export function broughtBy(
  { kind, facts, days }: Pick<Milestone, 'kind' | 'facts' | 'days'>,
  { known, catalogue, milestones, changes }: Before,
): Change | undefined {
  const gone = new Set([
    // Stopped since or not, what was let go took its facts away.
    ...milestones.filter(({ dispatchedAt }) => dispatchedAt !== undefined).flatMap(clearedNames),
    ...changes.flatMap(({ change }) =>
      change.facts.flatMap(({ fact, to }) => (to === undefined ? [fact] : [])),
    ),
  ]);
  const changed = changesIn(facts, known).filter(({ fact, from }) => from !== undefined || gone.has(fact));
  if (changed.length === 0) return undefined;
  return { facts: changed, why: reasonFor({ kind, days }, catalogue) };
}

/** The name of a milestone, by language, as the reason why facts have changed. */
export function reasonFor({ kind, days }: Pick<Milestone, 'kind' | 'days'>, catalogue: Catalogue): Why {
  return Object.fromEntries(
    Object.entries(wordsOfKind(catalogue, kind) ?? {}).map(([locale, { name, before }]) => [
      locale,
      // Of what has a day still to come nothing says that it has happened.
      days && before ? before.name : name,
    ]),
  );
}

/** The id of the change that tells what a milestone brings. */
export function broughtChangeId({ id }: Pick<Milestone, 'id'>): string {
  return `brought-${shortDigest(id)}`;
}

/**
 * The change that tells the new values of a milestone to whoever holds an old one and is not told by the milestone's
 * own mails; undefined if it brings none. `at`: ms.
 */
export function broughtChange(milestone: Milestone, at: number): ChangeMilestone | undefined {
  const { brings, organisations, receivedAt } = milestone;
  if (!brings) return undefined;
  return {
    ...changeAfter(milestone, organisations, receivedAt),
    id: broughtChangeId(milestone),
    contentHash: digest(brings),
    // Among the changes it stands where the values were said.
    receivedAt,
    changedAt: at,
    change: { ...brings, broughtBy: milestone.id },
  };
}

type Clearing = { organisation: string | undefined; stored: Facts; at: number };

/**
 * The change that removes the facts which a milestone clears, of one organisation or of all; undefined if none of them
 * is known. `stored`: the facts of these; `at`: when it is dispatched, later than all changes; ms.
 */
export function clearingChange(
  milestone: Milestone,
  { organisation, stored, at }: Clearing,
): ChangeMilestone | undefined {
  const { id, clears, organisations } = milestone;
  const names = (organisation === undefined ? clears?.ofAll : clears?.own) ?? [];
  const facts = names.flatMap((fact) => (stored[fact] === undefined ? [] : [{ fact, from: stored[fact] }]));
  if (facts.length === 0) return undefined;
  const change: Change = {
    ...(organisation === undefined ? {} : { organisation }),
    facts,
    ...(clears?.why === undefined ? {} : { why: clears.why }),
    broughtBy: id,
  };
  return {
    ...changeAfter(milestone, organisation === undefined ? organisations : [organisation], at),
    id: clearingId(id, organisation),
    contentHash: digest(change),
    receivedAt: at,
    changedAt: at,
    change,
  };
}

function clearingId(milestone: string, organisation: string | undefined): string {
  return `cleared-${shortDigest(milestone, organisation ?? null)}`;
}

/** The ids of all changes that may come with a milestone, whether or not they do. */
export function companionIds({ id, organisations }: Pick<Milestone, 'id' | 'organisations'>): string[] {
  return [
    broughtChangeId({ id }),
    clearingId(id, undefined),
    ...organisations.map((organisation) => clearingId(id, organisation)),
  ];
}

/** What a change has of the milestone that it comes with, or that was stopped. `at`: ms. */
export function changeAfter(milestone: Milestone, organisations: string[], at: number) {
  const { rollout, facts, catalogue, catalogueVersion, triggeredBy, approval, undoSeconds } = milestone;
  const { daysOff, late, earlier, draftedFor } = milestone;
  const when = { occurredOn: toStockholm(at).date, organisations };
  return {
    ...{ rollout, kind: FACT_CHANGED, ...when, facts, catalogue, catalogueVersion, triggeredBy },
    // Its mails show how far their organisation has come.
    earlier: { ...earlier, ...(milestone.undoes?.length ? {} : earlierKinds(when, [milestone])) },
    ...(draftedFor ? { draftedFor } : {}),
    ...(approval ? { approval } : {}),
    ...(undoSeconds === undefined ? {} : { undoSeconds }),
    ...(daysOff ? { daysOff } : {}),
    ...(late === undefined ? {} : { late }),
    state: 'planning' as const,
  };
}
