import { writeSync } from 'node:fs';

/** Processor time of a function's start: its code loaded and evaluated, then its first event; µs. */
export type StartCost = { init: number; first: number };

// One cold start, in a process of its own: `start-once.ts <bundle> <event>`.
const [, , bundle = '', event = 'null'] = process.argv;
const context = {
  functionName: 'bench',
  functionVersion: '$LATEST',
  memoryLimitInMB: '512',
  awsRequestId: 'request',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:000000000000:function:bench',
  getRemainingTimeInMillis: () => 30_000,
};
process.stdout.write = () => true;
process.stderr.write = () => true;

const sinceStart = micros();
const { handler }: { handler: (event: unknown, context: unknown) => unknown } = await import(bundle);
const loaded = micros();
try {
  await handler(JSON.parse(event), context);
} catch {
  // What is asked of it is not there: it has been told so by the table, as it would be by any row.
}
writeSync(1, JSON.stringify({ init: loaded - sinceStart, first: micros() - loaded } satisfies StartCost));
process.exit(0);

function micros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
