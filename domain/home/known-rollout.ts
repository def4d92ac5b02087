import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import type { ControlCase } from '../controls/control-log.ts';
import type { Coverage } from '../ledger/coverage.ts';
import type { WorkLeft } from '../ledger/ledger-sum.ts';
import type { SignOff } from '../ledger/sign-off.ts';
import type { RestoreHold } from '../mail/restore.ts';
import type { MilestoneDraft } from '../milestone/milestone-draft.ts';
import type { CounterStanding, PreparedCounter } from '../milestone/prepared-counter.ts';
import type { Machine } from '../people/machine.ts';
import type { Milestone } from '../plan/milestone.ts';
import type { DeliveryCounts, PlanGaps } from '../plan/plan.ts';
import type { Refusal } from '../plan/refusal.ts';
import type { PressVersion } from '../press/press-version.ts';
import type { Question } from '../questions/question.ts';
import type { Organisation } from '../rollout/organisation.ts';
import type { Participation, Rollout } from '../rollout/rollout.ts';
import type { TeamsChannel } from '../webhooks/teams-channel.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import type { LateWork } from './late-work.ts';

/** A milestone with what its organisations' rows tell; empty where nobody who reads needs them. */
export type KnownMilestone = {
  milestone: Milestone;
  gaps: readonly PlanGaps[];
  /** Whether a release is part of what was planned; false where nobody has to write one. */
  asksForRelease: boolean;
  counts: readonly DeliveryCounts[];
  /** By organisation, of those that have a ledger. */
  work: readonly WorkLeft[];
  signOffs: readonly SignOff[];
};

/** Everything about a rollout that tells what waits, how it stands and what comes. */
export type KnownRollout = {
  rollout: Rollout;
  version: Omit<CatalogueVersion, 'texts'>;
  participations: readonly Participation[];
  organisations: ReadonlyMap<string, Organisation>;
  /** Newest first. */
  milestones: readonly KnownMilestone[];
  /** How the messages of the milestone that was told last stand, if it has ledgers. */
  reach: Coverage | undefined;
  /** Where work is late; empty where nobody who reads acts on it. */
  late: readonly LateWork[];
  drafts: readonly MilestoneDraft[];
  counters: readonly { counter: PreparedCounter; standing: CounterStanding }[];
  /** The version of each release that represents it. */
  releases: readonly PressVersion[];
  /** Those that wait for an answer; empty where nobody who reads answers. */
  questions: readonly Question[];
  /** When the next newsletter leaves; ms. */
  nextIssue: number | undefined;
  today: string;
  now: number;
};

/** What concerns the stage as a whole. */
export type KnownStage = {
  changes: readonly ControlCase[];
  refusals: readonly Refusal[];
  hold: RestoreHold | undefined;
  /** Addresses of other systems; empty where nobody who reads keeps them. */
  webhooks: readonly Webhook[];
  /** Channels of organisations in Teams; empty for the same readers. */
  teamsChannels: readonly TeamsChannel[];
  /** Other systems that may call the API; empty for the same readers. */
  machines: readonly Machine[];
  now: number;
};
