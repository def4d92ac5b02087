import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BudkavleFunction } from '../constructs/budkavle-function.ts';
import { type JobSettings, QueueFunction } from '../constructs/queue-function.ts';
import type { Routes } from '../constructs/web-api.ts';
import type { SendingFunctions } from './sending.ts';
import type { SubjectProps } from './subject-props.ts';

export interface QuestionsProps extends SubjectProps {
  readonly sending: SendingFunctions;
}

const routes: Routes = ['/ask/{proxy+}', '/question/{proxy+}', '/polls/{proxy+}'];

/** Takes what people ask and what they answer, and brings answers to them and to everybody. */
export class QuestionFunctions extends Construct {
  readonly deliverAnswer: QueueFunction;

  constructor(scope: Construct, id: string, { sending, ...props }: QuestionsProps) {
    super(scope, id);
    const pages = new BudkavleFunction(this, 'Pages', {
      ...props,
      name: 'questions',
      timeout: Duration.seconds(15),
      memorySize: 512,
      // Questions are written and answers counted; none is read.
      rows: {
        rollout: ['GetItem'],
        organisation: ['GetItem'],
        // The rollout of the mail by whose link somebody asks.
        milestone: ['GetItem'],
        // What a group is asked.
        catalogue: ['GetItem', 'Query'],
        'link-keys': ['Query'],
        questions: ['PutItem'],
        polls: ['UpdateItem'],
        'poll-marks': ['PutItem'],
        limits: ['UpdateItem'],
      },
    });
    const reason =
      'Anybody may ask and answer; rate limits prevent misuse, and a person decides what is answered.';
    props.web.addPublicRoutes(pages, routes, reason);
    this.deliverAnswer = new QueueFunction(this, 'DeliverAnswer', { ...props, ...deliverAnswer });
    sending.sendDeliveries.grantEnqueue(this.deliverAnswer);
  }
}

const deliverAnswer: JobSettings = {
  name: 'deliver-answer',
  queueName: 'answers',
  urlVariable: 'ANSWERS_QUEUE_URL',
  impact: 'Whoever asked waits for an answer that somebody has given, and nobody else finds it.',
  timeout: Duration.seconds(30),
  memorySize: 256,
  maxConcurrency: 2,
  rows: {
    rollout: ['GetItem', 'PutItem'],
    'open-work': ['PutItem'],
    organisation: ['GetItem'],
    catalogue: ['GetItem', 'Query'],
    milestone: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    // The mail by whose link somebody asked, and the one that answers.
    'milestone-organisation': ['Query', 'PartiQLInsert'],
    questions: ['GetItem', 'PutItem'],
    answers: ['PutItem'],
  },
};
