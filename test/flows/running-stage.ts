import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DisableRuleCommand, EventBridgeClient, ListRulesCommand } from '@aws-sdk/client-eventbridge';
import type { Cloud, CloudOptions } from '@budkavle/local-cloud';
import { load } from 'js-yaml';
import { expect, inject, vi } from 'vitest';
import * as z from 'zod';
import type { UserRole } from '../../domain/rollout/user.ts';
import { loadRollout, type RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { runStage } from '../../local/local-cloud.ts';
import { milestonesFileSchema } from '../../local/milestones-file.ts';
import { type Operator, operatorOf } from '../../local/operator.ts';
import { type SignedIn, signedIn, type Who } from './signed-in.ts';

export type RunningStage = {
  cloud: Cloud;
  operator: Operator;
  /** What a person at the terminal would have seen. */
  notices: string[];
  /** Reports a milestone, or anything else, and waits until nothing is left to do. */
  report(detail: unknown): Promise<void>;
  /**
   * The details of the events of a type that the bus has kept, oldest first. What was told twice in the same words
   * counts once: organisations that end at the same moment each tell of the milestone's end.
   */
  told(detailType: string): unknown[];
  /** How often a function has run. */
  runsOf(name: string): number;
  /**
   * Lets a scheduled function go one more round, for which `pass` sets the clock, and everything that follows happen.
   */
  nextRound(name: Rounds, pass: () => void): Promise<void>;
  /** Signs somebody in at the console. */
  signIn(role: UserRole, more?: Omit<Who, 'role'>): Promise<SignedIn>;
  /** The same address at this stage: the mails of a copied one lead to the port that it had. */
  here(link: string | undefined): string;
  /** Everything that the functions have logged. */
  logs(): Promise<string>;
  stop(): Promise<void>;
};

type Rounds =
  | 'reconcile'
  | 'remind-owners'
  | 'tidy-contacts'
  | 'compile-newsletters'
  | 'publish-press-releases'
  | 'welcome-newcomers';

type World = Pick<CloudOptions, 'quota' | 'clock'> & {
  /**
   * The scheduled functions that go their rounds; all, unless said. Where the clock leaps, weeks of newsletters and
   * tidying would be made up for by a flow that is about something else.
   */
  rounds?: readonly Rounds[];
};

/**
 * Stage `local` on free ports with data of its own, and a rollout loaded; SES lets through what `quota` says, and the
 * services go by `clock`.
 */
export async function runningStage(source: RolloutSource, world: World = {}): Promise<RunningStage> {
  const stage = await emptyStage(world);
  await loadRollout(source, stage.operator);
  return stage;
}

/**
 * A stage of its own in which the sample's first milestone has been told in four municipalities (0580, 0885, 1280,
 * 2584) and nothing has happened since. It begins from a copy of what was told once for all tests, so that 200 mails
 * are not sent anew for each of them.
 */
export async function toldStage(world: World = {}): Promise<RunningStage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'budkavle-flow-'));
  await cp(inject('toldDir'), dataDir, { recursive: true });
  return stageOn(dataDir, world);
}

/** A stage with nothing in it, as it is on the day on which it was deployed. */
export async function emptyStage(world: World = {}): Promise<RunningStage> {
  return stageOn(await mkdtemp(join(tmpdir(), 'budkavle-flow-')), world);
}

async function stageOn(dataDir: string, { rounds, ...world }: World): Promise<RunningStage> {
  const notices: string[] = [];
  const cloud = await runStage({
    assemblyDir: inject('assemblyDir'),
    dataDir,
    ports: { api: 0, mailbox: 0, aws: 0 },
    mailbox: false,
    ...world,
    notice: (text) => notices.push(text),
  });
  if (rounds) await restrictRounds(cloud.urls.aws, rounds);
  const operator = operatorOf('local', cloud.urls.aws);
  const runsOf = (name: string) =>
    cloud.figures().functions.find((one) => one.function === `budkavle-local-${name}`)?.invocations ?? 0;
  return {
    cloud,
    operator,
    notices,
    runsOf,
    nextRound: async (name, pass) => {
      // A round that is under way would be taken for the next one.
      await cloud.quiet({ timeoutMilliseconds: 200_000 });
      const before = runsOf(name);
      pass();
      await vi.waitUntil(() => runsOf(name) > before, { timeout: 60_000 });
      await cloud.quiet({ timeoutMilliseconds: 200_000 });
    },
    report: async (detail) => {
      await operator.report(detail);
      await cloud.quiet({ timeoutMilliseconds: 200_000 });
    },
    signIn: (role, more = {}) => signedIn(cloud.urls.api, { role, ...more }),
    told: (detailType) => archived(join(dataDir, 'cloud.db'), detailType),
    here: (link = 'no link') => link.replace(/^http:\/\/[^/]+/, cloud.urls.api),
    logs: async () => {
      const files = await readdir(join(dataDir, 'logs'));
      return (await Promise.all(files.map((file) => readFile(join(dataDir, 'logs', file), 'utf8')))).join('');
    },
    stop: async () => {
      await cloud.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Disables the schedules of all other functions, as an operator would. */
async function restrictRounds(endpoint: string, rounds: readonly Rounds[]): Promise<void> {
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
  const bus = new EventBridgeClient({ endpoint, region: 'eu-north-1', credentials });
  const { Rules = [] } = await bus.send(new ListRulesCommand({}));
  const scheduled = Rules.flatMap(({ Name, ScheduleExpression }) => (ScheduleExpression ? (Name ?? []) : []));
  const wanted = rounds.map((name) => `budkavle-local-${name}`);
  expect(scheduled).toEqual(expect.arrayContaining(wanted));
  const others = scheduled.filter((name) => !wanted.includes(name));
  await Promise.all(others.map((name) => bus.send(new DisableRuleCommand({ Name: name }))));
}

/** What the archive of the bus holds, which no call of its own shows. */
function archived(file: string, detailType: string): unknown[] {
  const rowSchema = z.object({ event: z.string() });
  const eventSchema = z.object({ 'detail-type': z.string(), detail: z.unknown() });
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare('SELECT event FROM archived_events ORDER BY seq').all();
  database.close();
  const details = rows
    .map((row) => eventSchema.parse(JSON.parse(rowSchema.parse(row).event)))
    .flatMap((event) => (event['detail-type'] === detailType ? [JSON.stringify(event.detail)] : []));
  return [...new Set(details)].map((detail): unknown => JSON.parse(detail));
}

/** The milestones of the sample, in order. */
export async function sampleMilestones() {
  const file = load(await readFile('local/sample/bob/milestones.yaml', 'utf8'));
  return milestonesFileSchema.parse(file).milestones;
}
