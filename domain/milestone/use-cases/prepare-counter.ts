import type { CatalogueVersion } from '../../catalogue/catalogues.ts';
import { isTold, type Milestone } from '../../plan/milestone.ts';
import { type PlanSummary, summarise } from '../../plan/plan.ts';
import { resolvePlan } from '../../plan/resolve-plan.ts';
import { samePerson } from '../../rollout/approval.ts';
import type { Rollout } from '../../rollout/rollout.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { problemAt } from '../../shared/problem.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { MilestoneDrafts } from '../milestone-draft.ts';
import {
  type CounterAsked,
  type CounterStanding,
  countersAgainst,
  counterWithdrawal,
  type PreparedCounter,
  type PreparedCounters,
  sealHash,
  standingOf,
} from '../prepared-counter.ts';
import { examineMilestone, loadMilestoneContext, type MilestoneContext } from './accept-milestone.ts';
import { loadPlanBasis } from './load-present-basis.ts';
import type { OrganisationPreview, PreviewMilestonePorts, Refused } from './preview-milestone.ts';

export type PrepareCounterPorts = PreviewMilestonePorts & {
  drafts: Pick<MilestoneDrafts, 'find'>;
  preparedCounters: PreparedCounters;
};

export type Prepared =
  | { kind: 'prepared'; counter: PreparedCounter }
  | Refused
  /** Somebody else wrote it in the meantime. */
  | { kind: 'changed' };

/**
 * Writes what would undo a milestone, which may be a draft still. `from` is the version that was edited, 0 for a new
 * one, also in the place of one that was withdrawn. Nothing is planned or sent; approvals of what it was before count
 * no longer.
 */
export async function prepareCounter(
  { content, from, by }: { content: CounterAsked; from: number; by: string },
  ports: PrepareCounterPorts,
): Promise<Prepared> {
  const examined = await examineCounter(content, by, ports);
  if (examined.kind === 'refused') return examined;
  const known = await ports.preparedCounters.find(content.rollout, content.id);
  const before = from === 0 && known && counterWithdrawal(known) ? known.version : from;
  const { approvals = [], withdrawals } = known ?? {};
  const counter = {
    ...{ content, version: before + 1, preparedBy: by, at: ports.now(), approvals },
    ...(withdrawals ? { withdrawals } : {}),
  };
  return (await ports.preparedCounters.save(counter)) ? { kind: 'prepared', counter } : { kind: 'changed' };
}

type Named = { rollout: string; id: string };

export type CounterApproval = 'approved' | 'waiting' | 'own' | 'changed' | 'withdrawn' | 'not-there';

/**
 * Approves a prepared counter, bound to the hash of the seal that was looked at. `waiting`: another person has to as
 * well. `changed`: it is no longer what was looked at.
 */
export async function approveCounter(
  { rollout, id, seal, by }: Named & { seal: string; by: string },
  ports: Pick<PrepareCounterPorts, 'preparedCounters' | 'rollouts' | 'catalogues' | 'now'>,
): Promise<CounterApproval> {
  const found = await standingCounter({ rollout, id }, ports);
  if (!found) return 'not-there';
  const { counter, standing } = found;
  if (standing.isWithdrawn) return 'withdrawn';
  if (samePerson(by, counter.preparedBy)) return 'own';
  if (sealHash(standing.seal) !== seal) return 'changed';
  const isKnown = standing.by.some((name) => samePerson(name, by));
  const approval = { by, at: ports.now(), seal: standing.seal };
  const next = {
    ...counter,
    version: counter.version + 1,
    approvals: isKnown ? counter.approvals : [...counter.approvals, approval],
  };
  if (!isKnown && !(await ports.preparedCounters.save(next))) return 'changed';
  return standing.by.length + (isKnown ? 0 : 1) >= standing.needed ? 'approved' : 'waiting';
}

/** A prepared counter, and how far it is approved as it would be sent now. */
export type StandingCounter = {
  counter: PreparedCounter;
  standing: CounterStanding;
  rollout: Rollout;
  version: CatalogueVersion;
};
type StandingPorts = Pick<PrepareCounterPorts, 'preparedCounters' | 'rollouts' | 'catalogues'>;

export async function standingCounter(
  { rollout, id }: Named,
  ports: StandingPorts,
): Promise<StandingCounter | undefined> {
  const counter = await ports.preparedCounters.find(rollout, id);
  const known = counter && (await knownOf(rollout, ports));
  return known && { counter, standing: standingOf(counter, known), ...known };
}

/** All of a rollout. */
export async function standingCounters(rollout: string, ports: StandingPorts): Promise<StandingCounter[]> {
  const known = await knownOf(rollout, ports);
  const counters = known ? await ports.preparedCounters.ofRollout(rollout) : [];
  return counters.flatMap((counter) =>
    known ? [{ counter, standing: standingOf(counter, known), ...known }] : [],
  );
}

