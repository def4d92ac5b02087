import { waitsForUndo } from '../../mail/dispatch.ts';
import { type LoadMailTellingsPorts, loadMailTellings } from '../../milestone/use-cases/load-holdings.ts';
import type { Holdings } from '../../plan/holding.ts';
import type { ChangeMilestone, Milestones } from '../../plan/milestone.ts';
import type { PlanBasis } from '../../plan/plan-basis.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { issueHoldings, type TellableChanges } from '../issue-changes.ts';

export type LoadChangesPorts = { milestones: Pick<Milestones, 'changesOf'>; now: () => number };

export type LoadIssueHoldingsPorts = LoadChangesPorts & LoadMailTellingsPorts;

/** After this long, several issues have had the chance to tell a change. */
const LOOKS_BACK_MILLIS = 35 * DAY_MILLIS;
/** States in which a change has been released, and not stopped, unless it can still be undone. */
const OUT: readonly ChangeMilestone['state'][] = ['approved', 'dispatching', 'completed'];

/**
 * The changes that an organisation's issue may tell. One that waits for approval, or can be undone, keeps its facts
 * back.
 */
export async function loadChanges(
  { rollout, organisation }: { rollout: string; organisation: string },
  { milestones, now }: LoadChangesPorts,
): Promise<TellableChanges> {
  const all = (await milestones.changesOf(rollout))
    .filter(({ organisations }) => organisations.includes(organisation))
    .toSorted((one, other) => one.receivedAt - other.receivedAt);
  const newest = new Map(
    all.flatMap((one) => one.change.facts.map(({ fact }): [string, ChangeMilestone] => [fact, one])),
  );
  return new Map(
    [...newest].filter(
      ([, change]) =>
        OUT.includes(change.state) && !waitsForUndo(change) && change.receivedAt >= now() - LOOKS_BACK_MILLIS,
    ),
  );
}

/** Who at an organisation read in an earlier issue what has changed since, and was told it by no mail. */
export async function loadIssueHoldings(
  { rollout, organisation, participation }: Pick<PlanBasis, 'rollout' | 'organisation' | 'participation'>,
  ports: LoadIssueHoldingsPorts,
): Promise<Holdings | undefined> {
  const of = { rollout: rollout.id, organisation: organisation.code };
  const facts = new Set((await loadChanges(of, ports)).keys());
  if (facts.size === 0) return undefined;
  const [mails, issues] = await allSettledOrThrow([
    loadMailTellings({ ...of, isAsked: ({ purpose }) => purpose !== 'newsletter' }, ports),
    loadMailTellings({ ...of, isAsked: ({ purpose }) => purpose === 'newsletter' }, ports),
  ]);
  const present = factsInForce(rollout.facts, participation);
  const held = issueHoldings({ mails, issues }, { present, facts });
  return held.mailed.length > 0 ? held : undefined;
}
