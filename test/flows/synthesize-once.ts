import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesizeStage } from '../../local/local-cloud.ts';

declare module 'vitest' {
  interface ProvidedContext {
    assemblyDir: string;
  }
}

/** Synthesizes stage `local` for all flows and takes the folder away afterwards. */
export default async function synthesizeOnce(project: TestProject): Promise<() => Promise<void>> {
  const assemblyDir = await mkdtemp(join(tmpdir(), 'budkavle-assembly-'));
  await synthesizeStage(assemblyDir, 4401);
  project.provide('assemblyDir', assemblyDir);
  return () => rm(assemblyDir, { recursive: true, force: true });
}
