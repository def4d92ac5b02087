import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
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

it.each([
  ['a conflict with another write', ['TransactionConflict', 'None']],
  ['a rollout without facts', ['None', 'None', 'ValidationError']],
])('%s is an error, not a milestone that is taken', async (_, codes) => {
  await expect(acceptMeeting(...codes)).rejects.toThrow(TransactionCanceledException);
});
