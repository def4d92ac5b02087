import { answerJobSchema } from '../domain/questions/answer-job.ts';
import { deliverAnswer } from '../domain/questions/use-cases/deliver-answer.ts';
import { renderAnswer } from '../templates/questions/render-answer.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoPublishedAnswers } from './adapters/dynamodb/published-answers.ts';
import { DynamoQuestions } from './adapters/dynamodb/questions.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'DELIVERIES_QUEUE_URL'], process.env);
const log = new Log('deliver-answer');
const table = Table.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  organisations: new DynamoOrganisations(table),
  catalogues: new DynamoCatalogues(table),
  questions: new DynamoQuestions(table),
  publishedAnswers: new DynamoPublishedAnswers(table),
  dispatches: new DynamoDispatches(table),
  deliveries: new DynamoDeliveries(table),
  plans: new DynamoPlans(table),
  sendJobs: new SqsDispatchPartJobs(env.DELIVERIES_QUEUE_URL),
  render: renderAnswer,
  now: Date.now,
};

export const handler = queueHandler({
  log,
  schema: answerJobSchema,
  work: async (job) => {
    log.info('ANSWER_DELIVERED', { ...job, done: await deliverAnswer(job, ports) });
  },
});
