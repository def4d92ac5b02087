import { describe, expect, it } from 'vitest';
import { arnOf } from '../../src/shared/arns.ts';
import { anAws } from '../host/an-aws.ts';
import { eventsRefusals } from './events.ts';
import { sesRefusals } from './ses.ts';
import { snsRefusals } from './sns.ts';
import { sqsRefusals } from './sqs.ts';

const jobs = {
  name: 'jobs',
  arn: arnOf('sqs', 'jobs'),
  url: 'http://127.0.0.1/000000000000/jobs',
  visibilityTimeoutSeconds: 30,
  retentionSeconds: 345_600,
  delaySeconds: 0,
};

const blueprint = {
  queues: [jobs],
  topics: [{ name: 'alarms', arn: arnOf('sns', 'alarms') }],
  identities: [{ name: 'bob.example' }],
};

describe.each([
  ['SQS', sqsRefusals],
  ['SNS', snsRefusals],
  ['EventBridge', eventsRefusals],
  ['SES', sesRefusals],
])('%s refuses', (_service, refusals) => {
  it.each(refusals)('$what ($source)', async ({ call, code }) => {
    const aws = await anAws(blueprint);
    const answer = await call(aws).then(
      () => 'accepted',
      (error: unknown) => error,
    );
    expect(answer).toHaveProperty('name', code);
    expect(aws.engine.mails.count()).toBe(0);
    expect(aws.notices).toEqual([]);
  });
});
