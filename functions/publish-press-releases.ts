import { draftFactCorrections } from '../domain/press/use-cases/draft-fact-corrections.ts';
import { holdOutdatedReleases } from '../domain/press/use-cases/hold-outdated-releases.ts';
import { publishPressReleases } from '../domain/press/use-cases/publish-press-releases.ts';
import { sayPressCorrection } from '../templates/press/correction-note.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { GatheringTable } from './adapters/dynamodb/gathering-table.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoPressReleases } from './adapters/dynamodb/press-releases.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { SqsPressReleaseJobs } from './adapters/sqs/press-release-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { scheduledHandler } from './runtime/scheduled-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'PRESS_RELEASES_QUEUE_URL'], process.env);
const log = new Log('publish-press-releases');
const table = GatheringTable.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  milestones: new DynamoMilestones(table),
  catalogues: new DynamoCatalogues(table),
  pressReleases: new DynamoPressReleases(table),
  publishJobs: new SqsPressReleaseJobs(env.PRESS_RELEASES_QUEUE_URL),
  sayCorrection: sayPressCorrection,
  now: Date.now,
};

export const handler = scheduledHandler({
  log,
  work: async () => {
    const { handedOut } = await publishPressReleases(ports);
    if (handedOut > 0) log.info('PRESS_RELEASES_HANDED_OUT', { handedOut });
    for (const release of await holdOutdatedReleases(ports)) log.warn('PRESS_RELEASE_OUTDATED', { release });
    for (const release of await draftFactCorrections(ports))
      log.info('PRESS_CORRECTION_DRAFTED', { release });
  },
});
