import { readFile } from 'node:fs/promises';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SESClient } from '@aws-sdk/client-ses';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { regionalHost } from '../../infra/constructs/bundled-code.ts';
import { regionalEndpoint } from '../../infra/constructs/regional-endpoint.ts';

const settings = { region: 'eu-north-1' };
const CLIENTS = {
  'client-cognito-identity-provider': new CognitoIdentityProviderClient(settings),
  'client-dynamodb': new DynamoDBClient(settings),
  'client-eventbridge': new EventBridgeClient(settings),
  'client-ses': new SESClient(settings),
  'client-sesv2': new SESv2Client(settings),
  'client-sqs': new SQSClient(settings),
};
const REGIONS = ['eu-north-1', 'eu-west-1', 'us-east-1', 'ap-southeast-2', 'il-central-1', 'mx-central-1'];
const PLAIN = { UseFIPS: false, UseDualStack: false, AccountIdEndpointMode: 'preferred' } as const;

describe.each(Object.entries(CLIENTS))('in a bundle %s', (name, client) => {
  const found = async () =>
    regionalEndpoint(
      regionalHost(await readFile(`node_modules/@aws-sdk/${name}/dist-es/endpoint/bdd.js`, 'utf8')) ?? '',
    );

  it('asks where its own rules say', async () => {
    const endpoint = await found();
    for (const Region of REGIONS) {
      const asked = { ...PLAIN, Region };
      expect(endpoint(asked).url.href).toBe(client.config.endpointProvider(asked).url.href);
    }
    const local = { ...PLAIN, Region: 'eu-north-1', Endpoint: 'http://localhost:4000/a' };
    expect(endpoint(local).url.href).toBe(client.config.endpointProvider(local).url.href);
  });

  it('asks nowhere in other partitions, and at no address that it is not made for', async () => {
    const endpoint = await found();
    for (const Region of [
      'cn-north-1',
      'us-gov-west-1',
      'us-iso-east-1',
      'eusc-de-east-1',
      'local',
      undefined,
    ])
      expect(() => endpoint({ ...PLAIN, Region })).toThrow('left out of bundles');
    for (const elsewhere of [{ UseFIPS: true }, { UseDualStack: true }, { EndpointId: 'abc.123' }])
      expect(() => endpoint({ ...PLAIN, Region: 'eu-north-1', ...elsewhere })).toThrow('left out of bundles');
  });
});
