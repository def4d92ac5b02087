import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { DeliverToTarget } from '../delivery/target-delivery.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { arnOf, localAccount, localRegion } from '../shared/arns.ts';
import { type Clock, systemTicker, type Ticker } from '../shared/clock.ts';
import { type Database, inTransaction } from '../shared/database.ts';
import { Setting } from '../shared/settings.ts';
import { type ArchiveConfig, EventArchives } from './event-archives.ts';
import { EventDeliveries, type EventLoss } from './event-deliveries.ts';
import { type Rule, type RuleConfig, rulesOf } from './event-rules.ts';
import { type BusEvent, busEventOf, type Entry, isoSeconds, parseEntries } from './put-events.ts';

export type { ArchiveConfig } from './event-archives.ts';
export type { EventLoss } from './event-deliveries.ts';
export type { RuleConfig, TargetConfig } from './event-rules.ts';

export type BusConfig = { name: string; arn: string };

type PutEventsResult = {
  FailedEntryCount: number;
  Entries: ({ EventId: string } | { ErrorCode: string; ErrorMessage: string })[];
};

type Replay = {
  /** Name or ARN. */
  archive: string;
  /** Epoch milliseconds, both inclusive. */
  from: number;
  to: number;
  replayName?: string;
  /** Only to these rules; to all rules of the bus when absent. */
  ruleArns?: string[] | undefined;
};

type Options = {
  buses: BusConfig[];
  rules: RuleConfig[];
  archives: ArchiveConfig[];
  deliver: DeliverToTarget;
  database: Database;
  clock: Clock;
  ticker?: Ticker;
  /** An event that neither its target nor a dead-letter queue accepted: AWS would silently drop it. */
  onLost?: (loss: EventLoss) => void;
};

const defaultBus: BusConfig = { name: 'default', arn: arnOf('events', 'event-bus/default') };
const lookAtSchedulesEvery = 200;

/**
 * Event buses with rules, targets, schedules, archives and replays. What putEvents accepts is on disk, with every
 * delivery, before it answers.
 */
export class EventBuses {
  readonly #options: Options;
  readonly #buses: BusConfig[];
  readonly #rules: Rule[];
  readonly #archives: EventArchives;
  readonly #deliveries: EventDeliveries;
  readonly #switched: Setting<Record<string, boolean>>;
  readonly #replays = new Set<string>();
  #halt: (() => void) | undefined;

  constructor(options: Options) {
    this.#options = options;
    const hasDefault = options.buses.some(({ arn }) => arn === defaultBus.arn);
    this.#buses = hasDefault ? options.buses : [defaultBus, ...options.buses];
    this.#rules = rulesOf(options.rules, options.clock.now());
    this.#archives = new EventArchives(options);
    const { database } = options;
    this.#switched = new Setting({ database, name: 'rules', schema: z.record(z.string(), z.boolean()) });
    this.#deliveries = new EventDeliveries({ ...options, rules: options.rules });
  }

  /** Starts delivering and firing schedules in the background. */
  start(): void {
    this.#deliveries.start();
    const { ticker = systemTicker } = this.#options;
    this.#halt ??= ticker.every(lookAtSchedulesEvery, () => this.#fireSchedules());
  }

  /** Waits for deliveries under way; the others stay on disk. */
  async stop(): Promise<void> {
    this.#halt?.();
    this.#halt = undefined;
    await this.#deliveries.stop();
  }

  /** Fires the schedules and attempts the deliveries that are due. */
  async tick(): Promise<void> {
    this.#fireSchedules();
    await this.#deliveries.tick();
  }

  /** Deliveries accepted, and neither made nor given up. */
  pending(): number {
    return this.#deliveries.pending();
  }

