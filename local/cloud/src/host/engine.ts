import { PoolUsers } from '../cognito/pool-users.ts';
import type { KnownUsers } from '../cognito/users-call.ts';
import { AsyncInvocations } from '../delivery/async-invocations.ts';
import { type DeliverToTarget, deliverToTargets } from '../delivery/target-delivery.ts';
import { EventBuses } from '../eventbridge/eventbridge.ts';
import { pollerAccess } from '../iam/actions.ts';
import { Authorization } from '../iam/authorization.ts';
import { Functions } from '../lambda/functions.ts';
import { Ses, type SesNotice } from '../ses/ses.ts';
import { SesAccount, type SesQuota } from '../ses/ses-account.ts';
import { type AcceptedMail, MailStore } from '../ses/ses-store.ts';
import { type Clock, systemTicker } from '../shared/clock.ts';
import type { Database } from '../shared/database.ts';
import { Topics } from '../sns/sns.ts';
import { QueuePoller } from '../sqs/queue-poller.ts';
import { Queues } from '../sqs/sqs.ts';
import type { Blueprint } from '../template/blueprint.ts';
import { wiringProblems } from '../template/wiring-problems.ts';

export type EngineOptions = {
  blueprint: Blueprint;
  database: Database;
  clock: Clock;
  /** AWS_ENDPOINT_URL of the functions. */
  endpointUrl: string;
  logDirectory: string;
  /** Where compiled code of functions is kept. */
  codeCache?: string;
  /** Instances of a function at once that reserves none. */
  atOnce?: number | undefined;
  quota: SesQuota;
  show?: (mail: AcceptedMail) => Promise<void>;
  notice(text: string): void;
};

/** Functions get this long to finish when the cloud stops; an interrupted job is redelivered by its queue. */
const graceMilliseconds = 5000;

/** The services that run in this process, wired as the template says. */
export class Engine {
  readonly authorization: Authorization;
  readonly functions: Functions;
  readonly queues: Queues;
  readonly topics: Topics;
  readonly buses: EventBuses;
  readonly ses: Ses;
  readonly mails: MailStore;
  readonly userPools: KnownUsers;
  readonly #invocations: AsyncInvocations;
  readonly #options: EngineOptions;
  #pollers: QueuePoller[] = [];

