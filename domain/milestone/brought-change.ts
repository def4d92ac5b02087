import { type Catalogue, wordsOfKind } from '../catalogue/catalogue.ts';
import type { Facts } from '../catalogue/fact.ts';
import { type Change, changesIn, FACT_CHANGED } from '../plan/change.ts';
import { earlierKinds } from '../plan/day-of-truth.ts';
import type { ChangeMilestone, Milestone } from '../plan/milestone.ts';
import { digest, shortDigest } from '../shared/digest.ts';
import { toStockholm } from '../shared/stockholm-time.ts';

/** What a report changes of facts that were known, and as what its readers know the reason; undefined if nothing. */
export function broughtBy(
  { kind, facts, days }: Pick<Milestone, 'kind' | 'facts' | 'days'>,
  { known, catalogue }: { known: Facts; catalogue: Catalogue },
): Change | undefined {
  const changed = changesIn(facts, known).filter(({ from }) => from !== undefined);
  if (changed.length === 0) return undefined;
  const why = Object.entries(wordsOfKind(catalogue, kind) ?? {}).map(([locale, { name, before }]) => [
    locale,
    // Of what has a day still to come nothing says that it has happened.
    days && before ? before.name : name,
  ]);
  return { facts: changed, why: Object.fromEntries(why) };
}

/** The id of the change that tells what a milestone brings. */
export function broughtChangeId({ id }: Pick<Milestone, 'id'>): string {
  return `brought-${shortDigest(id)}`;
}

/**
 * The change that tells the new values of a milestone to whoever holds an old one and is not told by the milestone's own
 * mails; undefined if it brings none. `at`: ms.
 */
export function broughtChange(milestone: Milestone, at: number): ChangeMilestone | undefined {
  const { brings, rollout, organisations, facts, catalogue, catalogueVersion } = milestone;
  if (!brings) return undefined;
  const { triggeredBy, receivedAt, approval, undoSeconds, late } = milestone;
  return {
    ...{ id: broughtChangeId(milestone), rollout, kind: FACT_CHANGED, organisations, facts },
    ...{ catalogue, catalogueVersion, triggeredBy },
    occurredOn: toStockholm(receivedAt).date,
    earlier: {
      ...milestone.earlier,
      ...earlierKinds({ occurredOn: toStockholm(at).date, organisations }, [milestone]),
    },
    contentHash: digest(brings),
    // Among the changes it stands where the values were said.
    receivedAt,
    ...(approval ? { approval } : {}),
    ...(undoSeconds === undefined ? {} : { undoSeconds }),
    ...(late === undefined ? {} : { late }),
    ...{ state: 'planning', changedAt: at },
    change: { ...brings, broughtBy: milestone.id },
  };
}