  /** Takes the `Entries` of a PutEvents request; an entry that is wrong fails alone, in its place in the answer. */
  putEvents(entries: unknown): PutEventsResult {
    const parsed = parseEntries(entries);
    const results = inTransaction(this.#options.database, () => parsed.map((entry) => this.#put(entry)));
    return { FailedEntryCount: results.filter((one) => 'ErrorCode' in one).length, Entries: results };
  }

  #put(entry: Entry): PutEventsResult['Entries'][number] {
    try {
      const { arn } = this.bus(entry.EventBusName);
      const event = busEventOf(entry, this.#options.clock.now());
      this.#publish(arn, event);
      return { EventId: event.id };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return { ErrorCode: error.code, ErrorMessage: error.message };
    }
  }

  /** AWS accepts events for a bus that does not exist and drops them; here such an entry fails. */
  bus(nameOrArn: string): BusConfig {
    const bus = this.#buses.find(({ name, arn }) => name === nameOrArn || arn === nameOrArn);
    if (bus !== undefined) return bus;
    throw new ServiceError('ResourceNotFoundException', `event bus '${nameOrArn}' does not exist`);
  }

  buses(): BusConfig[] {
    return this.#buses;
  }

  archives(): ArchiveConfig[] {
    return this.#archives.configs();
  }

  /** With their state of now. */
  rules(): RuleConfig[] {
    return this.#rules.map(({ config }) => ({ ...config, enabled: this.#isEnabled(config) }));
  }

  /** An operator's switch; it holds until it is switched back. */
  setEnabled(ruleArn: string, enabled: boolean): void {
    this.#switched.write({ ...this.#switched.read(), [ruleArn]: enabled });
  }

  #isEnabled({ arn, enabled }: RuleConfig): boolean {
    return this.#switched.read()[arn] ?? enabled;
  }

  /** An event that AWS itself publishes on the default bus, e.g. with the source `aws.ses`. */
  publishAsService(event: Pick<BusEvent, 'source' | 'detail-type' | 'detail' | 'resources'>): void {
    const now = this.#options.clock.now();
    inTransaction(this.#options.database, () =>
      this.#publish(defaultBus.arn, { ...envelope(now), ...event }),
    );
  }

  #publish(busArn: string, event: BusEvent, ruleArns?: string[]): void {
    this.#archives.record(busArn, event);
    for (const { config, matches } of this.#rules) {
      const wanted = ruleArns === undefined || ruleArns.includes(config.arn);
      if (config.busArn === busArn && this.#isEnabled(config) && wanted && matches(event))
        this.#deliveries.add(config, event);
    }
  }

  /** Publishes archived events again, marked with `replay-name`; answers how many. */
  replay({ archive, from, to, replayName = `replay-${randomUUID()}`, ruleArns }: Replay): number {
    this.#replays.add(replayName);
    const events = this.#archives.events(archive, from, to);
    const { busArn } = this.#archives.config(archive);
    inTransaction(this.#options.database, () => {
      for (const event of events) this.#publish(busArn, { ...event, 'replay-name': replayName }, ruleArns);
    });
    return events.length;
  }

  /** Whether a replay of that name has taken place since the start. */
  hasReplayed(replayName: string): boolean {
    return this.#replays.has(replayName);
  }

  /** Does not catch up on missed times: a schedule fires once, then again a period later. */
  #fireSchedules(): void {
    const now = this.#options.clock.now();
    for (const rule of this.#rules) {
      if (rule.schedule === undefined || !this.#isEnabled(rule.config) || now < rule.schedule.dueAt) continue;
      const missed = Math.floor((now - rule.schedule.dueAt) / rule.schedule.period);
      rule.schedule.dueAt += (missed + 1) * rule.schedule.period;
      this.#deliveries.add(rule.config, {
        ...envelope(now),
        ...scheduledEvent,
        resources: [rule.config.arn],
      });
    }
  }
}

const scheduledEvent = { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} };

function envelope(now: number) {
  const place = { account: localAccount, region: localRegion };
  return { version: '0' as const, id: randomUUID(), ...place, time: isoSeconds(now) };
}
