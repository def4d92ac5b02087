import type { CatalogueVersion } from '../../catalogue/catalogues.ts';
import type { RenderMail } from '../../mail/variant.ts';
import { changedFacts } from '../../plan/change.ts';
import type { Holdings } from '../../plan/holding.ts';
import type { ChangeMilestone } from '../../plan/milestone.ts';
import type { OrganisationPlan } from '../../plan/plan.ts';
import type { PlanBasis } from '../../plan/plan-basis.ts';
import { resolveCorrection } from '../../plan/resolve-correction.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { examineChange, type FactChanged, isOvertaken, loadChangeContext } from './accept-change.ts';
import type { ExamineMilestonePorts, Objection } from './accept-milestone.ts';
import { findStandingPlaces, type StandingPlaces } from './find-standing-places.ts';
import { type LoadHoldingsPorts, loadHoldings } from './load-holdings.ts';
import { type LoadOwedPorts, loadOwed } from './load-owed.ts';
import { type LoadPresentBasisPorts, loadPresentBasis } from './load-present-basis.ts';

export type PreviewChangePorts = ExamineMilestonePorts &
  LoadPresentBasisPorts &
  LoadHoldingsPorts &
  LoadOwedPorts & { render: RenderMail; now: () => number };

export type ChangePreview = {
  kind: 'preview';
  milestone: ChangeMilestone;
  /** The plans of the organisations where somebody holds an old value, or is owed what was withheld. */
  plans: OrganisationPlan[];
  /** Whether anybody holds an old value, who must hear why it has changed. */
  isHeld: boolean;
  places: StandingPlaces;
};

/** Resolves who holds the old values of facts or is owed what was withheld, and what each would be told. Read-only. */
export async function previewChange(
  changed: FactChanged,
  ports: PreviewChangePorts,
): Promise<ChangePreview | { kind: 'overtaken' } | ({ kind: 'refused' } & Objection)> {
  const context = await loadChangeContext(changed, ports);
  if (isOvertaken(changed, context)) return { kind: 'overtaken' };
  const now = ports.now();
  const milestone = examineChange(changed, context, { at: now, now, byHand: true });
  if ('reason' in milestone) return { kind: 'refused', ...milestone };
  const { version } = context;
  if (!version) throw new Error('a valid change has no catalogue');
  const bases = await mapInChunks(milestone.organisations, (organisation) =>
    basisAfter(milestone, { organisation, version }, ports),
  );
  const concerned = bases.filter(
    ({ held, owed }) => held.mailed.length + held.byHand.length > 0 || owed !== undefined,
  );
  const plans = concerned.map((basis) =>
    resolveCorrection({ milestone, basis, version, render: ports.render }),
  );
  const supersedes = plans.flatMap((plan) => plan.supersedes ?? []);
  return {
    kind: 'preview',
    milestone,
    places: await findStandingPlaces(milestone, { version, supersedes }, ports),
    isHeld: bases.some(({ held }) => held.mailed.length + held.byHand.length > 0),
    plans,
  };
}

/** What a plan would rest on if the facts had changed. */
async function basisAfter(
  { rollout, change, facts }: ChangeMilestone,
  { organisation, version }: { organisation: string; version: CatalogueVersion },
  ports: PreviewChangePorts,
): Promise<PlanBasis & { held: Holdings }> {
  const stored = await loadPresentBasis({ rollout }, organisation, ports);
  const own = changedFacts(stored.participation.facts, change.facts);
  const basis =
    change.organisation === undefined
      ? { ...stored, rollout: { ...stored.rollout, facts } }
      : { ...stored, participation: { ...stored.participation, facts: own } };
  const present = factsInForce(basis.rollout.facts, basis.participation);
  const held = await loadHoldings({ rollout, organisation, present }, ports);
  const owed = await loadOwed({ rollout, organisation, present, version }, ports);
  // Not stored yet, so it is not among the changes that were loaded.
  const whys = change.why === undefined ? held.whys : [change.why, ...held.whys];
  return { ...basis, held: { ...held, whys }, ...(owed ? { owed } : {}) };
}
