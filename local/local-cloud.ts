import {
  type Cloud,
  type CloudOptions,
  holdFolder,
  NoDynamodb,
  startCloud,
  synthesize,
} from '@budkavle/local-cloud';
import { personOf } from './sign-in/people.ts';
import { localSignInPage } from './sign-in/sign-in-page.ts';

/** Synthesizes stage `local` into `assemblyDir` and runs it. */
export async function startStage(options: CloudOptions): Promise<Cloud> {
  // Asked before the assembly is written, which another cloud on the same data may be running.
  holdFolder(options.dataDir ?? '.local')();
  await synthesizeStage(options.assemblyDir, options.ports?.mailbox);
  return await runStage(options);
}

/** Writes the cloud assembly of stage `local`; pages link to the mailbox at `mailboxPort`, if there is one. */
export async function synthesizeStage(outdir: string, mailboxPort = 0): Promise<void> {
  const mailbox = mailboxPort > 0 ? { mailboxUrl: `http://127.0.0.1:${mailboxPort}` } : {};
  await synthesize({ outdir, context: { ...mailbox, stage: 'local' } });
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
