import type { Catalogues } from '../../catalogue/catalogues.ts';
import { type ControlLog, casesIn } from '../../controls/control-log.ts';
import type { Ledgers } from '../../ledger/ledger.ts';
import type { SignOffs } from '../../ledger/sign-off.ts';
import {
  type ReadSumsPorts,
  type ReadWorkLeftPorts,
  readSumsTogether,
  readWorkLeft,
  readWritten,
  type WrittenSince,
} from '../../ledger/use-cases/read-sums.ts';
import { occasionsLeft } from '../../ledger/work-left.ts';
import { type ReadsRestores, restoreHold } from '../../mail/restore.ts';
import type { MilestoneDrafts } from '../../milestone/milestone-draft.ts';
import {
  counterWithdrawal,
  type PreparedCounter,
  type PreparedCounters,
  standingOf,
} from '../../milestone/prepared-counter.ts';
import { type NewsletterSchedules, nextIssue } from '../../newsletter/newsletter-schedule.ts';
import type { Machines } from '../../people/machine.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { PlanGaps, Plans } from '../../plan/plan.ts';
import type { Refusals } from '../../plan/refusal.ts';
import type { PressReleases } from '../../press/press-version.ts';
import { loadCurrentVersions } from '../../press/use-cases/load-current-versions.ts';
import type { Questions } from '../../questions/question.ts';
import { coverageOf } from '../../reach/reach-trend.ts';
import type { Organisation, Organisations } from '../../rollout/organisation.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import type { User } from '../../rollout/user.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { TeamsChannels } from '../../webhooks/teams-channel.ts';
import type { Webhooks } from '../../webhooks/webhook.ts';
import { type Coming, comingOf } from '../coming.ts';
import type { KnownMilestone, KnownRollout, KnownStage } from '../known-rollout.ts';
import { findLate, type LateWork, lateToName } from '../late-work.ts';
import { newestTold, type RolloutState, rolloutState } from '../rollout-state.ts';
import { byDay, type WaitingLine, waitingLines } from '../waiting.ts';
import {
  mayLackRelease,
  ROLLOUT_KINDS,
  type RolloutKind,
  STAGE_KINDS,
  type StageKind,
  unsigned,
} from '../waiting-kinds.ts';

export type ShowHomePorts = ReadsRestores &
  ReadSumsPorts &
  ReadWorkLeftPorts & {
    rollouts: Pick<Rollouts, 'list' | 'participations'>;
    milestones: Pick<Milestones, 'allOf'>;
    catalogues: Pick<Catalogues, 'currentVersion' | 'load' | 'withoutTexts'>;
    organisations: Pick<Organisations, 'list'>;
    plans: Pick<Plans, 'summaries' | 'gaps' | 'unsettledCounts'>;
    ledgers: Pick<Ledgers, 'ofSome'>;
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
  const version = current === undefined ? undefined : await versionOf(rollout, current, ports);
  if (!version) return undefined;
  const counters = prepared.filter((counter) => !counterWithdrawal(counter));
  const newest = milestones.toSorted((a, b) => b.receivedAt - a.receivedAt).slice(0, LOOKED_AT);
  const now = ports.now();
  const times = Object.values(schedule).map(
    ({ slot, since }) => nextIssue({ slot: { ...slot, daysOff: rollout.daysOff }, since }, [], now).at,
  );
  const ahead = times.filter((at) => at > now);
  const today = toStockholm(now).date;
  const told = newestTold(newest.map((milestone) => ({ milestone })))?.milestone.id;
  // A coordinator acts on all of it; for the picture of the rollout the newest that was told is enough.
  const ids = newest.map(({ id }) => id).filter((each) => coordinates(reader) || each === told);
  const looked = await readWritten(ids, ports);
  const [known, sums] = await allSettledOrThrow([
    knownMilestones(newest, { reader, now, today, releases, looked, catalogue: version.catalogue }, ports),
    readSumsTogether(
      looked.filter(([each]) => each === told),
      ports,
    ),
  ]);
  const [sum] = sums.values();
  const reach = sum && sum.organisations.length > 0 ? coverageOf(sum, today) : undefined;
  return {
    ...{ rollout, version, participations, drafts, releases, organisations: byCode, now },
    questions: questions.filter(({ state }) => state === 'open'),
    ...{ milestones: known, reach, today },
    late: coordinates(reader) ? await lateIn({ milestones: known, today }, ports) : [],
    counters: counters.length > 0 ? await standings(counters, { rollout, version }, ports) : [],
    nextIssue: ahead.length > 0 ? Math.min(...ahead) : undefined,
  };
}

