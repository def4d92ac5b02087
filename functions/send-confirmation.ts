import { confirmationJobSchema } from '../domain/newsletter/confirmation-job.ts';
import { sendConfirmation } from '../domain/newsletter/use-cases/send-confirmation.ts';
import { renderQuestion } from '../templates/newsletter/render-question.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoLinkKeys } from './adapters/dynamodb/link-keys.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSubscribers } from './adapters/dynamodb/subscribers.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { HmacSigner } from './adapters/node-crypto/hmac-signer.ts';
import { newSecret } from './adapters/node-crypto/new-secret.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'DELIVERIES_QUEUE_URL', 'PUBLIC_URL'], process.env);
const log = new Log('send-confirmation');
const table = Table.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  organisations: new DynamoOrganisations(table),
  subscribers: new DynamoSubscribers(table),
  dispatches: new DynamoDispatches(table),
  plans: new DynamoPlans(table),
  linkKeys: new DynamoLinkKeys(table),
  signer: new HmacSigner(),
  newSecret,
  sendJobs: new SqsDispatchPartJobs(env.DELIVERIES_QUEUE_URL),
  render: renderQuestion,
  publicUrl: env.PUBLIC_URL,
  now: Date.now,
};

export const handler = queueHandler({
  log,
  schema: confirmationJobSchema,
  work: async (job) => {
    const { rollout, organisation } = job;
    log.info('CONFIRMATION_PLANNED', { rollout, organisation, planned: await sendConfirmation(job, ports) });
  },
});
