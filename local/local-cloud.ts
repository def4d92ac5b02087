import {
  type Cloud,
  type CloudOptions,
  holdFolder,
  NoDynamodb,
  startCloud,
  synthesize,
} from '@budkavle/local-cloud';
import { buildIfChanged } from './assembly.ts';
import { personOf } from './sign-in/people.ts';
import { localSignInPage } from './sign-in/sign-in-page.ts';

/** What a person at the terminal is told meanwhile. */
type Progress = { progress?: ((text: string) => void) | undefined };

/** Synthesizes stage `local` into `assemblyDir`, if its sources have changed, and runs it. */
export async function startStage({ progress, ...options }: CloudOptions & Progress): Promise<Cloud> {
  // Asked before the assembly is written, which another cloud on the same data may be running.
  holdFolder(options.dataDir ?? '.local')();
  await synthesizeStage(options.assemblyDir, { mailboxPort: options.ports?.mailbox, progress });
  progress?.('Starting …');
  return await runStage(options);
}

/**
 * Writes the cloud assembly of stage `local`, unless the one in `outdir` is made of the same sources; pages link to the
 * mailbox at `mailboxPort`, if there is one.
 */
export async function synthesizeStage(
  outdir: string,
  { mailboxPort = 0, progress }: { mailboxPort?: number | undefined } & Progress = {},
): Promise<void> {
  const mailbox = mailboxPort > 0 ? { mailboxUrl: `http://127.0.0.1:${mailboxPort}` } : {};
  const context = { ...mailbox, stage: 'local' };
  await buildIfChanged({ outdir, context }, async () => {
    progress?.('Building what would be deployed …');
    let isBundling = false;
    const onOutput = () => {
      if (!isBundling) progress?.('Bundling the functions …');
      isBundling = true;
    };
    await synthesize({ outdir, context, onOutput });
  });
}

/** Runs stage `local` as it was synthesized into `assemblyDir`. */
export async function runStage(options: CloudOptions): Promise<Cloud> {
  const dynamodbEndpoint = process.env.BUDKAVLE_DYNAMODB_ENDPOINT;
  try {
    const signIn = { page: localSignInPage, personOf };
    return await startCloud({ dynamodbEndpoint, signIn, ...options });
  } catch (error) {
    if (!(error instanceof NoDynamodb)) throw error;
    throw new Error(`${error.message}: set BUDKAVLE_DYNAMODB_ENDPOINT to one, for example DynamoDB Local's`);
  }
}
