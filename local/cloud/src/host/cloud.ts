import path from 'node:path';
import { UserPools } from '../cognito/cognito.ts';
import { groupSignIn, type SignIn, type SignInPerson } from '../cognito/sign-in.ts';
import { SigningKey } from '../cognito/signing-key.ts';
import { DynamodbDied } from '../dynamodb/dynamodb.ts';
import { createTables } from '../dynamodb/dynamodb-tables.ts';
import type { WebRequest } from '../http-api/http-api.ts';
import type { RecordedCall } from '../iam/authorization.ts';
import type { FunctionFigures } from '../lambda/function-pool.ts';
import type { SesQuota } from '../ses/ses-account.ts';
import type { AcceptedMail } from '../ses/ses-store.ts';
import { readingStored } from '../shared/cannot-start.ts';
import type { Clock } from '../shared/clock.ts';
import { type Database, openDatabase } from '../shared/database.ts';
import { MovableClock } from '../shared/movable-clock.ts';
import { type Undo, undoAll } from '../shared/undo.ts';
import type { QueueCounts } from '../sqs/sqs.ts';
import { readAssembly } from '../template/assembly.ts';
import { type Blueprint, type FunctionGrant, grantsOf } from '../template/blueprint.ts';
import type { LocalUrls } from '../template/resource-identities.ts';
import { readResources } from '../template/resources.ts';
import { emptyFolder, holdFolder, requireDatabase } from './data-folder.ts';
import { type DeadLetter, deadLettersOf } from './dead-letters.ts';
import { type Doors, openDoors, type Ports } from './doors.ts';
import { Engine } from './engine.ts';
import { localServices } from './local-services.ts';
import { localSwitches } from './local-switches.ts';
import { startPrograms } from './programs.ts';
import { type Patience, whenQuiet } from './quiet.ts';

export { DynamodbDied, NoDynamodb } from '../dynamodb/dynamodb.ts';
export { CannotStart, isDiskFull } from '../shared/cannot-start.ts';
export { MovableClock } from '../shared/movable-clock.ts';
export { synthesize } from '../template/synthesize.ts';
export { holdFolder } from './data-folder.ts';
export type { AcceptedMail, Clock, FunctionFigures, Ports, SignIn, SignInPerson };

export type CloudOptions = {
  /** The synthesized CDK app. */
  assemblyDir: string;
  /** Where messages, rows, mails and logs are kept between runs; `.local` when absent. */
  dataDir?: string;
  /** 4400, 4401 and 4566 when absent; 0 chooses a free one. */
  ports?: Ports;
  /** Deletes what an earlier run stored in `dataDir`. */
  fresh?: boolean;
  /** When absent, one that `PUT /local/clock` sets forward, kept in `dataDir`. */
  clock?: Clock;
  /** The SES quota; generous when absent. */
  quota?: SesQuota;
  /** Whether mails can be read on a page; costs a process and a few milliseconds of it per mail. Yes when absent. */
  mailbox?: boolean;
  /** Who can sign in at a user pool; members of its groups when absent. */
  signIn?: SignIn;
  /** How many instances of a function run at once that reserves none; ten when absent. */
  atOnce?: number;
  /** A DynamoDB to use instead of starting dynoxide. */
  dynamodbEndpoint?: string | undefined;
  /** Receives what a person must see: denied and unsupported calls, lost events, mail to the outside. */
  notice?(text: string): void;
  /** Called once when a program ends that nothing works without. */
  onDied?(error: DynamodbDied): void;
};

export type CloudFigures = {
  functions: FunctionFigures[];
  queues: ({ queue: string } & QueueCounts)[];
  /** Mails accepted, earlier runs included. */
  mails: number;
};

export type Cloud = {
  urls: LocalUrls;
  figures(): CloudFigures;
  /** Every permission that a function used or was denied. */
  calls(): RecordedCall[];
  /** Every action that a function's role allows or denies, as written in its policies. */
  grants(): FunctionGrant[];
  /** The routes of the HTTP API: `GET /orders/{id}`, `$default`. */
  routes(): string[];
  /**
   * Resolves when everything accepted has been processed: no message visible, in flight or delayed in a queue that a
   * function reads, no delivery pending, no invocation running. Rejects after `timeoutMilliseconds`, naming what
   * is left.
   */
  quiet(options?: Patience): Promise<void>;
  /** Accepted mails, oldest first, earlier runs included; page through many with `skip` and `limit`. */
  mails(page?: { skip?: number; limit?: number }): AcceptedMail[];
  /** Messages in queues that are the dead-letter queue of something; they stay there. */
  deadLetters(): DeadLetter[];
  /** Ends all workers of all functions at this moment, whatever they are doing, as a failing host does. */
  killWorkers(): Promise<void>;
  /** Accepts no more requests, lets functions finish for up to 5 s and ends all processes. May be called twice. */
  stop(): Promise<void>;
};

