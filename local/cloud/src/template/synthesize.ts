import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { localAccount, localRegion } from '../shared/arns.ts';

const cdkJsonSchema = z.object({ app: z.string(), context: z.record(z.string(), z.unknown()).default({}) });

export type SynthesizeOptions = {
  /** Where the cloud assembly goes. */
  outdir: string;
  /** Overrides the context of cdk.json, as `--context` does. */
  context?: Record<string, unknown>;
  /** The folder that holds cdk.json; the current one when absent. */
  directory?: string;
  /** Gets what the app prints, as it prints it. */
  onOutput?: ((text: string) => void) | undefined;
};

/**
 * Runs the CDK app of cdk.json as the `cdk` command does (command, context, output folder in the environment), with
 * the local account and region. Resolves when the assembly is written; rejects with what the app printed.
 */
export async function synthesize(options: SynthesizeOptions): Promise<void> {
  const { outdir, context, directory = '.', onOutput } = options;
  const cdkJson = cdkJsonSchema.parse(JSON.parse(readFileSync(path.join(directory, 'cdk.json'), 'utf8')));
  const target = path.resolve(outdir);
  mkdirSync(target, { recursive: true });
  const { code, output } = await run(cdkJson.app, {
    ...{ directory, onOutput },
    environment: {
      ...process.env,
      // `node` in the command is then the Node that runs this file.
      PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}`,
      CDK_OUTDIR: target,
      CDK_CONTEXT_JSON: JSON.stringify({ ...cdkJson.context, ...context }),
      CDK_DEFAULT_ACCOUNT: localAccount,
      CDK_DEFAULT_REGION: localRegion,
      // CloudFormation's rules are checked by the tests and by `cdk synth`; here they would take half of the time.
      CDK_VALIDATION: 'false',
    },
  });
  if (code !== 0) throw new Error(`'${cdkJson.app}' failed to synthesize:\n${output}`);
}

type Run = Pick<SynthesizeOptions, 'onOutput'> & { directory: string; environment: NodeJS.ProcessEnv };

function run(
  command: string,
  { directory, environment, onOutput }: Run,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      cwd: directory,
      env: environment,
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        printed.push(chunk);
        onOutput?.(chunk);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: printed.join('').trim() }));
  });
}
