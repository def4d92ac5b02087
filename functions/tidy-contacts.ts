import * as z from 'zod';
import { wishSchema } from '../domain/mail/wish.ts';
import { accessChangeSchema } from '../domain/people/access-change.ts';
import { changeAgain } from '../domain/people/use-cases/change-again.ts';
import { tidyPeople } from '../domain/people/use-cases/tidy-people.ts';
import { fulfilAgain } from '../domain/privacy/use-cases/fulfil-again.ts';
import { tidyContacts } from '../domain/privacy/use-cases/tidy-contacts.ts';
import { tidyPolls } from '../domain/privacy/use-cases/tidy-polls.ts';
import { tidyQuestions } from '../domain/privacy/use-cases/tidy-questions.ts';
import { requireInput } from '../domain/shared/parse-input.ts';
import { DynamoContactStore } from './adapters/dynamodb/contact-store.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoErasures } from './adapters/dynamodb/erasures.ts';
import { GatheringTable } from './adapters/dynamodb/gathering-table.ts';
import { DynamoHandovers } from './adapters/dynamodb/handovers.ts';
import { DynamoLedgers } from './adapters/dynamodb/ledgers.ts';
import { DynamoManualFollowUps } from './adapters/dynamodb/manual-follow-ups.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoPeople } from './adapters/dynamodb/people.ts';
import { DynamoPollMarks } from './adapters/dynamodb/polls.ts';
import { DynamoQuestions } from './adapters/dynamodb/questions.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSignOffs } from './adapters/dynamodb/sign-offs.ts';
import { DynamoSubscribers } from './adapters/dynamodb/subscribers.ts';
import { DynamoSuppressions } from './adapters/dynamodb/suppressions.ts';
import { DynamoTasks } from './adapters/dynamodb/tasks.ts';
import { EventBridgeWishes } from './adapters/eventbridge/wishes.ts';
import { SqsAccountJobs } from './adapters/sqs/account-jobs.ts';
import { SqsAnswerJobs } from './adapters/sqs/answer-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { scheduledHandler } from './runtime/scheduled-handler.ts';

const env = readEnvironment(
  ['TABLE_NAME', 'EVENT_BUS_NAME', 'ACCOUNTS_QUEUE_URL', 'ANSWERS_QUEUE_URL'],
  process.env,
);
const log = new Log('tidy-contacts');
const table = GatheringTable.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  contactStore: new DynamoContactStore(table),
  dispatches: new DynamoDispatches(table),
  deliveries: new DynamoDeliveries(table),
  erasures: new DynamoErasures(table),
  handovers: new DynamoHandovers(table),
  ledgers: new DynamoLedgers(table),
  milestones: new DynamoMilestones(table),
  obligations: new DynamoObligations(table),
  subscribers: new DynamoSubscribers(table),
  manualFollowUps: new DynamoManualFollowUps(table),
  signOffs: new DynamoSignOffs(table),
  questions: new DynamoQuestions(table),
  pollMarks: new DynamoPollMarks(table),
  answerJobs: new SqsAnswerJobs(env.ANSWERS_QUEUE_URL),
  tasks: new DynamoTasks(table),
  people: new DynamoPeople(table),
  suppressions: new DynamoSuppressions(table),
  wishes: new EventBridgeWishes(env.EVENT_BUS_NAME),
  accountJobs: new SqsAccountJobs(env.ACCOUNTS_QUEUE_URL),
  now: Date.now,
};

/** A replayed event of the bus; the schedule's own has another source. */
const replayedSchema = z.object({
  source: z.literal('budkavle'),
  'detail-type': z.string(),
  detail: z.unknown(),
});

export const handler = scheduledHandler({
  log,
  work: async (_context, event) => {
    const replayed = replayedSchema.safeParse(event);
    if (!replayed.success) {
      await tidyPeople(ports);
      await tidyPolls(ports);
      log.info('QUESTIONS_TIDIED', await tidyQuestions(ports));
      return log.info('CONTACTS_TIDIED', await tidyContacts(ports));
    }
    const { 'detail-type': type, detail } = replayed.data;
    if (type === 'AccessChanged') {
      const { kind } = await changeAgain(requireInput('access change', accessChangeSchema, detail), ports);
      return log.info('WISH_FULFILLED', { type, result: kind });
    }
    const result = await fulfilAgain(requireInput('wish', wishSchema, { type, detail }), ports);
    log.info('WISH_FULFILLED', { type, result });
  },
});
