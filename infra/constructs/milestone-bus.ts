import { Duration } from 'aws-cdk-lib';
import { Archive, CfnRule, EventBus, type IRuleTarget, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue, type TargetBaseProps } from 'aws-cdk-lib/aws-events-targets';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import {
  COORDINATOR_EVENTS,
  COORDINATOR_SOURCE,
  type CoordinatorEvent,
} from '../../domain/plan/milestone-events.ts';
import { nameIn, type Stage } from '../stages.ts';
import type { Alarms, Concern } from './alarms.ts';
import type { BudkavleFunction } from './budkavle-function.ts';
import type { QueueFunction } from './queue-function.ts';
import { UndeliverableEvents } from './undeliverable-events.ts';

export interface MilestoneBusProps {
  readonly stage: Stage;
  readonly key: IKey;
  readonly alarms: Alarms;
}

/**
 * Longer than the 35 days that point-in-time recovery goes back, so that what a restored table lacks can be replayed:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
 */
export const KEPT_EVENTS = Duration.days(40);

/** The source of events that functions publish; all others on the bus come from a coordinator. */
const OWN_SOURCE = 'budkavle';

/** The events that have a rule when they happen: their source, and the rule's name without the stage. */
const events = {
  MilestoneReached: { source: COORDINATOR_SOURCE, rule: 'milestone-reached' },
  FactChanged: { source: COORDINATOR_SOURCE, rule: 'fact-changed' },
  MilestonePlanned: { source: OWN_SOURCE, rule: 'milestone-planned' },
  MilestoneApproved: { source: OWN_SOURCE, rule: 'milestone-approved' },
  MilestoneStopRequested: { source: COORDINATOR_SOURCE, rule: 'milestone-stop-requested' },
  MilestoneRefused: { source: OWN_SOURCE, rule: 'milestone-refused' },
  MilestoneStopped: { source: OWN_SOURCE, rule: 'milestone-stopped' },
} as const satisfies Record<CoordinatorEvent, unknown> & Record<string, { source: string; rule: string }>;
type MilestoneEventType = keyof typeof events;

/** What is taken in when it is replayed after a restore, by the rule's name without the stage and `-again`. */
const replays = {
  'milestone-refused': { id: 'MilestoneRefusedAgain', types: ['MilestoneRefused'] },
  'milestone-stopped': { id: 'MilestoneStopped', types: ['MilestoneStopped'] },
  wish: { id: 'WishAgain', types: ['PersonErased', 'RecipientLeft'] },
  'access-changed': { id: 'AccessChanged', types: ['AccessChanged'] },
} as const satisfies Record<string, { id: string; types: readonly string[] }>;
type PublishedType = (typeof replays)[keyof typeof replays]['types'][number] | 'OrganisationSignedOff';

/** The bus that carries milestones from state to state, with an archive to replay from. */
export class MilestoneBus extends Construct {
  readonly bus: EventBus;
  readonly undeliverable: UndeliverableEvents;
  readonly #stage: Stage;
  readonly #alarms: Alarms;

