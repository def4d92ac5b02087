import { REFERENCE_FILES } from '../templates/catalogues/reference.gen.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoControlLog } from './adapters/dynamodb/control-log.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoRolloutDrafts } from './adapters/dynamodb/rollout-drafts.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { readDraftArchive, readReference, readRolloutArchive } from './adapters/yaml/rollout-archive.ts';
import { writeRolloutArchive } from './adapters/yaml/write-rollout-archive.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { readsForEveryPage } from './runtime/reads-for-every-page.ts';
import { SIGN_IN_VARIABLES, signedInHandler } from './runtime/signed-in-handler.ts';
import { importRolloutApp } from './web/apps/import-rollout-app.ts';

const env = readEnvironment(['TABLE_NAME', 'MAIL_DOMAIN', ...SIGN_IN_VARIABLES], process.env);
const log = new Log('import-rollout');
const table = Table.open(env.TABLE_NAME);
const ports = {
  ...readsForEveryPage(table),
  rollouts: new DynamoRollouts(table),
  catalogues: new DynamoCatalogues(table),
  controlLog: new DynamoControlLog(table),
  organisations: new DynamoOrganisations(table),
  mailDomain: env.MAIL_DOMAIN,
  readArchive: readRolloutArchive,
  readDraft: readDraftArchive,
  rolloutDrafts: new DynamoRolloutDrafts(table),
  reference: () => readReference(REFERENCE_FILES),
  writeArchive: writeRolloutArchive,
  now: Date.now,
};

export const handler = signedInHandler(importRolloutApp, { env, log, table, ports });
