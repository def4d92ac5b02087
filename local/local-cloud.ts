import * as z from 'zod';
import { type Cloud, type CloudOptions, startCloud } from './cloud/cloud.ts';
import type { Ports } from './cloud/doors.ts';
import { synthesize } from './cloud/template/synthesize.ts';

const portSchema = z.coerce.number().int().min(0).max(65_535);
const environmentSchema = z.object({
  BUDKAVLE_PORT: portSchema.default(4400),
  BUDKAVLE_MAILBOX_PORT: portSchema.default(4401),
  BUDKAVLE_AWS_PORT: portSchema.default(4566),
});

/** The ports of the contract, or those that the environment names. */
export function portsFrom(environment: NodeJS.ProcessEnv): Required<Ports> {
  const { BUDKAVLE_PORT, BUDKAVLE_MAILBOX_PORT, BUDKAVLE_AWS_PORT } = environmentSchema.parse(environment);
  return { console: BUDKAVLE_PORT, mailbox: BUDKAVLE_MAILBOX_PORT, aws: BUDKAVLE_AWS_PORT };
}

/** Synthesizes stage `local` and runs it. `assemblyDir` says where the synthesized app goes. */
export async function startStage(options: CloudOptions): Promise<Cloud> {
  const mailboxPort = options.ports?.mailbox ?? 0;
  const context = mailboxPort > 0 ? { mailboxUrl: `http://127.0.0.1:${mailboxPort}` } : {};
  await synthesize({ stage: 'local', outdir: options.assemblyDir, context });
  return startCloud(options);
}