  constructor(scope: Construct, id: string, { stage, key, alarms }: MilestoneBusProps) {
    super(scope, id);
    this.#stage = stage;
    this.#alarms = alarms;
    this.undeliverable = new UndeliverableEvents(this, 'Undeliverable', { stage, alarms });
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: nameIn(stage),
      kmsKey: key,
      deadLetterQueue: this.undeliverable,
    });
    this.bus.applyRemovalPolicy(stage.removalPolicy);
    this.undeliverable.admitRules(this.bus);
    this.#archive(key);
  }

  /** Sends every event of a type, unchanged, to the queue of a function. */
  addTarget(type: MilestoneEventType, fn: QueueFunction): void {
    this.#addRule(type, new SqsQueue(fn.queue, this.delivery));
  }

  /** The same for a type of which another rule is for what is replayed alone. */
  addTargetAtOnce(type: MilestoneEventType, fn: QueueFunction): void {
    this.#addRule(type, new SqsQueue(fn.queue, this.delivery), `${type}AtOnce`);
  }

  /**
   * Sends every event that has no rule to the queue of a function, which refuses it: a type that a coordinator may not
   * tell, or another source. Those that functions publish for others need no rule.
   */
  addTargetOfUnknown(fn: QueueFunction): void {
    const patterns = {
      UnknownType: {
        source: [COORDINATOR_SOURCE],
        detailType: Match.anythingBut(...COORDINATOR_EVENTS),
      },
      UnknownSource: { source: Match.anythingBut(COORDINATOR_SOURCE, OWN_SOURCE) },
    };
    for (const [id, eventPattern] of Object.entries(patterns))
      new Rule(this, id, {
        ruleName: nameIn(this.#stage, id === 'UnknownType' ? 'unknown-event-type' : 'unknown-event-source'),
        eventBus: this.bus,
        eventPattern,
        targets: [new SqsQueue(fn.queue, this.delivery)],
      });
  }

  /**
   * Notifies a person of every event of a type: a CloudWatch alarm that is on would hide the second event.
   */
  alarmOnEvent(type: MilestoneEventType, impact: Concern['impact']): void {
    this.#addRule(type, this.#alarms.eventTarget({ name: events[type].rule, impact }, this.delivery));
  }

  /** Grants functions to publish events, never from a coordinator's source; sets `EVENT_BUS_NAME`. */
  grantPublish(...functions: BudkavleFunction[]): void {
    for (const fn of functions) {
      Grant.addToPrincipal({
        grantee: fn,
        actions: ['events:PutEvents'],
        resourceArns: [this.bus.eventBusArn],
        // The key has many values: one of them must be this source, and none may be another.
        conditions: {
          'ForAnyValue:StringEquals': { 'events:source': OWN_SOURCE },
          'ForAllValues:StringEquals': { 'events:source': OWN_SOURCE },
        },
      });
      fn.addEnvironment('EVENT_BUS_NAME', this.bus.eventBusName);
    }
  }

  /** Grants a function to publish events of these types only. Sets `EVENT_BUS_NAME`. */
  grantPublishOnly(fn: BudkavleFunction, ...types: PublishedType[]): void {
    const only = { 'events:source': OWN_SOURCE, 'events:detail-type': types };
    Grant.addToPrincipal({
      grantee: fn,
      actions: ['events:PutEvents'],
      resourceArns: [this.bus.eventBusArn],
      conditions: { 'ForAnyValue:StringEquals': only, 'ForAllValues:StringEquals': only },
    });
    fn.addEnvironment('EVENT_BUS_NAME', this.bus.eventBusName);
  }

  /**
   * Sends events that Budkavle published to a target when they are replayed after a restore, and never when they
   * happen: the table has what they tell of then (docs/decisions/0039).
   */
  addReplayTarget(name: keyof typeof replays, target: IRuleTarget): void {
    const { id, types } = replays[name];
    const { node } = new Rule(this, id, {
      ruleName: nameIn(this.#stage, `${name}-again`),
      eventBus: this.bus,
      eventPattern: { source: [OWN_SOURCE], detailType: [...types] },
      targets: [target],
    });
    const rule = node.defaultChild;
    // The CDK knows the field of replayed events only in the pattern of archives.
    if (rule instanceof CfnRule) rule.addPropertyOverride('EventPattern.replay-name', [{ exists: true }]);
  }

  /** The most retries that EventBridge offers, and a dead-letter queue for what it would drop after them. */
  get delivery(): TargetBaseProps {
    return { deadLetterQueue: this.undeliverable, maxEventAge: Duration.hours(24), retryAttempts: 185 };
  }

  #addRule(type: MilestoneEventType, target: IRuleTarget, id: string = type): void {
    const { source, rule } = events[type];
    new Rule(this, id, {
      ruleName: nameIn(this.#stage, rule),
      eventBus: this.bus,
      eventPattern: { source: [source], detailType: [type] },
      targets: [target],
    });
  }

  #archive(key: IKey): void {
    // By name: the archive writes the bus's ARN into the policy of the key, which the bus itself needs first.
    const sourceEventBus = EventBus.fromEventBusName(this, 'Archived', nameIn(this.#stage));
    const archive = new Archive(this, 'Archive', {
      archiveName: nameIn(this.#stage),
      sourceEventBus,
      kmsKey: key,
      eventPattern: { source: Match.prefix('budkavle') },
      retention: KEPT_EVENTS,
    });
    archive.node.addDependency(this.bus);
  }
}
