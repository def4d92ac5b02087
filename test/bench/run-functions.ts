import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import { ClientRequest } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AwsMail, type AwsMessage, type AwsReport, TAKE } from './aws-report.ts';

/** What one function took in a run; of processor time in µs. */
export type FunctionCost = { invocations: number; micros: number; logBytes: number };

/** What a run of functions took, until there was nothing left to do. */
export type RunReport = {
  functions: Record<string, FunctionCost>;
  requests: Record<string, number>;
  readUnits: number;
  writeUnits: number;
  mails: number;
  /** From the event on the bus to the first call of SES, for each milestone: processor time of all functions; µs. */
  untilFirstCall: number[];
  /** Processor time of the whole process, without its start; µs. */
  processMicros: number;
  /** The most memory that the process had at once; MB. */
  megabytes: number;
};

export type RunSettings = {
  /** The folder with the bundles. */
  bundles: string;
  /** Functions that are not run: what they should do is left undone. */
  without: readonly string[];
  /** Functions on a schedule, of which each runs once in the end. */
  schedules: readonly string[];
  /** Which events of a mail there are, in this order. */
  events: readonly (typeof EVENTS)[number][];
};

/** What is told of a mail that arrives. */
const EVENTS = ['Send', 'Delivery'] as const;
const EVENTS_A_BATCH = 25;
const FUNCTION_OF: Readonly<Record<string, string>> = {
  MilestoneReached: 'plan-milestone',
  'organisation-plans': 'plan-organisation',
  MilestonePlanned: 'approve-milestone',
  MilestoneApproved: 'dispatch-milestone',
  dispatches: 'dispatch-milestone',
  deliveries: 'send-deliveries',
};

type Handler = (event: unknown, context: unknown) => Promise<{ batchItemFailures: unknown[] }>;
type Job = { name: string; bodies: string[] };

// Runs the bundles of functions one after the other, as their queues would, in a process of their own.
const settings: RunSettings = JSON.parse(process.argv[2] ?? '');
const handlers = new Map<string, Handler>();
const report: RunReport = {
  ...{ functions: {}, requests: {}, readUnits: 0, writeUnits: 0, mails: 0, untilFirstCall: [] },
  ...{ processMicros: 0, megabytes: 0 },
};

let logged = 0;
// The logger writes what is not an error to stdout; an error is worth seeing.
process.stdout.write = (text: string | Uint8Array) => {
  logged += Buffer.byteLength(text);
  return true;
};

// The processor time of a thread is that of the function which runs in it: what a mail waited for is seen at its call.
let sinceEvent = 0;
let callsAt: number | undefined;
subscribe('http.client.request.start', (message) => {
  const isCall = message instanceof Object && 'request' in message;
  if (isCall && message.request instanceof ClientRequest && isMail(message.request)) callsAt ??= microsNow();
});

await run();

function microsNow(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

async function run(): Promise<void> {
  const jobs: Job[] = [];
  const before = process.cpuUsage();
  for (;;) {
    // What a job has led to comes before the next milestone.
    jobs.unshift(...(await next()));
    const job = jobs.shift();
    if (!job) break;
    await perform(job);
  }
  for (const name of settings.schedules) await (await handlerOf(name))({}, contextOf(name));
  await next();
  const { user, system } = process.cpuUsage(before);
  report.processMicros = user + system;
  report.megabytes = process.resourceUsage().maxRSS / 1024;
  writeSync(1, JSON.stringify(report));
  process.exit(0);
}

/** What has come into the queues since the last job. */
async function next(): Promise<Job[]> {
  const answer = await fetch(new URL(TAKE, process.env.AWS_ENDPOINT_URL));
  // Both ends are ours.
  const { messages, mails, requests, readUnits, writeUnits } = (await answer.json()) as AwsReport;
  for (const [what, count] of Object.entries(requests))
    report.requests[what] = (report.requests[what] ?? 0) + count;
  report.readUnits += readUnits;
  report.writeUnits += writeUnits;
  report.mails += mails.length;
  return [...messages.flatMap(jobOf), ...settings.events.flatMap((event) => eventsOf(event, mails))];
}

function jobOf({ to, source, body }: AwsMessage): Job[] {
  const name = FUNCTION_OF[to];
  if (!name || settings.without.includes(name)) return [];
  if (source === 'sqs') return [{ name, bodies: [body] }];
  const event = { id: 'event', time: new Date().toISOString(), source, 'detail-type': to };
  return [{ name, bodies: [JSON.stringify({ ...event, detail: JSON.parse(body) })] }];
}

function eventsOf(event: RunSettings['events'][number], mails: readonly AwsMail[]): Job[] {
  const bodies = mails.map(({ messageId, tags, to }) => {
    const timestamp = new Date().toISOString();
    const mail = {
      ...{ timestamp, messageId, destination: [to] },
      tags: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
    };
    return JSON.stringify({ eventType: event, mail, delivery: { timestamp } });
  });
  return Array.from({ length: Math.ceil(bodies.length / EVENTS_A_BATCH) }, (_, index) => ({
    name: 'record-outcome',
    bodies: bodies.slice(index * EVENTS_A_BATCH, (index + 1) * EVENTS_A_BATCH),
  }));
}

async function perform({ name, bodies }: Job): Promise<void> {
  const handler = await handlerOf(name);
  const Records = bodies.map((body, index) => ({
    ...{ messageId: String(index), body, attributes: { ApproximateReceiveCount: '1' } },
  }));
  const [started, loggedBefore] = [microsNow(), logged];
  callsAt = undefined;
  const { batchItemFailures } = await handler({ Records }, contextOf(name));
  const micros = microsNow() - started;
  if (batchItemFailures.length > 0) throw new Error(`${name} failed`);
  noted(name, { micros, logBytes: logged - loggedBefore });
  if (name === 'plan-milestone') sinceEvent = 0;
  sinceEvent += (callsAt ?? microsNow()) - started;
  if (callsAt !== undefined && sinceEvent < Number.POSITIVE_INFINITY) {
    report.untilFirstCall.push(sinceEvent);
    sinceEvent = Number.POSITIVE_INFINITY;
  }
}

function contextOf(name: string) {
  const deadline = Date.now() + 30_000;
  return {
    ...{ functionName: name, functionVersion: '$LATEST', memoryLimitInMB: '512', awsRequestId: 'request' },
    invokedFunctionArn: `arn:aws:lambda:eu-north-1:000000000000:function:${name}`,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

function noted(name: string, { micros, logBytes }: { micros: number; logBytes: number }): void {
  const { [name]: before = { invocations: 0, micros: 0, logBytes: 0 } } = report.functions;
  report.functions[name] = {
    invocations: before.invocations + 1,
    micros: before.micros + micros,
    logBytes: before.logBytes + logBytes,
  };
}

async function handlerOf(name: string): Promise<Handler> {
  const known = handlers.get(name);
  if (known) return known;
  const { handler }: { handler: Handler } = await import(
    pathToFileURL(join(settings.bundles, `${name}.mjs`)).href
  );
  handlers.set(name, handler);
  return handler;
}

/** SES alone is called with a form; what it is asked besides is short. */
function isMail(request: ClientRequest): boolean {
  const isForm = String(request.getHeader('content-type')).includes('form-urlencoded');
  return isForm && Number(request.getHeader('content-length')) > 1000;
}
