import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { parse } from 'yaml';
import { loadRollout, type RolloutSource } from '../../domain/use-cases/load-rollout.ts';
import { type Cloud, startCloud } from '../../local/cloud/cloud.ts';
import type { SesQuota } from '../../local/cloud/ses/ses.ts';
import { milestonesFileSchema } from '../../local/milestones-file.ts';
import { type Operator, operatorOf } from '../../local/operator.ts';

export type RunningStage = {
  cloud: Cloud;
  operator: Operator;
  /** What a person at the terminal would have seen. */
  notices: string[];
  /** Reports a milestone, or anything else, and waits until nothing is left to do. */
  report(detail: unknown): Promise<void>;
  /** Everything that the functions have logged. */
  logs(): Promise<string>;
  stop(): Promise<void>;
};

/** Stage `local` on free ports with data of its own, and a rollout loaded; SES lets through what `quota` says. */
export async function runningStage(source: RolloutSource, quota?: SesQuota): Promise<RunningStage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'budkavle-flow-'));
  const notices: string[] = [];
  const cloud = await startCloud({
    assemblyDir: inject('assemblyDir'),
    dataDir,
    ports: { console: 0, mailbox: 0, aws: 0 },
    mailbox: false,
    ...(quota ? { quota } : {}),
    notice: (text) => notices.push(text),
  });
  const operator = operatorOf('local', cloud.urls.aws);
  await loadRollout(source, operator);
  return {
    cloud,
    operator,
    notices,
    report: async (detail) => {
      await operator.report(detail);
      await cloud.quiet({ timeoutMilliseconds: 100_000 });
    },
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

/** The milestones of the sample, in order. */
export async function sampleMilestones() {
  const file = parse(await readFile('local/sample/bob/milestones.yaml', 'utf8'));
  return milestonesFileSchema.parse(file).milestones;
}
