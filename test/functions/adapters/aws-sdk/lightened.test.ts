import { createHash, createHmac } from 'node:crypto';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { HttpRequest } from '@smithy/types';
import { describe, expect, it } from 'vitest';
import { lightened } from '../../../../functions/adapters/aws-sdk/lightened.ts';
import { SigningHash } from '../../../../functions/adapters/aws-sdk/signing-hash.ts';

const FIRST = { accessKeyId: 'AKIAFIRST', secretAccessKey: 'first secret', sessionToken: 'first session' };
const SECOND = {
  accessKeyId: 'AKIASECOND',
  secretAccessKey: 'second secret',
  sessionToken: 'second session',
};
const A_MINUTE_AGO = () => new Date(Date.now() - 60_000);

const get = new GetItemCommand({ TableName: 't', Key: { pk: { S: 'å' } } });

type Answer = { statusCode: number; body: string; headers?: Record<string, string> };

const ITEM: Answer = { statusCode: 200, body: '{"Item":{"pk":{"S":"å"}}}' };

/** A client whose requests are kept and answered one after the other; the last answer is given to all that follow. */
function clientWith(answers: Answer[]) {
  const asked: HttpRequest[] = [];
  let given = FIRST;
  const client = lightened(
    new DynamoDBClient({
      region: 'eu-north-1',
      sha256: SigningHash,
      // Each is as good as over, so the next call asks for others.
      credentials: async () => ({ ...given, expiration: A_MINUTE_AGO() }),
      requestHandler: {
        handle: async (request: HttpRequest) => {
          asked.push({
            ...request,
            headers: { ...request.headers },
            body: new TextDecoder().decode(request.body),
          });
          const { statusCode, body, headers = {} } = answers[asked.length - 1] ?? answers.at(-1) ?? ITEM;
          return { response: { statusCode, headers, body: Buffer.from(body) } };
        },
      },
    }),
  );
  const rotate = () => {
    given = SECOND;
  };
  return { client, asked, rotate };
}

// The signature as AWS documents it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
function signatureOf({ method, path, headers, body }: HttpRequest, secret: string): string {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const [, scope = '', signed = ''] =
    /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? [];
  const lines = signed.split(';').map((name) => `${name}:${headers[name]}\n`);
  const canonical = [method, path, '', lines.join(''), signed, hash(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, toSign).toString('hex');
}

describe('a lightened client', () => {
  it('asks the endpoint of its region, and reads the answer', async () => {
    const { client, asked } = clientWith([ITEM]);
    expect(await client.send(get)).toMatchObject({ Item: { pk: { S: 'å' } } });
    expect(asked).toMatchObject([
      {
        protocol: 'https:',
        hostname: 'dynamodb.eu-north-1.amazonaws.com',
        method: 'POST',
        headers: { host: 'dynamodb.eu-north-1.amazonaws.com', 'x-amz-target': 'DynamoDB_20120810.GetItem' },
        body: '{"TableName":"t","Key":{"pk":{"S":"å"}}}',
      },
    ]);
  });

  it('signs each call as AWS documents it, with the credentials of that moment', async () => {
    const { client, asked, rotate } = clientWith([ITEM]);
    await client.send(get);
    await client.send(get);
    rotate();
    await client.send(get);
    const secrets = [FIRST, FIRST, SECOND];
    expect(asked).toHaveLength(3);
    for (const [index, request] of asked.entries()) {
      const { accessKeyId = '', secretAccessKey = '', sessionToken } = secrets[index] ?? {};
      expect(request.headers['x-amz-security-token']).toBe(sessionToken);
      expect(request.headers.authorization).toContain(`Credential=${accessKeyId}/`);
      expect(request.headers.authorization).toContain('/eu-north-1/dynamodb/aws4_request');
      expect(request.headers.authorization).toContain(`Signature=${signatureOf(request, secretAccessKey)}`);
    }
  });

  it('signs with the time of AWS after it was told that its own is wrong', async () => {
    const anHourAhead = new Date(Date.now() + 3_600_000);
    const skewed = {
      statusCode: 400,
      body: '{"__type":"com.amazon.coral.service#InvalidSignatureException"}',
      headers: { date: anHourAhead.toUTCString() },
    };
    const { client, asked } = clientWith([skewed, ITEM]);
    await client.send(get);
    expect(asked).toHaveLength(2);
    const hour = anHourAhead.toISOString().slice(0, 13).replaceAll('-', '');
    expect(asked[0]?.headers['x-amz-date']?.startsWith(hour)).toBe(false);
    expect(asked[1]?.headers['x-amz-date']?.startsWith(hour)).toBe(true);
  });

  it('asks again where DynamoDB fails, and tells its errors by their names', async () => {
    const { client, asked } = clientWith([
      { statusCode: 500, body: '{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError"}' },
      { statusCode: 400, body: '{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}' },
    ]);
    await expect(client.send(get)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect(asked).toHaveLength(2);
  });
});
