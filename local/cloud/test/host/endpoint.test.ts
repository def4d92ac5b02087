import { DynamoDBClient, ExportTableToPointInTimeCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Endpoint, type LocalService, type OperationCall } from '../../src/host/endpoint.ts';
import { Authorization } from '../../src/iam/authorization.ts';
import { parsePolicy } from '../../src/iam/iam.ts';
import { accessKeyOf } from '../../src/lambda/function-config.ts';
import { ServiceError } from '../../src/protocol/service-error.ts';
import { jsonProtocol, queryProtocol, type ServiceProtocol } from '../../src/protocol/service-protocol.ts';

const roleArn = 'arn:aws:iam::000000000000:role/sender';
const table = 'arn:aws:dynamodb:eu-north-1:000000000000:table/rows';
const sesProtocol = queryProtocol('http://ses.amazonaws.com/doc/2010-12-01/');

type Settings = { statements?: object[]; answer?: (call: OperationCall) => unknown };

async function anEndpoint({ statements = [], answer = () => ({}) }: Settings = {}) {
  const calls: OperationCall[] = [];
  const notices: string[] = [];
  const service = (protocol: ServiceProtocol): LocalService => ({
    protocol,
    call: async (call) => {
      calls.push(call);
      return answer(call);
    },
  });
  const policies = [parsePolicy({ Version: '2012-10-17', Statement: statements })];
  const authorization = new Authorization({
    functions: [{ name: 'send', roleArn }],
    policies: new Map([[roleArn, policies]]),
    known: { partitionKeyOf: () => 'pk', identities: ['bob.example'] },
    onDenied: (denied) => notices.push(`${denied.function} ${denied.action} ${denied.resource}`),
  });
  const endpoint = new Endpoint();
  onTestFinished(() => endpoint.close());
  const port = await endpoint.listen(0);
  endpoint.open({
    services: new Map([
      ['dynamodb', service(jsonProtocol('1.0'))],
      ['sqs', service(jsonProtocol('1.0'))],
      ['events', service(jsonProtocol('1.1'))],
      ['ses', service(sesProtocol)],
    ]),
    authorization,
    notice: (text) => notices.push(text),
  });
  const as = (accessKeyId: string) => ({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-north-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey: 'local' },
  });
  return { port, calls, notices, authorization, asFunction: as(accessKeyOf('send')), asOperator: as('me') };
}

const aGet = new GetItemCommand({ TableName: 'rows', Key: { pk: { S: 'a' } } });
const aMail = new SendRawEmailCommand({
  Destinations: ['anna@kommun.example'],
  RawMessage: { Data: Buffer.from('From: bud@bob.example\r\nTo: anna@kommun.example\r\n\r\nText') },
  Tags: [{ Name: 'delivery', Value: 'd&1' }],
});

describe('SDK clients are understood', () => {
  it('in AWS JSON', async () => {
    const { calls, asOperator } = await anEndpoint({ answer: () => ({ MessageId: 'm1' }) });
    const sqs = new SQSClient({ ...asOperator, md5: false });
    const command = new SendMessageCommand({
      QueueUrl: 'http://127.0.0.1/000000000000/jobs',
      MessageBody: 'å',
    });
    expect(await sqs.send(command)).toMatchObject({ MessageId: 'm1' });
    expect(calls).toMatchObject([
      { operation: 'SendMessage', request: { MessageBody: 'å' }, caller: { name: 'operator' } },
    ]);
  });

  it('in the query protocol, lists and nested values included', async () => {
    const { calls, asOperator } = await anEndpoint({ answer: () => ({ MessageId: '<m&1>' }) });
    expect(await new SESClient(asOperator).send(aMail)).toMatchObject({ MessageId: '<m&1>' });
    expect(calls).toMatchObject([
      {
        operation: 'SendRawEmail',
        request: {
          Destinations: ['anna@kommun.example'],
          RawMessage: { Data: expect.stringMatching(/^RnJvbTo/) },
          Tags: [{ Name: 'delivery', Value: 'd&1' }],
        },
      },
    ]);
  });

  it('when they read numbers from XML', async () => {
    const quota = { Max24HourSend: 200, MaxSendRate: 1.5, SentLast24Hours: 0 };
    const { asOperator } = await anEndpoint({ answer: () => quota });
    expect(await new SESClient(asOperator).send(new GetSendQuotaCommand({}))).toMatchObject(quota);
  });
});

