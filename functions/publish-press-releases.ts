import { publishPressReleases } from '../domain/press/use-cases/publish-press-releases.ts';
import { DynamoPressReleases } from './adapters/dynamodb/press-releases.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { SqsPressReleaseJobs } from './adapters/sqs/press-release-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { scheduledHandler } from './runtime/scheduled-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'PRESS_RELEASES_QUEUE_URL'], process.env);
const log = new Log('publish-press-releases');
const ports = {
  pressReleases: new DynamoPressReleases(Table.open(env.TABLE_NAME)),
  publishJobs: new SqsPressReleaseJobs(env.PRESS_RELEASES_QUEUE_URL),
  now: Date.now,
};

export const handler = scheduledHandler({
  log,
  work: async () => {
    const { handedOut } = await publishPressReleases(ports);
    if (handedOut > 0) log.info('PRESS_RELEASES_HANDED_OUT', { handedOut });
  },
});