  constructor(options: EngineOptions) {
    this.#options = options;
    const { blueprint, database, clock, notice } = options;
    const shared = { database, clock, ticker: systemTicker };
    const account = new SesAccount({ ...blueprint, database, quota: options.quota });
    this.authorization = authorizationOf(options, account);
    this.userPools = { ...blueprint.userPools, users: new PoolUsers({ database, clock }) };
    this.functions = new Functions({ ...options, functions: blueprint.functions });
    this.queues = new Queues({ ...shared, queues: blueprint.queues });
    this.#invocations = new AsyncInvocations({
      ...shared,
      functions: [...blueprint.asyncFunctions.values()],
      invoke: this.functions.invoke,
      queues: this.queues,
      onLost: ({ functionArn, error }) => notice(`lost: an event for ${functionArn}: ${error}`),
    });
    const deliver = this.#deliver();
    this.topics = new Topics({
      ...shared,
      ...blueprint,
      deliver,
      onOutside: ({ protocol, endpoint, message }) =>
        notice(`would reach ${protocol} ${endpoint}: ${message}`),
      onLost: ({ targetArn, error }) => notice(`lost: a message for ${targetArn}: ${error}`),
    });
    this.buses = new EventBuses({
      ...shared,
      ...blueprint,
      deliver,
      onLost: ({ targetArn, error }) => notice(`lost: an event for ${targetArn}: ${error}`),
    });
    this.mails = new MailStore(database);
    this.ses = this.#createSes(account);
    this.#check();
  }

  start(): void {
    const { blueprint, clock } = this.#options;
    this.#pollers = blueprint.mappings.map(
      (mapping) => new QueuePoller({ mapping, queues: this.queues, invoke: this.functions.invoke, clock }),
    );
    for (const service of [this.topics, this.buses, this.#invocations, ...this.#pollers]) service.start();
  }

  /** Unfinished work stays on disk. */
  async stop(): Promise<void> {
    const services = [...this.#pollers, this.topics, this.buses, this.#invocations];
    const settled = Promise.all(services.map((service) => service.stop()));
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, graceMilliseconds);
    });
    await Promise.race([settled, patience]);
    clearTimeout(timer);
    await this.functions.stop();
    await settled;
  }

  /** Whether any work is unfinished; called often, so the cheap checks come first. */
  isBusy(): boolean {
    return this.functions.pending() > 0 || this.#deliveriesPending() > 0 || this.#hasMessages();
  }

  /** When unfinished work goes on by itself (ms), if all of it are delayed messages. */
  goesOnAt(): number | undefined {
    const isBusy = this.functions.pending() > 0 || this.#deliveriesPending() > 0;
    return isBusy ? undefined : this.queues.nextDelayed(this.#consumed());
  }

  /** The unfinished work, in words. */
  pending(): string {
    const counts = this.#consumed().map((arn) => this.queues.counts(arn));
    const messages = counts.reduce(
      (sum, { visible, inFlight, delayed }) => sum + visible + inFlight + delayed,
      0,
    );
    return `${messages} messages, ${this.#deliveriesPending()} deliveries, ${this.functions.pending()} invocations`;
  }

  /** Queues that a function reads; the others wait for a person. */
  #consumed(): string[] {
    return [...new Set(this.#options.blueprint.mappings.map(({ queueArn }) => queueArn))];
  }

  #hasMessages(): boolean {
    return this.#consumed().some((arn) => this.queues.hasMessages(arn));
  }

  #deliveriesPending(): number {
    return this.topics.pending() + this.buses.pending() + this.#invocations.pending();
  }

  #deliver(): DeliverToTarget {
    return deliverToTargets({
      queues: this.queues,
      invokeLater: (arn, payload) => this.#invocations.add(arn, payload),
      publish: (topicArn, message) => void this.topics.publish(topicArn, { message }),
      policies: this.#options.blueprint.resourcePolicies,
    });
  }

  #createSes(account: SesAccount): Ses {
    const { clock, show } = this.#options;
    return new Ses({
      account,
      store: this.mails,
      clock,
      publish: (notice) => this.#publishNotice(notice),
      ...(show && { show }),
    });
  }

  #publishNotice({ topicArn, detailType, detail }: SesNotice): void {
    if (topicArn !== undefined) this.topics.publish(topicArn, { message: JSON.stringify(detail) });
    else this.buses.publishAsService({ source: 'aws.ses', 'detail-type': detailType, detail, resources: [] });
  }

  /** What AWS would reject at deployment, or accept and never do. */
  #check(): void {
    const { functions, mappings, rules, subscriptions, resourcePolicies, queues, topics } =
      this.#options.blueprint;
    const existing = new Set([...functions, ...queues, ...topics].map(({ arn }) => arn));
    const problems = wiringProblems({ rules, subscriptions, policies: resourcePolicies, existing });
    if (problems.length > 0) throw new Error(`events would be lost:\n${problems.join('\n')}`);
    for (const { queueArn, functionArn } of mappings) {
      const polled = functions.find(({ arn }) => arn === functionArn);
      if (!polled)
        throw new Error(
          `the mapping of '${queueArn}' names a function that does not exist: '${functionArn}'`,
        );
      this.authorization.require(polled.name, pollerAccess(queueArn));
    }
  }
}

function authorizationOf({ blueprint, notice }: EngineOptions, account: SesAccount): Authorization {
  const keyOf = (table: string, index?: string) => {
    const found = blueprint.tables.find(({ name }) => name === table);
    const keys =
      index === undefined ? found?.keys : found?.indexes.find((one) => one.IndexName === index)?.KeySchema;
    return keys?.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName;
  };
  return new Authorization({
    functions: blueprint.functions,
    policies: blueprint.identityPolicies,
    known: {
      partitionKeyOf: keyOf,
      get identities() {
        return account.identityNames();
      },
    },
    denied: () => account.state().denied,
    expired: () => account.state().expired,
    onDenied: (denied) => notice(`denied: ${denied.function} may not ${denied.action} on ${denied.resource}`),
  });
}