describe('a function', () => {
  it('may call what its role grants, and the call is remembered', async () => {
    const { asFunction, authorization, calls } = await anEndpoint({
      statements: [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: table }],
    });
    const dynamodb = new DynamoDBClient(asFunction);
    await dynamodb.send(aGet);
    await dynamodb.send(aGet);
    expect(calls.map(({ caller }) => caller.arn)).toEqual(
      Array(2).fill('arn:aws:sts::000000000000:assumed-role/sender/send'),
    );
    expect(authorization.calls()).toEqual([
      { function: 'send', action: 'dynamodb:GetItem', resource: table, decision: 'allowed', count: 2 },
    ]);
  });

  it('is denied what its role does not grant, by action and resource, in JSON', async () => {
    const { asFunction, calls, notices } = await anEndpoint();
    const dynamodb = new DynamoDBClient(asFunction);
    await expect(dynamodb.send(aGet)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        `is not authorized to perform: dynamodb:GetItem on resource: ${table}`,
      ),
    });
    await expect(dynamodb.send(aGet)).rejects.toThrow();
    expect(calls).toEqual([]);
    expect(notices).toEqual([`send dynamodb:GetItem ${table}`]);
  });

  it('is denied in XML', async () => {
    const { asFunction, calls } = await anEndpoint({
      statements: [
        {
          Effect: 'Allow',
          Action: 'ses:SendRawEmail',
          Resource: '*',
          Condition: { StringEquals: { 'ses:FromAddress': 'other@bob.example' } },
        },
      ],
    });
    await expect(new SESClient(asFunction).send(aMail)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringMatching(/ses:SendRawEmail on resource: arn:aws:ses:.*identity\/bob\.example/),
      $metadata: { httpStatusCode: 403 },
    });
    expect(calls).toEqual([]);
  });

  it('is denied a whole batch when one entry is not granted', async () => {
    const { asFunction, calls } = await anEndpoint({
      statements: [
        {
          Effect: 'Allow',
          Action: 'events:PutEvents',
          Resource: '*',
          Condition: { StringEquals: { 'events:source': 'own' } },
        },
      ],
    });
    const entry = { DetailType: 'Noticed', Detail: '{}', EventBusName: 'town' };
    const Entries = ['own', 'foreign'].map((Source) => ({ ...entry, Source }));
    const putting = new EventBridgeClient(asFunction).send(new PutEventsCommand({ Entries }));
    await expect(putting).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(calls).toEqual([]);
  });

  it('does not hold the operator back', async () => {
    const { asOperator, authorization } = await anEndpoint();
    await new DynamoDBClient(asOperator).send(aGet);
    expect(authorization.calls()).toEqual([]);
  });
});

describe('what is not supported is named', () => {
  it('a call', async () => {
    const { asOperator, notices } = await anEndpoint();
    const command = new ExportTableToPointInTimeCommand({ TableArn: table, S3Bucket: 'files' });
    await expect(new DynamoDBClient(asOperator).send(command)).rejects.toMatchObject({
      name: 'UnsupportedCall',
      message: expect.stringContaining('ExportTableToPointInTime'),
    });
    expect(notices).toEqual([expect.stringContaining('ExportTableToPointInTime')]);
  });

  it('a service', async () => {
    const { port } = await anEndpoint();
    const authorization =
      'AWS4-HMAC-SHA256 Credential=me/20261123/eu-north-1/kinesis/aws4_request, Signature=0';
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers: { authorization } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("the service 'kinesis'");
  });
});

describe('errors', () => {
  it('of a service keep their name', async () => {
    const answer = () => {
      throw new ServiceError('ResourceNotFoundException', 'no table');
    };
    const { asOperator, notices } = await anEndpoint({ answer });
    await expect(new DynamoDBClient(asOperator).send(aGet)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'no table',
    });
    expect(notices).toEqual([]);
  });

  it('of the local cloud itself are shown to the person as well', async () => {
    const answer = () => {
      throw new TypeError('a defect');
    };
    const { asOperator, notices } = await anEndpoint({ answer });
    const listing = new SQSClient(asOperator).send(new ListQueuesCommand({}));
    await expect(listing).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    expect(notices).toEqual(['a defect']);
  });

  it('of an unsigned request say so, whatever it asks', async () => {
    const { port, calls } = await anEndpoint();
    const headers = { 'x-amz-target': 'DynamoDB_20120810.GetItem' };
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: '{}' });
    expect([response.status, await response.json()]).toMatchObject([
      403,
      { __type: 'MissingAuthenticationToken' },
    ]);
    expect(calls).toEqual([]);
  });

  it('of a body that is no JSON', async () => {
    const { port } = await anEndpoint();
    const authorization = 'AWS4-HMAC-SHA256 Credential=me/20261123/eu-north-1/sqs/aws4_request, Signature=0';
    const headers = { authorization, 'x-amz-target': 'AmazonSQS.ListQueues' };
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: '{' });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { __type: 'SerializationException' },
    ]);
  });

  it('of a call before the cloud is ready are temporary', async () => {
    const endpoint = new Endpoint();
    onTestFinished(() => endpoint.close());
    const port = await endpoint.listen(0);
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toMatchObject({ message: 'the cloud is starting' });
  });

  it('of a taken port name it', async () => {
    const { port } = await anEndpoint();
    await expect(new Endpoint().listen(port)).rejects.toThrow(`port ${port} is in use`);
  });
});
