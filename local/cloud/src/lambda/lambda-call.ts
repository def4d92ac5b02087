import * as z from 'zod';
import { RestAnswer, type RestRoutes } from '../protocol/rest-protocol.ts';
import { ServiceError, UnsupportedCall } from '../protocol/service-error.ts';
import { arnOf } from '../shared/arns.ts';
import type { FunctionConfig } from './function-config.ts';
import type { Functions } from './functions.ts';

type Operation = { route: string; run(functions: Functions, request: unknown): unknown };

const toFunction = z.object({ FunctionName: z.string() });
const concurrencyRequest = toFunction.extend({ ReservedConcurrentExecutions: z.int().min(0) });
const invokeRequest = toFunction.extend({ Payload: z.unknown().optional() });

/** Executions of an account, of which Lambda keeps some for functions that reserve none. */
const account = { total: 1000, unreserved: 100 };

/** https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html */
const operations: Record<string, Operation> = {
  ListFunctions: {
    route: 'GET /2015-03-31/functions',
    run: (functions) => ({ Functions: functions.configs().map(configuration) }),
  },
  GetFunction: {
    route: 'GET /2015-03-31/functions/{FunctionName}',
    run: (functions, request) => {
      const found = known(functions, request);
      return { Configuration: configuration(found), Concurrency: concurrencyOf(functions, found) };
    },
  },
  GetFunctionConfiguration: {
    route: 'GET /2015-03-31/functions/{FunctionName}/configuration',
    run: (functions, request) => configuration(known(functions, request)),
  },
  /** Waits for the answer, as the invocation type `RequestResponse` does. */
  Invoke: { route: 'POST /2015-03-31/functions/{FunctionName}/invocations', run: invoke },
  GetFunctionConcurrency: {
    route: 'GET /2019-09-30/functions/{FunctionName}/concurrency',
    run: (functions, request) => concurrencyOf(functions, known(functions, request)),
  },
  PutFunctionConcurrency: {
    route: 'PUT /2017-10-31/functions/{FunctionName}/concurrency',
    run: putConcurrency,
  },
  DeleteFunctionConcurrency: {
    route: 'DELETE /2017-10-31/functions/{FunctionName}/concurrency',
    run: (functions, request) => functions.reserve(known(functions, request).arn, undefined),
  },
  GetAccountSettings: {
    route: 'GET /2016-08-19/account-settings',
    run: (functions) => ({
      AccountLimit: {
        ConcurrentExecutions: account.total,
        UnreservedConcurrentExecutions: account.total - reserved(functions.configs(), functions),
      },
      AccountUsage: { FunctionCount: functions.configs().length },
    }),
  },
};

export const lambdaRoutes: RestRoutes = Object.fromEntries(
  Object.entries(operations).map(([name, { route }]) => [route, name]),
);

/** Answers one operation of Lambda's API; throws `ServiceError`, or `UnsupportedCall` by name. */
export async function lambdaCall(
  functions: Functions,
  operation: string,
  request: unknown,
): Promise<unknown> {
  const found = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (found === undefined) throw new UnsupportedCall(`lambda ${operation}`);
  return await found.run(functions, request);
}

async function invoke(functions: Functions, request: unknown): Promise<RestAnswer> {
  const { Payload } = parse(invokeRequest, request);
  const result = await functions.invoke(known(functions, request).arn, Payload ?? {});
  if (result.ok) return new RestAnswer(200, result.value);
  return new RestAnswer(200, { errorMessage: result.error }, { 'x-amz-function-error': 'Unhandled' });
}

function putConcurrency(functions: Functions, request: unknown): unknown {
  const { ReservedConcurrentExecutions: wanted } = parse(concurrencyRequest, request);
  const found = known(functions, request);
  const others = functions.configs().filter(({ arn }) => arn !== found.arn);
  if (reserved(others, functions) + wanted > account.total - account.unreserved) {
    const message =
      'Specified ReservedConcurrentExecutions for function decreases account UnreservedConcurrentExecution ' +
      `below its minimum value of [${account.unreserved}].`;
    throw new ServiceError('InvalidParameterValueException', message);
  }
  functions.reserve(found.arn, wanted);
  return { ReservedConcurrentExecutions: wanted };
}

function reserved(configs: FunctionConfig[], functions: Functions): number {
  return configs.reduce((sum, { arn }) => sum + (functions.reservedOf(arn) ?? 0), 0);
}

function concurrencyOf(functions: Functions, { arn }: FunctionConfig): Record<string, number> {
  const value = functions.reservedOf(arn);
  return value === undefined ? {} : { ReservedConcurrentExecutions: value };
}

function configuration({ name, arn, roleArn, handler, memoryMegabytes, timeoutSeconds }: FunctionConfig) {
  return {
    ...{ FunctionName: name, FunctionArn: arn, Role: roleArn, Handler: handler, Runtime: 'nodejs24.x' },
    ...{ MemorySize: memoryMegabytes, Timeout: timeoutSeconds, Version: '$LATEST' },
    ...{ State: 'Active', LastUpdateStatus: 'Successful' },
  };
}

/** By name or ARN. */
function known(functions: Functions, request: unknown): FunctionConfig {
  const { FunctionName } = parse(toFunction, request);
  const arn = FunctionName.startsWith('arn:') ? FunctionName : arnOf('lambda', `function:${FunctionName}`);
  const found = functions.configs().find((one) => one.arn === arn);
  if (found !== undefined) return found;
  throw new ServiceError('ResourceNotFoundException', `Function not found: ${arn}`, { status: 404 });
}

function parse<T>(schema: z.ZodType<T>, request: unknown): T {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  throw new ServiceError('InvalidParameterValueException', z.prettifyError(parsed.error));
}
