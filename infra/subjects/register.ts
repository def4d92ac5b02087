import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ScheduledFunction, type ScheduleSettings } from '../constructs/scheduled-function.ts';
import type { SubjectProps } from './subject-props.ts';

/** Enters what was sent in the log of the register, and signs it. */
export class RegisterFunctions extends Construct {
  readonly keepRegister: ScheduledFunction;

  constructor(scope: Construct, id: string, props: SubjectProps) {
    super(scope, id);
    this.keepRegister = new ScheduledFunction(this, 'Keep', { ...props, ...keepRegister });
    props.table.grantIdentity(this.keepRegister);
    props.web.exposePublicUrl(this.keepRegister);
  }
}

const keepRegister: ScheduleSettings = {
  name: 'keep-register',
  every: Duration.minutes(1),
  impact:
    'What is sent is not entered in the public log: nobody outside can see yet that the register is whole.',
  // It reads the mails of up to 400 parts of dispatches.
  timeout: Duration.seconds(60),
  memorySize: 512,
  rows: {
    rollout: ['GetItem'],
    organisation: ['GetItem'],
    milestone: ['GetItem', 'Query'],
    'milestone-organisation': ['Query'],
    'open-work': ['Query'],
    // Inserts, which never write over a row: what stands in the log stays.
    'register-log': ['Query', 'PartiQLInsert'],
    'register-places': ['Query', 'PartiQLInsert'],
    'register-keys': ['Query', 'PartiQLInsert'],
  },
};
