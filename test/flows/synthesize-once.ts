import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { TestProject } from 'vitest/node';
import { loadRollout } from '../../domain/setup/use-cases/load-rollout.ts';
import { runStage, synthesizeStage } from '../../local/local-cloud.ts';
import { milestonesFileSchema } from '../../local/milestones-file.ts';
import { operatorOf } from '../../local/operator.ts';
import { readRollout } from '../../local/rollout-files.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The synthesized stage `local`. */
    assemblyDir: string;
    /** The data of a stage in which the sample's first milestone has been told; copy it, do not run on it. */
    toldDir: string;
  }
}

/** Of different sizes, one with mails in several languages. */
const TOLD_IN = ['0580', '0885', '1280', '2584'];

/** Synthesizes stage `local` for all flows, tells a milestone in it once, and takes the folder away afterwards. */
export default async function synthesizeOnce(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'budkavle-once-'));
  const [assemblyDir, toldDir] = [join(folder, 'assembly'), join(folder, 'told')];
  await synthesizeStage(assemblyDir, { mailboxPort: 4401 });
  await mkdir(toldDir);
  await tell({ assemblyDir, dataDir: toldDir });
  project.provide('assemblyDir', assemblyDir);
  project.provide('toldDir', toldDir);
  return () => rm(folder, { recursive: true, force: true });
}

async function tell(folders: { assemblyDir: string; dataDir: string }): Promise<void> {
  const ports = { api: 0, mailbox: 0, aws: 0 };
  const cloud = await runStage({ ...folders, ports, mailbox: false, notice: () => {} });
  const operator = operatorOf('local', cloud.urls.aws);
  await loadRollout(await readRollout('local/sample/bob/rollout.yaml'), operator);
  const file = load(await readFile('local/sample/bob/milestones.yaml', 'utf8'));
  const [first] = milestonesFileSchema.parse(file).milestones;
  await operator.report({ ...first, organisations: TOLD_IN });
  await cloud.quiet({ timeoutMilliseconds: 200_000 });
  await cloud.stop();
}
