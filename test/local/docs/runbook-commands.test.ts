import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lambdaRoutes } from '../../../local/cloud/src/lambda/lambda-call.ts';
import { sesv2Routes } from '../../../local/cloud/src/ses/sesv2-call.ts';
import { anAws } from '../../../local/cloud/test/host/an-aws.ts';

type Command = { service: string; name: string };

/** `aws sqs get-queue-url` of the runbook, once each. */
function commandsOf(text: string): Command[] {
  const found = text.matchAll(/\baws ([a-z0-9-]+) ([a-z][a-z0-9-]+)/g);
  const commands = new Map(
    [...found].map(([all, service = '', name = '']) => [all, { service, name }] as const),
  );
  return [...commands.values()];
}

const runbook = commandsOf(readFileSync('docs/runbook.md', 'utf8'));

/** What is served at the endpoint; all other services are refused by name. */
const served = ['dynamodb', 'events', 'lambda', 'ses', 'sesv2', 'sns', 'sqs', 'sts'];
/** Operations of a served service that have no counterpart here: evidence that only AWS has. */
const notHere = ['sesv2 create-export-job', 'sesv2 list-suppressed-destinations'];

const targets: Record<string, string> = {
  sqs: 'AmazonSQS',
  events: 'AWSEvents',
  dynamodb: 'DynamoDB_20120810',
};
const routes: Record<string, Record<string, string>> = { lambda: lambdaRoutes, sesv2: sesv2Routes };

/** The request as the AWS CLI makes it, without parameters: only whether the operation exists is of interest. */
function requestOf({ service, name }: Command): { path: string; init: RequestInit } {
  const operation = name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const signed = service === 'sesv2' ? 'ses' : service;
  const authorization = `AWS4-HMAC-SHA256 Credential=me/20261123/eu-north-1/${signed}/aws4_request, Signature=0`;
  const route = Object.entries(routes[service] ?? {}).find(([, one]) => one === operation)?.[0];
  const [method = 'POST', path = routes[service] ? `/v2/none/${operation}` : '/'] = route?.split(' ') ?? [];
  const target = targets[service] ?? service;
  const isQuery = ['ses', 'sns', 'sts'].includes(service);
  const headers = { authorization, ...(!isQuery && { 'x-amz-target': `${target}.${operation}` }) };
  const body = isQuery ? `Action=${operation}` : '{}';
  return { path, init: { method, headers, ...(method !== 'GET' && { body }) } };
}

async function answerTo(command: Command): Promise<string> {
  const { url } = await anAws();
  const { path, init } = requestOf(command);
  return await (await fetch(`${url}${path}`, init)).text();
}

describe('a command of the runbook', () => {
  const isHere = ({ service, name }: Command) =>
    served.includes(service) && !notHere.includes(`${service} ${name}`);

  it.each(runbook.filter(isHere))('is answered by the local cloud: $service $name', async (command) => {
    expect(await answerTo(command)).not.toContain('not in the local cloud');
  });

  it.each(runbook.filter((command) => !isHere(command)))(
    'is refused by name: $service $name',
    async (command) => {
      expect(await answerTo(command)).toContain('not in the local cloud');
    },
  );

  it('that is said not to be here stands in the runbook', () => {
    const all = runbook.map(({ service, name }) => `${service} ${name}`);
    expect(all).toEqual(expect.arrayContaining(notHere));
  });
});
