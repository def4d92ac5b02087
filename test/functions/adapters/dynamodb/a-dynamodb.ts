import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { Table } from '../../../../functions/adapters/dynamodb/table.ts';

/** A table whose calls are answered by the test. */
export function aDynamodb() {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-north-1' }));
  return { dynamodb: mockClient(client), table: new Table('a-table', client) };
}
