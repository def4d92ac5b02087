import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { refuseTemplate } from './template-limits.ts';

const artifactSchema = z.object({
  type: z.string(),
  properties: z
    .object({
      templateFile: z.string().optional(),
      stackName: z.string().optional(),
      directoryName: z.string().optional(),
      file: z.string().optional(),
    })
    .optional(),
});
const manifestSchema = z.object({ artifacts: z.record(z.string(), artifactSchema) });
type Artifact = z.infer<typeof artifactSchema>;

const templateSchema = z.object({
  Resources: z
    .record(
      z.string(),
      z.object({
        Type: z.string(),
        Properties: z.record(z.string(), z.unknown()).default({}),
        Condition: z.string().optional(),
      }),
    )
    .default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown() })).default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
});
export type Template = z.infer<typeof templateSchema>;

const assetsSchema = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

export type SynthesizedStack = { name: string; template: Template };
export type Synthesized = {
  stacks: SynthesizedStack[];
  /** Object key in the assets bucket → path in the assembly. */
  assets: Map<string, string>;
};

/** Reads a cloud assembly as the CDK wrote it, stages (nested assemblies) included. */
export function readTemplates(directory: string): Synthesized {
  const found: Synthesized = { stacks: [], assets: new Map() };
  for (const [id, artifact] of Object.entries(manifestOf(directory).artifacts)) {
    addArtifact(found, { directory, id, artifact });
  }
  return found;
}

function manifestOf(directory: string): z.infer<typeof manifestSchema> {
  try {
    return manifestSchema.parse(readJson(path.join(directory, 'manifest.json')));
  } catch (cause) {
    throw new Error(`'${directory}' is not a cloud assembly: synthesize the app first`, { cause });
  }
}

function addArtifact(
  found: Synthesized,
  origin: { directory: string; id: string; artifact: Artifact },
): void {
  const { directory, id, artifact } = origin;
  const { templateFile, stackName, directoryName, file } = artifact.properties ?? {};
  if (artifact.type === 'aws:cloudformation:stack' && templateFile) {
    const file = path.join(directory, templateFile);
    const template = templateSchema.parse(readJson(file));
    const name = stackName ?? id;
    refuseTemplate(name, template, statSync(file).size);
    found.stacks.push({ name, template });
  }
  if (artifact.type === 'cdk:cloud-assembly' && directoryName) {
    const nested = readTemplates(path.join(directory, directoryName));
    found.stacks.push(...nested.stacks);
    for (const [key, file] of nested.assets) found.assets.set(key, file);
  }
  if (artifact.type === 'cdk:asset-manifest' && file) {
    for (const asset of Object.values(assetsSchema.parse(readJson(path.join(directory, file))).files)) {
      for (const { objectKey } of Object.values(asset.destinations)) {
        if (asset.source.path) found.assets.set(objectKey, path.resolve(directory, asset.source.path));
      }
    }
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
