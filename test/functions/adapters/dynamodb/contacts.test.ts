import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { DynamoContacts } from '../../../../functions/adapters/dynamodb/contacts.ts';
import { aContact } from '../../../fixtures/a-contact.ts';
import { aDynamodb } from './a-dynamodb.ts';

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => aContact({ address: `p${index}@malmo.example` }));
const left = { 'a-table': [{ PutRequest: { Item: { pk: 'ORGANISATION#1280', sk: 'CONTACT#left' } } }] };

describe('saving contacts', () => {
  it('goes in calls of 25, which is what DynamoDB takes', async () => {
    const { dynamodb, table } = aDynamodb();
    dynamodb.on(BatchWriteCommand).resolves({});
    await new DynamoContacts(table).save(people(60));
    const sizes = dynamodb
      .commandCalls(BatchWriteCommand)
      .map(({ args }) => args[0].input.RequestItems?.['a-table']?.length);
    expect(sizes).toEqual([25, 25, 10]);
  });

  it('puts again what DynamoDB left over', async () => {
    const { dynamodb, table } = aDynamodb();
    dynamodb.on(BatchWriteCommand).resolvesOnce({ UnprocessedItems: left }).resolvesOnce({});
    await new DynamoContacts(table).save(people(2));
    const [, again] = dynamodb.commandCalls(BatchWriteCommand);
    expect(again?.args[0].input.RequestItems).toEqual(left);
  });

  it('fails, to be done again, where something is always left over', async () => {
    const { dynamodb, table } = aDynamodb();
    dynamodb.on(BatchWriteCommand).resolves({ UnprocessedItems: left });
    await expect(new DynamoContacts(table).save(people(1))).rejects.toThrow(TemporaryFailure);
  });
});
