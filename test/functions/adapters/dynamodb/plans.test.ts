import { randomBytes } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { DynamoPlans } from '../../../../functions/adapters/dynamodb/plans.ts';
import { aContact } from '../../../fixtures/a-contact.ts';
import { aPlanBasis } from '../../../fixtures/a-plan-basis.ts';
import { aDynamodb } from './a-dynamodb.ts';

it('a basis that no transaction can hold is refused with what to do, and nothing is written', async () => {
  const { dynamodb, table } = aDynamodb();
  const contacts = Array.from({ length: 70_000 }, () => {
    const random = randomBytes(60).toString('hex');
    return aContact({ name: random, address: `${random.slice(0, 60)}@malmo.example` });
  });
  const frozen = new DynamoPlans(table).freeze('m', { ...aPlanBasis(), contacts });
  await expect(frozen).rejects.toThrow(InvalidInput);
  await expect(frozen).rejects.toThrow('contacts-too-many {"count":70000}');
  expect(dynamodb.calls()).toEqual([]);
});

it('a basis is written only where there is none, and the one that is kept is given back', async () => {
  const { dynamodb, table } = aDynamodb();
  dynamodb.on(PutCommand).resolves({});
  dynamodb.on(GetCommand).resolves({});
  await new DynamoPlans(table).freeze('m', aPlanBasis());
  const [put] = dynamodb.commandCalls(PutCommand);
  expect(put?.args[0].input).toMatchObject({
    Item: { pk: 'MILESTONE#m#1280', sk: 'BASIS' },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  const [get] = dynamodb.commandCalls(GetCommand);
  expect(get?.args[0].input).toMatchObject({ ConsistentRead: true });
});
