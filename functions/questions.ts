import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoLinkKeys } from './adapters/dynamodb/link-keys.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPollMarks, DynamoPolls } from './adapters/dynamodb/polls.ts';
import { DynamoQuestions } from './adapters/dynamodb/questions.ts';
import { DynamoRequestLimits } from './adapters/dynamodb/request-limits.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { HmacSigner } from './adapters/node-crypto/hmac-signer.ts';
import { newSecret } from './adapters/node-crypto/new-secret.ts';
import { readEnvironment } from './runtime/environment.ts';
import { httpHandler } from './runtime/http-handler.ts';
import { Log } from './runtime/log.ts';
import { viewerAddress } from './runtime/origin.ts';
import { questionApp } from './web/apps/question-app.ts';

const env = readEnvironment(['TABLE_NAME', 'ORIGIN_SECRET'], process.env);
const log = new Log('questions');
const table = Table.open(env.TABLE_NAME);
const reads = {
  rollouts: new DynamoRollouts(table),
  organisations: new DynamoOrganisations(table),
  catalogues: new DynamoCatalogues(table),
  dispatches: new DynamoDispatches(table),
  linkKeys: new DynamoLinkKeys(table),
  signer: new HmacSigner(),
  newSecret,
  now: Date.now,
};
const acts = {
  ...reads,
  requestLimits: new DynamoRequestLimits(table),
  questions: new DynamoQuestions(table),
  polls: new DynamoPolls(table),
  pollMarks: new DynamoPollMarks(table),
};

export const handler = httpHandler(log, (onError) =>
  questionApp({
    reads,
    acts,
    networkOf: (context) => viewerAddress(context, env.ORIGIN_SECRET) ?? 'unknown',
    onRevoked: (used) => log.warn('REVOKED_LINK_USED', used),
    onAsked: (asked) => log.info('QUESTION_ASKED', asked),
    onError,
  }),
);