const generousQuota: SesQuota = { max24HourSend: 1_000_000, maxSendRate: 1000 };
/** The mailbox does not persist mails; after a start it gets this many of the latest again. */
const shownAgain = 500;

/**
 * Runs what a deployment of the cloud assembly would run, on this machine. Throws `UnsupportedResource` for a
 * template that it cannot run, and `CannotStart` for a port or folder in use or data that cannot be read; whatever it
 * started by then is stopped.
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  // Lambda's clock is UTC, and threads share the time zone of their process.
  process.env.TZ = 'UTC';
  const undo: Undo = [];
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= undoAll(undo);
    return stopping;
  };
  try {
    const { doors, engine, blueprint, database } = await build(options, undo);
    // In reverse order: no new requests, functions finish (and still reach AWS), then their endpoint stops.
    undo.push(() => doors.endpoint.close());
    undo.push(() => engine.stop());
    undo.push(() => doors.api.close());
    engine.start();
    return { ...viewOf({ doors, engine, blueprint, database }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Parts = { doors: Doors; engine: Engine; blueprint: Blueprint; database: Database };

async function build(options: CloudOptions, undo: Undo): Promise<Parts> {
  const { notice = () => {}, ports = {}, assemblyDir, quota = generousQuota } = options;
  const dataDir = path.resolve(options.dataDir ?? '.local');
  undo.push(holdFolder(dataDir));
  if (options.fresh) emptyFolder(dataDir);
  const { clock = new MovableClock(path.join(dataDir, 'clock.json')) } = options;
  const doors = await openDoors(ports, undo);
  const blueprint = readResources(readAssembly(assemblyDir, doors.urls));
  const mailboxPort = options.mailbox === false ? undefined : doors.mailboxPort;
  const { dynamodbEndpoint } = options;
  requireDatabase(path.join(dataDir, 'dynamodb.db'));
  const { dynamodb, mailbox } = await startPrograms({ dataDir, dynamodbEndpoint, mailboxPort }, undo);
  void dynamodb.died.then(() => options.onDied?.(new DynamodbDied()));
  await createTables(dynamodb, blueprint.tables);
  const cloudFile = path.join(dataDir, 'cloud.db');
  const database = readingStored(cloudFile, () => openDatabase(cloudFile));
  undo.push(() => database.close());
  const engine = new Engine({
    ...{ blueprint, database, clock, quota, notice, atOnce: options.atOnce },
    endpointUrl: doors.urls.aws,
    logDirectory: path.join(dataDir, 'logs'),
    // Of these bundles, so beside them.
    codeCache: path.join(path.resolve(assemblyDir), '.code-cache'),
    ...(mailbox && { show: mailbox.show }),
  });
  if (mailbox) for (const mail of engine.mails.latest(shownAgain)) void mailbox.show(mail);
  const { authorization, functions } = engine;
  const userPools = new UserPools({
    ...engine.userPools,
    signIn: options.signIn ?? groupSignIn,
    key: new SigningKey(path.join(dataDir, 'sign-in-key.pem')),
    clock,
  });
  const services = localServices({ ...engine, dynamodb });
  doors.endpoint.open({ services, switches: localSwitches(engine, clock), authorization, notice });
  const besides = (request: WebRequest) => userPools.answer(request);
  for (const api of blueprint.apis) {
    const { resourcePolicies: policies } = blueprint;
    doors.api.open({ api, invoke: functions.invoke, policies, authorization, clock, besides });
  }
  return { doors, engine, blueprint, database };
}

function viewOf({ doors, engine, blueprint, database }: Parts): Omit<Cloud, 'stop'> {
  const { authorization, functions, queues, mails } = engine;
  return {
    urls: doors.urls,
    figures: () => ({
      functions: functions.figures(),
      queues: blueprint.queues.map(({ name, arn }) => ({ queue: name, ...queues.counts(arn) })),
      mails: mails.count(),
    }),
    calls: () => authorization.calls(),
    grants: () => grantsOf(blueprint),
    routes: () => blueprint.apis.flatMap(({ routes }) => routes.map(({ key }) => key)),
    quiet: (limits = {}) => {
      const requests = () => doors.api.pending() + doors.endpoint.pending();
      const work = {
        isBusy: () => requests() > 0 || engine.isBusy(),
        pending: () => engine.pending(),
        goesOnAt: () => (requests() > 0 ? undefined : engine.goesOnAt()),
      };
      return whenQuiet(work, limits);
    },
    mails: (page) => mails.list(page),
    deadLetters: () => deadLettersOf(blueprint, database),
    killWorkers: () => functions.kill(),
  };
}
