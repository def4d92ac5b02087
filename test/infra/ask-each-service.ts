import { CognitoIdentityProviderClient, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSendQuotaCommand, SESClient } from '@aws-sdk/client-ses';
import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { HttpRequest } from '@smithy/types';

type Answer = { response: { statusCode: number; headers: Record<string, string>; body: Uint8Array } };

/** One call of each service that functions ask, to a handler of requests; whatever becomes of it. */
export async function askEachService(handle: (request: HttpRequest) => Promise<Answer>): Promise<void> {
  const settings = {
    region: 'eu-north-1',
    credentials: { accessKeyId: 'AKIA', secretAccessKey: 'secret', sessionToken: 'session' },
    maxAttempts: 1,
    requestHandler: { handle },
  };
  const sqs = new SQSClient(settings);
  const QueueUrl = 'https://sqs.eu-north-1.amazonaws.com/000000000000/jobs';
  const Entries = [{ Source: 'budkavle', DetailType: 'Told', Detail: '{}' }];
  await Promise.allSettled([
    new DynamoDBClient(settings).send(new GetItemCommand({ TableName: 't', Key: { pk: { S: 'å' } } })),
    sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' })),
    sqs.send(new ListQueuesCommand({})),
    new EventBridgeClient(settings).send(new PutEventsCommand({ Entries })),
    new SESClient(settings).send(new GetSendQuotaCommand({})),
    new SESv2Client(settings).send(new GetAccountCommand({})),
    new CognitoIdentityProviderClient(settings).send(new ListUsersCommand({ UserPoolId: 'p' })),
  ]);
}
