import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ScheduledFunction, type ScheduleSettings } from '../constructs/scheduled-function.ts';
import type { SendingFunctions } from './sending.ts';
import type { SubjectProps } from './subject-props.ts';

export interface NewcomersProps extends SubjectProps {
  readonly sending: SendingFunctions;
}

/** Tells whoever comes to a role later what holds for it, and asks the sample of a milestone what it knows. */
export class NewcomerFunctions extends Construct {
  readonly welcomeNewcomers: ScheduledFunction;

  constructor(scope: Construct, id: string, { sending, ...props }: NewcomersProps) {
    super(scope, id);
    this.welcomeNewcomers = new ScheduledFunction(this, 'Welcome', { ...props, ...welcomeNewcomers });
    sending.sendDeliveries.grantEnqueue(this.welcomeNewcomers);
  }
}

const welcomeNewcomers: ScheduleSettings = {
  name: 'welcome-newcomers',
  // Its work is done once a day, and a missed hour is made up for.
  every: Duration.minutes(5),
  impact: 'Whoever has come to a role is not told what holds for it, and no sample is asked what it knows.',
  // It reads what some hundred organisations have been told.
  timeout: Duration.minutes(5),
  memorySize: 512,
  rows: {
    rollouts: ['Query'],
    rollout: ['BatchGetItem', 'Query', 'PutItem'],
    'open-work': ['PutItem'],
    organisation: ['BatchGetItem', 'Query'],
    catalogue: ['BatchGetItem', 'Query'],
    milestone: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    'milestone-organisation': ['BatchGetItem', 'Query', 'PartiQLInsert', 'PartiQLUpdate'],
    shared: ['BatchGetItem', 'PutItem'],
    'contact-register': ['BatchGetItem'],
    'contact-import': ['Query'],
  },
};
