import { BatchExecuteStatementCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { loggedEvent } from '../../../../domain/webhooks/event-log.ts';
import { DynamoEventLog } from '../../../../functions/adapters/dynamodb/event-log.ts';
import { DynamoMachines } from '../../../../functions/adapters/dynamodb/machines.ts';
import { aMachine } from '../../../fixtures/a-machine.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { aDynamodb } from './a-dynamodb.ts';

const { dynamodb, table } = aDynamodb();

beforeEach(() => {
  dynamodb.reset();
});

describe('rows that are deleted by themselves', () => {
  it('say when, in whole seconds and never too early: tokens when they end, events as they are told', async () => {
    dynamodb.on(PutCommand).resolves({});
    dynamodb.on(BatchExecuteStatementCommand).resolves({ Responses: [{}] });
    const token = { token: 'a'.repeat(52), machine: aMachine().id, scopes: ['read' as const] };
    await new DynamoMachines(table).addToken({ ...token, until: 1_795_432_000_001 });
    expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input.Item).toMatchObject({
      expiresAt: 1_795_432_001,
    });
    await new DynamoEventLog(table).append(loggedEvent(aMilestone(), 1), 1_795_432_000_000);
    const [statement] =
      dynamodb.commandCalls(BatchExecuteStatementCommand)[0]?.args[0].input.Statements ?? [];
    expect(statement?.Statement).toContain("'expiresAt': ?");
    expect(statement?.Parameters).toContain(1_795_432_000);
  });

  it('are read without it, and those that stay have none', async () => {
    dynamodb.on(PutCommand).resolves({});
    await new DynamoMachines(table).save(aMachine());
    expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input.Item).not.toHaveProperty('expiresAt');
  });
});
