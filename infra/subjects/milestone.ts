import { Duration } from 'aws-cdk-lib';
import { EventField, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { BudkavleFunction } from '../constructs/budkavle-function.ts';
import { type JobSettings, QueueFunction } from '../constructs/queue-function.ts';
import type { SendingFunctions } from './sending.ts';
import type { SubjectProps } from './subject-props.ts';

export interface MilestonesProps extends SubjectProps {
  readonly sending: SendingFunctions;
}

/** Takes a milestone from arrival through planning and approval to the jobs of its mails, and stops it. */
export class MilestoneFunctions extends Construct {
  readonly planOrganisation: QueueFunction;
  readonly stopMilestone: QueueFunction;
  readonly functions: readonly BudkavleFunction[];

  constructor(scope: Construct, id: string, { sending, ...props }: MilestonesProps) {
    super(scope, id);
    const { alarms, bus } = props;
    // In the stack's scope: deployed functions and queues keep their logical ids (docs/decisions/0004).
    const plan = new QueueFunction(scope, 'PlanMilestone', { ...props, ...planMilestone });
    const planParts = new QueueFunction(scope, 'PlanOrganisation', { ...props, ...planOrganisation });
    const approve = new QueueFunction(scope, 'ApproveMilestone', { ...props, ...approveMilestone });
    const dispatch = new QueueFunction(scope, 'DispatchMilestone', { ...props, ...dispatchMilestone });
    const stop = new QueueFunction(scope, 'StopMilestone', { ...props, ...stopMilestone });

    props.table.grantIdentity(plan);
    bus.addTarget('MilestoneReached', plan);
    bus.addTarget('FactChanged', plan);
    bus.addTargetOfUnknown(plan);
    bus.addTarget('MilestonePlanned', approve);
    bus.addTarget('MilestoneApproved', dispatch);
    bus.addTarget('MilestoneStopRequested', stop);
    // What it had taken over from older changes is given back.
    bus.addTargetAtOnce('MilestoneStopped', dispatch);
    // The console stops a milestone without an event; the end of the stop is one.
    bus.addReplayTarget(
      'milestone-stopped',
      new SqsQueue(stop.queue, { ...bus.delivery, message: STOP_AGAIN }),
    );
    // Before what was reported is: in another order another report would be accepted (docs/decisions/0170).
    bus.addReplayTarget('milestone-refused', new SqsQueue(plan.queue, bus.delivery));
    bus.grantPublish(plan, planParts, approve, dispatch);
    // A change is planned again until what was leaving has left; one that a milestone brings, once that is dispatched.
    planParts.grantEnqueue(plan, planParts, dispatch, sending.reconcile);
    sending.sendDeliveries.grantEnqueue(planParts, dispatch, stop);
    // What can be undone comes back later.
    dispatch.grantEnqueue(dispatch);

    bus.alarmOnEvent('MilestoneRefused', 'A milestone was refused: nobody is told until it is sent anew.');
    alarms.addAlarm({
      name: 'milestone-held',
      impact: 'A milestone arrived so late that nothing of it leaves until somebody has looked at it.',
      metric: approve.metricLogged('MILESTONE_HELD', { period: Duration.minutes(5) }),
      threshold: 1,
    });
    this.planOrganisation = planParts;
    this.stopMilestone = stop;
    this.functions = [plan, planParts, approve, dispatch, stop];
  }
}

const planMilestone: JobSettings = {
  name: 'plan-milestone',
  queueName: 'milestones',
  impact: 'A milestone was reached and is not being planned: nobody will be told.',
  timeout: Duration.seconds(30),
  memorySize: 512,
  maxConcurrency: 2,
  rows: {
    rollout: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    catalogue: ['BatchGetItem', 'Query'],
    milestone: ['BatchGetItem', 'Query', 'PutItem'],
    'open-work': ['PutItem'],
    refusals: ['BatchGetItem', 'PutItem'],
    shared: ['BatchGetItem'],
  },
};

const planOrganisation: JobSettings = {
  name: 'plan-organisation',
  queueName: 'organisation-plans',
  urlVariable: 'ORGANISATION_PLANS_QUEUE_URL',
  impact: 'One organisation of a milestone cannot be planned, and all the others wait for it.',
  // It resolves the catalogue and renders every text for some hundred recipients.
  timeout: Duration.seconds(60),
  memorySize: 512,
  maxConcurrency: 5,
  rows: {
    rollout: ['BatchGetItem', 'Query'],
    organisation: ['BatchGetItem', 'Query'],
    catalogue: ['BatchGetItem', 'Query'],
    milestone: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    'milestone-organisation': [
      'BatchGetItem',
      'Query',
      'PutItem',
      'DeleteItem',
      'PartiQLInsert',
      'PartiQLUpdate',
    ],
    ledger: ['BatchGetItem', 'PutItem'],
    'contact-register': ['BatchGetItem'],
    'contact-import': ['Query'],
  },
};

const approveMilestone: JobSettings = {
  name: 'approve-milestone',
  queueName: 'approvals',
  impact: 'A milestone is planned and cannot be approved: nobody will be told.',
  timeout: Duration.seconds(30),
  memorySize: 256,
  maxConcurrency: 2,
  rows: { milestone: ['GetItem', 'UpdateItem'] },
};

const dispatchMilestone: JobSettings = {
  name: 'dispatch-milestone',
  queueName: 'dispatches',
  urlVariable: 'DISPATCHES_QUEUE_URL',
  impact: 'A milestone is approved and its sending does not start: nobody will be told.',
  timeout: Duration.seconds(30),
  memorySize: 256,
  maxConcurrency: 2,
  // What a milestone undoes is found by its rollout; the change that it brings, or what it clears, is stored there.
  rows: {
    rollout: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    milestone: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    'open-work': ['PutItem'],
  },
};

/** The request to stop that a replayed stop stands for. */
const STOP_AGAIN = RuleTargetInput.fromObject({
  id: EventField.eventId,
  time: EventField.time,
  detail: { id: EventField.fromPath('$.detail.id'), by: EventField.fromPath('$.detail.stoppedBy') },
});

const stopMilestone: JobSettings = {
  name: 'stop-milestone',
  queueName: 'stops',
  impact: 'A milestone was to be stopped and its mails may still be leaving.',
  // Short, so that a stop that arrives during planning is retried every minute,
  timeout: Duration.seconds(10),
  // and for longer than planning takes.
  tries: 30,
  memorySize: 256,
  maxConcurrency: 2,
  rows: { milestone: ['GetItem', 'UpdateItem'] },
};
