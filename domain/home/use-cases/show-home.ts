import type { Catalogues } from '../../catalogue/catalogues.ts';
import { type ControlLog, casesIn } from '../../controls/control-log.ts';
import type { Ledgers } from '../../ledger/ledger.ts';
import type { SignOffs } from '../../ledger/sign-off.ts';
import { type ReadsRestores, restoreHold } from '../../mail/restore.ts';
import type { MilestoneDrafts } from '../../milestone/milestone-draft.ts';
import { counterWithdrawal, type PreparedCounters, standingOf } from '../../milestone/prepared-counter.ts';
import { type NewsletterSchedules, nextIssue } from '../../newsletter/newsletter-schedule.ts';
import type { Machines } from '../../people/machine.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { Plans } from '../../plan/plan.ts';
import type { Refusals } from '../../plan/refusal.ts';
import type { PressReleases } from '../../press/press-version.ts';
import { loadCurrentVersions } from '../../press/use-cases/load-current-versions.ts';
import type { Questions } from '../../questions/question.ts';
import type { Organisation, Organisations } from '../../rollout/organisation.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import type { User } from '../../rollout/user.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { TeamsChannels } from '../../webhooks/teams-channel.ts';
import type { Webhooks } from '../../webhooks/webhook.ts';
import { type Coming, comingOf } from '../coming.ts';
import type { KnownMilestone, KnownRollout, KnownStage } from '../known-rollout.ts';
import { newestTold, type RolloutState, rolloutState } from '../rollout-state.ts';
import { byDay, type WaitingLine, waitingLines } from '../waiting.ts';
import { ROLLOUT_KINDS, type RolloutKind, STAGE_KINDS, type StageKind } from '../waiting-kinds.ts';

export type ShowHomePorts = ReadsRestores & {
  rollouts: Pick<Rollouts, 'list' | 'participations'>;
  milestones: Pick<Milestones, 'allOf'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
  organisations: Pick<Organisations, 'list'>;
  plans: Pick<Plans, 'summaries' | 'allCounts'>;
  ledgers: Pick<Ledgers, 'ofMilestone'>;
  signOffs: Pick<SignOffs, 'ofMilestone'>;
  drafts: Pick<MilestoneDrafts, 'ofRollout'>;
  preparedCounters: Pick<PreparedCounters, 'ofRollout'>;
  pressReleases: Pick<PressReleases, 'ofRollout' | 'versions'>;
  questions: Pick<Questions, 'ofRollout'>;
  newsletterSchedules: Pick<NewsletterSchedules, 'of'>;
  controlLog: Pick<ControlLog, 'entries'>;
  refusals: Pick<Refusals, 'latest'>;
  webhooks: Pick<Webhooks, 'all'>;
  teamsChannels: Pick<TeamsChannels, 'all'>;
  machines: Pick<Machines, 'all'>;
  now: () => number;
};

export type HomeKind = RolloutKind | StageKind;
export type HomeLine = WaitingLine<HomeKind>;

/** What waits for a reader, what they see wait for others, how each rollout stands and what comes in it. */
export type Home = {
  mine: HomeLine[];
  others: HomeLine[];
  rollouts: { known: KnownRollout; state: RolloutState; coming: Coming[] }[];
  today: string;
};

type Reader = Pick<User, 'roles' | 'address'>;

/** The milestones of a rollout that are looked at: the newest. */
const LOOKED_AT = 20;
const REFUSALS_LOOKED_AT = 20;

/** What was read of everything that may wait for a reader of these roles. */
export type KnownHome = { stage: KnownStage; rollouts: readonly KnownRollout[] };

/** The first page of whoever sees the whole country. How many reads it takes does not depend on organisations. */
export async function showHome(reader: Reader, ports: ShowHomePorts): Promise<Home> {
  const known = await gatherHome(reader, ports);
  return {
    ...linesFor(reader, known),
    rollouts: known.rollouts.map((one) => ({ known: one, state: rolloutState(one), coming: comingOf(one) })),
    today: toStockholm(ports.now()).date,
  };
}

/** Reads what tells what waits for whoever has these roles, or one of them. */
export async function gatherHome(reader: Pick<Reader, 'roles'>, ports: ShowHomePorts): Promise<KnownHome> {
  const [rollouts, organisations, stage] = await allSettledOrThrow([
    ports.rollouts.list(),
    ports.organisations.list(),
    knownStage(reader, ports),
  ]);
  const byCode = new Map(organisations.map((one) => [one.code, one]));
  const known = await allSettledOrThrow(rollouts.map((one) => knownRollout(one, { byCode, reader }, ports)));
  return { stage, rollouts: known.filter((one) => one !== undefined) };
}

