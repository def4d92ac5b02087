import { type KnownUsers, usersCall } from '../cognito/users-call.ts';
import type { Dynamodb } from '../dynamodb/dynamodb.ts';
import { strictForward } from '../dynamodb/strict/strict-dynamodb.ts';
import type { EventBuses } from '../eventbridge/eventbridge.ts';
import { eventsCall } from '../eventbridge/events-call.ts';
import type { Caller } from '../iam/authorization.ts';
import type { Functions } from '../lambda/functions.ts';
import { lambdaCall, lambdaRoutes } from '../lambda/lambda-call.ts';
import { restProtocol } from '../protocol/rest-protocol.ts';
import { UnsupportedCall } from '../protocol/service-error.ts';
import {
  type AccessDenied,
  jsonProtocol,
  queryProtocol,
  type ServiceProtocol,
} from '../protocol/service-protocol.ts';
import type { Ses } from '../ses/ses.ts';
import { sesCall } from '../ses/ses-call.ts';
import { sesv2Call, sesv2Routes } from '../ses/sesv2-call.ts';
import { localAccount } from '../shared/arns.ts';
import type { Topics } from '../sns/sns.ts';
import { snsCall } from '../sns/sns-call.ts';
import type { Queues } from '../sqs/sqs.ts';
import { sqsCall } from '../sqs/sqs-call.ts';
import type { LocalService, OperationCall } from './endpoint.ts';

type Parts = {
  dynamodb: Dynamodb;
  queues: Queues;
  buses: EventBuses;
  topics: Topics;
  ses: Ses;
  functions: Functions;
  userPools: KnownUsers;
};

const json10 = jsonProtocol('1.0');
const json11 = jsonProtocol('1.1');
const sesDenied: AccessDenied = {
  code: 'AccessDenied',
  status: 403,
  message: ({ caller, action, resource }) =>
    `User \`${caller}' is not authorized to perform \`${action}' on resource \`${resource}'`,
};
const sesQuery = queryProtocol('http://ses.amazonaws.com/doc/2010-12-01/', sesDenied);
const lambdaRest = restProtocol(lambdaRoutes, 'AccessDeniedException');
const sesv2Rest = restProtocol(sesv2Routes, 'AccessDeniedException');
const snsQuery = queryProtocol('http://sns.amazonaws.com/doc/2010-03-31/');
const stsQuery = queryProtocol('https://sts.amazonaws.com/doc/2011-06-15/');

/** What answers behind the endpoint, by signing name. */
export function localServices(parts: Parts): Map<string, LocalService> {
  const { dynamodb, queues, buses, topics, ses, functions, userPools } = parts;
  const answering = (protocol: ServiceProtocol, answer: (call: OperationCall) => unknown): LocalService => ({
    protocol,
    call: async (call) => await answer(call),
  });
  return new Map([
    ['dynamodb', { protocol: json10, forward: strictForward(dynamodb) }],
    ['sqs', answering(json10, ({ operation, request }) => sqsCall(queues, operation, request))],
    ['events', answering(json11, ({ operation, request }) => eventsCall(buses, operation, request))],
    [
      'ses',
      answering(sesQuery, ({ operation, request, caller }) => sesCall(ses, operation, request, caller.name)),
    ],
    ['sesv2', answering(sesv2Rest, ({ operation, request }) => sesv2Call(ses, operation, request))],
    ['sns', answering(snsQuery, ({ operation, request }) => snsCall(topics, operation, request))],
    ['lambda', answering(lambdaRest, ({ operation, request }) => lambdaCall(functions, operation, request))],
    ['cognito-idp', answering(json11, ({ operation, request }) => usersCall(userPools, operation, request))],
    ['sts', answering(stsQuery, ({ operation, caller }) => callerIdentity(operation, caller))],
  ]);
}

function callerIdentity(operation: string, { arn, name }: Caller): Record<string, string> {
  if (operation !== 'GetCallerIdentity') throw new UnsupportedCall(`sts ${operation}`);
  return { Arn: arn, UserId: name, Account: localAccount };
}
