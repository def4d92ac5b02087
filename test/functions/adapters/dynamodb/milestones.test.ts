import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { DynamoMilestones } from '../../../../functions/adapters/dynamodb/milestones.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { aDynamodb } from './a-dynamodb.ts';

function acceptMeeting(...codes: string[]) {
  const { dynamodb, table } = aDynamodb();
  const CancellationReasons = codes.map((Code) => ({ Code }));
  dynamodb
    .on(TransactWriteCommand)
    .rejects(new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons }));
  return new DynamoMilestones(table).accept(aMilestone(), {});
}

it('a milestone is taken where its own row is there', async () => {
  expect(await acceptMeeting('ConditionalCheckFailed', 'None')).toBe('taken');
});

it('is overtaken where another one of its rollout was counted, and its own row is not there', async () => {
  expect(await acceptMeeting('None', 'None', 'None', 'ConditionalCheckFailed')).toBe('overtaken');
});

it('a rollout without facts is an error, not a milestone that is taken', async () => {
  await expect(acceptMeeting('None', 'None', 'ValidationError')).rejects.toThrow(
    TransactionCanceledException,
  );
});

it('a conflict with another write is tried again, and then an error, not a milestone that is taken', async () => {
  await expect(acceptMeeting('TransactionConflict', 'None')).rejects.toThrow(TemporaryFailure);
});