/** What waits for a reader, and what they see wait for others, by day. */
export function linesFor(reader: Reader, { stage, rollouts }: KnownHome): Pick<Home, 'mine' | 'others'> {
  const lines = [
    ...waitingLines(STAGE_KINDS, { known: stage, reader }),
    ...rollouts.flatMap((one) =>
      waitingLines(ROLLOUT_KINDS, { known: one, rollout: one.rollout.id, reader }),
    ),
  ];
  return {
    mine: byDay(lines.filter(({ mine }) => mine)),
    others: byDay(lines.filter(({ mine }) => !mine)),
  };
}

type Roles = Pick<User, 'roles'>;

const coordinates = ({ roles }: Roles) => roles.includes('coordinator');
const decides = (reader: Roles) => coordinates(reader) || reader.roles.includes('approver');

async function knownStage(reader: Roles, ports: ShowHomePorts): Promise<KnownStage> {
  const [entries, refusals, restores, webhooks, teamsChannels, machines] = await allSettledOrThrow([
    decides(reader) ? ports.controlLog.entries() : [],
    coordinates(reader) ? ports.refusals.latest(REFUSALS_LOOKED_AT) : [],
    ports.restores.read(),
    coordinates(reader) ? ports.webhooks.all() : [],
    coordinates(reader) ? ports.teamsChannels.all() : [],
    coordinates(reader) ? ports.machines.all() : [],
  ]);
  const hold = restoreHold(restores.value);
  const told = { webhooks, teamsChannels, machines };
  return { changes: casesIn(entries), refusals, hold, ...told, now: ports.now() };
}

type Around = { byCode: ReadonlyMap<string, Organisation>; reader: Roles };

async function knownRollout(
  rollout: Rollout,
  { byCode, reader }: Around,
  ports: ShowHomePorts,
): Promise<KnownRollout | undefined> {
  const { id } = rollout;
  const decider = decides(reader);
  const [current, participations, milestones, drafts, prepared, releases, questions, schedule] =
    await allSettledOrThrow([
      ports.catalogues.currentVersion(rollout.catalogue),
      ports.rollouts.participations(id),
      ports.milestones.allOf(id),
      coordinates(reader) ? ports.drafts.ofRollout(id) : [],
      decider ? ports.preparedCounters.ofRollout(id) : [],
      decider ? releasesOf(id, ports) : [],
      coordinates(reader) ? ports.questions.ofRollout(id) : [],
      ports.newsletterSchedules.of(id),
    ]);
  const version = current === undefined ? undefined : await ports.catalogues.load(rollout.catalogue, current);
  if (!version) return undefined;
  const newest = milestones.toSorted((a, b) => b.receivedAt - a.receivedAt).slice(0, LOOKED_AT);
  const now = ports.now();
  const times = Object.values(schedule).map(
    ({ slot, since }) => nextIssue({ slot: { ...slot, daysOff: rollout.daysOff }, since }, [], now).at,
  );
  const ahead = times.filter((at) => at > now);
  return {
    ...{ rollout, version, participations, drafts, releases, organisations: byCode, now },
    questions: questions.filter(({ state }) => state === 'open'),
    milestones: await knownMilestones(newest, reader, ports),
    counters: prepared
      .filter((counter) => !counterWithdrawal(counter))
      .map((counter) => ({ counter, standing: standingOf(counter, { version, rollout }) })),
    nextIssue: ahead.length > 0 ? Math.min(...ahead) : undefined,
    today: toStockholm(now).date,
  };
}

async function releasesOf(rollout: string, ports: ShowHomePorts) {
  return loadCurrentVersions(await ports.pressReleases.ofRollout(rollout), ports);
}

/** A coordinator acts on all of it; for the picture of the rollout the newest that was told is enough. */
async function knownMilestones(
  milestones: readonly Milestone[],
  reader: Roles,
  { plans, ledgers, signOffs }: ShowHomePorts,
): Promise<KnownMilestone[]> {
  const acts = coordinates(reader);
  const shown = newestTold(milestones.map((milestone) => ({ milestone })))?.milestone.id;
  return mapInChunks(milestones, async (milestone) => {
    const [summaries, counts, ledger, given] = await allSettledOrThrow([
      acts ? plans.summaries(milestone.id) : [],
      acts ? plans.allCounts(milestone.id) : [],
      acts || milestone.id === shown ? ledgers.ofMilestone(milestone.id) : [],
      acts ? signOffs.ofMilestone(milestone.id) : [],
    ]);
    return { milestone, summaries, counts, ledger, signOffs: given };
  });
}
