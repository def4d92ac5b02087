import { type Carrier, carrierSchema } from '../../catalogue/carrier.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Gap } from '../../catalogue/gap.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import { type DeliveryCounts, type PlanSummary, type Plans, waitingParts } from '../../plan/plan.ts';
import type { Refusal, Refusals } from '../../plan/refusal.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import type { Localised } from '../../shared/locale.ts';

export type ShowOverviewPorts = {
  rollouts: Rollouts;
  milestones: Milestones;
  catalogues: Catalogues;
  organisations: Organisations;
  plans: Plans;
  refusals: Refusals;
};

/** Reach of one group at one milestone, over all organisations. */
export type GroupReach = {
  group: string;
  /** Mail recipients, and those whose mail was accepted. */
  people: number;
  reached: number;
  /** Obligations by carrier. */
  obligations: Partial<Record<Carrier, number>>;
};

const COUNTED = ['accepted', 'returned', 'failed', 'unknown', 'skipped', 'cancelled', 'unreachable'] as const;
export type MailCounts = Record<(typeof COUNTED)[number], number>;

export type MilestoneOverview = {
  milestone: Milestone;
  planned: number;
  sent: number;
  /** Organisations whose mails wait for their day. */
  waiting: number;
  deliveries: number;
  /** Mail outcomes, over all organisations. */
  counts: MailCounts;
  groups: GroupReach[];
  gaps: { organisation: string; name: Localised; gap: Gap }[];
};

export type RolloutOverview = {
  rollout: Rollout;
  catalogue: Catalogue;
  organisations: number;
  /** Newest first. */
  milestones: MilestoneOverview[];
};

export type ReachOverview = { rollouts: RolloutOverview[]; refusals: Refusal[] };

const REFUSALS_SHOWN = 20;

/** Reach of every milestone of every rollout: by group, with gaps and refused events. */
export async function showOverview(ports: ShowOverviewPorts): Promise<ReachOverview> {
  const [rollouts, refusals] = await allSettledOrThrow([
    ports.rollouts.list(),
    ports.refusals.latest(REFUSALS_SHOWN),
  ]);
  const overviews = await allSettledOrThrow(rollouts.map((rollout) => rolloutOverview(rollout, ports)));
  return { rollouts: overviews.filter((overview) => overview !== undefined), refusals };
}

async function rolloutOverview(
  rollout: Rollout,
  ports: ShowOverviewPorts,
): Promise<RolloutOverview | undefined> {
  const [version, participations, milestones] = await allSettledOrThrow([
    ports.catalogues.currentVersion(rollout.catalogue),
    ports.rollouts.participations(rollout.id),
    ports.milestones.allOf(rollout.id),
  ]);
  const current = version && (await ports.catalogues.withoutTexts(rollout.catalogue, version));
  if (!current) return undefined;
  const newestFirst = milestones.toSorted((a, b) => b.receivedAt - a.receivedAt);
  const shown = await allSettledOrThrow(
    newestFirst.map((milestone) => showMilestone(milestone, { catalogue: current }, ports)),
  );
  return {
    rollout,
    catalogue: current,
    organisations: participations.length,
    milestones: shown.filter(isTelling),
  };
}

/** A change that nobody had to hear is history and nothing more. */
function isTelling({ milestone, deliveries, groups }: MilestoneOverview): boolean {
  return milestone.change === undefined || milestone.state !== 'completed' || deliveries + groups.length > 0;
}

/** Whether it was stopped before anybody was mailed: nobody has heard of it. */
export function isUnheard({ milestone, counts }: Pick<MilestoneOverview, 'milestone' | 'counts'>): boolean {
  return milestone.state === 'stopped' && counts.accepted + counts.unknown === 0;
}

type Wanted = { catalogue: Catalogue; only?: string | undefined };

/** A milestone's progress by group; with `only`, at that organisation. */
export async function showMilestone(
  milestone: Milestone,
  { catalogue, only }: Wanted,
  ports: Pick<ShowOverviewPorts, 'plans' | 'organisations'>,
): Promise<MilestoneOverview> {
  const [allSummaries, everyCount, { sent: allSent }] = await allSettledOrThrow([
    ports.plans.summaries(milestone.id),
    ports.plans.allCounts(milestone.id),
    ports.plans.progress(milestone.id),
  ]);
  const wanted = (organisation: string) => only === undefined || organisation === only;
  const summaries = allSummaries.filter(({ organisation }) => wanted(organisation));
  const allCounts = everyCount.filter(({ organisation }) => wanted(organisation));
  // An organisation with refused mails has been dealt with, but is not done.
  const refused = new Set(
    allCounts.filter(({ failed }) => failed > 0).map(({ organisation }) => organisation),
  );
  const sent = new Set([...allSent].filter((code) => wanted(code) && !refused.has(code)));
  const names = await namesOf(
    summaries.filter(({ gaps }) => gaps.length > 0),
    ports,
  );
  return {
    milestone: { ...milestone, organisations: milestone.organisations.filter(wanted) },
    waiting: waitingParts(summaries).length,
    planned: summaries.length,
    sent: sent.size,
    deliveries: summaries.reduce((total, { deliveries }) => total + deliveries, 0),
    counts: countMails(allCounts),
    groups: reachByGroup(Object.keys(catalogue.groups), summaries, allCounts),
    gaps: summaries.flatMap(({ organisation, gaps }) =>
      gaps.map((gap) => ({ organisation, name: names.get(organisation) ?? {}, gap })),
    ),
  };
}

function countMails(allCounts: readonly DeliveryCounts[]): MailCounts {
  const counts: MailCounts = {
    accepted: 0,
    returned: 0,
    failed: 0,
    unknown: 0,
    skipped: 0,
    cancelled: 0,
    unreachable: 0,
  };
  for (const part of allCounts) for (const what of COUNTED) counts[what] += part[what];
  return counts;
}

async function namesOf(
  summaries: readonly PlanSummary[],
  { organisations }: Pick<ShowOverviewPorts, 'organisations'>,
) {
  const found = await allSettledOrThrow(
    summaries.map(({ organisation }) => organisations.find(organisation)),
  );
  return new Map(
    found.flatMap((organisation) => (organisation ? [[organisation.code, organisation.name] as const] : [])),
  );
}

/** Aggregates organisations; groups without obligations are left out. */
export function reachByGroup(
  groups: readonly string[],
  summaries: readonly PlanSummary[],
  allCounts: readonly DeliveryCounts[],
): GroupReach[] {
  return groups.flatMap((group): GroupReach[] => {
    const obligations: GroupReach['obligations'] = {};
    for (const counts of summaries.map((summary) => summary.obligations[group] ?? {})) {
      for (const carrier of carrierSchema.options) {
        if (counts[carrier]) obligations[carrier] = (obligations[carrier] ?? 0) + counts[carrier];
      }
    }
    if (Object.keys(obligations).length === 0) return [];
    const people = summaries.reduce((total, summary) => total + (summary.people[group] ?? 0), 0);
    const reached = allCounts.reduce((total, counts) => total + (counts.reached[group] ?? 0), 0);
    return [{ group, people, reached, obligations }];
  });
}
