import type { Context } from 'aws-lambda';

/** What Lambda tells a function of itself and of one of its invocations. */
export const CONTEXT: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'a-function',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:000000000000:function:a-function',
  memoryLimitInMB: '256',
  awsRequestId: 'request-1',
  logGroupName: 'group',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 30_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};
