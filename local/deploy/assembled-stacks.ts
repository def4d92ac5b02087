import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { AssembledStack } from './deploy-stack.ts';

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      dependencies: z.array(z.string()).default([]),
    }),
  ),
});

/** The stacks of a cloud assembly, each after those that it depends on. */
export async function assembledStacks(directory: string): Promise<AssembledStack[]> {
  const { artifacts } = manifestSchema.parse(
    JSON.parse(await readFile(path.join(directory, 'manifest.json'), 'utf8')),
  );
  const ordered = new Map<string, AssembledStack>();
  const add = (name: string) => {
    const artifact = artifacts[name];
    if (artifact?.type !== 'aws:cloudformation:stack' || ordered.has(name)) return;
    for (const dependency of artifact.dependencies) add(dependency);
    // `aws://<account>/<region>`
    ordered.set(name, { name, region: artifact.environment?.split('/').at(-1) ?? '' });
  };
  for (const name of Object.keys(artifacts)) add(name);
  return [...ordered.values()];
}
