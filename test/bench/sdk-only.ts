import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';

// What no function on the path of a mail can do without: it reads a row, sends a mail, and writes the row.
const dynamodb = new DynamoDBClient({});
const ses = new SESClient({});
const TableName = process.env.TABLE_NAME;
const Key = { pk: { S: 'BENCH' }, sk: { S: 'BENCH' } };

export async function handler(): Promise<void> {
  await dynamodb.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
  const Data = Buffer.from('From: a@bob.example\r\nTo: b@bob.example\r\nSubject: c\r\n\r\nd\r\n');
  await ses.send(new SendRawEmailCommand({ RawMessage: { Data } }));
  await dynamodb.send(
    new UpdateItemCommand({
      TableName,
      Key,
      UpdateExpression: 'SET #state = :sent',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':sent': { S: 'sent' } },
    }),
  );
}
