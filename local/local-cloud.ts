import { type Cloud, type CloudOptions, startCloud } from './cloud/cloud.ts';
import { synthesize } from './cloud/template/synthesize.ts';

/** Synthesizes stage `local` and runs it. `assemblyDir` says where the synthesized app goes. */
export async function startStage(options: CloudOptions): Promise<Cloud> {
  const mailboxPort = options.ports?.mailbox ?? 0;
  const context = mailboxPort > 0 ? { mailboxUrl: `http://127.0.0.1:${mailboxPort}` } : {};
  await synthesize({ stage: 'local', outdir: options.assemblyDir, context });
  return startCloud(options);
}
