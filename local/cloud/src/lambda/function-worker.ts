import { flushCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import type { FailureReport, FromWorker, Invocation, WorkerData } from './function-protocol.ts';
import { provideSdk } from './runtime-sdk.ts';
import { shiftClock } from './shifted-clock.ts';

type Context = Record<string, unknown>;
type Handler = (event: unknown, context: Context) => unknown;

const port = parentPort;
if (!port) throw new Error('function-worker.ts runs only as a worker thread');
// Both ends of this channel are ours, so the types are shared and nothing is parsed.
const data: WorkerData = workerData;
const post = (message: FromWorker) => port.postMessage(message);
const machineNow = Date.now.bind(Date);
shiftClock(data.clock);
provideSdk();
// Node has read it by now, and it is not a variable of the function's.
const { NODE_COMPILE_CACHE: codeCache } = process.env;
delete process.env.NODE_COMPILE_CACHE;
let isKept = codeCache === undefined;

try {
  const handler = await load(data);
  port.on('message', (invocation: Invocation) => void answer(handler, invocation));
  post({ type: 'ready' });
} catch (error) {
  post({ type: 'broken', error: reportOf(error) });
}

async function load({ file, handlerName }: WorkerData): Promise<Handler> {
  const bundle: Record<string, unknown> = await import(pathToFileURL(file).href);
  const handler = bundle[handlerName];
  if (!isHandler(handler)) {
    throw named('Runtime.HandlerNotFound', `'${handlerName}' is not a function exported by ${file}`);
  }
  // Node 24 on Lambda no longer has a callback.
  if (handler.length > 2) {
    throw named(
      'Runtime.CallbackHandlerDeprecated',
      `'${handlerName}' takes a callback: make it an async function`,
    );
  }
  return handler;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

async function answer(handler: Handler, invocation: Invocation): Promise<void> {
  process.env._X_AMZN_TRACE_ID = invocation.traceId;
  let message: FromWorker;
  try {
    const value = await handler(JSON.parse(invocation.payload), contextOf(invocation));
    message = { type: 'answer', json: JSON.stringify(value) ?? 'null', usedBytes: usedBytes() };
  } catch (error) {
    message = { type: 'failure', error: reportOf(error), usedBytes: usedBytes() };
  }
  await Promise.all([process.stdout, process.stderr].map(flushed));
  post(message);
  // After the first invocation, with what it alone compiles; a thread that is ended keeps nothing.
  if (!isKept) flushCompileCache();
  isKept = true;
}

/** A thread's output is sent in chunks; those in transit when the thread ends would be lost. */
async function flushed(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.writableLength > 0) await new Promise((resolve) => stream.write('', resolve));
}

function contextOf({ requestId, deadline }: Invocation): Context {
  return {
    ...data.context,
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - machineNow()),
  };
}

/** The committed heap of this thread and what hangs outside it: the nearest to a peak that a thread can tell. */
function usedBytes(): number {
  const { total_heap_size, external_memory } = getHeapStatistics();
  return total_heap_size + external_memory;
}

function reportOf(error: unknown): FailureReport {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}
