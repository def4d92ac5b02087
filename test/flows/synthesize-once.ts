import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesize } from '../../local/cloud/template/synthesize.ts';

declare module 'vitest' {
  interface ProvidedContext {
    assemblyDir: string;
  }
}

/** Synthesizes stage `local` for all flows and takes the folder away afterwards. */
export default async function synthesizeOnce(project: TestProject): Promise<() => Promise<void>> {
  const assemblyDir = await mkdtemp(join(tmpdir(), 'budkavle-assembly-'));
  await synthesize({ stage: 'local', outdir: assemblyDir, context: { mailboxUrl: 'http://127.0.0.1:4401' } });
  project.provide('assemblyDir', assemblyDir);
  return () => rm(assemblyDir, { recursive: true, force: true });
}
