import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { SqsApprovedMilestoneJobs } from '../../../../functions/adapters/sqs/approved-milestone-jobs.ts';

it('a milestone that comes back later has the form of the event by which it came, and waits', async () => {
  const client = new SQSClient({ region: 'eu-north-1' });
  const sqs = mockClient(client);
  sqs.on(SendMessageCommand).resolves({});
  const QueueUrl = 'https://sqs.eu-north-1.amazonaws.com/000000000000/dispatches';
  await new SqsApprovedMilestoneJobs(QueueUrl, client).enqueue('decided-2026', 60);
  expect(sqs.commandCalls(SendMessageCommand).map(({ args }) => args[0].input)).toEqual([
    { QueueUrl, MessageBody: '{"detail":{"id":"decided-2026"}}', DelaySeconds: 60 },
  ]);
});