async function knownOf(
  id: string,
  { rollouts, catalogues }: StandingPorts,
): Promise<{ rollout: Rollout; version: CatalogueVersion } | undefined> {
  const rollout = await rollouts.find(id);
  const current = rollout && (await catalogues.currentVersion(rollout.catalogue));
  const version = current ? await catalogues.load(rollout.catalogue, current) : undefined;
  return rollout && version && { rollout, version };
}

export type CounterPreview = { kind: 'preview'; milestone: Milestone; parts: PlanSummary[] };

/**
 * What a prepared counter would send today. While nobody has been told of what it undoes, as if all had who are to be.
 * Read-only.
 */
export async function previewCounter(
  { content, preparedBy }: Pick<PreparedCounter, 'content' | 'preparedBy'>,
  ports: PrepareCounterPorts,
): Promise<CounterPreview | Refused> {
  const examined = await examineCounter(content, preparedBy, ports);
  if (examined.kind === 'refused') return examined;
  const { milestone } = examined;
  const parts = await mapInChunks(
    milestone.organisations,
    async (code) => summarise(await planOf(examined, code, ports)),
    AT_ONCE,
  );
  return { kind: 'preview', milestone, parts };
}

/** Organisations resolved concurrently: reads wait, rendering does not. */
const AT_ONCE = 12;

/** The same for one organisation in full; undefined if it is not in it. */
export async function previewCounterAt(
  { content, preparedBy }: Pick<PreparedCounter, 'content' | 'preparedBy'>,
  organisation: string,
  ports: PrepareCounterPorts,
): Promise<OrganisationPreview | Refused | undefined> {
  const examined = await examineCounter(content, preparedBy, ports);
  if (examined.kind === 'refused') return examined;
  const { milestone } = examined;
  if (!milestone.organisations.includes(organisation)) return undefined;
  return { kind: 'preview', milestone, plan: await planOf(examined, organisation, ports) };
}

type Examined = { kind: 'good'; milestone: Milestone; version: CatalogueVersion; isAhead: boolean };

/** What a counter would be if it were fired today, for what it undoes being told by then. */
async function examineCounter(
  content: CounterAsked,
  by: string,
  ports: PrepareCounterPorts,
): Promise<Examined | Refused> {
  const { against: id, ...asked } = content;
  const refused = (path: string, code: 'already-exists' | 'unknown' | 'nothing-to-undo'): Refused => ({
    kind: 'refused',
    reason: 'malformed',
    problems: [
      code === 'nothing-to-undo'
        ? problemAt(path, code)
        : problemAt(path, code, { what: 'milestone', ...(code === 'unknown' ? { value: id } : {}) }),
    ],
  });
  if ((await ports.milestones.find(asked.id)) || (await ports.drafts.find(asked.rollout, asked.id)))
    return refused('id', 'already-exists');
  const context = await loadMilestoneContext(asked, ports);
  const against = await undoneOf(content, context, ports);
  if (!against) return refused('against', 'unknown');
  const { version } = context;
  if (version && !countersAgainst(version, against.kind).includes(content.kind))
    return refused('kind', 'nothing-to-undo');
  const now = ports.now();
  const isAhead = !isTold(against);
  const examined = examineMilestone(
    { ...asked, occurredOn: toStockholm(now).date, triggeredBy: by },
    isAhead ? { ...context, told: [...context.told, against] } : context,
    { at: now, now, byHand: true },
  );
  if ('reason' in examined) return { kind: 'refused', ...examined };
  if (!version) throw new Error('a valid counter has no catalogue');
  return { kind: 'good', milestone: examined.milestone, version, isAhead };
}

/** What it would undo: a milestone, or a draft as it would be if it were triggered today. */
async function undoneOf(
  { against, rollout }: CounterAsked,
  context: MilestoneContext,
  ports: PrepareCounterPorts,
): Promise<Milestone | undefined> {
  const known = await ports.milestones.find(against);
  if (known) return known.rollout === rollout && !known.change ? known : undefined;
  const draft = await ports.drafts.find(rollout, against);
  if (!draft) return undefined;
  const now = ports.now();
  const reached = { ...draft.content, again: draft.content.again ?? { reason: '-' } };
  const examined = examineMilestone(reached, context, { at: now, now, byHand: true });
  return 'reason' in examined ? undefined : examined.milestone;
}

async function planOf(
  { milestone, version, isAhead }: Examined,
  organisation: string,
  ports: PrepareCounterPorts,
) {
  const { catalogue } = version;
  const { told, ...present } = await loadPlanBasis(milestone, { organisation, catalogue }, ports);
  const basis = {
    ...present,
    rollout: { ...present.rollout, facts: milestone.facts },
    ...(isAhead || told === undefined ? {} : { told }),
  };
  return resolvePlan({ milestone, basis, version, render: ports.render });
}
