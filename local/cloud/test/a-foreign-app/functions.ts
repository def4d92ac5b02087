import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2, SQSEvent } from 'aws-lambda';

const client = new DynamoDBClient();
const TableName = process.env.STOCK;

export async function shelve({ Records }: SQSEvent): Promise<void> {
  for (const { body } of Records) {
    const { article, pieces } = JSON.parse(body).detail;
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: { article: { S: article } },
        UpdateExpression: 'ADD pieces :pieces',
        ExpressionAttributeValues: { ':pieces': { N: String(pieces) } },
      }),
    );
  }
}

export async function count({ pathParameters }: APIGatewayProxyEventV2): Promise<{ pieces: number }> {
  const Key = { article: { S: pathParameters?.article ?? '' } };
  const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
  return { pieces: Number(Item?.pieces?.N ?? 0) };
}