type Version = KnownRollout['version'];

async function versionOf(
  { catalogue: id }: Rollout,
  version: string,
  { catalogues }: Pick<ShowHomePorts, 'catalogues'>,
): Promise<Version | undefined> {
  const catalogue = await catalogues.withoutTexts(id, version);
  return catalogue && { version, catalogue };
}

/** Only what is sealed of a prepared counter-milestone needs the texts. */
async function standings(
  counters: readonly PreparedCounter[],
  { rollout, version: { version } }: { rollout: Rollout; version: Version },
  { catalogues }: Pick<ShowHomePorts, 'catalogues'>,
): Promise<KnownRollout['counters']> {
  const whole = await catalogues.load(rollout.catalogue, version);
  if (!whole) return [];
  return counters.map((counter) => ({ counter, standing: standingOf(counter, { version: whole, rollout }) }));
}

async function releasesOf(rollout: string, ports: ShowHomePorts) {
  return loadCurrentVersions(await ports.pressReleases.ofRollout(rollout), ports);
}

type Looked = Pick<KnownRollout, 'now' | 'today' | 'releases'> & {
  reader: Roles;
  catalogue: Version['catalogue'];
  looked: WrittenSince;
};

async function knownMilestones(
  milestones: readonly Milestone[],
  { reader, catalogue, today, looked, ...around }: Looked,
  ports: ShowHomePorts,
): Promise<KnownMilestone[]> {
  const acts = coordinates(reader);
  const [gaps, work, others] = await allSettledOrThrow([
    acts ? gapsOf(milestones, ports) : new Map<string, PlanGaps[]>(),
    readWorkLeft(looked, ports),
    mapInChunks(acts ? milestones : [], async (milestone) => {
      const place = { catalogue, others: milestones, today };
      // Words on it are read where they make a difference.
      const isDue = unsigned({ milestone, signOffs: [] }, place).length > 0;
      return allSettledOrThrow([
        ports.plans.unsettledCounts(milestone.id),
        isDue ? ports.signOffs.ofMilestone(milestone.id) : [],
        mayLackRelease(milestone, around) && isToldToPress(milestone, ports),
      ]);
    }),
  ]);
  return milestones.map((milestone, index) => {
    const [counts = [], signOffs = [], asksForRelease = false] = others[index] ?? [];
    const { id } = milestone;
    const known = { gaps: gaps.get(id) ?? [], work: work.get(id) ?? [] };
    return { milestone, ...known, counts, signOffs, asksForRelease };
  });
}

async function isToldToPress({ id }: Milestone, { plans }: Pick<ShowHomePorts, 'plans'>): Promise<boolean> {
  return (await plans.summaries(id)).some(({ obligations }) =>
    Object.values(obligations).some(({ press = 0 }) => press > 0),
  );
}

/** What an organisation lacked where it was planned last: mostly all were planned for the newest. */
async function gapsOf(
  milestones: readonly Milestone[],
  { plans }: Pick<ShowHomePorts, 'plans'>,
): Promise<Map<string, PlanGaps[]>> {
  const found = new Map<string, PlanGaps[]>();
  const seen = new Set<string>();
  for (const { id, organisations } of milestones.filter(({ change }) => change === undefined)) {
    if (organisations.every((code) => seen.has(code))) continue;
    const gaps = await plans.gaps(id);
    found.set(id, gaps);
    for (const { organisation } of gaps) seen.add(organisation);
  }
  return found;
}

/** Where work is late, with whose it is in the ledgers of the organisations that have a line each. */
async function lateIn(
  known: Pick<KnownRollout, 'milestones' | 'today'>,
  { ledgers }: Pick<ShowHomePorts, 'ledgers'>,
): Promise<LateWork[]> {
  const late = findLate(known);
  const wanted = Map.groupBy(lateToName(late), ({ namedIn }) => namedIn);
  const rows = await mapInChunks([...wanted], async ([milestone, of]) => {
    if (milestone === undefined) return [];
    return ledgers.ofSome(
      milestone,
      of.map(({ organisation }) => organisation),
    );
  });
  const holders = new Map(
    rows.flat().map(({ organisation, cells }) => {
      const own = occasionsLeft(cells).filter(({ office, due }) => !office && due < known.today);
      return [organisation, own.flatMap(({ contactName }) => contactName ?? [])[0]] as const;
    }),
  );
  return late.map((one) => {
    const holder = holders.get(one.organisation);
    return holder === undefined ? one : { ...one, holder };
  });
}
