import * as z from 'zod';
import { runStage } from '../../local/local-cloud.ts';

// Stage `local` as a process of its own, for tests that kill it. Prints its AWS endpoint once it runs, then serves
// until it dies.
const settingsSchema = z.object({
  assemblyDir: z.string(),
  dataDir: z.string(),
  /**
   * Milliseconds that the services' clock is ahead, so that messages taken by a dead process come back without
   * waiting.
   */
  ahead: z.number(),
  perSecond: z.number(),
});
const { assemblyDir, dataDir, ahead, perSecond } = settingsSchema.parse(JSON.parse(process.argv[2] ?? '{}'));

const cloud = await runStage({
  assemblyDir,
  dataDir,
  ports: { api: 0, mailbox: 0, aws: 0 },
  mailbox: false,
  quota: { max24HourSend: 1_000_000, maxSendRate: perSecond },
  clock: { now: () => Date.now() + ahead },
});
process.stdout.write(`${cloud.urls.aws}\n`);
